"""Marks: order, what touches a stretch of time, how many, and who is beside whom."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.timeline.builders import ZERO, Row, day, marks, rows, stretch

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.ui.timeline.marks import (
    DAY,
    OPEN,
    Columns,
    Flag,
    marks_from_columns,
    minutes_of,
)

EDGES = st.floats(-60 * DAY, 60 * DAY)


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


def test_what_stands_in_an_earlier_lane_too_is_not_gone_to() -> None:
    twin = int(Flag.TWIN)
    found = marks([day(0, flags=twin), day(1), day(2, flags=twin), day(3), day(4, flags=twin)])
    assert found.own.tolist() == [1, 3]
    assert found.neighbour(-1, +1) == 1
    assert found.neighbour(1, +1) == 3
    assert found.neighbour(2, -1) == 1
    assert found.neighbour(3, +1) is None
    assert found.neighbour(5, -1) == 3


def test_minutes_count_from_the_first_of_january_of_the_year_one() -> None:
    date = HistoricalDate.from_edtf("0001-01-02")
    assert date.earliest_start is not None
    assert minutes_of(date.earliest_start) == DAY


def test_stretches_know_how_long_they_surely_lasted() -> None:
    found = marks([stretch(0, 10, unsure=2)])
    assert (found.core_end[0] - found.core_start[0]) == 6 * DAY
