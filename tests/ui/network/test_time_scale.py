"""The scale of the time bar: in order, there and back, with room for every stop."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.network.time_scale import MOST_STOPS, TimeScale
from coupexplorer.ui.timeline.marks import DAY

moments = st.lists(st.integers(0, 2100 * 366 * DAY), min_size=2, unique=True).map(sorted)


@given(moments)
def test_stops_run_from_one_end_to_the_other_in_order(found: list[int]) -> None:
    scale = TimeScale.of(found)
    assert scale.shares[0] == 0
    assert scale.shares[-1] == pytest.approx(1)
    assert all(a < b for a, b in pairwise(scale.shares))
    assert (scale.stops[0], scale.stops[-1]) == (found[0], found[-1])


@given(moments, st.data())
def test_every_stop_is_found_again_where_it_stands(found: list[int], data: st.DataObject) -> None:
    scale = TimeScale.of(found)
    place = data.draw(st.integers(0, len(scale.stops) - 1))
    assert scale.stop_at(scale.shares[place]) == place
    assert scale.stop_near(scale.stops[place]) == place


@given(moments, st.integers(0, 2200 * 366 * DAY), st.integers(0, 2200 * 366 * DAY))
def test_a_later_moment_never_stands_before_an_earlier_one(
    found: list[int], one: int, other: int
) -> None:
    scale = TimeScale.of(found)
    early, late = sorted((one, other))
    assert 0 <= scale.share_of(early) <= scale.share_of(late) <= 1 + 1e-9


def test_fewer_than_two_moments_make_no_scale() -> None:
    assert TimeScale.of(()) == TimeScale.of((5,)) == TimeScale()


def test_very_many_moments_are_thinned_but_keep_their_ends() -> None:
    scale = TimeScale.of(range(10_000))
    assert len(scale.stops) <= MOST_STOPS + 1
    assert (scale.stops[0], scale.stops[-1]) == (0, 9_999)


def test_years_stand_where_they_begin() -> None:
    first = (date(1968, 1, 1).toordinal() - 1) * DAY
    scale = TimeScale.of((first - 10 * DAY, first, first + 400 * DAY))
    assert dict(scale.years())[1968] == pytest.approx(scale.shares[1])
    assert [year for year, _ in scale.years()] == [1968, 1969]
