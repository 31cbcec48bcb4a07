"""Curves run from place to place, fan out, end at the edge of the marks, and carry a head."""

from __future__ import annotations

import math

import pytest

from coupexplorer.ui.map.ways import HEAD_LENGTH, curve, distance_to, head, trimmed

START, END = (0.0, 0.0), (200.0, 0.0)


def within(centre: tuple[float, float], radius: float):  # type: ignore[no-untyped-def]
    return lambda x, y: math.dist((x, y), centre) <= radius


def test_a_curve_joins_its_ends_in_a_bow() -> None:
    points = curve(START, END, 0)
    assert points[0] == START
    assert points[-1] == pytest.approx(END)
    assert max(abs(y) for _, y in points) > 10


def test_ways_between_the_same_two_fan_out() -> None:
    bows = [max(abs(y) for _, y in curve(START, END, place)) for place in range(3)]
    assert bows[0] + 5 < bows[1] < bows[2] - 5


def test_the_way_back_bends_to_the_other_side() -> None:
    there, back = curve(START, END, 0), curve(END, START, 0)
    assert there[len(there) // 2][1] * back[len(back) // 2][1] < 0


def test_a_way_ends_at_the_edge_of_the_marks() -> None:
    points = trimmed(curve(START, END, 0), within(START, 12), within(END, 20))
    assert math.dist(points[0], START) == pytest.approx(12, abs=0.5)
    assert math.dist(points[-1], END) == pytest.approx(20, abs=0.5)


def test_marks_that_touch_have_no_way_between_them() -> None:
    assert trimmed(curve(START, END, 0), within(START, 120), within(END, 120)) == []


def test_the_head_points_along_the_way() -> None:
    tip, left, right = head(curve(START, END, 0))
    assert tip == pytest.approx(END)
    base = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
    assert math.dist(tip, base) == pytest.approx(HEAD_LENGTH)
    assert base[0] < tip[0]


def test_distance_is_to_the_nearest_stretch() -> None:
    assert distance_to([(0, 0), (10, 0), (10, 10)], 13, 5) == 3
    assert distance_to([(0, 0), (10, 0)], -3, 4) == 5
