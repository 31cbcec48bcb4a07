"""Marks: order, what touches a stretch of time, how many, and how lines become marks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.timeline.builders import ZERO, Row, day, marks, rows, stretch

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.ui.timeline.marks import (
    DAY,
    OPEN,
    Columns,
    Flag,
    flags_of,
    marks_from_columns,
    marks_from_lines,
    minutes_of,
)

EDGES = st.floats(-60 * DAY, 60 * DAY)


def line(identifier: str, date: HistoricalDate, title: str = "Something happens.") -> EventLine:
    """An event line with nothing special about it."""
    return EventLine(
        id=identifier,
        case="iraq-1963",
        phase=PhaseKind.SEIZURE,
        title=title,
        short_title="",
        date=date,
        places=(),
        actors=(),
        start=None,
        end=None,
        importance=2,
        disputed=False,
        layer=Layer.CORE,
    )


@given(rows(), EDGES, EDGES)
def test_what_touches_a_stretch_is_what_overlaps_it(
    found: list[Row], one: float, other: float
) -> None:
    first, last = ZERO + min(one, other), ZERO + max(one, other) + 1
    all_marks = marks(found)
    expected = [
        i for i in range(len(all_marks)) if all_marks.start[i] < last and all_marks.end[i] > first
    ]
    assert all_marks.touching(first, last).tolist() == expected
    assert all_marks.count(first, last) == len(expected)


@given(rows(), st.integers(1, 40))
def test_density_counts_in_each_column_what_touches_it(found: list[Row], columns: int) -> None:
    all_marks = marks(found)
    edges = np.linspace(ZERO - 50.5 * DAY, ZERO + 50 * DAY, columns + 1)
    expected = [len(all_marks.touching(a, b)) for a, b in pairwise(edges)]
    assert all_marks.density(edges).tolist() == expected


def test_columns_out_of_order_are_refused() -> None:
    two = np.array([5, 3])
    columns = Columns(two, two + 1, two * 0, two * 0, two * 0 + 1, two * 0)
    with pytest.raises(ValueError, match="order of start"):
        marks_from_columns(columns, ["a", "b"], ["A", "B"])


def test_the_span_leaves_open_sides_out() -> None:
    first, last = day(-3), day(4)
    going_on = (ZERO, OPEN, 0, 0, 2, int(Flag.STRETCH))
    assert marks([first, last, going_on]).span == (first[0], last[1])
    assert marks([]).span is None


def test_rows_and_neighbours() -> None:
    three = marks([day(0), day(1), day(2)])
    assert three.row_of("e1") == 1
    assert three.row_of("nowhere") is None
    assert three.neighbour(1, +1) == 2
    assert three.neighbour(2, +1) is None
    assert three.neighbour(0, -1) is None


def test_the_foremost_are_those_of_importance_one() -> None:
    assert marks([day(0), day(1, importance=1), day(2)]).foremost.tolist() == [1]


def test_lines_become_marks_in_order_of_time_without_the_unplaced() -> None:
    found = marks_from_lines(
        [
            line("later", HistoricalDate.from_edtf("1963-11-18")),
            line("never", HistoricalDate.unresolved("once", "nothing says when")),
            line("earlier", HistoricalDate.from_edtf("1963-11-12")),
        ]
    )
    assert list(found.ids) == ["earlier", "later"]
    assert found.end[0] - found.start[0] == DAY
    assert list(found.titles) == ["Something happens", "Something happens"]


def test_a_stretch_keeps_its_certain_core_and_its_open_side() -> None:
    found = marks_from_lines(
        [
            line("bounded", HistoricalDate.from_edtf("1963-02/1963-08")),
            line("open", HistoricalDate.from_edtf("1963-11-18/..")),
        ]
    )
    assert found.start[0] < found.core_start[0] < found.core_end[0] < found.end[0]
    assert found.end[1] == OPEN
    assert found.core_end[1] == OPEN
    assert found.core_start[1] == found.start[1] + DAY


def test_a_single_happening_has_no_core() -> None:
    found = marks_from_lines([line("month", HistoricalDate.from_edtf("1963-11"))])
    assert found.core_end[0] <= found.core_start[0]
    assert not found.flags[0] & Flag.STRETCH


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"date": HistoricalDate.from_edtf("1963-11-18~")}, Flag.APPROXIMATE),
        ({"date": HistoricalDate.from_edtf("1963-11-18?")}, Flag.APPROXIMATE),
        (
            {"date": HistoricalDate.from_edtf("1963", basis=Basis.INFERRED, reason="told so")},
            Flag.DERIVED,
        ),
        ({"date": HistoricalDate.from_edtf("1963/1964")}, Flag.STRETCH),
        ({"disputed": True}, Flag.DISPUTED),
        ({"layer": Layer.CONTEXT}, Flag.CONTEXT),
    ],
)
def test_each_flag_has_its_reason(changes: dict[str, object], flag: Flag) -> None:
    plain = line("x", HistoricalDate.from_edtf("1963-11-18"))
    assert flags_of(plain) == Flag(0)
    assert flags_of(replace(plain, **changes)) == flag  # type: ignore[arg-type]


def test_minutes_count_from_the_first_of_january_of_the_year_one() -> None:
    date = HistoricalDate.from_edtf("0001-01-02")
    assert date.earliest_start is not None
    assert minutes_of(date.earliest_start) == DAY


def test_stretches_know_how_long_they_surely_lasted() -> None:
    found = marks([stretch(0, 10, unsure=2)])
    assert (found.core_end[0] - found.core_start[0]) == 6 * DAY
