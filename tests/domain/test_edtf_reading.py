"""Reading EDTF: every accepted form with its bounds, every refusal with its place."""

from __future__ import annotations

from datetime import datetime

import pytest

from coupexplorer.domain.edtf import EdtfError, read_edtf
from coupexplorer.domain.time_units import Bounds, Precision


def at(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "end", "precision"),
    [
        ("19XX", at(1900, 1, 1), at(2000, 1, 1), Precision.CENTURY),
        ("195X", at(1950, 1, 1), at(1960, 1, 1), Precision.DECADE),
        ("1963", at(1963, 1, 1), at(1964, 1, 1), Precision.YEAR),
        ("1963-21", at(1963, 3, 1), at(1963, 6, 1), Precision.SEASON),
        ("1963-22", at(1963, 6, 1), at(1963, 9, 1), Precision.SEASON),
        ("1963-23", at(1963, 9, 1), at(1963, 12, 1), Precision.SEASON),
        ("1963-24", at(1963, 12, 1), at(1964, 3, 1), Precision.SEASON),
        ("1963-11", at(1963, 11, 1), at(1963, 12, 1), Precision.MONTH),
        ("1963-12", at(1963, 12, 1), at(1964, 1, 1), Precision.MONTH),
        ("1963-XX", at(1963, 1, 1), at(1964, 1, 1), Precision.MONTH),
        ("1963-11-12", at(1963, 11, 12), at(1963, 11, 13), Precision.DAY),
        ("1963-12-31", at(1963, 12, 31), at(1964, 1, 1), Precision.DAY),
        ("1964-02-29", at(1964, 2, 29), at(1964, 3, 1), Precision.DAY),
        ("1963-11-XX", at(1963, 11, 1), at(1963, 12, 1), Precision.DAY),
        ("1963-XX-XX", at(1963, 1, 1), at(1964, 1, 1), Precision.DAY),
        ("1963-11-13T10", at(1963, 11, 13, 10), at(1963, 11, 13, 11), Precision.HOUR),
        ("1963-11-13T10:55", at(1963, 11, 13, 10, 55), at(1963, 11, 13, 10, 56), Precision.MINUTE),
        ("1963-11-13T23:59:30", at(1963, 11, 13, 23, 59), at(1963, 11, 14), Precision.MINUTE),
        ("[1963-11-12,1963-11-13]", at(1963, 11, 12), at(1963, 11, 14), Precision.DAY),
        ("[1963-11-13,1963-11-12]", at(1963, 11, 12), at(1963, 11, 14), Precision.DAY),
        ("[1963-11-12..1963-11-15]", at(1963, 11, 12), at(1963, 11, 16), Precision.DAY),
        ("[1963,1964-02]", at(1963, 1, 1), at(1964, 3, 1), Precision.MONTH),
        ("[1963-01,1963-03..1963-05]", at(1963, 1, 1), at(1963, 6, 1), Precision.MONTH),
        ("[1963-11-13..]", at(1963, 11, 13), None, Precision.DAY),
        ("[..1963-11-18]", None, at(1963, 11, 19), Precision.DAY),
        ("0007", at(7, 1, 1), at(8, 1, 1), Precision.YEAR),
        ("9998", at(9998, 1, 1), at(9999, 1, 1), Precision.YEAR),
    ],
)
def test_one_happening_lies_within_its_span(
    text: str, first: datetime | None, end: datetime | None, precision: Precision
) -> None:
    reading = read_edtf(text)
    assert reading.bounds == Bounds.within(first, end)
    assert reading.bounds.is_single
    assert reading.precision is precision
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (
            "1963-11-13/1963-11-18",
            Bounds(at(1963, 11, 13), at(1963, 11, 14), at(1963, 11, 18), at(1963, 11, 19)),
        ),
        ("1963/1966", Bounds(at(1963, 1, 1), at(1964, 1, 1), at(1966, 1, 1), at(1967, 1, 1))),
        (
            "1963-02/1963-11-18",
            Bounds(at(1963, 2, 1), at(1963, 3, 1), at(1963, 11, 18), at(1963, 11, 19)),
        ),
        ("1968/..", Bounds(at(1968, 1, 1), at(1969, 1, 1), None, None)),
        ("1968/", Bounds(at(1968, 1, 1), at(1969, 1, 1), at(1968, 1, 1), None)),
        ("../1968", Bounds(None, None, at(1968, 1, 1), at(1969, 1, 1))),
        ("/1968", Bounds(None, at(1969, 1, 1), at(1968, 1, 1), at(1969, 1, 1))),
        (
            "[1963-11-12,1963-11-13]/1963-11-18",
            Bounds(at(1963, 11, 12), at(1963, 11, 14), at(1963, 11, 18), at(1963, 11, 19)),
        ),
    ],
)
def test_a_stretch_has_a_start_and_an_end(text: str, bounds: Bounds) -> None:
    assert read_edtf(text).bounds == bounds
    assert not read_edtf(text).bounds.is_single


def test_open_and_unknown_ends_are_told_apart() -> None:
    assert read_edtf("1968/..").bounds != read_edtf("1968/").bounds
    assert read_edtf("../1968").bounds != read_edtf("/1968").bounds
    assert read_edtf("[1968..]").bounds != read_edtf("1968/").bounds


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1964", False, False),
        ("1964~", True, False),
        ("1964?", False, True),
        ("1964%", True, True),
        ("1965-12/1966-01~", True, False),
        ("1965-12?/1966-01~", True, True),
        ("[1963-11-12~,1963-11-13]", True, False),
        ("195X?", False, True),
    ],
)
def test_qualifiers_of_any_part_are_those_of_the_date(
    text: str, approximate: bool, uncertain: bool
) -> None:
    reading = read_edtf(text)
    assert (reading.approximate, reading.uncertain) == (approximate, uncertain)


def test_the_finest_part_gives_the_precision() -> None:
    assert read_edtf("1963/1966-02-23").precision is Precision.DAY
    assert read_edtf("1963-11-18/1968").precision is Precision.DAY


def test_blanks_around_the_text_are_dropped() -> None:
    assert read_edtf("  1963-11 \n").text == "1963-11"


@pytest.mark.parametrize(
    ("text", "position", "problem"),
    [
        ("", 0, "empty"),
        ("   ", 0, "empty"),
        ("November 1963", 0, "four digits"),
        ("63", 0, "four digits"),
        ("0000", 0, "years run"),
        ("9999", 0, "years run"),
        ("999X", 0, "years run"),
        ("99XX", 0, "years run"),
        ("1963-13", 5, "no month 13"),
        ("1963-00", 5, "no month 00"),
        ("1963-25", 5, "no month 25"),
        ("1963-02-29", 8, "no day 29"),
        ("1963-02-00", 8, "no day 00"),
        ("1963-21-03", 8, "season has no days"),
        ("1963-XX-12", 8, "needs its month"),
        ("195X-11", 5, "full year"),
        ("19XX-11", 5, "full year"),
        ("1963-11-1X", 7, "does not belong"),
        ("1963-1", 4, "does not belong"),
        ("1963-11-13T24:00", 11, "00:00 to 23:59"),
        ("1963-11-13T10:60", 11, "00:00 to 23:59"),
        ("1963-11-XXT10:00", 11, "known day"),
        ("1963-XX-XXT10:00", 11, "known day"),
        ("1963-11-13T10:55Z", 16, "zone"),
        ("1963-11-13T10:55+03:00", 16, "zone"),
        ("1963~~", 5, "does not belong"),
        ("1963-11-18/1963-11-13", 11, "ends before"),
        ("1963/1964/1965", 9, "one '/'"),
        ("/", 0, "at least one side"),
        ("../..", 0, "at least one side"),
        ("1963/x", 5, "four digits"),
        ("{1963,1964}", 0, "several dates"),
        ("[1963,1964", 9, "[a,b]"),
        ("[]", 1, "[a,b]"),
        ("[1963,]", 6, "missing"),
        ("[..]", 1, "needs a date"),
        ("[..1963,1964..]", 1, "both sides"),
        ("[1964..1963]", 1, "backwards"),
        ("[1963..]/1964", 0, "both its limits"),
        ("१९६३", 0, "four digits"),
    ],
)
def test_a_refusal_says_what_and_where(text: str, position: int, problem: str) -> None:
    with pytest.raises(EdtfError) as caught:
        read_edtf(text)
    assert caught.value.position == position
    assert problem in caught.value.problem
    assert f"character {position + 1}" in str(caught.value)


def test_the_error_is_a_value_error() -> None:
    assert issubclass(EdtfError, ValueError)


@pytest.mark.parametrize(
    "text",
    ["1963", "1963-02", "1963-11-12", "1964-02-29", "1963-12-31", "1958-07", "2000-02-29"],
)
def test_simple_forms_agree_with_an_independent_reader(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    oracle = edtf.parse_edtf(text)
    bounds = read_edtf(text).bounds
    assert bounds.earliest_start is not None
    assert bounds.latest_end is not None
    assert oracle.lower_strict()[:3] == bounds.earliest_start.timetuple()[:3]
    last = datetime.fromordinal(bounds.latest_end.toordinal() - 1)
    assert oracle.upper_strict()[:3] == last.timetuple()[:3]
