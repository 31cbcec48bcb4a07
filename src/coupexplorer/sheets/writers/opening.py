"""The opening of a document: enough to show its first page while the rest is being set."""

from __future__ import annotations

import math
from dataclasses import replace

from coupexplorer.sheets.tree.blocks import Cards, Group, Paragraph, SourceList, Table
from coupexplorer.sheets.tree.inline import NoteRef, plain_text
from coupexplorer.sheets.tree.page import PAPER_MM, Block, PageSetup, Paper, SheetDocument

FULL_PAGE = 9000
"""More letters, notes included, than stand on any upright A4 page at nine points."""

CARDS_A_PAGE = 8

UNKNOWN_PAGES = "…"


def opening(document: SheetDocument, pages: int = 1) -> SheetDocument:
    """The blocks and rows of a document up to well beyond its first page, or first pages.

    These are those of the whole document, but for the number of pages, which is not yet known. A
    document that is short anyway comes back as it is.
    """
    room = pages * _full_page(document.page)
    kept: list[Block] = []
    letters = 0
    for block in document.blocks:
        if letters > room:
            break
        shortened, more = _opening_of(block, room - letters)
        kept.append(shortened)
        letters += more
    if tuple(kept) == document.blocks:
        return document
    label = document.page_label.replace("{pages}", UNKNOWN_PAGES)
    return replace(document, blocks=tuple(kept), page_label=label)


def _full_page(page: PageSetup) -> int:
    """Letters that fill a page of that size for certain; larger text is not reckoned with."""
    width, height = page.size
    upright = PAPER_MM[Paper.A4]
    return math.ceil(FULL_PAGE * max(1.0, width * height / (upright[0] * upright[1])))


def _opening_of(block: Block, room: int) -> tuple[Block, int]:
    """The block, a long table or list cut after the part that fills the room, and its letters."""
    if isinstance(block, Table):
        sizes = [
            _letters(tuple(p for cell in row.cells for p in cell.paragraphs)) for row in block.rows
        ]
        count = _enough(sizes, room)
        return replace(block, rows=block.rows[:count]), sum(sizes[:count])
    if isinstance(block, SourceList):
        sizes = [_letters(entry.blocks) for entry in block.entries]
        count = _enough(sizes, room)
        return replace(block, entries=block.entries[:count]), sum(sizes[:count])
    if isinstance(block, Cards):
        sizes = [FULL_PAGE // (CARDS_A_PAGE // 2)] * len(block.cards)
        count = -(-_enough(sizes, room) // CARDS_A_PAGE) * CARDS_A_PAGE
        return replace(block, cards=block.cards[:count]), sum(sizes[:count])
    if isinstance(block, Group):
        return block, _letters(block.paragraphs)
    return block, _letters((block,)) if isinstance(block, Paragraph) else 0


def _enough(sizes: list[int], room: int) -> int:
    """How many items together hold more letters than the room; all when they do not."""
    total = 0
    for count, size in enumerate(sizes, 1):
        total += size
        if total > room:
            return count
    return len(sizes)


def _letters(paragraphs: tuple[Paragraph, ...]) -> int:
    total = 0
    for paragraph in paragraphs:
        total += len(plain_text(paragraph.inlines))
        total += sum(len(i.note.text) for i in paragraph.inlines if isinstance(i, NoteRef))
    return total
