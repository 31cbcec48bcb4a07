"""Dates become text and minutes that say neither more nor less than the dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import day

from coupexplorer.domain.dates import (
    Basis,
    Calendar,
    ClockTime,
    HistoricalDate,
    PartOfDay,
    RelativeDate,
    Weekday,
)
from coupexplorer.store.dates_as_text import (
    LAST,
    DateFlag,
    Placing,
    date_text,
    minutes,
    optional_date_text,
    placing,
    read_date,
    read_optional_date,
)

DATES = [
    day("1963-11-13"),
    day("1963-11-13", "on the 13th"),
    day("1963"),
    day("196X"),
    day("1963~"),
    day("1963-11?"),
    day("1963-11-13/1963-11-18"),
    day("1963-11-13/.."),
    day("../1963-11-13"),
    day("1963-11-13/"),
    day("[1963-11-12,1963-11-13]"),
    HistoricalDate.from_edtf("1963-11-13", part_of_day=PartOfDay.EVENING),
    HistoricalDate.from_edtf("1963-11-13", clock=ClockTime.shortly_before(11)),
    HistoricalDate.from_edtf("1963-11-13", calendar=Calendar.HIJRI, weekday=Weekday.WEDNESDAY),
    HistoricalDate.from_edtf("1963-11-13", basis=Basis.DERIVED, reason="counted"),
    HistoricalDate.unresolved("later", "no anchor"),
    HistoricalDate.relative_to(RelativeDate("coup", 2, words="two days after"), "counted"),
    HistoricalDate.relative_to(RelativeDate(None, words="the next day"), "unknown"),
]
MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize("date", DATES, ids=str)
def test_a_date_survives_its_text(date: HistoricalDate) -> None:
    assert read_date(date_text(date)) == date
    assert read_optional_date(optional_date_text(date)) == date


def test_no_date_is_no_text() -> None:
    assert optional_date_text(None) is None
    assert read_optional_date(None) is None


@pytest.mark.parametrize("text", ["", "null", "1", "[]", '"nonsense"', "{", '{"edtf": 1}'])
def test_text_that_is_no_date_is_an_error_of_value(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is the reader's of dates
        read_date(text)


@given(st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9998, 12, 31)))
def test_minutes_count_from_the_first_of_the_calendar(moment: dt.datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    counted = minutes(moment)
    assert counted is not None
    assert dt.datetime(1, 1, 1) + counted * MINUTE == moment
    assert 0 <= counted < LAST


def test_no_moment_has_no_minutes() -> None:
    assert minutes(None) is None


@pytest.mark.parametrize("date", DATES, ids=str)
def test_a_placing_says_what_the_date_says(date: HistoricalDate) -> None:
    place = placing(date)
    assert place.span_start == minutes(date.earliest_start)
    assert place.span_end == minutes(date.latest_end)
    if not date.is_placed:
        assert (place.sort_start, place.sort_end) == (LAST, LAST)
        return
    assert place.sort_start < LAST
    assert place.sort_start <= place.sort_end
    core = date.certain_core
    assert (place.core_start, place.core_end) == (
        (None, None) if core is None else (minutes(core[0]), minutes(core[1]))
    )


@given(first=st.sampled_from(DATES), second=st.sampled_from(DATES))
def test_placings_sort_as_dates_do(first: HistoricalDate, second: HistoricalDate) -> None:
    """By first known bound and latest end, as far as these tell dates apart."""
    one, other = placing(first), placing(second)
    if (one.sort_start, one.sort_end) < (other.sort_start, other.sort_end):
        assert first.sort_key[:3] < second.sort_key[:3]


@pytest.mark.parametrize(
    ("date", "flags"),
    [
        (DATES[0], DateFlag(0)),
        (DATES[4], DateFlag.APPROXIMATE),
        (DATES[5], DateFlag.UNCERTAIN),
        (DATES[6], DateFlag.STRETCH),
        (DATES[7], DateFlag.STRETCH | DateFlag.OPEN_END),
        (DATES[8], DateFlag.STRETCH | DateFlag.OPEN_START),
        (DATES[14], DateFlag.DERIVED),
        (DATES[15], DateFlag(0)),
        (DATES[16], DateFlag.DERIVED),
    ],
    ids=str,
)
def test_flags_tell_how_to_draw_a_date(date: HistoricalDate, flags: DateFlag) -> None:
    assert placing(date).flags == flags


def test_columns_are_the_placing_by_other_names() -> None:
    place = Placing(1, 2, 3, 4, 5, 6, 7)
    assert list(place.columns().values()) == [1, 2, 3, 4, 5, 6, 7]
    assert list(place.columns())[-1] == "date_flags"
