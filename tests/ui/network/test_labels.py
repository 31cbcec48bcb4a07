"""Names on the network: no two touch, none leaves its room, the important come first."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.network.labels import place_labels, shortened
from coupexplorer.ui.network.picture import Disc
from coupexplorer.ui.timeline.picture import Box

spots = st.lists(
    st.builds(Disc, st.floats(-300, 300), st.floats(-200, 200), st.floats(3, 12)), max_size=25
)


def measure(text: str) -> float:
    return 6.0 * len(text)


@given(spots)
def test_no_name_touches_another_or_covers_a_mark(discs: list[Disc]) -> None:
    titles = [f"Actor number {n}" for n in range(len(discs))]
    labels = place_labels(titles, discs, range(len(discs)), discs, measure, 14.0)
    for one, other in combinations(labels.values(), 2):
        assert not one.box.meets(other.box)
    for label in labels.values():
        assert not any(label.box.meets(Box(d.x - 2, d.y - 2, 4, 4)) for d in discs)


@given(spots)
def test_no_name_leaves_the_room_it_is_given(discs: list[Disc]) -> None:
    room = Box(-250, -150, 500, 300)
    titles = ["Somebody"] * len(discs)
    labels = place_labels(titles, discs, range(len(discs)), discs, measure, 14.0, room)
    for label in labels.values():
        assert room.x <= label.box.x
        assert label.box.x + label.box.width <= room.x + room.width
        assert room.y <= label.box.y
        assert label.box.y + label.box.height <= room.y + room.height


def test_of_two_with_room_for_one_name_the_first_in_order_gets_it() -> None:
    discs = [Disc(0, 0, 5), Disc(1, 0, 5)]
    room = Box(-40, -5, 80, 30)
    for order in ([0, 1], [1, 0]):
        labels = place_labels(["One of two", "Two of two"], discs, order, [], measure, 14.0, room)
        assert next(iter(labels)) == order[0]


def test_long_names_are_cut_between_words() -> None:
    assert shortened("Twelve Ba'athist members of government") == "Twelve Ba'athist members of …"
    assert shortened("Amin al-Hafiz") == "Amin al-Hafiz"


def test_one_of_the_first_that_finds_no_room_stands_off_with_a_line_to_its_mark() -> None:
    crowd = [Disc(9.0 * (n % 20), 9.0 * (n // 20), 5) for n in range(400)]
    middle = 210
    alone = place_labels(["X"] * 400, crowd, [middle], crowd, measure, 6.0)
    assert alone == {}
    around = [disc for disc in crowd if math.hypot(disc.x - 90, disc.y - 90) < 30]
    titles = ["Somebody"] * len(around)
    place = min(range(len(around)), key=lambda n: math.hypot(around[n].x - 90, around[n].y - 90))
    assert place_labels(titles, around, [place], around, measure, 14.0) == {}
    found = place_labels(titles, around, [place], around, measure, 14.0, leaders=1)
    label, disc = found[place], around[place]
    assert label.leader is not None
    start, end = label.leader.p1(), label.leader.p2()
    assert math.hypot(start.x() - disc.x, start.y() - disc.y) <= disc.radius + 1e-6
    assert label.box.holds(end.x(), end.y(), 1e-6)
