"""Reading the web of ties: all of it while it is small, else what lies around one actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Table,
    bindparam,
    literal,
    or_,
    select,
    union,
    union_all,
)

from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieLine, TieWeb
from coupexplorer.domain.vocabulary import ActorKind, Layer, NameKind, Script
from coupexplorer.store import records
from coupexplorer.store.dates_as_text import read_date
from coupexplorer.store.mapping.rows_base import RecordRow, table_of
from coupexplorer.store.mapping.rows_evidence import ClaimRow
from coupexplorer.store.mapping.rows_history import ActorRow, MembershipRow, OfficeRow, RelationRow
from coupexplorer.store.mapping.rows_parts import ActorCaseRow, NameRow, SubjectRow, SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_RECORDS = table_of(RecordRow)
_ACTORS = table_of(ActorRow)
_NAMES = table_of(NameRow)
_CASES = table_of(ActorCaseRow)
_CLAIMS = table_of(ClaimRow)
_SUPPORTS = table_of(SupportRow)
_SUBJECTS = table_of(SubjectRow)
_RELATIONS = table_of(RelationRow)
_MEMBERSHIPS = table_of(MembershipRow)
_OFFICES = table_of(OfficeRow)

MOST_TIES = 6_000
"""Ties read at the most; a picture of more is a blot."""

TIES_AN_ACTOR = 8
"""Ties looked through at each step, for each actor wanted."""

_ENDS: tuple[tuple[Kind, Table, str, str], ...] = (
    (Kind.RELATION, _RELATIONS, "subject_id", "object_id"),
    (Kind.MEMBERSHIP, _MEMBERSHIPS, "member_id", "body_id"),
    (Kind.OFFICE, _OFFICES, "holder_id", "body_id"),
)
_TIES = tuple(kind.value for kind, *_ in _ENDS)


def tie_web(
    connection: Connection,
    cases: Sequence[str],
    around: str | None,
    steps: int,
    most: int,
    near: int,
) -> TieWeb:
    """The whole web if it has at most ``most`` actors; else that of some cases, if it has no more;
    else what is reached from one actor in ``steps``, nearest first, cut at ``near``.

    Without an actor to stand around the last is empty.
    """
    ids = list(connection.execute(_every_actor(), {"most": most + 1}).scalars())
    if len(ids) <= most:
        return _web(connection, ids, whole=True)
    if cases:
        values = {"ids": listed(cases), "most": most + 1}
        ids = list(connection.execute(_actors_in_cases(), values).scalars())
        if 0 < len(ids) <= most:
            return replace(_web(connection, ids, whole=True), by_cases=True)
    return _web(connection, _reached(connection, around, steps, near), whole=False)


def _reached(connection: Connection, around: str | None, steps: int, near: int) -> list[str]:
    """Actors around one of them, step by step."""
    if around is None or records.get(connection, Ref(Kind.ACTOR, around)) is None:
        return []
    found = {around: None}
    edge = [around]
    for _ in range(steps):
        values = {"ids": listed(edge), "most": near * TIES_AN_ACTOR}
        pairs = connection.execute(_touching(), values).all()
        ends = dict.fromkeys(end for row in pairs for end in (row.start, row.end))
        edge = [end for end in ends if end not in found][: max(near - len(found), 0)]
        found.update(dict.fromkeys(edge))
    return list(found)


def _web(connection: Connection, ids: list[str], *, whole: bool) -> TieWeb:
    values = {"ids": listed(ids)}
    rows = connection.execute(_ties_among(), {**values, "most": MOST_TIES}).all()
    supports: dict[tuple[str, str], list[str]] = {}
    of_ties = {"ids": listed(row.id for row in rows)}
    for support in connection.execute(_claims_of(), of_ties).all():
        supports.setdefault((support.owner_kind, support.owner_id), []).append(support.claim_id)
    ties = tuple(_tie(row, supports.get((row.owner, row.id), ())) for row in rows)
    disputes = _disputes(connection, ties)
    claims = {claim for tie in ties for claim in tie.claims}
    claims.update(claim for dispute in disputes for claim in dispute.claim_ids())
    context = connection.execute(_beyond(), {"ids": listed(claims)}).scalars()
    return TieWeb(_actors(connection, ids), ties, disputes, frozenset(context), whole)


def _tie(row: Any, claims: Iterable[str]) -> TieLine:
    ref = Ref(Kind(row.owner), row.id)
    kind = TieKind(row.kind)
    return TieLine(ref, row.start, kind, row.end, read_date(row.date), tuple(claims), row.words)


def _actors(connection: Connection, ids: list[str]) -> tuple[ActorLine, ...]:
    values = {"ids": listed(ids)}
    arabic: dict[str, str] = {}
    for name in connection.execute(_arabic_names(), values).all():
        arabic.setdefault(name.owner_id, name.text)
    cases: dict[str, list[str]] = {}
    for row in connection.execute(_cases_of(), values).all():
        cases.setdefault(row.actor_id, []).append(row.case_id)
    return tuple(
        ActorLine(
            row.id,
            ActorKind(row.kind),
            row.title,
            arabic.get(row.id, ""),
            tuple(cases.get(row.id, ())),
            Layer(row.layer),
        )
        for row in connection.execute(_actor_rows(), values).all()
    )


def _disputes(connection: Connection, ties: Sequence[TieLine]) -> tuple[Dispute, ...]:
    claims = dict.fromkeys(claim for tie in ties for claim in tie.claims)
    values = {"claims": listed(claims), "ids": listed(tie.ref.id for tie in ties)}
    ids = connection.execute(_disputes_on(), values).scalars()
    found = records.many(connection, Kind.DISPUTE, sorted(ids))
    return tuple(record for record in found.values() if isinstance(record, Dispute))


@cache
def _every_actor() -> Select[Any]:
    return select(_ACTORS.c.id).order_by(_ACTORS.c.ordinal).limit(bindparam("most"))


@cache
def _actors_in_cases() -> Select[Any]:
    """Ids of the actors of some cases; the cut comes before any sorting."""
    return select(_CASES.c.actor_id).distinct().where(among(_CASES.c.case_id)).limit(_most())


@cache
def _touching() -> Select[Any]:
    """Both ends of the ties with one end among ``ids``."""
    ties = _union(either=True)
    return select(ties.c.start, ties.c.end).limit(_most())


@cache
def _ties_among() -> Select[Any]:
    """The ties with both ends among ``ids``, in reading order."""
    ties = _union(either=False)
    return select(ties).order_by(ties.c.place, ties.c.ordinal).limit(_most())


def _union(*, either: bool) -> Any:
    parts = []
    for place, (kind, table, start, end) in enumerate(_ENDS):
        first, last = among(table.c[start]), among(table.c[end])
        words = {Kind.RELATION: "description", Kind.MEMBERSHIP: "role", Kind.OFFICE: "title"}[kind]
        known = {Kind.MEMBERSHIP: TieKind.MEMBER, Kind.OFFICE: TieKind.OFFICE}
        parts.append(
            select(
                literal(place).label("place"),
                literal(kind.value).label("owner"),
                table.c.ordinal,
                table.c.id,
                table.c[start].label("start"),
                table.c.kind if kind is Kind.RELATION else literal(known[kind].value).label("kind"),
                table.c[end].label("end"),
                table.c[words].label("words"),
                table.c.date,
            )
            .where(or_(first, last) if either else first & last)
            # An office without a body ties nobody to anybody.
            .where(table.c[end].is_not(None))
        )
    return union_all(*parts).subquery()


@cache
def _actor_rows() -> Select[Any]:
    title = (
        select(_RECORDS.c.title)
        .where(_RECORDS.c.kind == Kind.ACTOR.value, _RECORDS.c.id == _ACTORS.c.id)
        .scalar_subquery()
    )
    chosen = select(_ACTORS.c.id, _ACTORS.c.kind, _ACTORS.c.layer, title.label("title"))
    return chosen.where(among(_ACTORS.c.id)).order_by(_ACTORS.c.ordinal)


@cache
def _arabic_names() -> Select[Any]:
    """The names of actors in Arabic script, the preferred ones first."""
    wanted = select(_NAMES.c.owner_id, _NAMES.c.text)
    wanted = wanted.where(_NAMES.c.owner_kind == Kind.ACTOR.value, among(_NAMES.c.owner_id))
    wanted = wanted.where(_NAMES.c.script == Script.ARABIC.value)
    return wanted.order_by(_NAMES.c.kind != NameKind.PREFERRED.value, _NAMES.c.ordinal)


@cache
def _cases_of() -> Select[Any]:
    wanted = select(_CASES.c.actor_id, _CASES.c.case_id).where(among(_CASES.c.actor_id))
    return wanted.order_by(_CASES.c.actor_id, _CASES.c.ordinal)


@cache
def _claims_of() -> Select[Any]:
    """What ties rest on."""
    wanted = select(_SUPPORTS.c.owner_kind, _SUPPORTS.c.owner_id, _SUPPORTS.c.claim_id)
    wanted = wanted.where(_SUPPORTS.c.owner_kind.in_(_TIES), among(_SUPPORTS.c.owner_id))
    return wanted.order_by(_SUPPORTS.c.owner_kind, _SUPPORTS.c.owner_id, _SUPPORTS.c.ordinal)


@cache
def _beyond() -> Select[Any]:
    """Those of some claims that come from beyond the base texts."""
    context = _CLAIMS.c.layer == Layer.CONTEXT.value
    return select(_CLAIMS.c.id).where(among(_CLAIMS.c.id), context)


@cache
def _disputes_on() -> CompoundSelect[Any]:
    """Ids of the disputes that name some ties, or hold some of their claims."""
    by_claim = select(_SUPPORTS.c.owner_id.label("dispute_id")).where(
        _SUPPORTS.c.owner_kind == Kind.DISPUTE.value, among(_SUPPORTS.c.claim_id, "claims")
    )
    named = select(_SUBJECTS.c.owner_id).where(
        _SUBJECTS.c.owner_kind == Kind.DISPUTE.value,
        _SUBJECTS.c.target_kind.in_(_TIES),
        among(_SUBJECTS.c.target_id),
    )
    return union(by_claim, named)


def _most() -> Any:
    return bindparam("most")
