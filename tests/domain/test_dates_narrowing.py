"""How a part of the day and a clock time narrow the bounds of a date, and when they do not."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.date_parts import narrow
from coupexplorer.domain.dates import (
    ClockKind,
    ClockTime,
    HistoricalDate,
    PartOfDay,
    Precision,
)
from coupexplorer.domain.edtf import read_edtf


def span(
    edtf: str, part: PartOfDay | None = None, clock: ClockTime | None = None
) -> tuple[datetime | None, datetime | None]:
    value = HistoricalDate.from_edtf(edtf, part_of_day=part, clock=clock)
    assert value.possible_span is not None
    return value.possible_span


@pytest.mark.parametrize("part", list(PartOfDay))
def test_a_part_of_one_day_is_its_documented_hours(part: PartOfDay) -> None:
    first, end = span("1963-11-13", part)
    hours = part.hours
    assert first == datetime(1963, 11, 13, hours[0])
    assert end == (datetime(1963, 11, 14) if hours[1] == 24 else datetime(1963, 11, 13, hours[1]))


def test_either_of_two_mornings_spans_both() -> None:
    assert span("[1963-11-12,1963-11-13]", PartOfDay.MORNING) == (
        datetime(1963, 11, 12, 6),
        datetime(1963, 11, 13, 12),
    )


def test_a_stretch_begins_in_its_part_of_the_day() -> None:
    value = HistoricalDate.from_edtf("1963-11-13/1963-11-18", part_of_day=PartOfDay.MORNING)
    assert value.bounds.all == (
        datetime(1963, 11, 13, 6),
        datetime(1963, 11, 13, 12),
        datetime(1963, 11, 18),
        datetime(1963, 11, 19),
    )


def test_a_night_over_two_days_is_one_night() -> None:
    value = HistoricalDate.from_edtf("1966-02-22/1966-02-23", part_of_day=PartOfDay.NIGHT)
    assert value.possible_span == (datetime(1966, 2, 22, 20), datetime(1966, 2, 23, 6))
    assert value.certain_core is None


def test_a_longer_stretch_by_night_keeps_its_end() -> None:
    value = HistoricalDate.from_edtf("1966-02-21/1966-02-23", part_of_day=PartOfDay.NIGHT)
    assert value.possible_span == (datetime(1966, 2, 21, 20), datetime(1966, 2, 24))


@pytest.mark.parametrize("edtf", ["1963-11", "1963", "1963-11-13T10:55", "[1963-11-13..]"])
def test_other_units_and_limitless_days_keep_their_bounds(edtf: str) -> None:
    value = HistoricalDate.from_edtf(edtf, part_of_day=PartOfDay.MORNING)
    assert value.bounds == read_edtf(edtf).bounds
    assert value.part_of_day is PartOfDay.MORNING


@pytest.mark.parametrize(
    ("clock", "first", "end"),
    [
        (ClockTime.at(10, 55), (10, 55), (10, 56)),
        (ClockTime.shortly_before(11), (10, 45), (11, 0)),
        (ClockTime.shortly_before(11, within=10), (10, 50), (11, 0)),
        (ClockTime.by(18), (0, 0), (18, 0)),
        (ClockTime.after(3, 30), (3, 30), None),
    ],
)
def test_a_clock_time_is_a_stretch_of_minutes(
    clock: ClockTime, first: tuple[int, int], end: tuple[int, int] | None
) -> None:
    last = datetime(1963, 11, 14) if end is None else datetime(1963, 11, 13, *end)
    assert span("1963-11-13", clock=clock) == (datetime(1963, 11, 13, *first), last)


def test_shortly_before_an_early_hour_stays_in_the_day() -> None:
    assert ClockTime.shortly_before(0, 5) == ClockTime(0, 5, ClockKind.SHORTLY_BEFORE)


def test_the_named_minute_is_the_one_in_the_words() -> None:
    assert ClockTime.at(10, 55).named == 655
    assert ClockTime.shortly_before(11).named == 660
    assert ClockTime.by(18).named == 1080
    assert ClockTime.after(3).named == 180


@pytest.mark.parametrize(("earliest", "latest"), [(-1, 5), (10, 9), (1440, 1440), (0, 1441)])
def test_impossible_clock_times_are_refused(earliest: int, latest: int) -> None:
    with pytest.raises(ValueError, match="between 00:00 and 24:00"):
        ClockTime(earliest, latest)


def test_clock_and_part_of_day_must_agree() -> None:
    with pytest.raises(ValueError, match="outside the part of the day"):
        span("1963-11-13", PartOfDay.EVENING, ClockTime.at(10))
    assert span("1963-11-13", PartOfDay.MORNING, ClockTime.by(11)) == (
        datetime(1963, 11, 13, 6),
        datetime(1963, 11, 13, 11),
    )


@pytest.mark.parametrize("edtf", ["1963-11", "1963", "195X"])
def test_a_clock_time_needs_a_day(edtf: str) -> None:
    with pytest.raises(ValueError, match="names a day"):
        span(edtf, clock=ClockTime.at(11))


def test_a_clock_time_on_either_of_two_days_spans_both() -> None:
    assert span("[1963-11-12,1963-11-13]", clock=ClockTime.at(11)) == (
        datetime(1963, 11, 12, 11),
        datetime(1963, 11, 13, 11, 1),
    )


@given(
    st.sampled_from(["1963-11-12", "[1963-11-12,1963-11-14]", "1963-11-12/1963-11-13", "1963-11"]),
    st.sampled_from([None, *PartOfDay]),
)
def test_narrowing_never_widens(edtf: str, part: PartOfDay | None) -> None:
    reading = read_edtf(edtf)
    narrowed = narrow(reading.bounds, reading.precision, part, None)
    assert narrowed.in_whole_units(reading.precision) == reading.bounds
    for before, after in zip(reading.bounds.all[::2], narrowed.all[::2], strict=True):
        assert before is not None
        assert after is not None
        assert after >= before
    for before, after in zip(reading.bounds.all[1::2], narrowed.all[1::2], strict=True):
        assert before is not None
        assert after is not None
        assert after <= before


def test_a_narrowed_date_keeps_its_edtf_and_precision() -> None:
    value = HistoricalDate.from_edtf("1963-11-13", clock=ClockTime.shortly_before(11))
    assert value.edtf == "1963-11-13"
    assert value.precision is Precision.DAY
