"""The arithmetic Islamic calendar against known days, its own rules and its inverse."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.calendars import (
    ArithmeticHijri,
    HijriConverter,
    HijriDate,
    HijriMethod,
    is_leap_year,
    month_length,
)

CALENDAR: HijriConverter = ArithmeticHijri()
DAYS = st.dates(date(622, 7, 19), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("day", "hijri"),
    [
        (date(622, 7, 19), HijriDate(1, 1, 1)),
        (date(623, 7, 8), HijriDate(2, 1, 1)),
        (date(1963, 11, 13), HijriDate(1383, 6, 25)),
        (date(1979, 11, 20), HijriDate(1399, 12, 29)),
        (date(1979, 11, 21), HijriDate(1400, 1, 1)),
        (date(2000, 4, 6), HijriDate(1421, 1, 1)),
    ],
)
def test_known_days(day: date, hijri: HijriDate) -> None:
    reading = CALENDAR.to_hijri(day)
    assert reading.date == hijri
    assert reading.method is HijriMethod.ARITHMETIC
    assert CALENDAR.to_gregorian(hijri) == day


@given(DAYS)
def test_there_and_back(day: date) -> None:
    assert CALENDAR.to_gregorian(CALENDAR.to_hijri(day).date) == day


@given(st.dates(date(622, 7, 19), date(9999, 12, 30)))
def test_the_next_day_is_the_next_hijri_day(day: date) -> None:
    today = CALENDAR.to_hijri(day).date
    tomorrow = CALENDAR.to_hijri(day + timedelta(days=1)).date
    if today.day < month_length(today.year, today.month):
        assert tomorrow == HijriDate(today.year, today.month, today.day + 1)
    elif today.month < 12:
        assert tomorrow == HijriDate(today.year, today.month + 1, 1)
    else:
        assert tomorrow == HijriDate(today.year + 1, 1, 1)


def test_leap_years_of_the_thirty_year_cycle() -> None:
    leap = [year for year in range(1, 31) if is_leap_year(year)]
    assert leap == [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]


def test_a_cycle_has_10631_days() -> None:
    days = sum(month_length(year, month) for year in range(1, 31) for month in range(1, 13))
    assert days == 10631


def test_days_before_the_era_are_refused() -> None:
    with pytest.raises(ValueError, match="before the Hijri calendar"):
        CALENDAR.to_hijri(date(622, 7, 18))


def test_a_day_that_its_month_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="no day 30"):
        CALENDAR.to_gregorian(HijriDate(1383, 6, 30))
    assert CALENDAR.to_gregorian(HijriDate(1384, 12, 29)) > date(1964, 1, 1)


def test_years_beyond_the_gregorian_calendar_are_refused() -> None:
    with pytest.raises(ValueError, match="beyond"):
        CALENDAR.to_gregorian(HijriDate(9999, 1, 1))


@pytest.mark.parametrize(("year", "month", "day"), [(0, 1, 1), (1, 0, 1), (1, 13, 1), (1, 1, 31)])
def test_impossible_hijri_dates_are_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no Hijri day"):
        HijriDate(year, month, day)


def test_hijri_dates_are_ordered() -> None:
    assert HijriDate(1383, 6, 26) < HijriDate(1383, 7, 1) < HijriDate(1384, 1, 1)
