"""No question reads a whole table to answer about one record, however large the casebook."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.samples import IRAQ
from tests.store.test_settings import rename

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, EventOrder, TimeWindow
from coupexplorer.domain.vocabulary import Confidence, Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.events.filter import EventKey

IN_TIME = EventOrder()
SMALL = ("cases", "dimensions")
"""Tables with a handful of rows in any casebook."""


def scans(casebook: Casebook, ask: Any) -> list[str]:
    """Every step in which a statement of ``ask`` reads all of a table or index."""
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    ask(casebook)
    driver.set_trace_callback(None)
    found = []
    for statement in sent:
        if not statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            continue
        for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}"):
            step = str(row[3])
            if re.match(r"SCAN (?!.*(_list|anon_|VIRTUAL TABLE|CONSTANT|inside))", step):
                found.append(f"{step}: {statement}")
    return [step for step in found if not re.match(rf"SCAN ({'|'.join(SMALL)})\b", step)]


def steps_of(casebook: Casebook, ask: Any) -> list[list[str]]:
    """The plan of each question that is sent."""
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    ask(casebook)
    driver.set_trace_callback(None)
    return [
        [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
        for statement in sent
        if statement.startswith(("SELECT", "WITH"))
    ]


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (
            lambda c: c.event_page(EventFilter(cases=(IRAQ, "x"), phases=tuple(PhaseKind)[:2])),
            "events_of_case_and_phase_in_order",
        ),
        (lambda c: c.event_page(EventFilter(window=TimeWindow(1, 2))), "events_long_in_order"),
        (
            lambda c: c.event_page(EventFilter(weakest=(Confidence.LOW,))),
            "claims_by_confidence",
        ),
        (
            lambda c: c.event_page(EventFilter(actor="x")),
            "COVERING INDEX participations_by_actor",
        ),
        (
            lambda c: c.event_lines(["coup"]),
            "COVERING INDEX participations_by_event",
        ),
        (lambda c: c.counterparts(), "COVERING INDEX actor_pairs_by_part"),
        (
            lambda c: c.event_order(EventFilter(cases=(IRAQ, "x"), layers=(Layer.CORE,)), IN_TIME),
            "COVERING INDEX events_of_case_in_order",
        ),
        (
            lambda c: c.event_order(EventFilter(layers=(Layer.CORE,)), IN_TIME),
            "COVERING INDEX events_in_order",
        ),
        (
            lambda c: c.event_order(
                EventFilter(phases=(PhaseKind.PURGE,), layers=(Layer.CORE,)), IN_TIME
            ),
            "COVERING INDEX events_of_phase_in_order",
        ),
    ],
)
def test_each_index_is_there_for_a_question(casebook: Casebook, ask: Any, index: str) -> None:
    assert any(index in step for steps in steps_of(casebook, ask) for step in steps)


def test_reading_a_section_is_seen_as_reading_a_table_from_end_to_end(casebook: Casebook) -> None:
    """The measure itself: it must see what it is there to see."""
    assert any("events" in step for step in scans(casebook, lambda c: c.section(Kind.EVENT)))


COUP = Ref(Kind.EVENT, "coup")


@pytest.mark.parametrize(
    "ask",
    [
        *(lambda c, kind=kind: c.get(Ref(kind, "x")) for kind in Kind),
        *(lambda c, kind=kind: c.many(kind, ["x", "y"]) for kind in Kind),
        *(lambda c, kind=kind: c.claims_about(Ref(kind, "x")) for kind in Kind),
        *(lambda c, kind=kind: c.disputes_about(Ref(kind, "x")) for kind in Kind),
        lambda c: c.titles([COUP, Ref(Kind.OFFICE, "amin/president"), Ref(Kind.TAG, "t1")]),
        lambda c: c.resting_on("A061"),
        lambda c: c.ties_of("hafez-al-assad"),
        lambda c: c.participations_of("coup"),
        *(lambda c, kind=kind: c.movements_of(Ref(kind, "x")) for kind in Kind),
        lambda c: c.transcripts_of("iraq-article"),
        lambda c: c.notes_about(COUP),
        lambda c: c.tags_on(COUP),
        lambda c: c.event_lines(["coup", "strafing"]),
        lambda c: c.events_of(Ref(Kind.ACTOR, "hafez-al-assad")),
        lambda c: c.events_of(Ref(Kind.PLACE, "damascus")),
        lambda c: c.events_of(Ref(Kind.CLAIM, "B007")),
        lambda c: c.events_of(Ref(Kind.CASE, IRAQ)),
        lambda c: c.event_page(EventFilter(actor="hafez-al-assad")),
        lambda c: c.event_page(EventFilter(place="iraq")),
        lambda c: c.event_page(EventFilter(cases=(IRAQ,))),
        lambda c: c.event_page(EventFilter(), EventKey(1, 2, 3)),
        lambda c: c.search("sadi"),
        lambda c: c.search("A053"),
        lambda c: c.apply(rename(c)),
    ],
)
def test_nothing_is_read_from_end_to_end(casebook: Casebook, ask: Any) -> None:
    assert scans(casebook, ask) == []


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(),
        EventFilter(phases=(PhaseKind.SEIZURE, PhaseKind.PURGE)),
        EventFilter(layers=(Layer.CORE,)),
        EventFilter(window=TimeWindow(0, 10**9)),
        EventFilter(placed_only=True),
    ],
)
def test_a_page_follows_the_index_of_time_and_sorts_nothing(
    casebook: Casebook, wanted: EventFilter
) -> None:
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    casebook.event_page(wanted, limit=3)
    driver.set_trace_callback(None)
    (page,) = (s for s in sent if "FROM events ORDER" in s or "LIMIT" in s)
    steps = [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {page}")]
    assert any(re.search(r"INDEX events_(of_phase_)?in_order", step) for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)


def test_a_search_reads_hits_in_order_of_rank_without_sorting(casebook: Casebook) -> None:
    driver = casebook._database.driver
    sent: list[str] = []
    driver.set_trace_callback(sent.append)
    casebook.search("a")
    driver.set_trace_callback(None)
    for statement in (s for s in sent if "MATCH" in s):
        steps = [str(row[3]) for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not any("TEMP B-TREE" in step for step in steps)


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.event_page(EventFilter()),
        lambda c: c.search("sadi hafiz"),
        lambda c: c.get(COUP),
        lambda c: c.claims_about(COUP),
    ],
)
def test_statements_are_made_once(casebook: Casebook, ask: Any) -> None:
    """Compiling a statement costs more than running it."""
    cache = casebook._database._engine._compiled_cache
    ask(casebook)
    size = len(cache)  # type: ignore[arg-type]
    ask(casebook)
    assert len(cache) == size  # type: ignore[arg-type]
