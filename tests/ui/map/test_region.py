"""The region is where most happens: what lies far beyond a gap is left out of the first view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.map.region import region_of

BAGHDAD, DAMASCUS, BEIRUT, MOSUL = (44.4, 33.3), (36.3, 33.5), (35.5, 33.9), (43.1, 36.3)
MADRID = (-3.7, 40.4)
POINTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-80, 80)), min_size=1, max_size=20)


def test_a_far_city_is_left_out() -> None:
    points = [BAGHDAD, DAMASCUS, BEIRUT, MOSUL, MADRID]
    assert set(region_of(points, [8, 7, 1, 1, 3])) == {BAGHDAD, DAMASCUS, BEIRUT, MOSUL}


def test_where_most_happens_decides() -> None:
    assert region_of([BAGHDAD, MADRID], [1, 9]) == [MADRID]


def test_nothing_has_no_region() -> None:
    assert region_of([], []) == []


@given(POINTS)
def test_a_region_is_some_of_the_points(points: list[tuple[float, float]]) -> None:
    found = region_of(points, [1] * len(points))
    assert found
    assert set(found) <= set(points)
