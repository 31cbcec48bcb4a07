"""Dates against one another: contradiction, overlap, and relative dates placed by their anchors."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.date_relations import contradicts, overlaps, resolve, resolve_all
from coupexplorer.domain.dates import (
    Basis,
    ClockTime,
    HistoricalDate,
    PartOfDay,
    Precision,
    RelativeDate,
)

UNRESOLVED = HistoricalDate.unresolved("later", "Later than what is not said.")
FORMS = [
    "1963",
    "1963-11",
    "1963-11-12",
    "1963-11-13",
    "1964~",
    "1963-11-12/1963-11-18",
    "1963-11-18/..",
    "../1963-11-12",
    "[1963-11-12,1963-11-13]",
    "[1966..]",
]


def dated(edtf: str) -> HistoricalDate:
    return HistoricalDate.from_edtf(edtf)


def after(days: int, minutes: int = 0, anchor: str | None = "coup") -> HistoricalDate:
    return HistoricalDate.relative_to(
        RelativeDate(anchor, days, minutes), "Counted in the sentence."
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1963-11-12", "1963-11-13", True),
        ("1963-11-12", "1963-11-12", False),
        ("1963-11-12", "1963-11", False),
        ("1963-11-12", "1963", False),
        ("1963-11-12", "[1963-11-12,1963-11-13]", False),
        ("1963-11-13", "1963-11-13/1963-11-18", False),
        ("1963-11-12", "1963-11-13/1963-11-18", True),
        ("1963-11-13/1963-11-18", "1963-11-12/1963-11-18", True),
        ("1963-11-13/1963-11-18", "1963-11-13/1963-11-17", True),
        ("1963-11-13/1963-11-18", "1963-11/1963-11", False),
        ("1963-11-13/1963-11-18", "1963-11-13/", False),
        ("1964~", "1965", False),
        ("1964~", "1963-12-31", False),
        ("1964~", "1966", True),
        ("1964?", "1965", True),
        ("[..1963-11-18]", "1963-11-19", True),
        ("[..1963-11-18]", "1963-11-18", False),
    ],
)
def test_dates_that_cannot_both_be_true_contradict(one: str, other: str, expected: bool) -> None:
    assert contradicts(dated(one), dated(other)) is expected
    assert contradicts(dated(other), dated(one)) is expected


def test_the_hour_can_contradict() -> None:
    morning = HistoricalDate.from_edtf("1963-11-13", part_of_day=PartOfDay.MORNING)
    evening = HistoricalDate.from_edtf("1963-11-13", part_of_day=PartOfDay.EVENING)
    assert contradicts(morning, evening)
    assert not contradicts(morning, dated("1963-11-13"))


@pytest.mark.parametrize("form", FORMS)
def test_what_has_no_place_contradicts_nothing_and_overlaps_nothing(form: str) -> None:
    assert not contradicts(UNRESOLVED, dated(form))
    assert not contradicts(dated(form), UNRESOLVED)
    assert not overlaps(UNRESOLVED, dated(form))


@pytest.mark.parametrize("form", FORMS)
def test_a_date_agrees_with_itself(form: str) -> None:
    assert not contradicts(dated(form), dated(form))
    assert overlaps(dated(form), dated(form))


@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_both_questions_are_symmetric(one: str, other: str) -> None:
    a, b = dated(one), dated(other)
    assert contradicts(a, b) is contradicts(b, a)
    assert overlaps(a, b) is overlaps(b, a)


def test_overlap_is_taken_as_written() -> None:
    assert overlaps(dated("1963-11-18/.."), dated("1966"))
    assert not overlaps(dated("1963-11-18/.."), dated("1963-11-17"))
    assert not overlaps(dated("1964~"), dated("1965"))


def test_two_days_after_a_day() -> None:
    placed = resolve(after(2), dated("1966-02-21"), "the order")
    assert placed.edtf == "1966-02-23"
    assert placed.precision is Precision.DAY
    assert placed.basis is Basis.DERIVED
    assert placed.reason == ("Counted in the sentence (counted +2 days from the order, 1966-02-21)")
    assert placed.relative == RelativeDate("coup", 2)


def test_the_next_evening_is_an_evening() -> None:
    told = HistoricalDate.relative_to(
        RelativeDate("coup", 1, words="the next evening"),
        "Said of the coup.",
        part_of_day=PartOfDay.EVENING,
    )
    placed = resolve(told, dated("1963-11-13"))
    assert placed.possible_span == (datetime(1963, 11, 14, 17), datetime(1963, 11, 14, 22))
    assert placed.edtf == "1963-11-14"
    assert placed.words == "the next evening"


def test_a_clock_time_of_the_next_day() -> None:
    told = HistoricalDate.relative_to(
        RelativeDate("coup", 1), "Said of the coup.", clock=ClockTime.by(3)
    )
    placed = resolve(told, dated("1966-02-22"))
    assert placed.possible_span == (datetime(1966, 2, 23), datetime(1966, 2, 23, 3))


def test_days_are_counted_from_the_day_not_the_hour() -> None:
    anchor = HistoricalDate.from_edtf("1963-11-13", clock=ClockTime.at(10, 55))
    assert resolve(after(1), anchor).edtf == "1963-11-14"


def test_minutes_are_counted_from_the_hour() -> None:
    placed = resolve(after(0, 30), dated("1963-11-13T10:55"))
    assert placed.edtf == "1963-11-13T11:25"
    assert placed.precision is Precision.MINUTE
    assert "+30 minutes" in placed.reason
    assert resolve(after(0, -1), dated("1963-11-13T00:00")).edtf == "1963-11-12T23:59"


def test_after_a_stretch_is_after_its_end_and_before_it_before_its_start() -> None:
    stretch = dated("1963-11-13/1963-11-18")
    assert resolve(after(2), stretch).edtf == "1963-11-20"
    assert resolve(after(-1), stretch).edtf == "1963-11-12"
    assert resolve(after(0), stretch).edtf == "[1963-11-13..1963-11-18]"


def test_the_reason_has_a_true_minus_and_the_right_number() -> None:
    placed = resolve(after(-1), dated("1963-11-13"))
    assert placed.reason == "Counted in the sentence (counted −1 day from coup, 1963-11-13)"
    assert "the same day" in resolve(after(0), dated("1963-11-13")).reason


def test_a_wide_anchor_gives_a_wide_date() -> None:
    placed = resolve(after(2), dated("1963-11"))
    assert placed.edtf == "[1963-11-03..1963-12-02]"
    assert placed.precision is Precision.DAY


def test_doubt_about_the_anchor_is_inherited() -> None:
    placed = resolve(after(2), dated("1966-02-21%"))
    assert (placed.approximate, placed.uncertain) == (True, True)
    assert placed.edtf == "1966-02-23%"


def test_after_a_stretch_that_goes_on_nothing_can_be_counted() -> None:
    assert not resolve(after(2), dated("1963-11-18/..")).is_placed
    assert resolve(after(2), dated("1963-11-18/")).edtf == "[1963-11-20..]"


def test_an_unplaced_anchor_places_nothing() -> None:
    assert resolve(after(2), UNRESOLVED) == after(2)


def test_a_placed_date_stays_where_it_is() -> None:
    fixed = HistoricalDate.from_edtf(
        "1966-02-23", reason="Named elsewhere.", relative=RelativeDate("order", 2)
    )
    assert resolve(fixed, dated("1970")) == fixed


def test_only_relative_dates_are_resolved() -> None:
    with pytest.raises(ValueError, match="only a relative date"):
        resolve(dated("1963"), dated("1964"))


def test_a_count_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves the calendar"):
        resolve(after(10**7), dated("1963-11-13"))


@given(st.integers(-5000, 5000), st.dates(date(1500, 1, 1), date(2500, 1, 1)))
def test_counting_there_and_back_returns(days: int, day: date) -> None:
    there = resolve(after(days), dated(day.isoformat()))
    back = resolve(after(-days), there)
    assert back.edtf == day.isoformat()
    assert there.days_from(day) == (days, days)


def test_chains_of_anchors_are_followed() -> None:
    dates = {
        "third": after(1, anchor="second"),
        "second": after(1, anchor="first"),
        "first": dated("1963-11-12"),
    }
    placed = resolve_all(dates)
    assert list(placed) == ["third", "second", "first"]
    assert [value.edtf for value in placed.values()] == ["1963-11-14", "1963-11-13", "1963-11-12"]


def test_circles_and_missing_anchors_stay_unplaced() -> None:
    dates = {
        "a": after(1, anchor="b"),
        "b": after(1, anchor="a"),
        "c": after(1, anchor="nowhere"),
        "d": after(1, anchor="e"),
        "e": UNRESOLVED,
        "f": after(1, anchor=None),
    }
    assert resolve_all(dates) == dates
