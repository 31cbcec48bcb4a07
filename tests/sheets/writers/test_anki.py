"""The deck: every card is there once, keeps its identity, and holds its words as text."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import sqlite3
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.sheets.tree.blocks import Card, Cards, Heading, Paragraph
from coupexplorer.sheets.tree.inline import CaseMark, Run, RunStyle
from coupexplorer.sheets.tree.page import Direction, SheetDocument
from coupexplorer.sheets.writers.anki import apkg
from coupexplorer.sheets.writers.typst_writer import SheetError

Row = tuple[str, list[str], str]


def card(key: str = "k", front: str = "Who?", back: str = "He.", **more: object) -> Card:
    made = Card(key, (Paragraph((Run(front),)),), (Paragraph((Run(back),)),))
    return replace(made, **more)  # type: ignore[arg-type]


def document(*cards: Card) -> SheetDocument:
    day = dt.date(2026, 11, 21)
    titles = ("North", "South")
    return SheetDocument("Cards: A", "", (Cards(cards),), printed_on=day, case_titles=titles)


def rows(deck: bytes, folder: Path) -> list[Row]:
    """Identity, fields and tags of each note in a deck."""
    file = folder / "collection"
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        file.write_bytes(package.read("collection.anki2"))
    with contextlib.closing(sqlite3.connect(file)) as collection:
        found = collection.execute("SELECT guid, flds, tags FROM notes ORDER BY id").fetchall()
    return [(guid, fields.split("\x1f"), tags.strip()) for guid, fields, tags in found]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> _Words:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return reader


def test_every_card_is_in_the_deck_with_both_sides_and_its_case(tmp_path: Path) -> None:
    made = rows(apkg(document(card("a", case=1, tags=("iraq", "two words")), card("b"))), tmp_path)
    assert [(read(f).words, read(b).words, case) for _, (f, b, case), _ in made] == [
        ("Who?", "He.", "□ South"),
        ("Who?", "He.", ""),
    ]
    assert made[0][2].split() == ["iraq", "two-words"]


def test_a_card_keeps_its_identity_when_its_words_change(tmp_path: Path) -> None:
    (before,) = rows(apkg(document(card())), tmp_path)
    (after,) = rows(apkg(document(card(back="She."))), tmp_path)
    (other,) = rows(apkg(document(card("other"))), tmp_path)
    assert before[0] == after[0] != other[0]
    assert before[1] != after[1]


def test_styles_and_marks_are_kept(tmp_path: Path) -> None:
    inlines = (CaseMark(1), Run("b", RunStyle.STRONG), Run("i", RunStyle.EMPHASIS))
    ((_, (front, _, _), _),) = rows(
        apkg(document(replace(card(), front=(Paragraph(inlines),)))), tmp_path
    )
    assert "□<b>b</b><i>i</i>" in front


def test_right_to_left_cards_say_so(tmp_path: Path) -> None:
    turned = replace(document(card()), direction=Direction.RIGHT_TO_LEFT)
    ((_, (front, back, _), _),) = rows(apkg(turned), tmp_path)
    assert front.startswith('<div dir="rtl">')
    assert back.startswith('<div dir="rtl">')


def test_a_document_without_cards_is_refused_in_one_sentence() -> None:
    with pytest.raises(SheetError, match="holds no cards"):
        apkg(replace(document(), blocks=(Heading("x"),)))


@settings(max_examples=20)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\x1f\r")))
def test_no_text_is_markup(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("deck")
    ((_, (front, _, _), _),) = rows(apkg(document(card(front=text))), folder)
    found = read(front)
    assert found.words == text.replace("\n", "")
    assert found.tags <= {"div", "p", "br"}
    assert "{{" not in front
