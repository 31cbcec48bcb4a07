"""Reading what a profile shows from the casebook: a bounded part of it, however much there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from coupexplorer.analysis.layers import core_statements
from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Source
from coupexplorer.domain.history import (
    Actor,
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
from coupexplorer.ui.profile.facts import (
    ActorFacts,
    ClaimFacts,
    EventFacts,
    Facts,
    LinkFacts,
    PlaceFacts,
    Profile,
)
from coupexplorer.ui.profile.naming import refs_of
from coupexplorer.ui.record_in_layers import record_in_layers, refs_in_layers
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook
    from coupexplorer.store.evidence import Ties

NEARBY_MINUTES = 2 * 24 * 60
MOST_NEARBY = 8
WIDEST_FOR_NEARBY = 40 * 24 * 60
MOST_LISTED = 60
"""Events, and ties of each kind, that a page lists at the most."""


def read_profile(bench: Workbench, focus: Focus) -> Profile | None:
    """Read the profile of the focus' subject; None when it no longer exists."""
    with bench.casebook.at_one_time():
        return _read_profile(bench, focus)


def _read_profile(bench: Workbench, focus: Focus) -> Profile | None:
    subject = focus.subject
    stored = bench.casebook.get(subject) if subject is not None else None
    if subject is None or stored is None:
        return None
    record = record_in_layers(bench, focus, stored)
    if record is None:
        return Profile(subject, stored, None, bench.cases, {}, {}, hidden=True)
    facts = _facts(bench, focus, record)
    dimension = None
    if isinstance(record, Cell):
        found = bench.casebook.get(Ref(Kind.DIMENSION, record.dimension))
        dimension = found if isinstance(found, Dimension) else None
    return Profile(
        subject,
        record,
        facts,
        bench.cases,
        _sources(bench, record),
        bench.casebook.titles(tuple(dict.fromkeys(refs_of(record, facts)))),
        dimension,
        _counterpart_cases(bench, record),
    )


def _facts(bench: Workbench, focus: Focus, record: Record) -> Facts | None:
    book = bench.casebook
    match record:
        case Actor():
            return _actor_facts(bench, focus, record)
        case Event():
            parts = book.participations_of(record.id)
            told = _told(bench, focus, tuple(dict.fromkeys(c for p in parts for c in p.claims)))
            shown_parts = [p for p in parts if not told.isdisjoint(p.claims)]
            moves = _movements(bench, focus, ref_of(record))
            return EventFacts(shown_parts, partial(_nearby, bench, focus, record, book), moves)
        case Place():
            lines = book.events_of(ref_of(record), MOST_LISTED + 1)
            moves = _movements(bench, focus, ref_of(record))
            more = len(lines) > MOST_LISTED
            return PlaceFacts(_in_layers(lines[:MOST_LISTED], focus), moves, more)
        case Link():
            return _link_facts(bench, focus, record)
        case Claim():
            resting = refs_in_layers(bench, focus, book.resting_on(record.id))
            return ClaimFacts(resting, _neighbours(bench, focus, record))
    return None


def _actor_facts(bench: Workbench, focus: Focus, actor: Actor) -> ActorFacts:
    ties, more = _ties(bench, focus, actor.id)
    lines = bench.casebook.events_of(ref_of(actor), MOST_LISTED + 1)
    return ActorFacts(
        ties.offices,
        ties.memberships,
        ties.relations,
        _in_layers(lines[:MOST_LISTED], focus),
        _roles(bench, actor, lines, ties),
        _movements(bench, focus, ref_of(actor)),
        life_shown=bool(_told(bench, focus, actor.life_claims)) or not actor.life_claims,
        more=more or len(lines) > MOST_LISTED,
    )


def _roles(
    bench: Workbench, actor: Actor, lines: Sequence[EventLine], ties: Ties
) -> dict[str, str]:
    """What the actor was in each event that is listed."""
    roles = {part.event: part.role for part in ties.participations}
    if len(lines) > MOST_LISTED:
        for line in lines[:MOST_LISTED]:
            if line.id not in roles:
                parts = bench.casebook.participations_of(line.id)
                roles.update((line.id, part.role) for part in parts if part.actor == actor.id)
    return roles


def _neighbours(
    bench: Workbench, focus: Focus, claim: Claim
) -> list[tuple[str, Claim | None, Claim | None]]:
    """For each source that a claim cites, the claims that stand before and after it there."""
    found = []
    for source in dict.fromkeys(citation.source for citation in claim.citations):
        before, after = bench.casebook.neighbours_in_source(claim.id, source, context=focus.context)
        ids = tuple(each for each in (before, after) if each)
        known = bench.casebook.many(Kind.CLAIM, ids)
        told = {i: c for i, c in known.items() if isinstance(c, Claim)}
        if told:
            found.append((source, told.get(before or ""), told.get(after or "")))
    return found


def _movements(bench: Workbench, focus: Focus, ref: Ref) -> list[Movement]:
    """The movements about a record, without those that rest on a hidden layer alone."""
    found = bench.casebook.movements_of(ref, MOST_LISTED)
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


def _ties(bench: Workbench, focus: Focus, actor: str) -> tuple[Ties, bool]:
    """An actor's ties, without those that rest on a hidden layer alone; True when there are more
    than are read."""
    ties = bench.casebook.ties_of(actor, MOST_LISTED)
    listed = (ties.offices, ties.memberships, ties.relations)
    more = any(len(each) == MOST_LISTED for each in listed)
    if focus.context:
        return ties, more
    rows: tuple[Office | Membership | Relation | Participation, ...] = (
        *ties.offices,
        *ties.memberships,
        *ties.relations,
        *ties.participations,
    )
    told = _told(bench, focus, tuple(dict.fromkeys(c for tie in rows for c in tie.claims)))
    kept = replace(
        ties,
        offices=tuple(t for t in ties.offices if not told.isdisjoint(t.claims)),
        memberships=tuple(t for t in ties.memberships if not told.isdisjoint(t.claims)),
        relations=tuple(t for t in ties.relations if not told.isdisjoint(t.claims)),
        participations=tuple(t for t in ties.participations if not told.isdisjoint(t.claims)),
    )
    return kept, more


def _told(bench: Workbench, focus: Focus, claims: Sequence[str]) -> frozenset[str]:
    """Those of some claims that are not hidden."""
    if focus.context:
        return frozenset(claims)
    found = bench.casebook.many(Kind.CLAIM, claims).values()
    return frozenset(c.id for c in found if isinstance(c, Claim) and c.layer is not Layer.CONTEXT)


def _in_layers(lines: Sequence[EventLine], focus: Focus) -> list[EventLine]:
    return [line for line in lines if focus.context or line.layer is not Layer.CONTEXT]


def _nearby(bench: Workbench, focus: Focus, event: Event, book: Casebook) -> Sequence[EventLine]:
    """What happened around the time of an event; nothing once another casebook is open."""
    start, end = event.date.earliest_start, event.date.latest_end
    if start is None or end is None or not bench.has_casebook or bench.casebook is not book:
        return ()
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


def _sources(bench: Workbench, record: Record) -> Mapping[str, Source]:
    match record:
        case Actor() | Place():
            named = (name.source for name in record.names if name.source)
        case Claim():
            named = (citation.source for citation in record.citations)
        case _:
            return {}
    ids = tuple(dict.fromkeys(named))
    found = bench.casebook.many(Kind.SOURCE, ids)
    return {s.id: s for s in found.values() if isinstance(s, Source)}


def _counterpart_cases(bench: Workbench, record: Record) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(record, Actor):
        return {}
    found = bench.casebook.many(Kind.ACTOR, record.counterparts)
    return {a.id: a.cases for a in found.values() if isinstance(a, Actor)}
