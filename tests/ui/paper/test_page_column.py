"""Where pages stand: none overlaps another, all that is in view is found, and places come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.paper.page_column import A4_POINTS, GAP, PageColumn, page_size

SIZES = st.lists(st.tuples(st.floats(1, 1200), st.floats(1, 1200)), min_size=1, max_size=40)
SCALES = st.floats(0.05, 6)


@given(SIZES, SCALES)
def test_pages_stand_below_one_another_with_a_gap(
    sizes: list[tuple[float, float]], scale: float
) -> None:
    column = PageColumn(sizes, scale)
    end = 0
    for page in range(len(sizes)):
        spot = column.spot(page)
        assert spot.top == end + GAP
        end = spot.top + spot.height
        assert spot.width + 2 * GAP <= column.width
    assert column.height == end + GAP


@given(SIZES, SCALES, st.integers(-50, 60_000), st.integers(0, 3_000))
def test_just_the_pages_in_view_are_seen(
    sizes: list[tuple[float, float]], scale: float, top: int, room: int
) -> None:
    column = PageColumn(sizes, scale)
    in_view = [
        page
        for page in range(len(sizes))
        if (spot := column.spot(page)).top < top + room and spot.top + spot.height > top
    ]
    seen = [*column.seen(top, room)] if room else []
    assert seen == (in_view if room else [])


@given(SIZES, SCALES, SCALES, st.integers(0, 60_000))
def test_a_place_is_the_same_at_another_size(
    sizes: list[tuple[float, float]], scale: float, other: float, y: int
) -> None:
    column, larger = PageColumn(sizes, scale), PageColumn(sizes, other)
    place = column.place_of(y)
    assert column.height_of(*place) == y
    assert larger.page_at(max(larger.height_of(*place), larger.spot(place[0]).top)) >= place[0]


def test_without_pages_there_is_nothing_to_see() -> None:
    column = PageColumn((), 1)
    assert (len(column), column.height, [*column.seen(0, 500)]) == (0, 0, [])
    assert column.height_of(*column.place_of(100)) == 0


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ('<svg viewBox="0 0 841.5 595.25" width="841pt">', (841.5, 595.25)),
        ("<svg>", A4_POINTS),
        ('<svg viewBox="0 0 0 10">', A4_POINTS),
        ('<svg viewBox="0 0 1.2.3 10">', A4_POINTS),
        ("", A4_POINTS),
    ],
)
def test_a_page_tells_its_size(page: str, size: tuple[float, float]) -> None:
    assert page_size(page) == size
