"""Events come in the order asked for, read on from anywhere, each by an index of that order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, day, small_document

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, EventOrder, SortBy
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.events.order import must_be_sorted
from coupexplorer.store.sqlite.patience import GivenUp, after

EVERYTHING = EventFilter()
INDEX_OF = {
    SortBy.TIME: "events_in_order",
    SortBy.TITLE: "events_by_title",
    SortBy.IMPORTANCE: "events_by_importance",
    SortBy.CLAIMS: "events_by_claims",
}


def listed(
    casebook: Casebook, order: EventOrder, wanted: EventFilter = EVERYTHING, limit: int = 3
) -> list[str]:
    """The ids of all events in an order, read in steps."""
    numbers: list[int] = []
    key = None
    while True:
        found = casebook.event_order(wanted, order, key, limit)
        assert len(found.ordinals) <= limit
        numbers.extend(found.ordinals)
        key = found.next
        if key is None:
            break
    lines = casebook.event_lines_at(numbers, context=True)
    return [lines[number].id for number in numbers]


def test_by_title_is_by_letters_and_not_by_case(casebook: Casebook) -> None:
    found = listed(casebook, EventOrder(SortBy.TITLE))
    titles = {event.id: event.title for event in small_document().events}
    assert [titles[i] for i in found] == sorted(titles.values(), key=str.lower)


def test_most_important_and_most_claims_come_first_and_then_the_earliest(
    casebook: Casebook,
) -> None:
    by_time = listed(casebook, EventOrder())
    events = {event.id: event for event in small_document().events}
    assert listed(casebook, EventOrder(SortBy.IMPORTANCE)) == sorted(
        by_time, key=lambda i: events[i].importance
    )
    assert listed(casebook, EventOrder(SortBy.CLAIMS)) == sorted(
        by_time, key=lambda i: -len(events[i].claims)
    )


@pytest.mark.parametrize("by", SortBy)
@pytest.mark.parametrize("limit", [1, 2, 7, 8])
def test_backwards_is_the_same_the_other_way_round(
    casebook: Casebook, by: SortBy, limit: int
) -> None:
    ahead = listed(casebook, EventOrder(by), limit=limit)
    assert listed(casebook, EventOrder(by, backwards=True), limit=limit) == ahead[::-1]


@pytest.mark.parametrize("by", SortBy)
def test_a_common_filter_keeps_the_same_in_the_same_order(casebook: Casebook, by: SortBy) -> None:
    wanted = EventFilter(cases=(IRAQ,), phases=(PhaseKind.SEIZURE,))
    kept = casebook.event_order(wanted, EventOrder(by), None, 100)
    assert casebook.event_order(wanted, EventOrder(by), None, 100, is_common=True) == kept
    assert len(kept.ordinals) == 3


def test_a_filter_that_nothing_can_match_is_an_empty_order(casebook: Casebook) -> None:
    found = casebook.event_order(EventFilter(text='"(*'), EventOrder())
    assert (list(found.ordinals), found.next) == ([], None)


titles = st.sampled_from(["coup", "Coup", "a riot", "Zero", "élan", "انقلاب", ""])
facts = st.tuples(titles, st.integers(1, 3), st.sampled_from([(), ("A053",), ("A061", "A053")]))


@pytest.fixture(scope="module")
def frame() -> CasebookDocument:
    """A casebook without events."""
    document = small_document()
    return replace(
        document, events=(), participations=(), movements=(), disputes=(), notes=(), claims=tuple(
            replace(claim, subjects=()) for claim in document.claims
        ),
    )  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(facts, max_size=12), st.integers(1, 5), st.sampled_from(SortBy), st.booleans())
def test_steps_of_any_size_give_an_order_worked_out_in_plain_python(
    frame: CasebookDocument, told: list[tuple[str, int, tuple[str, ...]]], limit: int, by: SortBy,
    backwards: bool,
) -> None:  # fmt: skip
    events = tuple(
        Event(f"e{n}", IRAQ, PhaseKind.PURGE, title, day("1963"), claims, importance=importance)
        for n, (title, importance, claims) in enumerate(told)
    )
    keys = {
        SortBy.TIME: lambda event: 0,
        SortBy.TITLE: lambda event: event.title.lower().encode(),
        SortBy.IMPORTANCE: lambda event: event.importance,
        SortBy.CLAIMS: lambda event: -len(event.claims),
    }
    expected = [event.id for event in sorted(events, key=keys[by])]
    with Casebook.in_memory(replace(frame, events=events)) as casebook:
        found = listed(casebook, EventOrder(by, backwards), limit=limit)
    assert found == (expected[::-1] if backwards else expected)


@pytest.mark.parametrize("by", SortBy)
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("wanted", [EVERYTHING, EventFilter(layers=(Layer.CORE,))])
def test_an_order_follows_its_index_and_sorts_nothing(
    casebook: Casebook, by: SortBy, backwards: bool, wanted: EventFilter
) -> None:
    order = EventOrder(by, backwards)
    first = casebook.event_order(wanted, order, None, 2)
    for key in (None, first.next):
        (steps,) = plans(casebook, wanted, order, key)
        assert any(INDEX_OF[by] in step for step in steps)
        assert not any("TEMP B-TREE" in step for step in steps)
        assert key is None or not any(step.startswith("SCAN events") for step in steps)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (EventFilter(phases=(PhaseKind.PURGE,)), "events_of_phase_in_order"),
        (
            EventFilter(phases=(PhaseKind.PURGE,), cases=(IRAQ, SYRIA)),
            "events_of_case_and_phase_in_order",
        ),
        (EventFilter(phases=(PhaseKind.PURGE, PhaseKind.SEIZURE)), "events_of_phase_in_order"),
        (EventFilter(cases=(IRAQ, SYRIA)), "events_of_case_in_order"),
        (EventFilter(cases=(IRAQ,)), "events_of_case_in_order"),
        (EventFilter(undated=True), "events_in_order (sort_start=?)"),
    ],
)
def test_one_phase_or_case_is_found_in_order_of_time(
    casebook: Casebook, wanted: EventFilter, index: str
) -> None:
    (steps,) = plans(casebook, wanted, EventOrder(), None)
    assert any(index in step and step.startswith("SEARCH") for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)
    assert not must_be_sorted(wanted, EventOrder())


def test_what_must_be_sorted_is_said_to_be(casebook: Casebook) -> None:
    for wanted, order in (
        (EventFilter(phases=(PhaseKind.SEIZURE,)), EventOrder(SortBy.TITLE)),
        (EventFilter(cases=(IRAQ,)), EventOrder(SortBy.CLAIMS)),
        (EventFilter(actor="hafez-al-assad"), EventOrder()),
    ):
        (steps,) = plans(casebook, wanted, order, None)
        assert any("TEMP B-TREE" in step for step in steps)
        assert must_be_sorted(wanted, order)


def plans(
    casebook: Casebook, wanted: EventFilter, order: EventOrder, key: object
) -> list[list[str]]:
    """The steps of each statement that reads events in an order."""
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    casebook.event_order(wanted, order, key, 2)  # type: ignore[arg-type]
    driver.set_trace_callback(None)
    return [
        [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
        for statement in sent
        if "ORDER BY" in statement
    ]


def test_lines_by_number_count_claims_and_sources(casebook: Casebook) -> None:
    number = casebook.event_ordinal("strafing")
    assert number is not None
    line = casebook.event_lines_at([number, 999], context=True)[number]
    assert (line.id, line.claims, line.sources) == ("strafing", 1, 2)
    plain = casebook.event_lines(["strafing"])[0]
    assert replace(line, claims=0, sources=0) == plain


def test_claims_of_the_layer_that_is_hidden_are_not_counted(document: CasebookDocument) -> None:
    claims = tuple(
        replace(c, layer=Layer.CONTEXT) if c.id == "A061" else c for c in document.claims
    )
    with Casebook.in_memory(replace(document, claims=claims)) as casebook:
        number = casebook.event_ordinal("strafing")
        assert number is not None
        assert casebook.event_lines_at([number], context=True)[number].claims == 1
        assert casebook.event_lines_at([number], context=False)[number].claims == 0


def test_an_edit_moves_an_event_in_every_order(casebook: Casebook) -> None:
    before = casebook.get(Ref(Kind.EVENT, "exile"))
    assert isinstance(before, Event)
    after_it = replace(before, title="A start", claims=("A053", "A061", "A069"), importance=1)
    casebook.apply(Edit("change", (Change(before, after_it),)))
    assert listed(casebook, EventOrder(SortBy.CLAIMS))[0] == "exile"
    assert listed(casebook, EventOrder(SortBy.TITLE)).index("exile") == 2
    assert listed(casebook, EventOrder(SortBy.IMPORTANCE))[0] == "exile"
    casebook.apply(Edit("back", (Change(after_it, before),)))
    assert listed(casebook, EventOrder(SortBy.CLAIMS))[0] != "exile"


@pytest.fixture
def thousands(frame: CasebookDocument) -> Iterator[Casebook]:
    """A casebook that takes SQLite some thousand steps to read."""
    events = tuple(
        Event(f"e{n}", IRAQ, PhaseKind.PURGE, f"Event {n}", day("1963"), ()) for n in range(2_000)
    )
    with Casebook.in_memory(replace(frame, events=events)) as casebook:
        yield casebook


def test_a_question_given_up_leaves_the_casebook_as_it_was(thousands: Casebook) -> None:
    wanted = EventFilter(layers=(Layer.READER,))
    with pytest.raises(GivenUp):
        thousands.event_order(wanted, EventOrder(), give_up=after(-1.0))
    found = thousands.event_order(EVERYTHING, EventOrder(), None, 5_000, give_up=after(600.0))
    assert len(found.ordinals) == 2_000
    assert thousands.check_integrity() == []


def test_what_goes_wrong_while_waiting_is_still_told(thousands: Casebook) -> None:
    def broken() -> bool:
        return False

    thousands._database.driver.execute("DROP INDEX events_in_order")
    assert (
        len(thousands.event_order(EVERYTHING, EventOrder(), None, 10, give_up=broken).ordinals)
        == 10
    )
