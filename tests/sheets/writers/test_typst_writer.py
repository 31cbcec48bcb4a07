"""The typst writer: text reaches the engine as data only; the press is warm and shared."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from tests.sheets.sample import sheet

from coupexplorer.sheets.tree.blocks import Paragraph, Table
from coupexplorer.sheets.tree.inline import Run
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.tree.walking import notes
from coupexplorer.sheets.writers import typst_writer
from coupexplorer.sheets.writers.opening import opening
from coupexplorer.sheets.writers.typst_writer import (
    LONGEST_WORD,
    MAIN,
    SheetError,
    SheetPress,
    document_json,
    printable,
)
from coupexplorer.shipped import resource


def walk(node: Any) -> list[dict[str, Any]]:
    """Every object of a JSON value."""
    if isinstance(node, list):
        return [found for item in node for found in walk(item)]
    if isinstance(node, dict):
        return [node, *(found for item in node.values() for found in walk(item))]
    return []


def data(document: SheetDocument) -> dict[str, Any]:
    read = json.loads(document_json(document))
    assert isinstance(read, dict)
    return read


def test_every_node_says_what_it_is() -> None:
    kinds = {node.get("is") for node in walk(data(sheet()))}
    assert {"SheetDocument", "Table", "TimelineFigure", "Group", "SourceList", "Mark"} <= kinds
    assert {"Row", "Cell", "Paragraph", "Run", "NoteRef", "Note", "CaseMark", "Heading"} <= kinds


def test_notes_are_numbered_in_reading_order() -> None:
    called = [node for node in walk(data(sheet())["blocks"]) if node.get("is") == "NoteRef"]
    assert [node["number"] for node in called] == list(range(1, len(notes(sheet())) + 1))


def test_rows_carry_their_letters_and_the_widths_of_their_notes() -> None:
    rows = [node for node in walk(data(sheet())) if node.get("is") == "Row" and node["notes"]]
    assert [len(row["notes"]) for row in rows] == [3, 2]
    assert all(row["letters"] > 0 and min(row["notes"]) > 5 for row in rows)


@pytest.mark.parametrize(
    ("tag", "told"), [("en-GB", "en"), ("ar", "ar"), ("", "en"), ("#x", "en"), ("english", "en")]
)
def test_only_a_language_code_reaches_the_layout(tag: str, told: str) -> None:
    assert data(replace(sheet(), language=tag))["language"] == told


def test_no_layout_file_asks_for_a_package() -> None:
    layouts = sorted(resource("sheets").glob("*.typ"))
    assert len(layouts) >= 5
    for layout in layouts:
        assert "@" not in layout.read_text("utf-8"), layout.name
    assert b"@" not in MAIN


def test_every_run_style_role_and_block_has_a_layout(press: SheetPress) -> None:
    """The layout refuses what it does not know, so that a new style cannot be lost in silence."""
    with pytest.raises(SheetError, match="unknown style"):
        press.pdf(SheetDocument("T", "", (Paragraph((Run("x", "odd"),)),)))  # type: ignore[arg-type]
    with pytest.raises(SheetError, match="unknown role"):
        press.pdf(SheetDocument("T", "", (Paragraph((Run("x"),), "odd"),)))  # type: ignore[arg-type]


def test_the_same_sheet_gives_the_same_bytes(press: SheetPress) -> None:
    assert press.pdf(sheet()) == press.pdf(sheet())


def test_a_fresh_press_gives_the_same_bytes_as_a_warm_one(press: SheetPress) -> None:
    assert SheetPress().pdf(sheet()) == press.pdf(sheet())


def test_pages_as_pictures_are_those_of_the_pdf(press: SheetPress) -> None:
    pages = press.svg_pages(sheet())
    assert len(pages) == len(re.findall(rb"/Type ?/Page\b", press.pdf(sheet())))
    assert all(page.startswith("<svg") and page.rstrip().endswith("</svg>") for page in pages)


def test_the_opening_shows_the_first_page_of_the_whole(press: SheetPress) -> None:
    long = replace(sheet(), blocks=(*sheet().blocks, *many_paragraphs()), page_label="{page}")
    first, whole = press.svg_pages(opening(long))[0], press.svg_pages(long)
    assert len(whole) > 3
    assert first == whole[0]


def test_the_first_page_is_set_alone(press: SheetPress) -> None:
    (table,) = (block for block in sheet().blocks if isinstance(block, Table))
    long = replace(sheet(), page_label="{page}", blocks=(replace(table, rows=table.rows * 30),))
    whole = press.svg_pages(long)
    assert len(whole) > 3
    assert press.first_page(long) == whole[0]


def test_the_first_page_does_not_pretend_to_know_how_many_there_are(press: SheetPress) -> None:
    long = replace(sheet(), blocks=(*sheet().blocks, *many_paragraphs()))
    assert (
        press.first_page(long) == press.svg_pages(replace(long, page_label="Page {page} of …"))[0]
    )


def many_paragraphs() -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(f"Paragraph {n} of a long text. " * 8),)) for n in range(80))


def test_threads_take_turns(press: SheetPress) -> None:
    made: dict[int, bytes] = {}

    def make(number: int) -> None:
        made[number] = press.pdf(replace(sheet(), subtitle=f"Copy {number % 2}"))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert made[0] == made[2]
    assert made[1] == made[3]
    assert made[0] != made[1]


def test_only_a_document_that_needs_them_asks_for_system_fonts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []
    build = typst_writer.layout_compiler

    def watched(*, system_fonts: bool) -> typst.Compiler:
        asked.append(system_fonts)
        return build(system_fonts=system_fonts)

    monkeypatch.setattr(typst_writer, "layout_compiler", watched)
    press = SheetPress()
    press.svg_pages(replace(sheet(), subtitle="ʿAlī, السعدي, ≈ ≠ → ½ — “Ž” Я Ω"))
    assert asked == [False]
    press.svg_pages(replace(sheet(), subtitle="漢字"))
    press.svg_pages(replace(sheet(), subtitle="漢字 again"))
    assert asked == [False, True]


def test_control_characters_are_dropped_and_lines_kept() -> None:
    assert printable("a\x00b\x1bc\ud800d\r\ne\tf") == "abcd\ne f"


def test_a_short_word_is_left_alone() -> None:
    word = "x" * LONGEST_WORD
    assert printable(word) == word


def test_a_long_arabic_word_keeps_its_letters_joined() -> None:
    broken = printable("سعدي" * 20)
    assert "\u200d\u200b\u200d" in broken
    assert re.sub("[\u200b\u200d]", "", broken) == "سعدي" * 20


def test_letters_are_never_parted_from_their_marks() -> None:
    for text in ("e\u0301" * 200, "👩\u200d👧" * 60, "🇸🇾" * 60, "❤\ufe0f" * 60):
        for piece in printable(text).split("\u200b"):
            assert not unicodedata.category(piece[0]).startswith("M")
            assert piece[0] not in "\u200d\ufe0f"


@given(st.text())
def test_nothing_but_breaks_is_added_and_nothing_but_controls_is_lost(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    expected = "".join(s for s in plain if s == "\n" or unicodedata.category(s) not in ("Cc", "Cs"))

    def bare(some: str) -> str:
        return re.sub("[\u200b\u200d]", "", some)

    assert bare(printable(text)) == bare(expected)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P")), min_size=40, max_size=400))
def test_no_stretch_stays_too_long_for_a_column(text: str) -> None:
    assert max(len(piece) for piece in re.split(r"[\s\u200b]", printable(text))) <= LONGEST_WORD
