"""Whatever leads to the events of a filter, the same are found in the same order: against a filter
and an order worked out in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, small_document
from tests.store.test_query_plans import steps_of

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo, ref_of
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Citation, Claim, Dispute, Locator, Side, Statement
from coupexplorer.domain.history import Actor, Event, Participation
from coupexplorer.domain.selection import EventFilter, EventOrder, TimeWindow
from coupexplorer.domain.vocabulary import (
    Confidence,
    DisputeKind,
    Layer,
    PhaseKind,
)
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.dates_as_text import LAST, placing
from coupexplorer.store.events import leads
from coupexplorer.store.events.finding import Finding

ACTOR = "hafez-al-assad"
CASES = (IRAQ, SYRIA)
PHASES = (PhaseKind.TRIGGER, PhaseKind.SEIZURE, PhaseKind.PURGE)
DATES = (
    "1963-11-13", "1963-11", "1963", "196X", "1961/1965", "1963-11-12/1963-11-14", "1963-11-13/..",
    "../1964", "1962~", "1966-02-23", "1950", "",
)  # fmt: skip
CLAIMS = {"sure": Confidence.HIGH, "unsure": Confidence.LOW, "beyond": Confidence.MEDIUM}
CONTEXT = "beyond"


@dataclass(frozen=True)
class Made:
    """What one made-up event is."""

    date: str
    case: str
    phase: PhaseKind
    layer: Layer
    actor: bool
    place: bool
    tagged: bool
    word: str
    claims: tuple[str, ...]


made = st.builds(
    Made,
    st.sampled_from(DATES),
    st.sampled_from(CASES),
    st.sampled_from(PHASES),
    st.sampled_from((Layer.CORE, Layer.CORE, Layer.CONTEXT)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(("palace", "radio")),
    st.lists(st.sampled_from(tuple(CLAIMS)), unique=True, max_size=2).map(tuple),
)
windows = st.builds(
    lambda first, length: TimeWindow(first, first + length),
    st.integers(1949 * 525_960, 1967 * 525_960),
    st.integers(1, 6 * 525_960),
)
filters = st.builds(
    EventFilter,
    cases=st.lists(st.sampled_from(CASES), max_size=3).map(tuple),
    phases=st.lists(st.sampled_from(PHASES), max_size=3).map(tuple),
    actor=st.sampled_from((None, None, ACTOR)),
    place=st.sampled_from((None, None, "damascus")),
    tag=st.sampled_from((None, None, "t")),
    source=st.sampled_from((None, None, "iraq-article")),
    text=st.sampled_from(("", "", "palace")),
    window=st.none() | windows,
    placed_only=st.booleans(),
    layers=st.sampled_from(((), (Layer.CORE, Layer.READER))),
    weakest=st.sampled_from(((), (), (Confidence.LOW,), (Confidence.HIGH, Confidence.MEDIUM))),
    disputed=st.sampled_from((False, False, True)),
)


def date_of(text: str) -> HistoricalDate:
    return HistoricalDate.from_edtf(text) if text else HistoricalDate.unresolved("then", "not told")


def event_of(number: int, one: Made) -> Event:
    return Event(
        f"e{number}",
        one.case,
        one.phase,
        f"The {one.word} {number}",
        date_of(one.date),
        one.claims,
        places=("damascus",) if one.place else (),
        layer=one.layer,
    )


def claim_of(name: str) -> Claim:
    source = "syria-article" if name == "unsure" else "iraq-article"
    layer = Layer.CONTEXT if name == CONTEXT else Layer.CORE
    cited = (Citation(source, Locator()),)
    return Claim(name, f"Claim {name}", cited, layer=layer, confidence=CLAIMS[name])


def document_of(some: list[Made]) -> CasebookDocument:
    whole = small_document()
    events = tuple(event_of(number, one) for number, one in enumerate(some))
    both = tuple(zip(events, some, strict=True))
    actor = next(a for a in whole.actors if a.id == ACTOR)
    return CasebookDocument(
        CasebookInfo("l", "Leads"),
        sources=whole.sources,
        cases=tuple(replace(c, day_zero_reason=Statement(""), summary=()) for c in whole.cases),
        places=tuple(replace(place, claims=()) for place in whole.places),
        actors=(Actor(ACTOR, actor.kind, actor.names, actor.sort_name, CASES),),
        claims=tuple(claim_of(name) for name in CLAIMS),
        events=events,
        participations=tuple(
            Participation(f"p{event.id}", event.id, ACTOR, "", ())
            for event, one in both
            if one.actor
        ),
        disputes=(
            Dispute(
                "d", "Which?", DisputeKind.DATE, (Side("a", ("sure",)), Side("b", ("unsure",)))
            ),
        ),
        tags=(Tag("t", "Tag", tuple(ref_of(event) for event, one in both if one.tagged)),),
    )


def is_kept(one: Made, wanted: EventFilter) -> bool:
    placed = placing(date_of(one.date))
    shown = [c for c in one.claims if wanted.has_context or c != CONTEXT]
    ranks = list(Confidence)
    weakest = max((CLAIMS[c] for c in shown), key=ranks.index) if shown else None
    tests = (
        not wanted.cases or one.case in wanted.cases,
        not wanted.phases or one.phase in wanted.phases,
        not wanted.layers or one.layer in wanted.layers,
        wanted.actor is None or one.actor,
        wanted.place is None or one.place,
        wanted.tag is None or one.tagged,
        wanted.source is None or any(c != "unsure" for c in shown),
        not wanted.text or one.word == wanted.text,
        wanted.window is None or wanted.window.touches(placed.span_start, placed.span_end),
        not wanted.placed_only or placed.sort_start < LAST,
        not wanted.weakest or weakest in wanted.weakest,
        not wanted.disputed or bool({"sure", "unsure"} & set(shown)),
    )
    return all(tests)


@contextmanager
def limits(few: int, look: int) -> Iterator[None]:
    with mock.patch.object(leads, "FEW", few), mock.patch.object(leads, "LOOK", look):
        yield


@pytest.mark.parametrize(("few", "look"), [(4096, 8192), (0, 8192), (0, 3), (2, 5)])
@settings(max_examples=25, deadline=None)
@given(some=st.lists(made, max_size=12), wanted=filters, limit=st.integers(1, 5))
def test_pages_orders_neighbours_and_counts_agree_with_a_plain_sort(
    few: int, look: int, some: list[Made], wanted: EventFilter, limit: int
) -> None:
    document = document_of(some)

    def place(number: int) -> tuple[int, int, int]:
        placed = placing(date_of(some[number].date))
        return placed.sort_start, placed.sort_end, number

    kept = sorted((n for n, one in enumerate(some) if is_kept(one, wanted)), key=place)
    expected = [f"e{n}" for n in kept]
    with Casebook.in_memory(document) as casebook, limits(few, look):
        pages: list[str] = []
        after = None
        while True:
            page = casebook.event_page(wanted, after, limit)
            pages += [line.id for line in page.lines]
            after = page.next
            if after is None:
                break
        assert pages == expected
        assert casebook.event_count(wanted) == len(expected)
        for backwards in (False, True):
            assert ordered(casebook, wanted, limit, backwards=backwards) == (
                expected[::-1] if backwards else expected
            )
        unplaced = [f"e{n}" for n in kept if place(n)[0] == LAST]
        assert [e.id for e in casebook.unplaced_events(wanted, 20)] == unplaced
        in_time = sorted(range(len(some)), key=place)
        for here, number in enumerate(in_time):
            later = [f"e{n}" for n in in_time[here + 1 :] if n in kept]
            before = [f"e{n}" for n in in_time[:here] if n in kept]
            assert casebook.event_neighbour(wanted, f"e{number}", 1) == next(iter(later), None)
            assert casebook.event_neighbour(wanted, f"e{number}", -1) == next(
                reversed(before), None
            )


def ordered(casebook: Casebook, wanted: EventFilter, limit: int, *, backwards: bool) -> list[str]:
    """The ids of all events in order of time, read in steps."""
    numbers: list[int] = []
    key = None
    while True:
        found = casebook.event_order(wanted, EventOrder(backwards=backwards), key, limit)
        numbers += found.ordinals
        key = found.next
        if key is None:
            break
    names = casebook.event_names(numbers)
    return [names[number].id for number in numbers]


@pytest.mark.parametrize(
    ("wanted", "finding"),
    [
        (EventFilter(place="damascus"), Finding.PLACE),
        (EventFilter(source="iraq-article"), Finding.SOURCE),
        (EventFilter(disputed=True), Finding.DISPUTED),
        (EventFilter(weakest=(Confidence.HIGH,)), Finding.WEAKEST),
    ],
)
def test_what_many_fulfil_is_tested_in_order_and_not_sorted(
    casebook: Casebook, wanted: EventFilter, finding: Finding
) -> None:
    with limits(0, 8192):
        first = next(
            steps
            for steps in steps_of(casebook, lambda c: c.event_page(wanted, limit=1))
            if any("events_in_order" in step for step in steps)
        )
    assert not any("TEMP B-TREE FOR ORDER BY" in step for step in first), (finding, first)


def test_the_events_of_a_busy_actor_come_from_the_index_of_texts(casebook: Casebook) -> None:
    wanted = EventFilter(actor=ACTOR)
    with limits(0, 8192):
        found = steps_of(casebook, lambda c: c.event_page(wanted, limit=1))
    assert any("search VIRTUAL TABLE" in step for steps in found for step in steps)
