"""The human text of dates: short, long, counted in days, beside the Hijri calendar, translated."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.calendars import ArithmeticHijri, HijriDate, HijriMethod, HijriReading
from coupexplorer.domain.date_relations import resolve
from coupexplorer.domain.date_text import (
    ENGLISH,
    describe,
    describe_days,
    describe_hijri,
    describe_long,
)
from coupexplorer.domain.dates import (
    Basis,
    ClockTime,
    HistoricalDate,
    PartOfDay,
    RelativeDate,
    Weekday,
)

DAY_ZERO = date(1963, 11, 13)


def dated(edtf: str) -> HistoricalDate:
    return HistoricalDate.from_edtf(edtf)


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("19XX", "1900–1999"),
        ("195X", "1950s"),
        ("1963", "1963"),
        ("1963-XX-XX", "1963"),
        ("1963-21", "spring 1963"),
        ("1963-24", "winter 1963"),
        ("1963-11", "Nov 1963"),
        ("1963-11-XX", "Nov 1963"),
        ("1963-11-12", "12 Nov 1963"),
        ("1963-11-13T10", "13 Nov 1963, 10:00–11:00"),
        ("1963-11-13T10:55", "13 Nov 1963, 10:55"),
        ("1963-11-13/1963-11-18", "13–18 Nov 1963"),
        ("1963-02-08/1963-11-18", "8 Feb – 18 Nov 1963"),
        ("1963-12-30/1964-01-02", "30 Dec 1963 – 2 Jan 1964"),
        ("1963-02/1963-08", "Feb–Aug 1963"),
        ("1965-12/1966-01", "Dec 1965 – Jan 1966"),
        ("1963/1966", "1963–1966"),
        ("195X/196X", "1950s–1960s"),
        ("1963-21/1963-23", "spring 1963 – autumn 1963"),
        ("1963-02/1963-11-18", "Feb 1963 – 18 Nov 1963"),
        ("1963-11-13T10:55/1963-11-13T11:20", "13 Nov 1963, 10:55–11:20"),
        ("1963-11-13T22:55/1963-11-14T01:20", "13 Nov 1963, 22:55 – 14 Nov 1963, 01:20"),
        ("1963-11-13/1963-11-13", "13 Nov 1963"),
        ("[1963-11-12,1963-11-13]", "12 or 13 Nov 1963"),
        ("[1963-11-30,1963-12-01]", "30 Nov or 1 Dec 1963"),
        ("[1963-02,1963-03]", "Feb or Mar 1963"),
        ("[1963,1964]", "1963 or 1964"),
        ("[1963-11-12..1963-11-15]", "some time in 12–15 Nov 1963"),
        ("[1963-11-12,1963-11-13]/1963-11-18", "12 or 13 Nov 1963 – 18 Nov 1963"),
        ("1968/..", "from 1968"),
        ("1968/", "from 1968, end not known"),
        ("../1968", "until 1968"),
        ("/1968", "until 1968, beginning not known"),
        ("[1968..]", "1968 or later"),
        ("[..1963-11-18]", "18 Nov 1963 or earlier"),
        ("1964~", "c. 1964"),
        ("1964?", "1964 (?)"),
        ("1964%", "c. 1964 (?)"),
        ("1965-12/1966-01~", "c. Dec 1965 – Jan 1966"),
    ],
)
def test_the_short_form(edtf: str, text: str) -> None:
    assert describe(dated(edtf)) == text


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        (ClockTime.shortly_before(11), "13 Nov 1963, shortly before 11:00"),
        (ClockTime.at(3), "13 Nov 1963, 03:00"),
        (ClockTime.by(18), "13 Nov 1963, by 18:00"),
        (ClockTime.after(3, 5), "13 Nov 1963, after 03:05"),
    ],
)
def test_clock_times(clock: ClockTime, text: str) -> None:
    assert describe(HistoricalDate.from_edtf("1963-11-13", clock=clock)) == text


@pytest.mark.parametrize(
    ("edtf", "part", "text"),
    [
        ("1966-02-22/1966-02-23", PartOfDay.NIGHT, "22–23 Feb 1966, night"),
        ("1966-02-23", PartOfDay.BEFORE_DAWN, "23 Feb 1966, before dawn"),
        ("1963-11-13", PartOfDay.MORNING, "13 Nov 1963, morning"),
        ("1963-11", PartOfDay.EVENING, "Nov 1963, evening"),
        ("1963-11-13~", PartOfDay.NOON, "c. 13 Nov 1963, noon"),
    ],
)
def test_parts_of_the_day(edtf: str, part: PartOfDay, text: str) -> None:
    assert describe(HistoricalDate.from_edtf(edtf, part_of_day=part)) == text


def test_the_clock_says_more_than_the_part_of_the_day() -> None:
    both = HistoricalDate.from_edtf(
        "1963-11-13", part_of_day=PartOfDay.MORNING, clock=ClockTime.by(11)
    )
    assert describe(both) == "13 Nov 1963, by 11:00"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (HistoricalDate.unresolved("", "Nothing is said."), "date not given"),
        (
            HistoricalDate.unresolved("after the success", "Which one?"),
            "“after the success” (not placed)",
        ),
        (
            HistoricalDate.relative_to(RelativeDate("coup", 2, 0, "two days later"), "Said so."),
            "two days later",
        ),
        (HistoricalDate.relative_to(RelativeDate(None, 2), "Said so."), "2 days after …"),
        (HistoricalDate.relative_to(RelativeDate(None, -3), "Said so."), "3 days before …"),
        (HistoricalDate.relative_to(RelativeDate(None, 1), "Said so."), "the day after …"),
        (HistoricalDate.relative_to(RelativeDate(None, -1), "Said so."), "the day before …"),
        (HistoricalDate.relative_to(RelativeDate(None, 0), "Said so."), "the same day as …"),
        (HistoricalDate.relative_to(RelativeDate(None, 0, 5), "Said so."), "5 minutes after …"),
        (HistoricalDate.relative_to(RelativeDate(None, 0, -5), "Said so."), "5 minutes before …"),
    ],
)
def test_what_has_no_place_says_so(value: HistoricalDate, text: str) -> None:
    assert describe(value) == text


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("1963-11-12", "Tuesday 12 November 1963"),
        ("1963-11-13T10:55", "Wednesday 13 November 1963, 10:55"),
        ("1963-11-13/1963-11-18", "13–18 November 1963"),
        ("[1963-11-12,1963-11-13]", "12 or 13 November 1963"),
        ("1963-02/1963-08", "February–August 1963"),
        ("1963", "1963"),
        ("[..1963-11-18]", "18 November 1963 or earlier"),
    ],
)
def test_the_long_form(edtf: str, text: str) -> None:
    assert describe_long(dated(edtf)) == text


def test_the_long_form_gives_the_words_and_the_reason() -> None:
    value = HistoricalDate.from_edtf(
        "1963-11-12",
        words="that Tuesday",
        basis=Basis.INFERRED,
        reason="only one Tuesday fits",
        weekday=Weekday.TUESDAY,
    )
    assert describe_long(value) == (
        "Tuesday 12 November 1963; in the source: “that Tuesday”; inferred: only one Tuesday fits"
    )
    open_question = HistoricalDate.unresolved("later", "later than what?")
    assert describe_long(open_question) == "“later” (not placed); note: later than what?"


def test_a_derived_date_shows_its_derivation() -> None:
    told = HistoricalDate.relative_to(RelativeDate("coup", 1, 0, "the next day"), "Line 4")
    text = describe_long(resolve(told, dated("1963-11-12"), "the arrests"))
    assert text == (
        "Wednesday 13 November 1963; in the source: “the next day”; "
        "derived: Line 4 (counted +1 day from the arrests, 1963-11-12)"
    )


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("1963-11-13", "day 0"),
        ("1963-11-07", "day −6"),
        ("1964-05-28", "day +197"),
        ("[1963-11-12,1963-11-13]", "day −1 to 0"),
        ("1963-11-10/1963-11-12", "day −3 to −1"),
        ("1963-11-14/1963-11-18", "day +1 to +5"),
        ("1963-11-18/..", "from day +5"),
        ("../1963-11-12", "until day −1"),
        ("../1963-11-13", "until day 0"),
    ],
)
def test_days_counted_from_day_zero(edtf: str, text: str) -> None:
    assert describe_days(dated(edtf), DAY_ZERO) == text


def test_an_unplaced_date_has_no_day() -> None:
    assert describe_days(HistoricalDate.unresolved("later", "When?"), DAY_ZERO) == ""


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("1963-11-13", "25 Jumada II 1383 (±1 day)"),
        ("1963-11-12/1963-11-13", "24–25 Jumada II 1383 (±1 day)"),
        ("1963-11-13/1963-11-18", "25 Jumada II – 1 Rajab 1383 (±1 day)"),
        ("1963-05-20/1963-05-30", "26 Dhu al-Hijja 1382 – 6 Muharram 1383 (±1 day)"),
        ("1963-11-13T10:55", "25 Jumada II 1383 (±1 day)"),
        ("1963-11", ""),
        ("1963-11-XX", ""),
        ("1963", ""),
        ("1963-11-13/..", ""),
        ("0600-01-01", ""),
    ],
)
def test_the_hijri_date_beside_it(edtf: str, text: str) -> None:
    assert describe_hijri(dated(edtf)) == text


def test_an_unplaced_date_has_no_hijri_date() -> None:
    assert describe_hijri(HistoricalDate.unresolved("later", "When?")) == ""


class _Fixed:
    """A converter that always gives one day, to see that it is asked."""

    def to_hijri(self, day: date) -> HijriReading:
        return HijriReading(HijriDate(1, 1, 1), HijriMethod.UMM_AL_QURA)

    def to_gregorian(self, hijri: HijriDate) -> date:
        return ArithmeticHijri().to_gregorian(hijri)


def test_another_converter_can_be_plugged_in() -> None:
    assert describe_hijri(dated("1963-11-13"), _Fixed()) == "1 Muharram 1 (±1 day)"


def test_every_word_comes_from_the_table() -> None:
    french = dataclasses.replace(
        ENGLISH,
        short_months=tuple(f"m{number}" for number in range(1, 13)),
        day_month_year="{year}/{month}/{day}",
        about="vers {date}",
        day="jour {day}",
    )
    assert describe(dated("1963-11-12~"), french) == "vers 1963/m11/12"
    assert describe_days(dated("1963-11-07"), DAY_ZERO, french) == "jour −6"


def test_the_english_table_is_complete() -> None:
    assert len(ENGLISH.months) == len(ENGLISH.short_months) == len(ENGLISH.hijri_months) == 12
    assert len(ENGLISH.seasons) == 4
    assert set(ENGLISH.parts_of_day) == set(PartOfDay)
    assert set(ENGLISH.weekdays) == set(Weekday)


@given(
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.sampled_from(["{0}", "{0}/{1}", "{0}/..", "../{1}", "{0}/", "[{0}..{1}]", "[{0},{1}]"]),
)
def test_every_placed_date_has_a_text_with_its_years(one: date, two: date, form: str) -> None:
    value = dated(form.format(min(one, two), max(one, two)))
    text = describe(value)
    assert "None" not in text
    year = max(one, two).year if form != "{0}" and "{1}" in form else min(one, two).year
    assert str(year) in text
