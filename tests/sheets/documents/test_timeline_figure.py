"""The timeline figure: aligned on day zero, honest about certainty, labels that never meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.sheets.sample import DOCUMENT, NORTH, event, facts

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.history import Event
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.sheets.documents.timeline_figure import (
    CHARACTERS,
    LONGEST_LABEL,
    MOST_MARKS,
    extent,
    timeline_figure,
)
from coupexplorer.sheets.tree.figures import Certainty, LabelPlace, Mark, TimelineFigure
from coupexplorer.sheets.words import ENGLISH


def figure(*events: Event) -> TimelineFigure:
    return timeline_figure(facts(replace(DOCUMENT, events=events)), ENGLISH)


def only_mark(*events: Event) -> Mark:
    (mark,) = figure(*events).lanes[0].marks
    return mark


def test_each_case_has_a_lane_counted_from_its_own_day_zero() -> None:
    north, south = timeline_figure(facts(), ENGLISH).lanes
    assert [(mark.start, mark.label) for mark in north.marks] == [
        (-4.0, "The guard is disarmed"),
        (-2.0, "Talks in the palace"),
        (0.0, "The cabinet falls"),
    ]
    assert [(mark.start, mark.end) for mark in south.marks] == [(0.0, 1.0)]


def test_events_of_the_context_layer_and_of_other_years_are_not_drawn() -> None:
    labels = {m.label for lane in timeline_figure(facts(), ENGLISH).lanes for m in lane.marks}
    assert "Told elsewhere only" not in labels
    assert "An older quarrel" not in labels


def test_a_day_is_a_point_and_a_stretch_a_bar() -> None:
    assert only_mark(event("x", NORTH, "1901-05-06", "X")).is_point
    bar = only_mark(event("x", NORTH, "1901-05-04/1901-05-06", "X"))
    assert not bar.is_point
    assert (bar.start, bar.end) == (-2.0, 1.0)


def test_one_happening_in_several_days_is_uncertain() -> None:
    mark = only_mark(event("x", NORTH, "[1901-05-03,1901-05-05]", "X"))
    assert mark.certainty is Certainty.UNCERTAIN
    assert only_mark(event("x", NORTH, "1901-05-06?", "X")).certainty is Certainty.UNCERTAIN


def test_a_derived_day_is_marked() -> None:
    date = HistoricalDate.from_edtf("1901-05-05", basis=Basis.DERIVED, reason="Counted.")
    mark = only_mark(event("x", NORTH, "1901-05-05", "X", date=date))
    assert mark.certainty is Certainty.DERIVED


def test_a_date_without_an_end_is_left_to_the_text() -> None:
    assert figure(event("x", NORTH, "1901-05-04/..", "X")).lanes[0].marks == ()


def test_no_dated_event_leaves_empty_lanes_around_day_zero() -> None:
    empty = figure()
    assert all(lane.marks == () and lane.rows == 1 for lane in empty.lanes)
    assert empty.first < 0 < empty.last
    assert "No dated event" in empty.description


def test_the_most_important_events_come_first_when_there_are_too_many() -> None:
    events = [
        event(f"e{n}", NORTH, "1901-05-05", f"Minor {n}", importance=2) for n in range(MOST_MARKS)
    ]
    events.append(event("last", NORTH, "1901-05-06", "Major", importance=1))
    labels = [mark.label for mark in figure(*events).lanes[0].marks]
    assert len(labels) == MOST_MARKS
    assert "Major" in labels


def test_events_of_other_phases_are_drawn_only_inside_the_limits() -> None:
    seizure = event("s", NORTH, "1901-05-03", "Seizure")
    inside = event("i", NORTH, "1901-05-05", "Inside", phase=PhaseKind.PURGE)
    outside = event("o", NORTH, "1901-04-20", "Outside", phase=PhaseKind.POLARISATION)
    labels = {mark.label for mark in figure(seizure, inside, outside).lanes[0].marks}
    assert labels == {"Seizure", "Inside"}


def test_a_long_label_is_cut_with_a_sign() -> None:
    mark = only_mark(event("x", NORTH, "1901-05-06", "A" * 200))
    assert len(mark.label) == LONGEST_LABEL
    assert mark.label.endswith("…")


def test_a_bar_across_the_whole_figure_carries_its_label_inside() -> None:
    mark = only_mark(event("x", NORTH, "1901-04-28/1901-05-06", "Everything at once"))
    assert mark.label_place is LabelPlace.INSIDE


def test_ticks_name_day_zero_and_count_with_a_minus_sign() -> None:
    ticks = {tick.day: tick.label for tick in timeline_figure(facts(), ENGLISH).ticks}
    assert ticks[0] == "day 0"
    assert ticks[-1] == "\N{MINUS SIGN}1"


def test_the_figure_is_told_in_words() -> None:
    text = timeline_figure(facts(), ENGLISH).description
    assert "North 1901, day \N{MINUS SIGN}4: The guard is disarmed." in text
    assert "South 1907, day 0: Columns enter the port." in text


ZERO = dt.date(1901, 5, 6)
spans = st.tuples(st.integers(-14, 3), st.integers(0, 6), st.integers(1, 40))


@given(st.lists(spans, max_size=10))
def test_marks_and_labels_of_one_row_never_meet(drawn: list[tuple[int, int, int]]) -> None:
    events = []
    for number, (start, length, letters) in enumerate(drawn):
        first = ZERO + dt.timedelta(days=start)
        last = first + dt.timedelta(days=length)
        edtf = f"{first}" if length == 0 else f"{first}/{last}"
        events.append(event(f"e{number}", NORTH, edtf, "x" * letters))
    made = figure(*events)
    letter = (made.last - made.first) / CHARACTERS
    for one, other in combinations(made.lanes[0].marks, 2):
        if one.row == other.row:
            (a, b), (c, d) = extent(one, letter), extent(other, letter)
            assert b <= c or d <= a
    for mark in made.lanes[0].marks:
        assert made.first <= mark.start < mark.end <= made.last
