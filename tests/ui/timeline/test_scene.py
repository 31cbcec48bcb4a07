"""Scenes: the opening view, the whole view, and the order in which one goes from mark to mark."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from tests.ui.timeline.builders import ZERO, Row, day, rows, scene

from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag
from coupexplorer.ui.timeline.scene import Scene, moment


def test_the_opening_view_holds_the_seizure_of_every_case() -> None:
    first, last = scene([day(-300)], [day(400)]).opening()
    assert -7 * DAY < first < -5 * DAY
    assert DAY < last < 3 * DAY


def test_a_case_without_phases_opens_around_day_zero() -> None:
    shown = scene([day(0)])
    bare = replace(shown, lanes=(replace(shown.lanes[0], bands=()),))
    first, last = bare.opening()
    assert first <= -8 * DAY
    assert last >= 3 * DAY


def test_in_calendar_time_the_opening_view_reaches_from_case_to_case() -> None:
    shown = scene([day(0)], [day(0)], aligned=False)
    later = replace(shown.lanes[1], zero=ZERO + 800 * DAY, bands=())
    first, last = replace(shown, lanes=(shown.lanes[0], later)).opening()
    assert first < ZERO - 5 * DAY
    assert last > ZERO + 801 * DAY


def test_the_whole_view_holds_every_known_time() -> None:
    going_on = (ZERO, OPEN, 0, 0, 2, int(Flag.STRETCH))
    first, last = scene([day(-290), going_on], [day(500)]).whole()
    assert first < -290 * DAY
    assert 501 * DAY < last < 600 * DAY


def test_an_empty_scene_still_has_a_view() -> None:
    first, last = Scene().whole()
    assert first < last


@given(rows(most=12), rows(most=12))
def test_going_on_visits_every_mark_once_in_order_and_back_again(
    one: list[Row], other: list[Row]
) -> None:
    shown = scene(one, other)
    visited: list[tuple[int, int]] = []
    place = shown.neighbour(None, +1)
    while place is not None:
        visited.append(place)
        place = shown.neighbour(place, +1)
    assert len(visited) == len(set(visited)) == len(one) + len(other)
    starts = [shown.extent(*place)[0] for place in visited]
    assert starts == sorted(starts)
    back: list[tuple[int, int]] = []
    place = shown.neighbour(None, -1)
    while place is not None:
        back.append(place)
        place = shown.neighbour(place, -1)
    assert back == visited[::-1]


def test_an_event_is_found_in_its_lane() -> None:
    shown = scene([day(0)], [day(1), day(2)])
    assert shown.find("l1-1") == (1, 1)
    assert shown.find("nothing") is None


def test_moments_keep_within_the_calendar() -> None:
    assert moment(-5).year == 1
    assert moment(1e12).year == 9_999
    assert moment(DAY).day == 2
