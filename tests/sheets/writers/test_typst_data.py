"""What the layout is told besides the words: headings, links, which blocks need dealing out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    Paragraph,
    Role,
    Row,
    SourceEntry,
    SourceList,
    Table,
)
from coupexplorer.sheets.tree.inline import Note, NoteRef, Run
from coupexplorer.sheets.tree.page import Block, NoteNumbers, PageSetup, SheetDocument
from coupexplorer.sheets.writers.typst_data import document_json


def data(*blocks: Block, page: PageSetup | None = None, first_pages: int = 0) -> dict[str, Any]:
    document = SheetDocument("T", "", blocks, page=page or PageSetup())
    read = json.loads(document_json(document, first_pages=first_pages))
    assert isinstance(read, dict)
    return read


def said(text: str, role: Role = Role.BODY) -> Paragraph:
    return Paragraph((Run(text),), role)


def grid(*parts: Paragraph) -> Table:
    return Table((1.0,), (), tuple(Row((Cell((part,)),)) for part in parts))


def listed(*blocks: Block) -> list[tuple[str, int]]:
    return [(one["text"], one["level"]) for one in data(Contents("C"), *blocks)["contents"]]


def test_levels_have_no_gaps() -> None:
    found = listed(Heading("a", 3), Heading("b", 2), Heading("c", 9), Heading("d", 0))
    assert found == [("a", 1), ("b", 2), ("c", 3), ("d", 1)]


def test_questions_and_bands_stand_below_the_heading_above_them() -> None:
    question, band = said("q", Role.QUESTION), said("b", Role.BAND)
    assert listed(grid(question)) == [("q", 1)]
    assert listed(Heading("h"), grid(question)) == [("h", 1), ("q", 2)]
    assert listed(Heading("h"), grid(band, question)) == [("h", 1), ("b", 2), ("q", 3)]
    assert listed(grid(question, band)) == [("q", 1), ("b", 1)]


def test_empty_headings_and_questions_on_cards_are_not_listed() -> None:
    card = Card("k", (said("q", Role.QUESTION),), (said("a"),))
    assert listed(Heading(" "), Cards((card,)), Heading("h")) == [("h", 1)]


def test_the_contents_of_the_first_pages_list_all() -> None:
    long = grid(*(said("x" * 1000) for _ in range(40)))
    shown = data(Contents("C"), long, Heading("late"), first_pages=1)
    assert [one["text"] for one in shown["contents"]] == ["late"]
    assert len(shown["blocks"]) == 2


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://example.org/" + "a" * 60, "https://example.org/" + "a" * 60),
        ("http://example.org/\x07 b", "http://example.org/b"),
        ("file:///etc/passwd", ""),
        ("HTTPS-not", ""),
        ("", ""),
    ],
)
def test_addresses_are_kept_whole_or_not_at_all(link: str, told: str) -> None:
    (block,) = data(Paragraph((Run("here", link=link),)))["blocks"]
    assert block["inlines"][0]["link"] == told


def test_blocks_up_to_the_last_grid_are_dealt_out() -> None:
    assert data(said("a"), said("b"))["dealt"] == 0
    assert data(said("a"), grid(said("b")), said("c"))["dealt"] == 2


def test_notes_that_count_afresh_are_dealt_out_too() -> None:
    noted = Paragraph((NoteRef(Note((Run("n"),))),))
    page = PageSetup(note_numbers=NoteNumbers.PER_PAGE)
    assert data(grid(said("a")), noted, said("b"))["dealt"] == 1
    assert data(grid(said("a")), noted, said("b"), page=page)["dealt"] == 2


def test_words_break_sooner_where_the_text_is_large() -> None:
    word = "m" * 34

    def told(size: float) -> str:
        (block,) = data(grid(said(word)), page=PageSetup(text_size=size))["blocks"]
        return str(block["rows"][0]["cells"][0]["blocks"][0]["inlines"][0]["text"])

    assert told(9.0) == word
    assert told(36.0) != word


def test_headings_are_listed_under_the_anchors_they_are_given() -> None:
    question = said("q", Role.QUESTION)
    blocks = (
        Contents("C"),
        Heading("h"),
        replace(grid(question), head=grid(said("head", Role.QUESTION)).rows),
        said("alone", Role.QUESTION),
        Group((said("grouped", Role.QUESTION),)),
        SourceList((SourceEntry("A", (said("s", Role.SOURCE),)),)),
        Cards((Card("k", (said("card", Role.QUESTION),), ()),)),
        Heading("end", 2),
    )  # fmt: skip
    read = data(*blocks)
    given = re.findall(r'"level": (\d), "anchor": "(h\d+)"', json.dumps(read["blocks"]))
    assert [(str(one["level"]), one["anchor"]) for one in read["contents"]] == given
    assert [one["text"] for one in read["contents"]] == [
        "h",
        "head",
        "q",
        "alone",
        "grouped",
        "end",
    ]
