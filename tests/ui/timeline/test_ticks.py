"""Ticks: evenly laid from minutes to centuries, never closer than asked, day zero always told."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.timeline.marks import DAY, minutes_of
from coupexplorer.ui.timeline.scene import moment
from coupexplorer.ui.timeline.ticks import Tick, calendar_ticks, day_ticks, signed

YEAR = 365 * DAY
NOVEMBER = minutes_of(datetime(1963, 11, 12, 9, 48))

SPANS = st.floats(20, 5_000 * YEAR)


def texts(ticks: tuple[Tick, ...]) -> list[str]:
    """What ticks say."""
    return [tick.text for tick in ticks]


def test_days_are_told_with_their_sign_and_day_zero_by_name() -> None:
    ticks = day_ticks(-3 * DAY, 2 * DAY, DAY * 0.9)
    assert texts(ticks) == ["−3", "−2", "−1", "day 0", "+1", "+2"]
    assert [tick.text for tick in ticks if tick.strong] == ["day 0"]


def test_a_days_label_stands_in_the_middle_of_the_day() -> None:
    zero = next(tick for tick in day_ticks(-DAY, DAY, 0.9 * DAY) if tick.text == "day 0")
    assert (zero.at, zero.label_at) == (0, DAY / 2)


def test_zoomed_in_the_axis_tells_hours_and_then_minutes() -> None:
    hours = day_ticks(-6 * 60, 12 * 60, 3 * 60)
    assert texts(hours) == ["18:00", "21:00", "day 0", "03:00", "06:00", "09:00", "12:00"]
    assert texts(day_ticks(0, 20, 4)) == ["day 0", "00:05", "00:10", "00:15", "00:20"]


def test_other_midnights_are_named_by_their_day() -> None:
    assert "day −1" in texts(day_ticks(-30 * 60, 0, 6 * 60))


def test_zoomed_out_the_days_are_round_and_hold_zero() -> None:
    ticks = day_ticks(-1_200 * DAY, 1_200 * DAY, 400 * DAY)
    assert [round(tick.at / DAY) for tick in ticks] == [-1500, -1000, -500, 0, 500, 1000]
    assert "−1\N{NARROW NO-BREAK SPACE}000" in texts(ticks)


@given(st.floats(-2_000 * YEAR, 2_000 * YEAR), SPANS, st.integers(2, 12))
def test_day_ticks_keep_their_distance_and_hold_zero(
    first: float, span: float, pieces: int
) -> None:
    closest = span / pieces
    ticks = day_ticks(first, first + span, closest)
    gaps = [b.at - a.at for a, b in pairwise(ticks)]
    assert all(gap >= min(closest, gap) for gap in gaps)
    assert len(set(gaps)) <= 1
    assert all(gap >= closest * 0.999 for gap in gaps)
    if first <= 0 < first + span - closest:
        assert "day 0" in texts(ticks)


def test_calendar_days_name_their_month_and_the_first_its_year() -> None:
    ticks = calendar_ticks(NOVEMBER, NOVEMBER + 5 * DAY, 0.9 * DAY)
    inside = [tick for tick in ticks if tick.at >= NOVEMBER]
    day_of_month = moment(inside[0].at).day
    assert inside[0].text == f"{day_of_month} Nov 1963"
    assert inside[1].text == f"{day_of_month + 1} Nov"


def test_calendar_months_name_each_january_with_its_year() -> None:
    ticks = calendar_ticks(NOVEMBER, NOVEMBER + YEAR, 28 * DAY)
    assert "Jan 1964" in texts(ticks)
    assert "Feb" in texts(ticks)
    assert [tick.text for tick in ticks if tick.strong] == ["Jan 1964"]


@pytest.mark.parametrize(
    ("years", "closest", "expected"),
    [(10, 1, ["1963", "1964"]), (40, 9, ["1960", "1970"]), (900, 90, ["1900", "2000"])],
)
def test_calendar_years_decades_and_centuries(
    years: int, closest: int, expected: list[str]
) -> None:
    assert set(expected) <= set(
        texts(calendar_ticks(NOVEMBER, NOVEMBER + years * YEAR, closest * YEAR))
    )


def test_calendar_hours_name_midnight_by_its_day() -> None:
    midnight = NOVEMBER // DAY * DAY + DAY
    ticks = calendar_ticks(midnight - 8 * 60, midnight + 8 * 60, 4 * 60)
    by_time = {tick.at: tick.text for tick in ticks}
    time = moment(midnight)
    assert by_time[midnight] == f"{time.day} Nov"
    assert by_time[midnight + 6 * 60] == "06:00"


@given(st.floats(0, 9_000 * YEAR), SPANS, st.integers(2, 12))
def test_calendar_ticks_rise_and_lie_in_the_calendar(
    first: float, span: float, pieces: int
) -> None:
    ticks = calendar_ticks(first, first + span, span / pieces)
    times = [tick.at for tick in ticks]
    assert times == sorted(set(times))
    assert all(tick.text for tick in ticks)
    assert all(moment(at).year <= 9_999 for at in times)
    assert len(ticks) <= 80


@given(st.floats(-9_000 * YEAR, 14_000 * YEAR), SPANS)
def test_no_calendar_view_breaks_the_axis(first: float, span: float) -> None:
    calendar_ticks(first, first + span, span / 8)


def test_numbers_carry_their_sign() -> None:
    assert (signed(-6), signed(0), signed(3)) == ("−6", "0", "+3")
