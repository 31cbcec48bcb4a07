"""The opening of a document: enough to show its first page while the rest is being set."""

from __future__ import annotations

from dataclasses import replace

from coupexplorer.sheets.tree.blocks import Group, Paragraph, SourceList, Table
from coupexplorer.sheets.tree.inline import NoteRef, plain_text
from coupexplorer.sheets.tree.page import Block, SheetDocument

FULL_PAGE = 9000
"""More letters, notes included, than stand on any one page at the smallest text size."""

UNKNOWN_PAGES = "…"


def opening(document: SheetDocument) -> SheetDocument:
    """The blocks and rows of a document up to well beyond its first page.

    Its first page is that of the whole document, but for the number of pages, which is not yet
    known. A document that is short anyway comes back as it is.
    """
    kept: list[Block] = []
    letters = 0
    for block in document.blocks:
        if letters > FULL_PAGE:
            break
        shortened, more = _opening_of(block, FULL_PAGE - letters)
        kept.append(shortened)
        letters += more
    if tuple(kept) == document.blocks:
        return document
    label = document.page_label.replace("{pages}", UNKNOWN_PAGES)
    return replace(document, blocks=tuple(kept), page_label=label)


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
