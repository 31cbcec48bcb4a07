"""Dates on a page: as the program says them everywhere, with how each of them is known."""

from __future__ import annotations

import datetime as dt

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.sheets.documents.dating import date_cell, date_line, with_date
from coupexplorer.sheets.tree.inline import Note, Run, plain_text
from coupexplorer.sheets.words import ENGLISH

DERIVED = HistoricalDate.from_edtf("1963-11-13~", basis=Basis.DERIVED, reason="Counted from line 4")
GIVEN = HistoricalDate.from_edtf("1963-11-13?")


def texts(date: HistoricalDate, day_zero: dt.date | None = None) -> list[str]:
    return [plain_text(part.inlines) for part in date_cell(date, ENGLISH, day_zero).paragraphs]


def test_an_uncertain_date_is_told_with_its_days() -> None:
    assert texts(GIVEN, dt.date(1963, 11, 18)) == ["13 Nov 1963 (?)", "day −5"]


def test_a_derived_date_says_so() -> None:
    assert texts(DERIVED) == ["c. 13 Nov 1963", "derived"]
    assert plain_text(date_line(DERIVED, ENGLISH).inlines) == "c. 13 Nov 1963, derived"


def test_the_note_gives_the_reason_for_a_date_once() -> None:
    note = with_date(Note((Run("Source A."),)), DERIVED, ENGLISH)
    assert note.text == "Source A. The date is derived: Counted from line 4."
    assert with_date(note, DERIVED, ENGLISH) == note


def test_a_date_that_a_source_gives_needs_no_reason() -> None:
    note = Note((Run("Source A."),))
    assert with_date(note, GIVEN, ENGLISH) == note
