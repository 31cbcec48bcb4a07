"""The opening of a document: long ones are cut well beyond the first page, short ones are kept."""

from __future__ import annotations

from dataclasses import replace

from tests.sheets.sample import sheet

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Cell,
    Group,
    Paragraph,
    Row,
    SourceEntry,
    SourceList,
    Table,
)
from coupexplorer.sheets.tree.inline import Note, NoteRef, Run
from coupexplorer.sheets.tree.page import PageSetup, Paper, SheetDocument
from coupexplorer.sheets.writers.opening import FULL_PAGE, opening


def words(count: int) -> Paragraph:
    return Paragraph((Run("x" * count),))


def grid(*sizes: int) -> Table:
    return Table((1.0,), (), tuple(Row((Cell((words(size),)),)) for size in sizes))


def test_a_short_document_is_kept_whole() -> None:
    assert opening(sheet()) is not None
    assert opening(sheet()) == sheet()


def test_a_long_table_is_cut_after_a_full_page() -> None:
    document = replace(sheet(), blocks=(grid(*[1000] * 40), words(10)))
    cut = opening(document)
    (table,) = cut.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == FULL_PAGE // 1000 + 1
    assert cut.page_label == "Page {page} of …"


def test_notes_count_as_text() -> None:
    noted = Paragraph((Run("x"), NoteRef(Note((Run("n" * 1999),)))))
    rows = tuple(Row((Cell((noted,)),)) for _ in range(40))
    (table,) = opening(SheetDocument("T", "", (Table((1.0,), (), rows),))).blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 5


def test_blocks_behind_a_full_page_are_dropped() -> None:
    blocks = (words(FULL_PAGE), Group((words(2),)), words(3))
    assert opening(SheetDocument("T", "", blocks)).blocks == blocks[:2]


def test_a_long_source_list_is_cut_too() -> None:
    entries = tuple(SourceEntry("", (words(3000),)) for _ in range(9))
    (found,) = opening(SheetDocument("T", "", (SourceList(entries),))).blocks
    assert isinstance(found, SourceList)
    assert len(found.entries) == 4


def rows_of(document: SheetDocument, pages: int = 1) -> int:
    (table,) = opening(document, pages).blocks
    assert isinstance(table, Table)
    return len(table.rows)


def test_more_pages_and_larger_paper_take_more() -> None:
    document = SheetDocument("T", "", (grid(*[1000] * 90),))
    broad = replace(document, page=PageSetup(paper=Paper.A3))
    assert rows_of(document) == 10
    assert rows_of(document, 4) == 4 * FULL_PAGE // 1000 + 1
    assert rows_of(broad) >= 2 * FULL_PAGE // 1000


def test_cards_are_cut_after_whole_sheets() -> None:
    cards = Cards(tuple(Card(str(n), (words(1),), (words(1),)) for n in range(60)))
    (found,) = opening(SheetDocument("T", "", (cards,))).blocks
    assert isinstance(found, Cards)
    assert len(found.cards) % 8 == 0
    assert 8 <= len(found.cards) <= 16
