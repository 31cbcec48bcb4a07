"""The historical date: construction, its legal and illegal states, and what it can be asked."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.dates import (
    Basis,
    Calendar,
    ClockTime,
    EdtfError,
    HistoricalDate,
    PartOfDay,
    Precision,
    RelativeDate,
    Weekday,
)
from coupexplorer.domain.edtf_writer import write_unit

DAY_ZERO = date(1963, 11, 13)
UNRESOLVED = HistoricalDate.unresolved("after the success", "The success is not dated.")
RELATIVE = HistoricalDate.relative_to(RelativeDate("coup", 2), "Said of the coup.")
DAYS = st.dates(date(1000, 1, 1), date(3000, 1, 1))
PLACED = st.builds(
    lambda day, unit: HistoricalDate.from_edtf(
        write_unit(datetime(day.year, day.month, day.day), unit)
    ),
    DAYS,
    st.sampled_from(list(Precision)),
)
DATES = st.one_of(
    PLACED,
    st.builds(
        lambda a, b: HistoricalDate.from_edtf(f"{min(a, b)}/{max(a, b)}"),
        DAYS,
        DAYS,
    ),
    st.sampled_from([UNRESOLVED, RELATIVE]),
    DAYS.map(lambda day: HistoricalDate.from_edtf(f"{day}/..")),
    DAYS.map(lambda day: HistoricalDate.from_edtf(f"../{day}")),
)


def dated(edtf: str) -> HistoricalDate:
    return HistoricalDate.from_edtf(edtf)


def test_a_day_is_something_within_that_day() -> None:
    day = dated("1963-11-12")
    assert day.earliest_start == day.earliest_end == datetime(1963, 11, 12)
    assert day.latest_start == day.latest_end == datetime(1963, 11, 13)
    assert day.is_single
    assert day.precision is Precision.DAY


def test_an_interval_starts_within_the_first_and_ends_within_the_second() -> None:
    stretch = dated("1963-11-13/1963-11-18")
    assert stretch.bounds.all == (
        datetime(1963, 11, 13),
        datetime(1963, 11, 14),
        datetime(1963, 11, 18),
        datetime(1963, 11, 19),
    )
    assert not stretch.is_single


def test_everything_said_beside_the_date_is_kept() -> None:
    full = HistoricalDate.from_edtf(
        "1963-11-12~",
        words="Tuesday evening",
        part_of_day=PartOfDay.EVENING,
        calendar=Calendar.HIJRI,
        basis=Basis.INFERRED,
        reason="The weekday fixes the day.",
        weekday=Weekday.TUESDAY,
    )
    assert full.words == "Tuesday evening"
    assert full.part_of_day is PartOfDay.EVENING
    assert full.calendar is Calendar.HIJRI
    assert full.basis is Basis.INFERRED
    assert full.weekday is Weekday.TUESDAY
    assert (full.approximate, full.uncertain) == (True, False)
    assert full.edtf == "1963-11-12~"


def test_bad_edtf_is_refused() -> None:
    with pytest.raises(EdtfError):
        dated("soon")


def test_a_date_is_a_value() -> None:
    assert dated("1963-11") == dated("1963-11")
    assert hash(dated("1963-11")) == hash(dated("1963-11"))
    assert dated("1963-11") != dated("1963-11-XX")
    with pytest.raises(dataclasses.FrozenInstanceError):
        dated("1963").words = "then"  # type: ignore[misc]


def test_a_date_without_a_place_is_legal_and_has_no_bounds() -> None:
    assert not UNRESOLVED.is_placed
    assert UNRESOLVED.is_unresolved
    assert UNRESOLVED.bounds.is_empty
    assert UNRESOLVED.precision is None
    assert UNRESOLVED.possible_span is None
    assert UNRESOLVED.certain_core is None
    assert UNRESOLVED.days_from(DAY_ZERO) is None
    assert not UNRESOLVED.is_open_start
    assert not UNRESOLVED.is_open_end


def test_a_relative_date_waits_for_its_anchor() -> None:
    assert RELATIVE.awaits_anchor
    assert not RELATIVE.is_unresolved
    assert not RELATIVE.is_placed
    assert RELATIVE.basis is Basis.DERIVED


def test_a_relative_date_without_an_anchor_is_unresolved() -> None:
    nowhere = HistoricalDate.relative_to(RelativeDate(None, 2, 0, "two days later"), "After what?")
    assert nowhere.is_unresolved
    assert not nowhere.awaits_anchor
    assert nowhere.words == "two days later"


def test_an_anchor_is_an_id_or_nothing() -> None:
    with pytest.raises(ValueError, match="anchor"):
        RelativeDate(" ")


@pytest.mark.parametrize("basis", [Basis.INFERRED, Basis.DERIVED])
def test_what_no_source_says_needs_a_reason(basis: Basis) -> None:
    with pytest.raises(ValueError, match=f"{basis} needs a reason"):
        HistoricalDate.from_edtf("1963", basis=basis, reason="  ")


def test_relative_and_unresolved_dates_need_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        HistoricalDate.from_edtf("1963", relative=RelativeDate("coup", 1))
    with pytest.raises(ValueError, match="reason"):
        HistoricalDate.unresolved("later", "")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"precision": Precision.DAY}, "without bounds"),
        ({"edtf": "1963"}, "without bounds"),
        ({"earliest_start": datetime(1963, 1, 1)}, "needs a precision"),
        (
            {
                "earliest_start": datetime(1963, 1, 1, tzinfo=UTC),
                "precision": Precision.DAY,
            },
            "local times",
        ),
        (
            {"earliest_start": datetime(1963, 1, 1, 0, 0, 1), "precision": Precision.DAY},
            "whole minutes",
        ),
        (
            {
                "earliest_start": datetime(1963, 1, 2),
                "latest_start": datetime(1963, 1, 2),
                "precision": Precision.DAY,
            },
            "backwards",
        ),
        (
            {
                "earliest_start": datetime(1963, 1, 2),
                "latest_end": datetime(1963, 1, 1),
                "precision": Precision.DAY,
            },
            "backwards",
        ),
    ],
)
def test_impossible_bounds_are_refused(fields: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        HistoricalDate(**fields)  # type: ignore[arg-type]


def test_the_edtf_text_cannot_drift_from_the_bounds() -> None:
    with pytest.raises(ValueError, match="do not say the same"):
        dataclasses.replace(dated("1963-11-12"), edtf="1963-11-13")
    with pytest.raises(ValueError, match="do not say the same"):
        dataclasses.replace(dated("1963-11-12"), approximate=True)


def test_a_date_made_from_bounds_gets_its_edtf_text() -> None:
    made = HistoricalDate(
        earliest_start=datetime(1963, 11, 12),
        latest_start=datetime(1963, 11, 14),
        earliest_end=datetime(1963, 11, 12),
        latest_end=datetime(1963, 11, 14),
        precision=Precision.DAY,
    )
    assert made.edtf == "[1963-11-12,1963-11-13]"
    assert made == dated("[1963-11-12,1963-11-13]")


@pytest.mark.parametrize(
    ("edtf", "open_start", "open_end"),
    [
        ("1968/..", False, True),
        ("1968/", False, False),
        ("../1968", True, False),
        ("/1968", False, False),
        ("[1968..]", False, False),
        ("[..1968]", False, False),
        ("1968", False, False),
        ("1963/1968", False, False),
    ],
)
def test_open_sides_are_those_written_open(edtf: str, open_start: bool, open_end: bool) -> None:
    value = dated(edtf)
    assert (value.is_open_start, value.is_open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    ("edtf", "core"),
    [
        ("1963-11-13/1963-11-18", (datetime(1963, 11, 14), datetime(1963, 11, 18))),
        ("1963/1966", (datetime(1964, 1, 1), datetime(1966, 1, 1))),
        ("1963-11-13/1963-11-14", None),
        ("1963-11-13", None),
        ("1963-11-13/..", (datetime(1963, 11, 14), None)),
        ("1963-11-13/", None),
        ("../1963-11-13", (None, datetime(1963, 11, 13))),
        ("/1963-11-13", None),
    ],
)
def test_the_certain_core_is_what_surely_lasted(
    edtf: str, core: tuple[datetime | None, datetime | None] | None
) -> None:
    assert dated(edtf).certain_core == core


def test_the_possible_span_runs_from_first_to_last() -> None:
    assert dated("1963-11-13/1963-11-18").possible_span == (
        datetime(1963, 11, 13),
        datetime(1963, 11, 19),
    )
    assert dated("1968/..").possible_span == (datetime(1968, 1, 1), None)


@given(DATES)
def test_the_core_lies_within_the_possible_span(value: HistoricalDate) -> None:
    core, span = value.certain_core, value.possible_span
    if core is None:
        return
    assert span is not None
    assert span[0] is None or core[0] is None or span[0] <= core[0]
    assert span[1] is None or core[1] is None or core[1] <= span[1]


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1963-11-13", (0, 0)),
        ("1963-11-12", (-1, -1)),
        ("[1963-11-12,1963-11-13]", (-1, 0)),
        ("1963-11-13/1963-11-18", (0, 5)),
        ("1963-11", (-12, 17)),
        ("1964-05-28", (197, 197)),
        ("1963-11-18/..", (5, None)),
        ("[..1963-11-12]", (None, -1)),
        ("1963-11-13T23:59", (0, 0)),
    ],
)
def test_days_are_counted_from_day_zero(edtf: str, days: tuple[int | None, int | None]) -> None:
    assert dated(edtf).days_from(DAY_ZERO) == days


@given(st.lists(DATES, min_size=2, max_size=6))
def test_the_order_is_total_and_puts_unplaced_dates_last(values: list[HistoricalDate]) -> None:
    ordered = sorted(values, key=lambda value: value.sort_key)
    placed = [value.is_placed for value in ordered]
    assert placed == sorted(placed, reverse=True)
    turned = values[::-1]
    assert ordered == sorted(turned, key=lambda value: value.sort_key)


def test_the_order_follows_the_first_known_bound() -> None:
    texts = ["1963", "1963-02-08", "1963-11-12", "1963-11-12/1963-11-18", "../1964", "1966"]
    ordered = sorted(map(dated, reversed(texts)), key=lambda value: value.sort_key)
    assert [value.edtf for value in ordered] == [
        "1963",
        "1963-02-08",
        "1963-11-12",
        "1963-11-12/1963-11-18",
        "../1964",
        "1966",
    ]


@pytest.mark.parametrize(
    ("edtf", "weekday", "fits"),
    [
        ("1963-11-12", Weekday.TUESDAY, True),
        ("1963-11-18", Weekday.MONDAY, True),
        ("1963-11-13", Weekday.TUESDAY, False),
        ("[1963-11-12,1963-11-13]", Weekday.WEDNESDAY, True),
        ("[1963-11-12,1963-11-13]", Weekday.FRIDAY, False),
        ("1963-11", Weekday.SUNDAY, True),
        ("1963-11-13/1963-11-18", Weekday.MONDAY, False),
        ("1963-11-18/..", Weekday.MONDAY, True),
        ("[..1963-11-18]", Weekday.TUESDAY, True),
    ],
)
def test_a_named_weekday_is_checked(edtf: str, weekday: Weekday, fits: bool) -> None:
    message = HistoricalDate.from_edtf(edtf, weekday=weekday).weekday_mismatch()
    assert (message is None) is fits


def test_the_mismatch_names_both_days() -> None:
    wrong = HistoricalDate.from_edtf("1963-11-13", weekday=Weekday.TUESDAY)
    expected = "The source says Tuesday, but 1963-11-13 was a Wednesday."
    assert wrong.weekday_mismatch() == expected
    assert dated("1963-11-13").weekday_mismatch() is None


def test_nothing_unplaced_has_a_weekday_to_check() -> None:
    unplaced = dataclasses.replace(UNRESOLVED, weekday=Weekday.MONDAY)
    assert unplaced.weekday_mismatch() is None


def test_weekdays_count_as_the_standard_library_counts() -> None:
    assert [day.number for day in Weekday] == list(range(7))
    assert tuple(Weekday)[date(1963, 11, 12).weekday()] is Weekday.TUESDAY


def test_a_clock_time_may_wait_with_its_relative_date() -> None:
    waiting = HistoricalDate.relative_to(
        RelativeDate("coup", 1), "Said of the coup.", clock=ClockTime.by(3)
    )
    assert waiting.clock == ClockTime.by(3)
