"""A place in a list of uneven rows: never before the beginning, never past the end, no row lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.widgets.row_scroll import LEAST, MEASURED_AT_END, RowScroll

heights = st.lists(st.integers(LEAST, 90), max_size=40)
rooms = st.integers(1, 200)
USUAL = 20
moves = st.lists(st.integers(-400, 400), max_size=8)


class Stack:
    """Rows of given heights that note which of them were measured."""

    def __init__(self, heights: list[int]) -> None:
        self.heights = heights
        self.measured: set[int] = set()

    def count(self) -> int:
        """How many."""
        return len(self.heights)

    def height(self, row: int) -> int:
        """One of them."""
        self.measured.add(row)
        return self.heights[row]

    def usual(self) -> int:
        """About."""
        return USUAL


def scroll(heights: list[int], room: int) -> RowScroll:
    """At the top of a stack."""
    found = RowScroll(Stack(heights))
    found.room = room
    return found


def above(place: RowScroll, heights: list[int]) -> int:
    """How many pixels are above the room."""
    return sum(heights[: place.top]) + place.offset


@given(heights, rooms, moves)
def test_moving_is_as_in_one_long_strip(tall: list[int], room: int, moved: list[int]) -> None:
    place, here, most = scroll(tall, room), 0, max(sum(tall) - room, 0)
    for pixels in moved:
        place.move(pixels)
        here = min(max(here + pixels, 0), most)
        if room and tall:
            assert above(place, tall) == here
        assert place.offset == 0 or place.offset < tall[place.top]


@given(heights, st.integers(1, 200), moves)
def test_what_is_seen_fills_the_room_without_gap(
    tall: list[int], room: int, moved: list[int]
) -> None:
    place = scroll(tall, room)
    for pixels in moved:
        place.move(pixels)
    seen = place.seen()
    for one, other in pairwise(seen):
        assert (other.row, other.y) == (one.row + 1, one.y + one.height)
    if seen:
        assert seen[0].y <= 0 < seen[0].y + seen[0].height
        end = seen[-1].y + seen[-1].height
        assert end >= room or (seen[-1].row == len(tall) - 1 and seen[0].row == 0)


@given(heights.filter(bool), st.integers(90, 200), st.data())
def test_a_row_shown_is_wholly_in_sight(tall: list[int], room: int, data: st.DataObject) -> None:
    place = scroll(tall, room)
    for row in data.draw(st.lists(st.integers(0, len(tall) - 1), min_size=1, max_size=5)):
        place.show(row)
        here = next(each for each in place.seen() if each.row == row)
        assert here.y >= 0
        assert here.y + here.height <= room


@given(heights.filter(bool), rooms, st.integers(0, 2_000))
def test_a_scroll_bar_leads_back_to_the_row_it_says(tall: list[int], room: int, value: int) -> None:
    place = scroll(tall, room)
    place.go_to(value)
    said = place.value()
    assert 0 <= said <= place.most()
    place.go_to(said)
    assert abs(place.value() - said) < USUAL


@given(st.lists(st.integers(LEAST, 90), min_size=5, max_size=20), rooms)
def test_either_end_of_a_long_list_can_be_reached(tall: list[int], room: int) -> None:
    long = tall * (MEASURED_AT_END // len(tall) + 1)
    place = scroll(long, room)
    place.go_to(place.most())
    assert place.seen()[-1].row == len(long) - 1
    assert place.value() == place.most() or place.value() > place.most() - 90 * room
    place.go_to(0)
    assert (place.top, place.offset) == (0, 0)


def test_rows_far_away_are_never_measured() -> None:
    tall = [20] * 1_000_000
    place = scroll(tall, 400)
    rows = place._rows
    assert isinstance(rows, Stack)
    for act in (
        lambda: place.show(500_000),
        lambda: place.move(3_000),
        lambda: place.go_to(15_000_000),
        lambda: place.about(3),
    ):
        act()
        place.seen()
    assert len(rows.measured) < 400
