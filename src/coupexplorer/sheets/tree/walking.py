"""A document gone through in reading order: its paragraphs and its notes."""

from __future__ import annotations

from collections.abc import Iterator

from coupexplorer.sheets.tree.blocks import (
    Cards,
    Contents,
    Group,
    Heading,
    PageBreak,
    Paragraph,
    SourceList,
    Table,
)
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import Note, NoteRef
from coupexplorer.sheets.tree.page import Block, SheetDocument


def paragraphs(document: SheetDocument) -> Iterator[Paragraph]:
    """Every paragraph of a document in reading order, table heads included."""
    for block in document.blocks:
        yield from block_paragraphs(block)


def block_paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of one block in reading order."""
    match block:
        case Paragraph():
            yield block
        case TimelineFigure():
            yield block.caption
        case Group():
            yield from block.paragraphs
        case SourceList():
            yield from (part for entry in block.entries for part in entry.blocks)
        case Table():
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    yield from cell.paragraphs
        case Cards():
            for card in block.cards:
                yield from (*card.front, *card.back)
        case Heading() | Contents() | PageBreak():
            pass


def notes(document: SheetDocument) -> tuple[Note, ...]:
    """Every note in the order in which the text calls them: note 1 is the first."""
    return tuple(
        piece.note
        for paragraph in paragraphs(document)
        for piece in paragraph.inlines
        if isinstance(piece, NoteRef)
    )
