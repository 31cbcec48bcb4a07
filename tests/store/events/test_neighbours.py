"""The next and the previous event are those of the list, found without reading the list."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, small_document
from tests.store.test_query_plans import scans

from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.casebook import Casebook

FILTERS = (
    EventFilter(),
    EventFilter(cases=(IRAQ, SYRIA)),
    EventFilter(cases=(SYRIA, IRAQ), layers=(Layer.CORE,)),
    EventFilter(cases=(SYRIA,)),
    EventFilter(cases=("none",)),
    EventFilter(phases=(PhaseKind.TRIGGER, PhaseKind.AFTERMATH)),
    EventFilter(place="iraq"),
    EventFilter(cases=(IRAQ,), actor="al-sadi"),
    EventFilter(text="coup"),
    EventFilter(text="-coup"),
    EventFilter(cases=(IRAQ, SYRIA), placed_only=True),
    EventFilter(cases=(IRAQ, SYRIA), window=TimeWindow(0, 1_032_000_000)),
)


@pytest.mark.parametrize("wanted", FILTERS)
def test_steps_walk_the_list_both_ways(casebook: Casebook, wanted: EventFilter) -> None:
    listed = [line.id for line in casebook.event_page(wanted).lines]
    for by, expected in ((+1, listed), (-1, listed[::-1])):
        walked: list[str] = []
        here: str | None = None
        while (here := casebook.event_neighbour(wanted, here, by)) is not None:
            walked.append(here)
        assert walked == expected


def test_an_event_outside_the_filter_has_neighbours_in_it(casebook: Casebook) -> None:
    syrian = EventFilter(cases=(SYRIA,))
    assert casebook.event_neighbour(syrian, "seizure", +1) == "coup"
    assert casebook.event_neighbour(syrian, "seizure", -1) is None
    assert casebook.event_neighbour(EventFilter(cases=(IRAQ,)), "coup", -1) == "army-strikes"


def test_nothing_is_beside_an_event_that_is_not_there(casebook: Casebook) -> None:
    assert casebook.event_neighbour(EventFilter(), "nowhere", +1) is None


@settings(max_examples=30, deadline=None)
@given(number=st.integers(0, 6), by=st.sampled_from([-1, 1]))
def test_a_step_and_a_step_back_end_where_they_began(number: int, by: int) -> None:
    with Casebook.in_memory(small_document()) as casebook:
        ids = [line.id for line in casebook.event_page(EventFilter()).lines]
        there = casebook.event_neighbour(EventFilter(), ids[number], by)
        if there is not None:
            assert casebook.event_neighbour(EventFilter(), there, -by) == ids[number]
        else:
            assert number == (0 if by < 0 else len(ids) - 1)


@pytest.mark.parametrize(
    "wanted", [EventFilter(), EventFilter(cases=(IRAQ, SYRIA)), EventFilter(layers=(Layer.CORE,))]
)
@pytest.mark.parametrize("by", [+1, -1])
def test_a_step_is_one_question_to_the_index(
    casebook: Casebook, wanted: EventFilter, by: int
) -> None:
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    casebook.event_neighbour(wanted, "strafing", by)
    driver.set_trace_callback(None)
    _place, statement = (s for s in sent if s.startswith("SELECT"))
    steps = [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
    sought = "(sort_start,sort_end)>(" if by > 0 else "(sort_start,sort_end)<("
    assert any("_in_order" in step and sought in step for step in steps), steps
    assert scans(casebook, lambda c: c.event_neighbour(wanted, "strafing", by)) == []
