"""Composing frames: nothing overlaps, nothing is lost, and crowds are counted right."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ui.timeline.builders import ZERO, Row, day, request, rows, scene, stretch

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.ui.timeline import compose_lane
from coupexplorer.ui.timeline.compose import compose
from coupexplorer.ui.timeline.hits import hit, in_crowd
from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag
from coupexplorer.ui.timeline.packing import Side
from coupexplorer.ui.timeline.picture import Box, DrawnLane, Picture
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.scene import Band

VIEWS = st.tuples(
    st.floats(-50 * DAY, 30 * DAY),
    st.sampled_from([30.0, 600.0, DAY, 11 * DAY, 60 * DAY, 3_000 * DAY]),
)


def boxes(lane: DrawnLane) -> list[Box]:
    """Everything of a lane that must keep apart: marks, labels beside them, pills, title."""
    found = [mark.body for mark in lane.marks]
    found += [m.label_box for m in lane.marks if m.label_box and m.side is not Side.ON]
    found += [pill.box for pill in lane.pills]
    return [*found, lane.title_box]


def shown_rows(lane: DrawnLane) -> list[int]:
    """Every row that a lane shows, one by one or behind a pill."""
    found = [mark.row for mark in lane.marks]
    for pill in lane.pills:
        found.extend(pill.rows.tolist())
    if lane.crowd is not None:
        found.extend(lane.crowd.rows.tolist())
    return sorted(found)


def only(picture: Picture) -> DrawnLane:
    """The one lane of a picture."""
    (lane,) = picture.lanes
    return lane


@settings(max_examples=60, deadline=None)
@given(rows(), rows(), VIEWS, st.floats(300, 1_600), st.floats(40, 500), st.booleans())
def test_nothing_overlaps_and_nothing_is_cut_off(
    one: list[Row],
    other: list[Row],
    view: tuple[float, float],
    width: float,
    height: float,
    mirrored: bool,
) -> None:
    wanted = request(scene(one, other), view[0], view[0] + view[1], width, height)
    picture = compose(replace(wanted, mirrored=mirrored))
    for lane in picture.lanes:
        for a, b in combinations(boxes(lane), 2):
            assert not a.meets(b), (a, b)
        for mark in lane.marks:
            if mark.label_box is not None:
                label = mark.label_box
                assert label.x >= 0
                assert label.x + label.width <= width
                assert lane.box.y <= label.y
                assert label.y + label.height <= lane.box.y + lane.box.height
                crossed = [x for x in lane.zero if label.x < x < label.x + label.width]
                assert not crossed or mark.side is Side.ON
    for a, b in combinations([t.text_box for t in picture.ticks if t.text_box], 2):
        assert not a.meets(b)


@settings(max_examples=60, deadline=None)
@given(rows(), VIEWS, st.booleans())
def test_every_event_in_view_is_shown_exactly_once(
    found: list[Row], view: tuple[float, float], aligned: bool
) -> None:
    shown = scene(found, aligned=aligned)
    origin = shown.origin(0)
    first = view[0] + ZERO - origin
    picture = compose(request(shown, first, first + view[1]))
    expected = shown.lanes[0].marks.touching(first + origin, first + origin + view[1])
    assert shown_rows(only(picture)) == expected.tolist()
    assert only(picture).total == len(expected)


@settings(max_examples=15, deadline=None)
@given(rows(most=60), VIEWS)
def test_a_crowd_counts_what_single_marks_would_show(
    found: list[Row], view: tuple[float, float]
) -> None:
    limits = pytest.MonkeyPatch()
    limits.setattr(compose_lane, "SINGLY", 3)
    try:
        shown = scene(found)
        lane = only(compose(request(shown, view[0], view[0] + view[1], width=200)))
    finally:
        limits.undo()
    if lane.crowd is None:
        assert lane.total <= 3
        return
    edges = np.linspace(view[0], view[0] + view[1], 201) + ZERO
    marks = shown.lanes[0].marks
    expected = [len(marks.touching(a, b)) for a, b in pairwise(edges)]
    assert lane.crowd.counts.tolist() == expected
    assert not lane.crowd.singly


def test_the_same_request_gives_the_same_picture() -> None:
    wanted = request(scene([day(n / 3) for n in range(-20, 8)]))
    assert compose(wanted).lanes[0].marks == compose(wanted).lanes[0].marks


def test_a_picture_composed_after_itself_stays_as_it_is() -> None:
    wanted = request(scene([day(n / 3) for n in range(-20, 8)]))
    first = compose(wanted)
    again = compose(replace(wanted, before=first))
    labelled = {mark.row: mark.row_in_lane for mark in only(first).marks if mark.label}
    kept = {mark.row: mark.row_in_lane for mark in only(again).marks if mark.label}
    assert labelled == kept


def test_a_day_is_a_dot_in_its_middle() -> None:
    picture = compose(request(scene([day(-3)])))
    (mark,) = only(picture).marks
    assert mark.dot
    middle = mark.body.x + mark.body.width / 2
    assert middle == pytest.approx(picture.pixel_at(-2.5 * DAY))


def test_a_day_becomes_a_bar_when_hours_are_in_view() -> None:
    (mark,) = only(compose(request(scene([day(0)]), -DAY, 1.5 * DAY))).marks
    assert not mark.dot
    assert mark.core is None


def test_more_important_marks_are_larger_and_labelled_first() -> None:
    many = [day(-3, importance=3) for _ in range(40)]
    lane = only(compose(request(scene([*many, day(-3, importance=1)]))))
    foremost = next(mark for mark in lane.marks if mark.importance == 1)
    least = next(mark for mark in lane.marks if mark.importance == 3)
    assert foremost.label
    assert foremost.body.width > least.body.width


def test_a_stretch_is_a_bar_with_its_certain_part_inside() -> None:
    picture = compose(request(scene([stretch(-6, -1, unsure=1)])))
    (mark,) = only(picture).marks
    assert not mark.dot
    assert mark.core == pytest.approx((picture.pixel_at(-5 * DAY), picture.pixel_at(-2 * DAY)))
    assert mark.body.x == pytest.approx(picture.pixel_at(-6 * DAY))


def test_what_lasts_throughout_is_told_by_one_pill() -> None:
    years = stretch(-400, 400)
    vague = (ZERO - 400 * DAY, ZERO, 0, 0, 2, 0)
    going_on = (ZERO - DAY, OPEN, ZERO, OPEN, 2, int(Flag.STRETCH))
    lane = only(compose(request(scene([years, vague, going_on, day(-3)]))))
    (pill,) = lane.pills
    assert pill.throughout
    assert pill.text == "2 longer"
    assert len(pill.rows) == 2
    assert len(lane.marks) == 2


def test_the_selected_mark_is_drawn_even_when_it_lasts_throughout() -> None:
    lane = only(compose(request(scene([stretch(-400, 400), day(-3)]), selected=(0, 0))))
    assert {mark.row for mark in lane.marks} == {0, 1}
    assert lane.pills == ()


def test_marks_without_room_are_counted_in_pills() -> None:
    lane = only(compose(request(scene([day(-3, length=0.01) for _ in range(60)]))))
    hidden = sum(len(pill.rows) for pill in lane.pills)
    assert hidden + len(lane.marks) == 60
    assert hidden > 30
    assert [pill.text for pill in lane.pills] == [f"+{hidden}"]


def test_many_without_room_become_thin_bars_that_can_be_told_apart() -> None:
    lane = only(compose(request(scene([day(n / 40 - 8) for n in range(400)]))))
    assert lane.crowd is not None
    assert lane.crowd.singly
    assert len(lane.crowd.rows) + len(lane.marks) == 400


def test_more_marks_than_pixels_become_a_silhouette_of_their_number() -> None:
    lane = only(compose(request(scene([day(n / 300 - 8) for n in range(3_000)]))))
    assert lane.crowd is not None
    assert not lane.crowd.singly
    assert lane.crowd.box.height > 40
    assert lane.marks
    assert not any(mark.body.meets(lane.crowd.box) for mark in lane.marks)


def test_day_zero_is_one_line_by_the_day_and_two_by_the_hour() -> None:
    shown = scene([day(0)])
    by_day = compose(request(shown))
    assert only(by_day).zero == pytest.approx((by_day.pixel_at(DAY / 2),))
    by_hour = compose(request(shown, -DAY, 2 * DAY))
    assert only(by_hour).zero == pytest.approx((by_hour.pixel_at(0), by_hour.pixel_at(DAY)))


def test_in_calendar_time_each_lane_has_its_own_day_zero() -> None:
    lanes = scene([day(0)], [day(0)], aligned=False)
    moved = replace(lanes.lanes[1], zero=ZERO + 5 * DAY)
    both = replace(lanes, lanes=(lanes.lanes[0], moved))
    picture = compose(request(both, ZERO - 8.0 * DAY, ZERO + 8.0 * DAY))
    first, second = picture.lanes
    assert second.zero[0] - first.zero[0] == pytest.approx(picture.width * 5 / 16)


def test_a_window_is_shaded_where_its_calendar_lies() -> None:
    lanes = scene([day(0)], [day(0)])
    other = replace(lanes.lanes[1], zero=ZERO + 1_000 * DAY)
    both = replace(lanes, lanes=(lanes.lanes[0], other))
    window = TimeWindow(ZERO - 2 * DAY, ZERO)
    picture = compose(replace(request(both), window=window))
    first, second = picture.lanes
    assert first.shade == pytest.approx((picture.pixel_at(-2 * DAY), picture.pixel_at(0)))
    assert second.shade is None
    assert picture.strip_shade == first.shade


def test_phases_stand_at_the_foot_of_the_lane_when_asked_for() -> None:
    wanted = request(scene([day(0)]))
    assert only(compose(wanted)).bands == ()
    (band,) = only(compose(replace(wanted, show_bands=True))).bands
    assert band.text == "Seizure"
    assert band.box.y + band.box.height == pytest.approx(
        only(compose(wanted)).box.y + only(compose(wanted)).box.height
    )


def test_the_name_of_a_phase_keeps_off_the_next_one_over_its_end() -> None:
    shown = scene([day(0)])
    first = Band(ZERO - 6 * DAY, ZERO, "The days before", PhaseKind.TRIGGER)
    second = Band(ZERO - 4 * DAY, ZERO + DAY, "Seizure", PhaseKind.SEIZURE)
    both = replace(shown, lanes=(replace(shown.lanes[0], bands=(first, second)),))
    before, after = only(compose(replace(request(both), show_bands=True))).bands
    assert before.free.x + before.free.width == pytest.approx(after.box.x)
    assert before.box.width > before.free.width
    assert after.free == after.box


def test_an_empty_scene_is_an_empty_picture() -> None:
    picture = compose(request(scene()))
    assert picture.lanes == ()
    assert picture.ticks


def test_a_lane_without_events_keeps_its_title() -> None:
    assert only(compose(request(scene([])))).title == "CASE 0"


class TestHits:
    """What lies under a point."""

    def picture(self, *found: Row) -> Picture:
        """A frame of one lane."""
        return compose(request(scene(list(found))))

    def test_a_mark_and_its_label_are_hit(self) -> None:
        picture = self.picture(day(-3))
        (mark,) = only(picture).marks
        assert mark.label_box is not None
        for box in (mark.body, mark.label_box):
            found = hit(picture, box.x + box.width / 2, box.y + box.height / 2)
            assert found is not None
            assert found.single
            assert found.rows.tolist() == [0]

    def test_a_pill_is_hit_with_all_its_rows(self) -> None:
        picture = self.picture(*(day(-3, length=0.01) for _ in range(60)))
        pill = only(picture).pills[0]
        found = hit(picture, pill.box.x + 4, pill.box.y + 4)
        assert found is not None
        assert found.rows.tolist() == pill.rows.tolist()

    def test_the_empty_ground_is_no_hit(self) -> None:
        assert hit(self.picture(day(-3)), 700, 60) is None
        assert hit(self.picture(day(-3)), 700, 223) is None

    def test_a_silhouette_tells_its_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compose_lane, "SINGLY", 3)
        picture = self.picture(*(day(-3) for _ in range(9)))
        crowd = only(picture).crowd
        assert crowd is not None
        x = picture.pixel_at(-2.5 * DAY)
        assert in_crowd(picture, x, crowd.box.y + 2) == 9
        assert in_crowd(picture, x, crowd.box.y - 2) is None


def test_a_request_without_width_does_no_harm() -> None:
    picture = compose(Request(scene([day(0)]), -DAY, DAY, 1.0, 1.0, request(scene()).type))
    assert picture.width == 1.0
