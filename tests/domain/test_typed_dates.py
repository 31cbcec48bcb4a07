"""Dates as people type them are read as they mean them, and nothing else is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.date_text import describe
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.typed_dates import read_typed_date


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("1963", "1963"),
        (" 1963-11 ", "1963-11"),
        ("1963-11-13", "1963-11-13"),
        ("Nov 1963", "1963-11"),
        ("november  1963", "1963-11"),
        ("Sept. 1963", "1963-09"),
        ("13 Nov 1963", "1963-11-13"),
        ("13. November 1963", "1963-11-13"),
        ("November 13, 1963", "1963-11-13"),
        ("autumn 1963", "1963-23"),
        ("1960s", "196X"),
        ("1963~", "1963~"),
        ("1963-11-13/1963-11-18", "1963-11-13/1963-11-18"),
    ],
)
def test_what_can_be_read(typed: str, edtf: str) -> None:
    assert read_typed_date(typed) == HistoricalDate.from_edtf(edtf)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "32 Nov 1963", "30 Feb 1963", "No 1963", "13 autumn 1963", "Brumaire 1963",
     "Nov", "13 Nov", "1963-13", "99999", "١٩٦٣"],
)  # fmt: skip
def test_what_cannot(typed: str) -> None:
    assert read_typed_date(typed) is None


@given(st.text(max_size=20))
def test_no_text_is_an_error(typed: str) -> None:
    date = read_typed_date(typed)
    assert date is None or date.is_placed


@given(st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31)))
def test_a_day_as_it_is_shown_can_be_typed(day: dt.date) -> None:
    date = HistoricalDate.from_edtf(day.isoformat())
    assert read_typed_date(describe(date)) == date or day.year < 1000
