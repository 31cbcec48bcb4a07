"""Ghosts: the other dates of a disputed event, drawn beside its mark and never counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ui.timeline.builders import ZERO, Row, day, request, scene

from coupexplorer.ui.timeline.compose import compose
from coupexplorer.ui.timeline.compose_ghosts import CLOSE, DrawnGhost, compose_ghosts
from coupexplorer.ui.timeline.hits import ghost_at
from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag
from coupexplorer.ui.timeline.picture import Picture
from coupexplorer.ui.timeline.scene import Ghost, Scene

DISPUTED = int(Flag.DISPUTED)


def ghost(first: float, length: float = 1, answer: str = "Another day") -> Ghost:
    """A ghost on a day counted from ZERO."""
    start = ZERO + round(first * DAY)
    return Ghost(start, start + round(length * DAY), answer, "D1")


def shown(rows: list[Row], *ghosts: Ghost) -> Scene:
    """One lane; the ghosts are those of its first event."""
    return replace(scene(rows), ghosts={"l0-0": ghosts})


def composed(
    drawn: Scene, wanted: set[tuple[int, int]], first: float = -8, last: float = 3
) -> tuple[Picture, tuple[DrawnGhost, ...]]:
    """A frame and its ghosts."""
    picture = compose(request(drawn, first * DAY, last * DAY))
    return picture, compose_ghosts(drawn, picture, 16.0, wanted)


def test_the_ghosts_of_what_is_looked_at_stand_at_their_own_time() -> None:
    picture, (found,) = composed(shown([day(0, flags=DISPUTED)], ghost(-3)), {(0, 0)})
    assert found.body.x + found.body.width / 2 == pytest.approx(picture.pixel_at(-2.5 * DAY))
    assert found.dot
    (mark,) = picture.lanes[0].marks
    assert found.stem == pytest.approx(mark.body.x + mark.body.width / 2)
    assert found.body.y > mark.body.y
    assert ghost_at((found,), found.body.x + 2, found.body.y + 2) == found
    assert ghost_at((found,), found.body.x + 60, found.body.y) is None


def test_what_is_not_looked_at_has_none_until_days_are_wide() -> None:
    rows = [day(0, flags=DISPUTED)]
    assert composed(shown(rows, ghost(-1)), set())[1] == ()
    days = 764.0 / CLOSE * 0.9
    assert len(composed(shown(rows, ghost(-1)), set(), -days / 2, days / 2)[1]) == 1


def test_ghosts_are_never_counted() -> None:
    drawn = shown([day(0, flags=DISPUTED), day(1)], ghost(-3), ghost(-4))
    picture, found = composed(drawn, {(0, 0)})
    assert len(found) == 2
    assert picture.lanes[0].total == 2
    assert len(picture.lanes[0].marks) == 2


def test_a_date_that_holds_the_events_own_is_no_other_date() -> None:
    rows = [day(0, flags=DISPUTED)]
    agreeing = (ghost(0), ghost(-20, 60), Ghost(-OPEN, OPEN, "", "D1"))
    assert composed(shown(rows, *agreeing), {(0, 0)})[1] == ()


def test_a_stretch_is_drawn_as_one_and_kept_within_the_frame() -> None:
    picture, (found,) = composed(shown([day(-6, flags=DISPUTED)], ghost(-5, 400)), {(0, 0)})
    assert not found.dot
    assert found.body.x + found.body.width <= picture.width + 20
    before = Ghost(-OPEN, ZERO - 7 * DAY, "Before", "D1")
    _, (open_start,) = composed(shown([day(-6, flags=DISPUTED)], before), {(0, 0)})
    assert -20 <= open_start.body.x < 0


def test_out_of_view_there_is_no_ghost() -> None:
    drawn = shown([day(0, flags=DISPUTED)], ghost(-300))
    assert composed(drawn, {(0, 0)})[1] == ()
    assert composed(drawn, {(0, 0)}, -400, -200)[1] == (), "nor without its mark"


def test_in_a_lane_of_two_cases_a_ghost_counts_from_the_day_zero_of_its_event() -> None:
    drawn = shown([day(0, flags=DISPUTED)], ghost(-3 - 100))
    marks = replace(drawn.lanes[0].marks, colours=drawn.lanes[0].marks.importance * 0 + 1)
    lane = replace(drawn.lanes[0], marks=marks, others=((1, ZERO - 100 * DAY),))
    picture, (found,) = composed(replace(drawn, lanes=(lane,)), {(0, 0)})
    assert found.body.x + found.body.width / 2 == pytest.approx(picture.pixel_at(-2.5 * DAY))
