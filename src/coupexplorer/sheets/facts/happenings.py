"""What happened in the cases of a document: events in order of time and who took part in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from coupexplorer.domain.history import Case, Event, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.facts.gathered import Gathered
from coupexplorer.sheets.facts.reading import CasebookReader, many_of

MOST_EVENTS = 800
"""Events in one document, shared out over its cases: some eighty pages."""

EVENTS_A_READING = 200

DAYS_BEFORE, DAYS_AFTER = 20, 8
"""Days around day zero from which the small figure above a comparison takes its events."""

BASE_LAYERS = (Layer.CORE, Layer.READER)
"""What is left when the context layer is hidden."""

_MINUTES_A_DAY = 24 * 60


def read_events(casebook: CasebookReader, gathered: Gathered, choices: SheetChoices) -> None:
    """The first events of every case, undated ones last, and who took part in them."""
    share = MOST_EVENTS // len(gathered.cases)
    found: list[Event] = []
    for case in gathered.cases:
        wanted = EventFilter(cases=(case.id,), layers=_layers(choices))
        ids, more = _event_ids(casebook, wanted, share)
        found.extend(many_of(casebook, Kind.EVENT, ids, Event).values())
        if more:
            gathered.cut.add(Ref(Kind.CASE, case.id))
    gathered.events = _in_time(found)
    gathered.participations = tuple(
        part for event in gathered.events for part in casebook.participations_of(event.id)
    )


def read_events_around(casebook: CasebookReader, gathered: Gathered, choices: SheetChoices) -> None:
    """The events around day zero of every case, for a small figure; nobody is read with them."""
    found: list[Event] = []
    for case in gathered.cases:
        wanted = EventFilter(
            cases=(case.id,), layers=_layers(choices), window=_window(case), placed_only=True
        )
        ids, _ = _event_ids(casebook, wanted, EVENTS_A_READING)
        found.extend(many_of(casebook, Kind.EVENT, ids, Event).values())
    gathered.events = _in_time(found)


def read_events_of(
    casebook: CasebookReader, gathered: Gathered, parts: Sequence[Participation]
) -> None:
    """The events of the cases in which some actors took part, and those parts."""
    found = many_of(casebook, Kind.EVENT, (part.event for part in parts), Event)
    chosen = set(gathered.case_ids)
    kept = {i: event for i, event in found.items() if event.case in chosen}
    gathered.events = _in_time(kept.values())
    by_id = {part.id: part for part in parts if part.event in kept}
    gathered.participations = tuple(by_id.values())


def _layers(choices: SheetChoices) -> tuple[Layer, ...]:
    return () if choices.context else BASE_LAYERS


def _event_ids(casebook: CasebookReader, wanted: EventFilter, most: int) -> tuple[list[str], bool]:
    """The ids of the first events of a filter, and whether there are more."""
    ids: list[str] = []
    after = None
    while len(ids) < most:
        page = casebook.event_page(wanted, after, min(EVENTS_A_READING, most - len(ids)))
        ids.extend(line.id for line in page.lines)
        after = page.next
        if after is None:
            return ids, False
    return ids, bool(casebook.event_page(wanted, after, 1).lines)


def _window(case: Case) -> TimeWindow:
    zero = (case.day_zero - dt.date(1, 1, 1)).days
    start, end = max(zero - DAYS_BEFORE, 0), zero + DAYS_AFTER
    return TimeWindow(start * _MINUTES_A_DAY, end * _MINUTES_A_DAY)


def _in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.date.sort_key))
