"""What a profile shows, read from the casebook in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coupexplorer.analysis.layers import core_statements
from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Dispute, Source, Statement
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.record_in_layers import record_in_layers, refs_in_layers
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.store.evidence import Ties

NEARBY_MINUTES = 2 * 24 * 60
MOST_NEARBY = 8
WIDEST_FOR_NEARBY = 40 * 24 * 60


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """An actor's ties and events; ``roles`` maps event ids to what the actor was in them.

    ``life_shown`` is False when the life dates rest on a layer that is hidden.
    """

    offices: Sequence[Office]
    memberships: Sequence[Membership]
    relations: Sequence[Relation]
    events: Sequence[EventLine]
    roles: Mapping[str, str]
    movements: Sequence[Movement] = ()
    life_shown: bool = True


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Who took part in an event, and what else happened in its case within two days."""

    participations: Sequence[Participation]
    nearby: Sequence[EventLine]
    movements: Sequence[Movement] = ()


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What happened at a place, and who came and went."""

    events: Sequence[EventLine]
    movements: Sequence[Movement] = ()


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What a thread between cases tells in the layers shown, and the events it runs through."""

    statements: Sequence[Statement]
    events: Sequence[EventLine]


Facts = ActorFacts | EventFacts | PlaceFacts | LinkFacts


@dataclass(frozen=True, slots=True)
class Profile:
    """One record with everything its page needs; ``hidden`` when only a hidden layer tells it."""

    subject: Ref
    record: Record
    facts: Facts | None
    cases: Mapping[str, Case]
    sources: Mapping[str, Source]
    titles: Mapping[Ref, str]
    dimension: Dimension | None = None
    resting: Sequence[Ref] = ()
    counterpart_cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: bool = False

    def case_index(self, case: str) -> int:
        """A case's place in the casebook; 0 for an unknown one."""
        return list(self.cases).index(case) if case in self.cases else 0


def read_profile(bench: Workbench, focus: Focus) -> Profile | None:
    """Read the profile of the focus' subject; None when it no longer exists."""
    subject = focus.subject
    stored = bench.casebook.get(subject) if subject is not None else None
    if subject is None or stored is None:
        return None
    record = record_in_layers(bench, focus, stored)
    if record is None:
        return Profile(subject, stored, None, bench.cases, {}, {}, hidden=True)
    facts = _facts(bench, focus, record)
    refs = _refs(record, facts)
    resting: Sequence[Ref] = ()
    dimension = None
    if isinstance(record, Claim):
        resting = refs_in_layers(bench, focus, bench.casebook.resting_on(record.id))
        refs += resting
    if isinstance(record, Cell):
        found = bench.casebook.get(Ref(Kind.DIMENSION, record.dimension))
        dimension = found if isinstance(found, Dimension) else None
    return Profile(
        subject,
        record,
        facts,
        bench.cases,
        _sources(bench, record),
        bench.casebook.titles(tuple(dict.fromkeys(refs))),
        dimension,
        resting,
        _counterpart_cases(bench, record),
    )


def _facts(bench: Workbench, focus: Focus, record: Record) -> Facts | None:
    book = bench.casebook
    match record:
        case Actor():
            ties = _ties(bench, focus, record.id)
            roles: dict[str, str] = {p.event: p.role for p in ties.participations}
            lines = _in_layers(book.events_of(Ref(Kind.ACTOR, record.id)), focus)
            shown = bool(_told(bench, focus, record.life_claims)) or not record.life_claims
            return ActorFacts(
                ties.offices,
                ties.memberships,
                ties.relations,
                lines,
                roles,
                _movements(bench, focus, ref_of(record)),
                life_shown=shown,
            )
        case Event():
            parts = book.participations_of(record.id)
            told = _told(bench, focus, tuple(dict.fromkeys(c for p in parts for c in p.claims)))
            shown_parts = [p for p in parts if not told.isdisjoint(p.claims)]
            moves = _movements(bench, focus, ref_of(record))
            return EventFacts(shown_parts, _nearby(bench, focus, record), moves)
        case Place():
            lines = _in_layers(book.events_of(Ref(Kind.PLACE, record.id)), focus)
            return PlaceFacts(lines, _movements(bench, focus, ref_of(record)))
        case Link():
            return _link_facts(bench, focus, record)
    return None


def _movements(bench: Workbench, focus: Focus, ref: Ref) -> list[Movement]:
    """The movements about a record, without those that rest on a hidden layer alone."""
    found = bench.casebook.movements_of(ref)
    told = _told(bench, focus, tuple(dict.fromkeys(c for move in found for c in move.claims)))
    return [move for move in found if focus.context or not told.isdisjoint(move.claims)]


def _link_facts(bench: Workbench, focus: Focus, link: Link) -> LinkFacts:
    lines = _in_layers(bench.casebook.events_of(ref_of(link)), focus)
    if focus.context:
        return LinkFacts(link.statements, lines)
    return LinkFacts(core_statements(link.statements, _claims_of(bench, link)), lines)


def _claims_of(bench: Workbench, link: Link) -> dict[str, Claim]:
    ids = tuple(dict.fromkeys(c for statement in link.statements for c in statement.claims))
    found = bench.casebook.many(Kind.CLAIM, ids).values()
    return {c.id: c for c in found if isinstance(c, Claim)}


def _ties(bench: Workbench, focus: Focus, actor: str) -> Ties:
    """An actor's ties, without those that rest on a hidden layer alone."""
    ties = bench.casebook.ties_of(actor)
    if focus.context:
        return ties
    rows: tuple[Office | Membership | Relation | Participation, ...] = (
        *ties.offices,
        *ties.memberships,
        *ties.relations,
        *ties.participations,
    )
    told = _told(bench, focus, tuple(dict.fromkeys(c for tie in rows for c in tie.claims)))
    return replace(
        ties,
        offices=tuple(t for t in ties.offices if not told.isdisjoint(t.claims)),
        memberships=tuple(t for t in ties.memberships if not told.isdisjoint(t.claims)),
        relations=tuple(t for t in ties.relations if not told.isdisjoint(t.claims)),
        participations=tuple(t for t in ties.participations if not told.isdisjoint(t.claims)),
    )


def _told(bench: Workbench, focus: Focus, claims: Sequence[str]) -> frozenset[str]:
    """Those of some claims that are not hidden."""
    if focus.context:
        return frozenset(claims)
    found = bench.casebook.many(Kind.CLAIM, claims).values()
    return frozenset(c.id for c in found if isinstance(c, Claim) and c.layer is not Layer.CONTEXT)


def _in_layers(lines: Sequence[EventLine], focus: Focus) -> list[EventLine]:
    return [line for line in lines if focus.context or line.layer is not Layer.CONTEXT]


def _nearby(bench: Workbench, focus: Focus, event: Event) -> list[EventLine]:
    start, end = event.date.earliest_start, event.date.latest_end
    if start is None or end is None:
        return []
    return _between(bench, focus, event, minutes(start), minutes(end))


def _between(bench: Workbench, focus: Focus, event: Event, start: int, end: int) -> list[EventLine]:
    if end - start > WIDEST_FOR_NEARBY:
        return []
    window = TimeWindow(start - NEARBY_MINUTES, end + NEARBY_MINUTES)
    narrowed = replace(focus.event_filter(), cases=(event.case,), window=window, placed_only=True)
    narrowed = replace(narrowed, phases=(), actor=None, place=None, text="")
    page = bench.casebook.event_page(narrowed, None, MOST_NEARBY * 4)
    near = [
        line
        for line in page.lines
        if line.start is not None
        and line.end is not None
        and line.end - line.start <= WIDEST_FOR_NEARBY
    ]
    return near[:MOST_NEARBY]


def minutes(moment: dt.datetime) -> int:
    """A naive datetime as minutes since 0001-01-01 00:00."""
    return (moment - dt.datetime(1, 1, 1)) // dt.timedelta(minutes=1)


def _refs(record: Record, facts: object) -> list[Ref]:
    refs: list[Ref] = []
    match record:
        case Actor():
            refs += [Ref(Kind.ACTOR, i) for i in (*record.distinct_from, *record.counterparts)]
        case Event():
            refs += [Ref(Kind.PLACE, i) for i in record.places]
        case Place() if record.within:
            refs.append(Ref(Kind.PLACE, record.within))
        case Claim():
            refs += record.subjects
        case Dispute():
            refs += [*record.subjects, *(Ref(Kind.CLAIM, c) for c in record.claim_ids())]
        case Source() if record.mirror_of:
            refs.append(Ref(Kind.SOURCE, record.mirror_of))
    if isinstance(facts, EventFacts):
        refs += [Ref(Kind.ACTOR, p.actor) for p in facts.participations]
    if isinstance(facts, ActorFacts | EventFacts | PlaceFacts):
        for move in facts.movements:
            refs += [Ref(Kind.ACTOR, i) for i in move.movers]
            refs += [Ref(Kind.PLACE, i) for i in (move.origin, move.destination) if i]
    if isinstance(facts, ActorFacts):
        ids = [o.holder for o in facts.offices] + [o.body for o in facts.offices if o.body]
        ids += [i for m in facts.memberships for i in (m.member, m.body)]
        ids += [i for r in facts.relations for i in (r.subject, r.object)]
        refs += [Ref(Kind.ACTOR, i) for i in ids]
    return refs


def _sources(bench: Workbench, record: Record) -> Mapping[str, Source]:
    if not isinstance(record, Actor | Place):
        return {}
    ids = tuple(dict.fromkeys(name.source for name in record.names if name.source))
    found = bench.casebook.many(Kind.SOURCE, ids)
    return {s.id: s for s in found.values() if isinstance(s, Source)}


def _counterpart_cases(bench: Workbench, record: Record) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(record, Actor):
        return {}
    found = bench.casebook.many(Kind.ACTOR, record.counterparts)
    return {a.id: a.cases for a in found.values() if isinstance(a, Actor)}
