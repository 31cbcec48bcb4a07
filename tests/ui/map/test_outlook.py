"""An outlook turns degrees into pixels and back, keeps a point under the pointer, fits points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.map.outlook import LARGEST_SCALE, SMALLEST_SCALE, Outlook

OUTLOOKS = st.builds(
    Outlook,
    longitude=st.floats(-170, 170),
    latitude=st.floats(-70, 70),
    scale=st.floats(SMALLEST_SCALE, LARGEST_SCALE),
    width=st.floats(50, 3_000),
    height=st.floats(50, 2_000),
)
POINTS = st.tuples(st.floats(-170, 170), st.floats(-70, 70))


@given(OUTLOOKS, st.floats(0, 3_000), st.floats(0, 2_000))
def test_pixels_and_degrees_are_each_others_inverse(outlook: Outlook, x: float, y: float) -> None:
    assert outlook.x(outlook.longitude_at(x)) == pytest.approx(x, abs=1e-6)
    assert outlook.y(outlook.latitude_at(y)) == pytest.approx(y, abs=1e-6)


def test_north_is_up_and_east_is_right() -> None:
    outlook = Outlook()
    assert outlook.y(40) < outlook.y(30)
    assert outlook.x(40) > outlook.x(30)


@given(st.floats(0.3, 3), st.floats(100, 500), st.floats(100, 300))
def test_zooming_keeps_the_point_under_the_pointer(factor: float, x: float, y: float) -> None:
    outlook = Outlook(40, 33, 60, 600, 400)
    longitude, latitude = outlook.longitude_at(x), outlook.latitude_at(y)
    nearer = outlook.zoomed(factor, x, y)
    assert nearer.x(longitude) == pytest.approx(x, abs=1e-6)
    assert nearer.y(latitude) == pytest.approx(y, abs=1e-6)


@given(OUTLOOKS, st.floats(1e-6, 1e6))
def test_zooming_has_two_ends(outlook: Outlook, factor: float) -> None:
    assert SMALLEST_SCALE <= outlook.zoomed(factor).scale <= LARGEST_SCALE


def test_panning_moves_the_ground_with_the_pointer() -> None:
    outlook = Outlook(40, 33, 60, 600, 400)
    moved = outlook.panned(0, 30)
    assert moved.y(33) == pytest.approx(outlook.y(33) + 30)
    assert outlook.panned(30, 0).x(40) == pytest.approx(outlook.x(40) + 30)


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_what_is_fitted_is_in_view(points: list[tuple[float, float]]) -> None:
    outlook = Outlook(width=900, height=500).fitted(points, 60, 30)
    assert all(outlook.holds(outlook.x(x), outlook.y(y), 0.5) for x, y in points)


def test_nothing_to_fit_changes_nothing() -> None:
    assert Outlook().fitted([], 10, 10) == Outlook()


@given(st.floats(-2_000, 2_000), st.floats(-500, 500))
def test_moving_keeps_the_shape_of_the_ground(dx: float, dy: float) -> None:
    outlook = Outlook(40, 33, 60, 600, 400)
    moved = outlook.panned(dx, dy)
    assert outlook.is_pushed(moved)
    right, down = outlook.pushed_in(moved)
    assert moved.x(38) == pytest.approx(outlook.x(38) + right)
    assert moved.y(30) == pytest.approx(outlook.y(30) + down)
    assert not outlook.is_pushed(outlook.zoomed(1.5))
