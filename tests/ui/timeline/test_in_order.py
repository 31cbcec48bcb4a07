"""The order of all marks is that of a sort, though nothing is sorted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.timeline.builders import Row, day, rows, scene

from coupexplorer.ui.timeline import in_order
from coupexplorer.ui.timeline.in_order import InOrder
from coupexplorer.ui.timeline.marks import Flag
from coupexplorer.ui.timeline.scene import Scene


def sorted_places(shown: Scene) -> list[tuple[int, int]]:
    """Every event once, in order of x, lanes and rows, by sorting."""
    found = [
        (shown.extent(number, row)[0], number, row)
        for number, lane in enumerate(shown.lanes)
        for row in lane.marks.own.tolist()
    ]
    return [(lane, row) for _, lane, row in sorted(found)]


@given(st.lists(rows(), max_size=4), st.booleans())
def test_every_place_is_that_of_a_sort(lanes: list[list[Row]], aligned: bool) -> None:
    shown = scene(*lanes, aligned=aligned)
    moved = tuple(replace(lane, zero=lane.zero + n * 777) for n, lane in enumerate(shown.lanes))
    shown = replace(shown, lanes=moved)
    found = InOrder(shown)
    expected = sorted_places(shown)
    assert len(found) == len(expected)
    assert [found.at(place) for place in range(len(found))] == expected
    assert [found.place_of(*place) for place in expected] == list(range(len(expected)))


def test_many_marks_at_one_moment_go_on_over_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "PAGE", 4)
    monkeypatch.setattr(in_order, "MOST_PAGES", 2)
    shown = scene([day(0)] * 9, [day(0)] * 7, [day(-1), day(0)])
    found = InOrder(shown)
    expected = sorted_places(shown)
    assert [found.at(place) for place in reversed(range(18))] == expected[::-1]


def test_a_mark_that_is_met_earlier_has_no_place() -> None:
    shown = scene([day(0)], [day(0, flags=int(Flag.TWIN)), day(1)])
    found = InOrder(shown)
    assert len(found) == 2
    assert found.place_of(1, 0) is None
    assert found.place_of(1, 1) == 1
