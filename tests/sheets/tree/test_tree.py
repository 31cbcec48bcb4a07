"""The document tree: its own rules, and walking it in reading order."""

from __future__ import annotations

import pytest

from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Row, Table
from coupexplorer.sheets.tree.figures import Lane, Mark
from coupexplorer.sheets.tree.inline import CaseMark, Note, NoteRef, Run, RunStyle, plain_text
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.tree.walking import notes, paragraphs


def cell(text: str, *called: str) -> Cell:
    refs = tuple(NoteRef(Note((Run(note),))) for note in called)
    return Cell((Paragraph((Run(text), *refs)),))


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell a column"):
        Table((1.0, 1.0), (), (Row((cell("only one"),)),))


def test_notes_are_found_row_by_row_and_cell_by_cell() -> None:
    rows = (Row((cell("a", "1"), cell("b", "2"))), Row((cell("c", "3", "4"), cell("d"))))
    head = (Row((cell("x"), cell("y", "0"))),)
    document = SheetDocument("T", "", (Table((1.0, 1.0), head, rows),))
    assert [note.text for note in notes(document)] == ["0", "1", "2", "3", "4"]
    assert [plain_text(p.inlines) for p in paragraphs(document)] == list("xyabcd")


def test_plain_text_leaves_notes_and_marks_out() -> None:
    pieces = (Run("a", RunStyle.STRONG), CaseMark(1), NoteRef(Note((Run("n"),))), Run("b"))
    assert plain_text(pieces) == "ab"


def test_a_lane_takes_as_many_rows_as_its_lowest_mark() -> None:
    marks = (Mark(0, 1, "a", row=0), Mark(0, 1, "b", row=2))
    assert Lane(0, "Case", marks).rows == 3
    assert Lane(0, "Case", ()).rows == 1
