"""Lists of events are in order of time, page without gaps, and keep what the filter says."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ, SYRIA, day, small_document

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Dispute, Side
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import DisputeKind, Layer, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.dates_as_text import LAST, minutes, placing
from coupexplorer.store.events import columns as event_columns
from coupexplorer.store.events.columns import NONE, EventColumns, EventFlag
from coupexplorer.store.events.filter import EventKey

EVERYTHING = EventFilter()
IN_ORDER = ["exile", "seizure", "strafing", "announcement", "army-strikes", "coup", "rumour"]


def ids(casebook: Casebook, wanted: EventFilter = EVERYTHING) -> list[str]:
    return [line.id for line in casebook.event_page(wanted).lines]


def test_events_stand_in_order_of_time_and_unplaced_last(casebook: Casebook) -> None:
    assert ids(casebook) == IN_ORDER


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 7, 8])
def test_pages_follow_one_another_without_gap_or_repeat(casebook: Casebook, limit: int) -> None:
    seen: list[str] = []
    after: EventKey | None = None
    while True:
        page = casebook.event_page(EventFilter(), after, limit)
        assert len(page.lines) <= limit
        seen.extend(line.id for line in page.lines)
        after = page.next
        if after is None:
            break
        assert len(page.lines) == limit
    assert seen == IN_ORDER


def test_a_page_after_an_event_that_is_gone_reads_on(casebook: Casebook) -> None:
    page = casebook.event_page(EventFilter(), limit=2)
    assert page.next is not None
    between = dataclasses.replace(page.next, ordinal=page.next.ordinal + 0)
    assert [line.id for line in casebook.event_page(EventFilter(), between).lines] == IN_ORDER[2:]


def test_a_line_shows_what_a_list_needs(casebook: Casebook) -> None:
    (line,) = casebook.event_lines(["coup"])
    assert (line.case, line.phase, line.importance) == (SYRIA, PhaseKind.SEIZURE, 1)
    assert (line.title, line.short_title, line.layer) == ("The coup", "Coup", Layer.CORE)
    assert line.places == ("Damascus",)
    assert line.actors == ("Amin al-Hafiz", "Hafez al-Assad")
    assert line.date == day("1966-02-23")
    assert line.start == minutes(line.date.earliest_start)
    assert line.end == minutes(line.date.latest_end)


def test_without_the_context_a_line_names_nobody_whom_it_alone_tells_of(
    document: CasebookDocument,
) -> None:
    """Of one who took part the part, of another the actor, and of the place all is context."""
    claims = tuple(
        replace(claim, layer=Layer.CONTEXT) if claim.id == "B097" else claim
        for claim in document.claims
    )
    actors = tuple(
        replace(actor, layer=Layer.CONTEXT) if actor.id == "al-sadi" else actor
        for actor in document.actors
    )
    told = replace(document, claims=claims, actors=actors)
    core = EventFilter(layers=(Layer.CORE, Layer.READER))
    with Casebook.in_memory(told) as casebook:
        (whole,) = casebook.event_lines(["coup"])
        assert (whole.actors, whole.places) == (("Amin al-Hafiz", "Hafez al-Assad"), ("Damascus",))
        listed = casebook.event_page(core).lines
        numbers = [casebook.event_ordinal(line.id) or 0 for line in listed]
        ways = (
            listed,
            casebook.event_lines([line.id for line in listed], context=False),
            tuple(casebook.event_lines_at(numbers, context=False).values()),
            (
                *casebook.events_of(Ref(Kind.CASE, SYRIA), context=False),
                *casebook.events_of(Ref(Kind.ACTOR, "al-sadi"), context=False),
            ),
        )
        for lines in ways:
            named = {line.id: (line.actors, line.places) for line in lines}
            assert named["coup"] == (("Hafez al-Assad",), ())
            assert named["seizure"][0] == ()
        assert ids(casebook, replace(core, actor="amin-al-hafiz")) == []
        assert ids(casebook, EventFilter(actor="amin-al-hafiz")) == ["coup"]
        unplaced = replace(core, undated=True)
        assert [e.id for e in casebook.unplaced_events(unplaced, 9)] == ["rumour"]


def test_open_and_unplaced_sides_are_none(casebook: Casebook) -> None:
    lines = {line.id: line for line in casebook.event_page(EventFilter()).lines}
    assert lines["exile"].start is not None
    assert lines["exile"].end is None
    assert (lines["rumour"].start, lines["rumour"].end) == (None, None)


def test_disputed_is_what_a_dispute_names_or_what_rests_on_a_disputed_claim(
    casebook: Casebook,
) -> None:
    disputed = {line.id for line in casebook.event_page(EventFilter()).lines if line.disputed}
    assert disputed == {"strafing", "army-strikes", "rumour"}


def _disputed(document: CasebookDocument, *, context: bool = True) -> tuple[set[str], set[str]]:
    """The events marked as disputed in lists, and on the timeline."""
    layers = () if context else (Layer.CORE, Layer.READER)
    wanted = EventFilter(layers=layers)
    with Casebook.in_memory(document) as casebook:
        lines = casebook.event_page(wanted).lines
        drawn: set[str] = set()
        for case in (IRAQ, SYRIA):
            columns = casebook.event_columns(case, wanted)
            marked = zip(named(casebook, columns), columns.flags, strict=True)
            drawn.update(event for event, flags in marked if flags & EventFlag.DISPUTED)
        return {line.id for line in lines if line.disputed}, drawn


def _dispute(kind: DisputeKind, *claims: str, about: tuple[str, ...] = ()) -> Dispute:
    sides = tuple(Side(claim, (claim,)) for claim in claims)
    return Dispute("K", "Was it so?", kind, sides, subjects=tuple(map(Ref.parse, about)))


def test_a_dispute_over_a_spelling_or_a_text_marks_no_event(document: CasebookDocument) -> None:
    for kind in DisputeKind:
        dispute = _dispute(kind, "A061", "A069", about=("event:strafing",))
        lines, drawn = _disputed(replace(document, disputes=(dispute,)))
        expected = set() if kind in (DisputeKind.NAME, DisputeKind.TEXT) else {"strafing"}
        assert lines & {"strafing"} == drawn & {"strafing"} == expected, kind


def test_a_dispute_about_events_of_another_case_marks_none_here(
    document: CasebookDocument,
) -> None:
    """The Syrian claim stands on a side of a dispute about an Iraqi event."""
    dispute = _dispute(DisputeKind.DATE, "A061", "B007", about=("event:strafing",))
    lines, drawn = _disputed(replace(document, disputes=(dispute,)))
    assert "coup" not in lines | drawn
    lines, drawn = _disputed(replace(document, disputes=(replace(dispute, subjects=()),)))
    assert "coup" in lines
    assert "coup" in drawn


def test_without_the_context_a_dispute_needs_two_sides_of_the_base_texts(
    document: CasebookDocument,
) -> None:
    dispute = _dispute(DisputeKind.DATE, "A061", "A069")
    told = replace(document, disputes=(dispute,))
    assert "strafing" in set.intersection(*_disputed(told, context=False))
    claims = tuple(
        replace(c, layer=Layer.CONTEXT) if c.id == "A069" else c for c in document.claims
    )
    beyond = replace(told, claims=claims)
    assert "strafing" in set.intersection(*_disputed(beyond))
    assert "strafing" not in set.union(*_disputed(beyond, context=False))
    elsewhere = replace(told, disputes=(replace(dispute, layer=Layer.CONTEXT),))
    assert "strafing" not in set.union(*_disputed(elsewhere, context=False))


def test_chosen_events_come_in_order_of_time(casebook: Casebook) -> None:
    lines = casebook.event_lines(["coup", "nowhere", "seizure", "coup"])
    assert [line.id for line in lines] == ["seizure", "coup"]
    assert casebook.event_lines(()) == ()


NOVEMBER = placing(day("1963-11"))
FEBRUARY = placing(day("1966-02"))


def window(placed: object) -> TimeWindow:
    assert placed in (NOVEMBER, FEBRUARY)
    span = NOVEMBER if placed == NOVEMBER else FEBRUARY
    assert span.span_start is not None
    assert span.span_end is not None
    return TimeWindow(span.span_start, span.span_end)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (EventFilter(cases=(SYRIA,)), {"coup", "rumour"}),
        (EventFilter(cases=(SYRIA, IRAQ)), set(IN_ORDER)),
        (EventFilter(cases=("none",)), set()),
        (EventFilter(phases=(PhaseKind.TRIGGER, PhaseKind.AFTERMATH)), {"seizure", "exile"}),
        (EventFilter(layers=(Layer.CONTEXT, Layer.READER)), {"announcement", "rumour"}),
        (EventFilter(actor="hafez-al-assad"), {"coup"}),
        (EventFilter(actor="saddiq"), set()),
        (EventFilter(place="palace"), {"strafing"}),
        (EventFilter(place="baghdad"), {"strafing", "seizure"}),
        (EventFilter(place="iraq"), {"strafing", "seizure"}),
        (EventFilter(text="strike"), {"army-strikes"}),
        (EventFilter(text="sadi"), {"seizure"}),
        (EventFilter(text="السعدي"), {"seizure"}),
        (EventFilter(text="hafez"), {"coup"}),
        (EventFilter(text="baghdad -jets"), {"seizure"}),
        (EventFilter(text="  "), set(IN_ORDER)),
        (EventFilter(text='"(*'), set()),
        (EventFilter(text="-coup"), set()),
        (EventFilter(placed_only=True), set(IN_ORDER) - {"rumour"}),
        (EventFilter(window=window(FEBRUARY)), {"coup", "exile", "rumour"}),
        (EventFilter(window=window(FEBRUARY), placed_only=True), {"coup", "exile"}),
        (EventFilter(window=window(NOVEMBER), placed_only=True), set(IN_ORDER[:5])),
        (EventFilter(cases=(IRAQ,), actor="al-sadi", text="seized"), {"seizure"}),
    ],
)
def test_a_filter_keeps_what_it_says(
    casebook: Casebook, wanted: EventFilter, expected: set[str]
) -> None:
    assert ids(casebook, wanted) == [event for event in IN_ORDER if event in expected]
    assert casebook.event_count(wanted) == len(expected)


def test_counting_stops_at_the_cap(casebook: Casebook) -> None:
    assert casebook.event_count(EventFilter(), cap=3) == 3
    assert casebook.event_count(EventFilter(), cap=100) == 7


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (Ref(Kind.ACTOR, "al-sadi"), ["seizure"]),
        (Ref(Kind.PLACE, "iraq"), ["seizure", "strafing"]),
        (Ref(Kind.CASE, SYRIA), ["coup", "rumour"]),
        (Ref(Kind.CLAIM, "A069"), ["army-strikes"]),
        (Ref(Kind.SOURCE, "mirror"), []),
    ],
)
def test_the_events_of_a_record(casebook: Casebook, ref: Ref, expected: list[str]) -> None:
    assert [line.id for line in casebook.events_of(ref)] == expected


def named(casebook: Casebook, columns: EventColumns) -> list[str]:
    """The ids of the events of columns, one for one."""
    names = casebook.event_names(columns.ordinal)
    return [names[ordinal].id for ordinal in columns.ordinal]


def test_columns_hold_the_placed_events_of_a_case_in_reading_order(casebook: Casebook) -> None:
    columns = casebook.event_columns(IRAQ, EventFilter())
    assert named(casebook, columns) == [
        "strafing", "seizure", "announcement", "army-strikes", "exile",
    ]  # fmt: skip
    assert list(columns.importance) == [2, 1, 2, 2, 3]
    assert list(columns.ordinal) == sorted(columns.ordinal)
    assert all(start < end for start, end in zip(columns.start, columns.end, strict=True))
    assert columns.start.itemsize == columns.core_end.itemsize == 8
    assert named(casebook, casebook.event_columns(SYRIA, EventFilter())) == ["coup"]
    assert len(casebook.event_columns("none", EventFilter())) == 0


def test_columns_agree_with_lines(casebook: Casebook) -> None:
    for case in (IRAQ, SYRIA):
        columns = casebook.event_columns(case, EventFilter())
        lines = {line.id: line for line in casebook.event_page(EventFilter()).lines}
        for index, event in enumerate(named(casebook, columns)):
            line, flags = lines[event], EventFlag(columns.flags[index])
            assert (line.case, line.importance) == (case, columns.importance[index])
            assert columns.start[index] == line.start
            assert (line.end is None) == (EventFlag.OPEN_END in flags)
            if line.end is not None:
                assert columns.end[index] == line.end
            assert (EventFlag.DISPUTED in flags) == line.disputed
            assert (EventFlag.CONTEXT in flags) == (line.layer is Layer.CONTEXT)


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(phases=(PhaseKind.TRIGGER,)),
        EventFilter(layers=(Layer.CORE, Layer.READER)),
        EventFilter(actor="al-sadi"),
        EventFilter(place="iraq"),
        EventFilter(text="strike"),
        EventFilter(text="-coup"),
        EventFilter(cases=(SYRIA,), window=window(NOVEMBER)),
    ],
)
def test_columns_keep_what_the_filter_keeps(casebook: Casebook, wanted: EventFilter) -> None:
    of_case = replace(wanted, cases=(IRAQ,), placed_only=True)
    expected = {line.id for line in casebook.event_page(of_case).lines}
    assert set(named(casebook, casebook.event_columns(IRAQ, wanted))) == expected


def test_columns_can_be_asked_for_what_begins_in_a_stretch(casebook: Casebook) -> None:
    (strafing,) = casebook.event_lines(["strafing"])
    assert strafing.start is not None
    beginning = TimeWindow(strafing.start, strafing.start + 4 * 1440)
    found = named(casebook, casebook.event_columns(IRAQ, EventFilter(), beginning))
    assert found == ["strafing", "announcement"]


def test_columns_of_any_size_are_read_step_by_step(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = casebook.event_columns(IRAQ, EventFilter())
    for step in (1, 2, 5, 6):
        monkeypatch.setattr(event_columns, "STEP", step)
        assert casebook.event_columns(IRAQ, EventFilter()) == whole


def test_names_are_short_and_without_full_stop(casebook: Casebook) -> None:
    ordinal = casebook.event_ordinal("strafing")
    assert ordinal is not None
    assert casebook.event_names([ordinal, 10**6]) == {ordinal: ("strafing", "Strafing")}
    assert casebook.event_ordinal("nowhere") is None


def test_flags_and_cores_tell_how_to_draw_a_date(casebook: Casebook) -> None:
    columns = casebook.event_columns(IRAQ, EventFilter())
    ids = named(casebook, columns)
    exile = ids.index("exile")
    flags = EventFlag(columns.flags[exile])
    assert EventFlag.APPROXIMATE | EventFlag.STRETCH | EventFlag.OPEN_END in flags
    assert columns.core_start[exile] > columns.start[exile]
    assert columns.core_end[exile] == NONE
    strafing = ids.index("strafing")
    assert columns.flags[strafing] == EventFlag.DISPUTED
    assert (columns.core_start[strafing], columns.core_end[strafing]) == (NONE, NONE)
    announcement = ids.index("announcement")
    assert columns.flags[announcement] == EventFlag.DERIVED | EventFlag.CONTEXT


def test_events_without_a_place_in_time_are_told_apart(casebook: Casebook) -> None:
    assert [line.id for line in casebook.unplaced_events(EventFilter(), 5)] == ["rumour"]
    assert casebook.unplaced_events(EventFilter(cases=(IRAQ,)), 5) == ()
    assert casebook.unplaced_events(EventFilter(), 0) == ()


def test_an_empty_casebook_has_no_lists() -> None:
    with Casebook.in_memory(CasebookDocument(CasebookInfo("e", "Empty"))) as casebook:
        assert len(casebook.event_columns(IRAQ, EventFilter())) == 0
        assert casebook.unplaced_events(EventFilter(), 5) == ()
        assert casebook.event_page(EventFilter()).lines == ()


date_texts = st.sampled_from(
    ["1963-11-13", "1963-11", "1963", "196X", "1963-11-12/1963-11-14", "1963-11-13/..", "../1964",
     "1962~", "/1963-11-13", "1963-11-13/"]
)  # fmt: skip


@pytest.fixture(scope="module")
def frame() -> CasebookDocument:
    """The small document without events and what hangs on them."""
    document = small_document()
    return CasebookDocument(
        document.info,
        sources=document.sources,
        cases=tuple(
            dataclasses.replace(
                case,
                day_zero_reason=dataclasses.replace(case.day_zero_reason, claims=()),
                summary=(),
            )
            for case in document.cases
        ),
    )


@settings(max_examples=20, deadline=None)
@given(
    texts=st.lists(st.tuples(date_texts, st.sampled_from([IRAQ, SYRIA])), max_size=14),
    limit=st.integers(1, 6),
    start=st.integers(0, 3000),
    length=st.integers(1, 2000),
)
def test_pages_and_columns_agree_with_the_dates_themselves(
    frame: CasebookDocument, texts: list[tuple[str, str]], limit: int, start: int, length: int
) -> None:
    """Against an order and a filter worked out in plain Python."""
    events = tuple(
        Event(f"e{n}", case, PhaseKind.SEIZURE, f"Event {n}", HistoricalDate.from_edtf(text), ())
        for n, (text, case) in enumerate(texts)
    )
    first = minutes(day("1961").earliest_start)
    assert first is not None
    span = TimeWindow(first + start * 1440, first + (start + length) * 1440)

    def order(event: Event) -> tuple[int, int]:
        place = placing(event.date)
        known = [m for m in map(minutes, event.date.bounds.all) if m is not None]
        return min(known), LAST if place.span_end is None else place.span_end

    def inside(event: Event) -> bool:
        return span.touches(minutes(event.date.earliest_start), minutes(event.date.latest_end))

    with Casebook.in_memory(dataclasses.replace(frame, events=events)) as casebook:
        expected = [event.id for event in sorted(events, key=order)]
        for case in (IRAQ, SYRIA):
            columns = casebook.event_columns(case, EventFilter())
            ids = named(casebook, columns)
            inside_case = [event.id for event in sorted(events, key=order) if event.case == case]
            placed = sorted(zip(columns.start, range(len(ids)), ids, strict=True))
            assert {event for *_, event in placed} == set(inside_case)
            known = {event.id: order(event)[0] for event in events}
            assert [known[event] for *_, event in placed] == [start for start, *_ in placed]
        seen: list[str] = []
        after = None
        while True:
            page = casebook.event_page(EventFilter(window=span, cases=(IRAQ,)), after, limit)
            seen.extend(line.id for line in page.lines)
            after = page.next
            if after is None:
                break
        kept = {event.id for event in events if inside(event) and event.case == IRAQ}
        assert seen == [identifier for identifier in expected if identifier in kept]
