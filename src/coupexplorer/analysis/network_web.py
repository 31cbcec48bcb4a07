"""The web of ties of whole records, for those who have them all at hand."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.history import Actor, Membership, Office, Relation, preferred_name
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieLine, TieWeb
from coupexplorer.domain.vocabulary import Script

TieRecord = Relation | Membership | Office


def web_of(
    actors: Iterable[Actor],
    ties: Iterable[TieRecord],
    disputes: Iterable[Dispute],
    context_claims: Iterable[str],
) -> TieWeb:
    """The web that the network shows of these records, in the order in which they are given.
    ``context_claims`` are the claims from beyond the base texts, as far as ties or disputes hold
    them. An office without a body ties nobody to anybody."""
    lines = tuple(line for tie in ties if (line := _line(tie)) is not None)
    return TieWeb(
        tuple(_actor(actor) for actor in actors),
        lines,
        tuple(disputes),
        frozenset(context_claims),
    )


def _actor(actor: Actor) -> ActorLine:
    arabic = preferred_name(actor.names, Script.ARABIC)
    return ActorLine(actor.id, actor.kind, actor.title, arabic, actor.cases, actor.layer)


def _line(tie: TieRecord) -> TieLine | None:
    match tie:
        case Relation():
            ref, kind = Ref(Kind.RELATION, tie.id), TieKind(tie.kind.value)
            start, end, words = tie.subject, tie.object, tie.description
        case Membership():
            ref, kind = Ref(Kind.MEMBERSHIP, tie.id), TieKind.MEMBER
            start, end, words = tie.member, tie.body, tie.role
        case Office():
            if tie.body is None:
                return None
            ref, kind = Ref(Kind.OFFICE, tie.id), TieKind.OFFICE
            start, end, words = tie.holder, tie.body, tie.title
    return TieLine(ref, start, kind, end, tie.date, tie.claims, words)
