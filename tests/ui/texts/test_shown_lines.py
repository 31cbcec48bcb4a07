"""Shown lines: every character has its place and is found again there, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.texts.shown_lines import LONGEST_LINE, Place, ShownLines

BREAKS = "\n\r\v\f\x85\u2028\u2029"
ANY = st.text(st.one_of(st.characters(), st.sampled_from("ab. \n\r\f\u2028\U0001f41f\u202eس")))


@given(ANY)
def test_every_character_is_found_again_at_its_place(text: str) -> None:
    lines = ShownLines.cut(text)
    for offset, letter in enumerate(text):
        if letter not in BREAKS:
            assert lines.offset(lines.place(offset)) == offset


@given(ANY)
def test_lines_hold_the_text_in_order_and_no_break(text: str) -> None:
    lines = ShownLines.cut(text)
    assert len(lines.text) == len(text)
    assert len(lines.starts) == len(lines.ends) >= 1
    held = "".join(lines.text[s:e] for s, e in zip(lines.starts, lines.ends, strict=True))
    assert held == "".join(letter for letter in lines.text if letter not in BREAKS)
    assert all(e - s <= LONGEST_LINE for s, e in zip(lines.starts, lines.ends, strict=True))


@given(ANY)
def test_a_text_document_cuts_the_same_lines(qapp: QApplication, text: str) -> None:
    lines = ShownLines.cut(text)
    document = QTextDocument(lines.shown())
    assert document.blockCount() == len(lines.starts)


def test_columns_count_as_widgets_count() -> None:
    lines = ShownLines.cut("a\U0001f41fb\nc")
    assert lines.place(2) == Place(0, 3), "the fish takes two units"
    assert lines.offset(Place(0, 3)) == 2
    assert lines.offset(Place(0, 99)) == 3
    assert lines.offset(Place(7, 0)) == 4


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\f", "\u2029", "\x85"])
def test_every_kind_of_line_end_ends_a_line(ending: str) -> None:
    lines = ShownLines.cut(f"one{ending}two")
    assert lines.shown() == "one\ntwo"
    assert lines.place(len(f"one{ending}")) == Place(1, 0)


def test_a_line_of_a_million_letters_is_shown_in_parts_broken_after_white_space() -> None:
    text = "word " * 200_000
    lines = ShownLines.cut(text)
    assert max(e - s for s, e in zip(lines.starts, lines.ends, strict=True)) <= LONGEST_LINE
    assert all(text[end - 1] == " " for end in lines.ends[:-1])
    assert lines.shown().replace("\n", "") == text


def test_what_no_widget_shows_becomes_a_sign_of_its_own() -> None:
    lines = ShownLines.cut("a\0b\ufdd0c\ufffcd")
    assert lines.shown() == "a\ufffdb\ufffdc\ufffdd"
