"""Events are counted by place and case as the filter says; inner places are gathered."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.dates_as_text import minutes
from coupexplorer.store.events.places import PlaceCount


def named(casebook: Casebook, wanted: EventFilter = EventFilter()) -> dict[tuple[str, str], int]:  # noqa: B008
    return {(c.place, c.case): c.events for c in casebook.place_counts(wanted).named}


def test_each_place_counts_the_events_that_name_it(casebook: Casebook) -> None:
    assert named(casebook) == {
        ("damascus", SYRIA): 1,
        ("palace", IRAQ): 1,
        ("baghdad", IRAQ): 2,
    }


def test_a_place_gathers_those_within_it_that_have_no_coordinates(casebook: Casebook) -> None:
    """One event names both the palace and the city around it: it counts once."""
    assert casebook.place_counts(EventFilter()).gathered == (PlaceCount("baghdad", IRAQ, 2),)


def test_gathering_reaches_any_depth_and_stops_at_coordinates(document: CasebookDocument) -> None:
    places = {place.id: place for place in document.places}
    hall = replace(places["palace"], id="hall", within="palace")
    garden = replace(places["palace"], id="garden", latitude=33.31, longitude=44.4)
    events = tuple(
        replace(e, places=("hall",)) if e.id == "army-strikes" else e for e in document.events
    )
    grown = replace(document, places=(*document.places, hall, garden), events=events)
    with Casebook.in_memory(grown) as casebook:
        assert casebook.place_counts(EventFilter()).gathered == (PlaceCount("baghdad", IRAQ, 3),)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (EventFilter(cases=(SYRIA,)), {"damascus": 1}),
        (EventFilter(phases=(PhaseKind.TRIGGER,)), {"baghdad": 1}),
        (EventFilter(layers=(Layer.READER,)), {}),
        (EventFilter(text="seized"), {"baghdad": 1}),
        (EventFilter(text="–"), {}),
    ],
)
def test_the_filter_narrows_the_count(
    casebook: Casebook, wanted: EventFilter, expected: dict[str, int]
) -> None:
    counts: Counter[str] = Counter()
    for (place, _), events in named(casebook, wanted).items():
        counts[place] += events
    assert counts == expected


def test_the_window_narrows_the_count(casebook: Casebook) -> None:
    (line,) = casebook.event_lines(["strafing"])
    assert line.start is not None
    assert line.end is not None
    window = TimeWindow(line.start, line.end)
    assert named(casebook, EventFilter(window=window)) == {
        ("palace", IRAQ): 1,
        ("baghdad", IRAQ): 1,
    }
    assert minutes(line.date.earliest_start) == window.start


def test_of_some_events_those_of_the_filter_are_kept(casebook: Casebook) -> None:
    ids = ["coup", "seizure", "nowhere"]
    assert casebook.events_kept(EventFilter(), ids) == {"coup", "seizure"}
    assert casebook.events_kept(EventFilter(cases=(IRAQ,)), ids) == {"seizure"}
    assert casebook.events_kept(EventFilter(text="–"), ids) == frozenset()
    assert casebook.events_kept(EventFilter(), []) == frozenset()
