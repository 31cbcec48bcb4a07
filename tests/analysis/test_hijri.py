"""Umm al-Qura inside its tables, arithmetic outside, and always saying which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.analysis.hijri import UmmAlQura
from coupexplorer.domain.calendars import ArithmeticHijri, HijriConverter, HijriDate, HijriMethod
from coupexplorer.domain.date_text import describe_hijri
from coupexplorer.domain.dates import HistoricalDate

CONVERTER: HijriConverter = UmmAlQura()
FIRST, LAST = date(1924, 8, 1), date(2077, 11, 16)


def test_the_day_of_the_november_coup() -> None:
    reading = CONVERTER.to_hijri(date(1963, 11, 13))
    assert reading.date == HijriDate(1383, 6, 26)
    assert reading.method is HijriMethod.UMM_AL_QURA
    assert CONVERTER.to_gregorian(HijriDate(1383, 6, 26)) == date(1963, 11, 13)


@pytest.mark.parametrize(
    ("day", "method"),
    [
        (FIRST - timedelta(days=1), HijriMethod.ARITHMETIC),
        (FIRST, HijriMethod.UMM_AL_QURA),
        (LAST, HijriMethod.UMM_AL_QURA),
        (LAST + timedelta(days=1), HijriMethod.ARITHMETIC),
        (date(1258, 2, 10), HijriMethod.ARITHMETIC),
    ],
)
def test_the_tables_have_known_limits(day: date, method: HijriMethod) -> None:
    assert CONVERTER.to_hijri(day).method is method


def test_the_limits_are_whole_hijri_years() -> None:
    assert CONVERTER.to_hijri(FIRST).date == HijriDate(1343, 1, 1)
    assert CONVERTER.to_hijri(LAST).date.year == 1500
    assert CONVERTER.to_gregorian(HijriDate(1343, 1, 1)) == FIRST


@given(st.dates(FIRST, LAST))
def test_there_and_back_inside_the_tables(day: date) -> None:
    assert CONVERTER.to_gregorian(CONVERTER.to_hijri(day).date) == day


@given(st.dates(date(622, 7, 19), FIRST - timedelta(days=40)))
def test_outside_the_tables_the_two_agree(day: date) -> None:
    reading = CONVERTER.to_hijri(day)
    assert reading == ArithmeticHijri().to_hijri(day)
    if reading.date.year < 1343:
        assert CONVERTER.to_gregorian(reading.date) == day


@given(st.dates(FIRST, LAST))
def test_inside_the_tables_the_two_are_never_far_apart(day: date) -> None:
    arithmetic = ArithmeticHijri().to_gregorian
    exact = CONVERTER.to_hijri(day).date
    shifted = HijriDate(exact.year, exact.month, min(exact.day, 29))
    assert abs((arithmetic(shifted) - CONVERTER.to_gregorian(shifted)).days) <= 2


def test_a_day_that_its_month_lacks_is_refused() -> None:
    lengths = {}
    for month in range(1, 13):
        try:
            CONVERTER.to_gregorian(HijriDate(1383, month, 30))
            lengths[month] = 30
        except ValueError:
            lengths[month] = 29
    assert sum(lengths.values()) in (354, 355)


def test_days_before_the_era_are_refused() -> None:
    with pytest.raises(ValueError, match="before the Hijri calendar"):
        CONVERTER.to_hijri(date(600, 1, 1))


def test_it_plugs_into_the_date_text() -> None:
    day = HistoricalDate.from_edtf("1963-11-13")
    assert describe_hijri(day, UmmAlQura()) == "26 Jumada II 1383 (±1 day)"
