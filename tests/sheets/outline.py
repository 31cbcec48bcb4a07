"""A document as a compact outline: kinds of blocks, roles, words, and the numbers of notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coupexplorer.sheets.tree.blocks import (
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    SourceList,
    Table,
    WritingLines,
)
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, NoteRef, Run
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.tree.walking import notes


def outline(document: SheetDocument) -> str:
    """The outline, ending in a line break; the same tree always gives the same words."""
    writer = _Outline()
    lines = [f"# {document.title}", f"## {document.subtitle}"]
    lines.append(f"head: {document.head_left} | {document.head_right}")
    lines.append(f"foot: {document.foot_left}")
    lines.append(f"page: {'landscape' if document.page.landscape else 'portrait'}")
    for block in document.blocks:
        lines.extend(writer.block(block))
    lines.append("notes")
    lines.extend(f"  {n} {note.text}" for n, note in enumerate(notes(document), 1))
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Outline:
    """Numbers the calls of notes in reading order."""

    def __init__(self) -> None:
        self._notes = 0

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield f"heading {block.level}: {block.text}"
            case Paragraph():
                yield self._paragraph(block)
            case Group():
                yield "group"
                yield from self._parts(block.blocks, "  ")
            case Table():
                yield f"table {' '.join(str(share) for share in block.columns)}"
                yield from self._rows("head", block.head)
                yield from self._rows("row", block.rows)
            case SourceList():
                yield "sources"
                for entry in block.entries:
                    yield f"  entry {entry.sigil}"
                    yield from self._parts(entry.blocks, "    ")
            case TimelineFigure():
                yield f"figure {block.first}..{block.last}: {block.description}"
                yield f"  {self._paragraph(block.caption)}"
            case Contents():
                yield f"contents {block.depth}: {block.title}"
            case PageBreak():
                yield "page break"
            case Cards():
                for card in block.cards:
                    yield f"card {card.key}"
                    yield from self._parts(card.front, "  front ")
                    yield from self._parts(card.back, "  back ")

    def _rows(self, name: str, rows: Iterable[Row]) -> Iterator[str]:
        for row in rows:
            yield f"  {name}{' with next' if row.with_next else ''}"
            for cell in row.cells:
                yield from self._cell(cell)

    def _cell(self, cell: Cell) -> Iterator[str]:
        span = f" across {cell.span}" if cell.span > 1 else ""
        case = f" of case {cell.case}" if cell.case is not None else ""
        yield f"    cell{span}{case}"
        yield from self._parts(cell.blocks, "      ")

    def _parts(self, parts: Iterable[Paragraph | WritingLines], indent: str) -> Iterator[str]:
        for part in parts:
            if isinstance(part, WritingLines):
                yield f"{indent}lines: {part.count}"
            else:
                yield indent + self._paragraph(part)

    def _paragraph(self, paragraph: Paragraph) -> str:
        text = ""
        for piece in paragraph.inlines:
            match piece:
                case Run():
                    text += piece.text.replace("\n", " / ")
                case CaseMark():
                    text += f"({piece.case})"
                case NoteRef():
                    self._notes += 1
                    text += f"[{self._notes}]"
        return f"{paragraph.role.value}: {text}"
