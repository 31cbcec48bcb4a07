"""A scene laid out: dots grow with events, names never overlap, ways reach what is out of view."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from tests.ui.map.builders import BAGHDAD, BEIRUT, DAMASCUS, EGYPT, IRAQ, MADRID, scene, spot, way

from coupexplorer.ui.map.outlook import Outlook
from coupexplorer.ui.map.picture import BEYOND, MOST_ARROWS, MOST_DOTS, Picture, compose
from coupexplorer.ui.map.scene import Highlight, MapScene

REGION = Outlook(40, 33.5, 60, 800, 400)


def measure(text: str, area: bool) -> tuple[float, float]:
    return 7.0 * len(text), 14.0


def laid_out(
    found: MapScene,
    outlook: Outlook = REGION,
    highlight: Highlight = Highlight(),  # noqa: B008
    room: tuple[QRectF, ...] = (),
) -> Picture:
    return compose(found, outlook, highlight, measure, room)


def names(picture: Picture) -> list[str]:
    return [label.text for label in picture.labels]


def test_dots_stand_where_their_places_are_and_grow_with_events() -> None:
    picture = laid_out(scene(BAGHDAD, DAMASCUS, BEIRUT))
    dots = {dot.spot.id: dot for dot in picture.dots}
    assert dots["baghdad"].x == pytest.approx(REGION.x(44.4))
    assert dots["baghdad"].y == pytest.approx(REGION.y(33.3))
    assert dots["baghdad"].radius > dots["damascus"].radius > dots["beirut"].radius


def test_what_is_out_of_view_has_no_dot() -> None:
    assert [dot.spot.id for dot in laid_out(scene(BAGHDAD, MADRID)).dots] == ["baghdad"]


def test_spots_on_one_point_stand_side_by_side() -> None:
    picture = laid_out(scene(BAGHDAD, spot("zoo", 44.4, 33.3, (0, 1))))
    one, other = picture.dots
    assert other.x - one.x >= one.radius + other.radius
    assert picture.dot_at(other.x, other.y) is other


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.floats(33, 47), st.floats(30, 37), st.integers(0, 60)), min_size=1, max_size=40
    )
)
def test_names_never_overlap_each_other_or_a_dot(
    found: list[tuple[float, float, int]],
) -> None:
    spots = [
        spot(f"place {n}", x, y, *([(0, events)] if events else []), area=n % 7 == 6)
        for n, (x, y, events) in enumerate(found)
    ]
    key = QRectF(4, 4, 90, 40)
    picture = laid_out(scene(*spots), room=(key,))
    boxes = [label.box for label in picture.labels]
    assert not any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))
    assert not any(box.intersects(key) for box in boxes)
    for dot in picture.dots:
        around = QRectF(dot.x - 1, dot.y - 1, 2, 2)
        assert not any(box.intersects(around) for box in boxes)


def test_places_without_events_are_named_only_near_by_or_when_looked_at() -> None:
    far = Outlook(35, 32, 20, 800, 400)
    assert names(laid_out(scene(EGYPT), far)) == []
    assert names(laid_out(scene(EGYPT), far, Highlight("egypt", frozenset(("egypt",))))) == [
        "Egypt"
    ]
    assert names(laid_out(scene(EGYPT), Outlook(31, 30, 90, 800, 400))) == ["Egypt"]


def test_an_area_is_a_name_with_its_events_and_no_dot() -> None:
    picture = laid_out(scene(BAGHDAD, IRAQ))
    assert [dot.spot.id for dot in picture.dots] == ["baghdad"]
    assert names(picture) == ["Iraq · 30", "Baghdad"]
    label = picture.labels[0]
    middle = label.box.center()
    found = picture.label_at(middle.x(), middle.y())
    assert found is label
    assert picture.centres["iraq"] == (middle.x(), middle.y())


def test_a_way_to_a_place_out_of_view_leaves_the_view() -> None:
    picture = laid_out(scene(BAGHDAD, MADRID, ways=(way("w", "baghdad", "madrid"),)))
    (arrow,) = picture.arrows
    assert arrow.points[-1][0] < 0
    assert picture.arrow_at(*arrow.points[1]) is arrow
    assert picture.arrow_at(REGION.x(44.4), 5) is None


def test_several_ways_between_two_places_are_told_apart() -> None:
    ways = tuple(way(str(n), "baghdad", "beirut") for n in range(3))
    picture = laid_out(scene(BAGHDAD, BEIRUT, ways=ways))
    middles = [arrow.points[len(arrow.points) // 2][1] for arrow in picture.arrows]
    assert all(abs(a - b) > 10 for a, b in itertools.combinations(middles, 2))


def test_a_crowd_is_drawn_as_few_dots_that_count_for_all() -> None:
    many = [
        spot(f"p{n}", 33 + n % 60 * 0.2, 30 + n // 60 * 0.15, (n % 2, 2))
        for n in range(MOST_DOTS * 2)
    ]
    picture = laid_out(scene(*many))
    assert len(picture.dots) <= MOST_DOTS
    shown = sum(dot.spot.events for dot in picture.dots)
    plain = sum(
        s.events for s in many if REGION.holds(REGION.x(s.longitude), REGION.y(s.latitude), BEYOND)
    )
    assert shown == plain
    assert max(dot.crowd for dot in picture.dots) > 1


def test_of_very_many_ways_those_that_stand_out_are_drawn_first() -> None:
    ways = tuple(way(f"w{n}", "baghdad", "beirut") for n in range(MOST_ARROWS + 20))
    picture = laid_out(scene(BAGHDAD, BEIRUT, ways=ways))
    assert [a.way.id for a in picture.arrows] == [f"w{n}" for n in range(MOST_ARROWS)]
    last = ways[-1].id
    picture = laid_out(
        scene(BAGHDAD, BEIRUT, ways=ways), highlight=Highlight(ways=frozenset((last,)))
    )
    drawn = [arrow.way.id for arrow in picture.arrows]
    assert len(drawn) == MOST_ARROWS
    assert drawn[-1] == last


def test_of_a_way_only_what_is_near_the_view_is_painted() -> None:
    close = Outlook(44.4, 33.3, 2_000, 400, 300)
    (arrow,) = laid_out(scene(BAGHDAD, MADRID, ways=(way("w", "baghdad", "madrid"),)), close).arrows
    assert 0 < len(arrow.seen) < len(arrow.points)
    assert set(arrow.seen) <= set(arrow.points)
    away = Outlook(-60.0, -30.0, 60, 400, 300)
    (arrow,) = laid_out(scene(BAGHDAD, MADRID, ways=(way("w", "baghdad", "madrid"),)), away).arrows
    assert arrow.seen == ()
