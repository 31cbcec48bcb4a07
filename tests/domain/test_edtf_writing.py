"""Writing EDTF from bounds: what is written reads back as the same bounds and precision."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.edtf import read_edtf
from coupexplorer.domain.edtf_writer import write_edtf, write_unit
from coupexplorer.domain.time_units import Bounds, Precision, unit_end, unit_start

MARKS = st.sampled_from(["", "~", "?", "%"])
MOMENTS = st.datetimes(datetime(100, 1, 1), datetime(9000, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
UNITS = st.sampled_from(list(Precision))


@st.composite
def points(draw: st.DrawFn) -> str:
    """One EDTF date of any unit, with unspecified parts and qualifiers."""
    text = write_unit(draw(MOMENTS), draw(UNITS))
    if len(text) == 10:
        text = draw(st.sampled_from([text, f"{text[:8]}XX", f"{text[:5]}XX-XX"]))
    elif len(text) == 7 and int(text[5:]) <= 12:
        text = draw(st.sampled_from([text, f"{text[:5]}XX"]))
    return text + draw(MARKS)


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """Dates, intervals with open and unknown sides, and one-of sets, all in order."""
    one = draw(points())
    two = draw(points())
    start = read_edtf(one).bounds.earliest_start
    other = read_edtf(two).bounds.earliest_start
    assert start is not None
    assert other is not None
    if other < start:
        one, two = two, one
    forms = [one, f"{one}/{two}", f"{one}/..", f"{one}/", f"../{one}", f"/{one}"]
    forms += [f"[{one},{two}]", f"[{one}..{two}]", f"[{one}..]", f"[..{one}]"]
    return draw(st.sampled_from(forms))


@given(edtf_texts())
def test_composed_text_says_what_was_read(text: str) -> None:
    reading = read_edtf(text)
    whole = reading.bounds.in_whole_units(reading.precision)
    written = write_edtf(
        whole,
        reading.precision,
        approximate=reading.approximate,
        uncertain=reading.uncertain,
    )
    again = read_edtf(written)
    assert again.bounds == whole
    assert (again.approximate, again.uncertain) == (reading.approximate, reading.uncertain)


@given(edtf_texts())
def test_writing_settles_after_one_turn(text: str) -> None:
    first = read_edtf(text)
    written = write_edtf(first.bounds, first.precision)
    second = read_edtf(written)
    assert write_edtf(second.bounds, second.precision) == written


@pytest.mark.parametrize(
    "text",
    [
        "19XX",
        "195X",
        "1963",
        "1963-24",
        "1963-11",
        "1963-XX",
        "1963-XX-XX",
        "1963-11-XX",
        "1963-11-12",
        "1963-11-13T10",
        "1963-11-13T10:55",
        "1963-11-13/1963-11-18",
        "1963/1966-02-23",
        "1968/..",
        "1968/",
        "../1968",
        "/1968",
        "[1968..]",
        "[..1963-11-18]",
        "[1963-11-12,1963-11-13]",
        "[1963-11-12..1963-11-15]",
        "[1963-11-12,1963-11-13]/1963-11-18",
        "0007",
    ],
)
def test_canonical_texts_are_composed_unchanged(text: str) -> None:
    reading = read_edtf(text)
    assert write_edtf(reading.bounds, reading.precision) == text


@pytest.mark.parametrize(
    ("mark", "approximate", "uncertain"),
    [("", False, False), ("~", True, False), ("?", False, True), ("%", True, True)],
)
def test_qualifiers_are_written_on_every_date(
    mark: str, approximate: bool, uncertain: bool
) -> None:
    stretch = read_edtf("1963/1966").bounds
    written = write_edtf(stretch, Precision.YEAR, approximate=approximate, uncertain=uncertain)
    assert written == f"1963{mark}/1966{mark}"
    either = read_edtf("[1963,1964]").bounds
    written = write_edtf(either, Precision.YEAR, approximate=approximate, uncertain=uncertain)
    assert written == f"[1963{mark},1964{mark}]"


def test_bounds_within_a_unit_are_written_as_the_unit() -> None:
    morning = Bounds.within(datetime(1963, 11, 13, 6), datetime(1963, 11, 13, 12))
    assert write_edtf(morning, Precision.DAY) == "1963-11-13"


@given(MOMENTS, UNITS)
def test_a_written_unit_reads_back_as_that_unit(moment: datetime, unit: Precision) -> None:
    reading = read_edtf(write_unit(moment, unit))
    assert reading.precision is unit
    assert reading.bounds == Bounds.within(unit_start(moment, unit), unit_end(moment, unit))
