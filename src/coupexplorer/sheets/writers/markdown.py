"""A document as Markdown, as pandoc and most others read it: headings, footnotes, small tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from coupexplorer.sheets.tree.blocks import (
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Row,
    SourceList,
    Table,
    WritingLines,
)
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, Inline, Note, NoteRef, Run, RunStyle
from coupexplorer.sheets.tree.page import Block, Direction, SheetDocument
from coupexplorer.sheets.writers.case_signs import CASE_SIGNS
from coupexplorer.sheets.writers.markdown_text import dressed, inline, link, one_line, paragraph
from coupexplorer.sheets.writers.outline import HEADING_ROLES, Listed, Outline

DEEPEST = 6
SHORT = 80
"""Letters of a cell that may stand in a table of one line a row."""

FEWEST_NAMED = 3
"""Columns from which the parts of a row are told under the names of their columns."""

LINE = "…" * 30
"""A line to write on."""

_STRONG_ROLES = frozenset(
    {Role.QUESTION, Role.VERDICT, Role.THREAD, Role.DISPUTE, Role.DATE, Role.EVENT, Role.BAND}
)
_SLANTED_ROLES = frozenset({Role.EMPTY, Role.TASK})
_DRESS = {RunStyle.STRONG: "**", RunStyle.EMPHASIS: "*", RunStyle.LABEL: "*"}


def markdown(document: SheetDocument) -> bytes:
    """The document as UTF-8 Markdown; the same document gives the same bytes.

    A table becomes a section for each row, unless each of its cells is one short line. Pictures are
    told in words.
    """
    return (_Scribe(document).whole() + "\n").encode("utf-8", "ignore")


class _Scribe:
    """Writes one document, numbering its notes."""

    def __init__(self, document: SheetDocument) -> None:
        self._document = document
        self._notes: list[Note] = []
        self._outline = Outline()

    def whole(self) -> str:
        """Every part in order, a blank line between any two."""
        document = self._document
        parts = [_metadata(document), _heading(inline(document.title), 0)]
        parts.append(self._plain(document.subtitle))
        blocks = [list(self._block(block)) for block in document.blocks]
        for number, block in enumerate(document.blocks):
            if isinstance(block, Contents):
                blocks[number] = [_heading(inline(block.title), 1), self._contents(block)]
        parts += [part for found in blocks for part in found]
        parts += ["* * *", self._plain(document.foot_left)] if document.foot_left else []
        parts += self._footnotes()
        return "\n\n".join(part for part in parts if part)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                listed = self._outline.heading(block)
                if listed is not None:
                    yield _heading(inline(block.text), listed.level)
            case Paragraph():
                yield self._as_heading(block)
            case Table():
                yield from self._table(block)
            case TimelineFigure():
                yield _quoted(self._plain(block.description))
                yield self._paragraph(block.caption)
            case Group():
                yield from self._parts(block.blocks)
            case SourceList():
                for entry in block.entries:
                    yield self._source(entry.sigil, entry.blocks)
            case PageBreak():
                yield "* * *"
            case Cards():
                for card in block.cards:
                    mark = "" if card.case is None else f"{_sign(card.case)} "
                    front = [self._paragraph(part) for part in card.front]
                    yield mark + "\n\n".join(front)
                    yield _quoted("\n\n".join(self._parts(card.back)))
            case Contents():
                pass

    def _table(self, table: Table) -> Iterator[str]:
        """The table as lines when it is that small, else a section a row."""
        self._outline.table(table)
        if _is_small(table):
            rows = [self._line(row) for row in (*table.head, *table.rows)]
            rule = "|" + " --- |" * len(table.columns)
            yield "\n".join([rows[0], rule, *rows[1:]])
            return
        heads = self._heads(table)
        for row in table.rows:
            yield from self._row(row, heads)

    def _line(self, row: Row) -> str:
        cells = (
            one_line(" ".join(self._inlines(part.inlines, part.role) for part in cell.paragraphs))
            for cell in row.cells
        )
        return "| " + " | ".join(cells) + " |"

    def _heads(self, table: Table) -> list[str]:
        """What each column is headed with, one text for all rows."""
        heads = [""] * len(table.columns)
        for row in table.head:
            column = 0
            for cell in row.cells:
                told = one_line(" ".join(self._inlines(part.inlines) for part in cell.paragraphs))
                for number in range(column, column + cell.span):
                    heads[number] = f"{heads[number]} {told}".strip()
                column += cell.span
        return heads

    def _row(self, row: Row, heads: list[str]) -> Iterator[str]:
        """A row: its first cell as head of a section, each other cell under its column's head."""
        before = len(self._outline.entries)
        column = 0
        for cell in row.cells:
            head = heads[column]
            if column > 0 and head and cell.blocks and len(heads) >= FEWEST_NAMED:
                found = self._outline.entries[before:]
                if found:
                    yield _heading(head, found[0].level + 1)
                elif cell.case is not None:
                    yield head
            yield from self._parts(cell.blocks)
            column += cell.span

    def _parts(self, parts: Iterable[Paragraph | WritingLines]) -> Iterator[str]:
        for part in parts:
            if isinstance(part, WritingLines):
                yield "\\\n".join([LINE] * part.count)
            else:
                yield self._as_heading(part)

    def _as_heading(self, part: Paragraph) -> str:
        """A paragraph, as a heading if it is as good as one."""
        if part.role not in HEADING_ROLES:
            return self._paragraph(part)
        listed = self._outline.paragraph(part)
        return _heading(self._inlines(part.inlines), listed.level) if listed else ""

    def _paragraph(self, part: Paragraph) -> str:
        return paragraph(self._inlines(part.inlines, part.role))

    def _plain(self, text: str) -> str:
        return paragraph(inline(text))

    def _source(self, sigil: str, blocks: Iterable[Paragraph]) -> str:
        name = dressed(inline(sigil), "**", "", " ") + " " if sigil else ""
        told = name + "\n\n".join(self._paragraph(part) for part in blocks)
        return "-   " + _indented(told)

    def _footnotes(self) -> list[str]:
        made = []
        for number, note in enumerate(tuple(self._notes), 1):
            pieces = tuple(piece for piece in note.inlines if not isinstance(piece, NoteRef))
            made.append(f"[^{number}]: {_indented(paragraph(self._inlines(pieces)))}")
        return made

    def _contents(self, contents: Contents) -> str:
        entries = [entry for entry in self._outline.entries if entry.level <= contents.depth]
        return "\n".join(_bullet(entry) for entry in entries)

    def _inlines(self, pieces: Iterable[Inline], role: Role = Role.BODY) -> str:
        """Inline pieces in order, their styles where these can be read as such."""
        written = [self._piece(piece, role) for piece in pieces]
        joined: list[tuple[str, str]] = []
        for text, sign in written:
            # After a call of a note these two would make a link or a note of it.
            if text[:1] in ("(", ":") and joined and joined[-1][0].endswith("]"):
                text = f"\\{text}"
            if joined and joined[-1][1] == sign:
                joined[-1] = (joined[-1][0] + text, sign)
            elif text:
                joined.append((text, sign))
        made = ""
        for (text, sign), (next_text, next_sign) in zip_longest(
            joined, joined[1:], fillvalue=("", "")
        ):
            after = next_text if next_text[:1].isspace() else next_sign + next_text
            made += dressed(text, sign, made, after) if sign else text
        return made

    def _piece(self, piece: Inline, role: Role) -> tuple[str, str]:
        """A piece and the sign of emphasis that it is to stand between, or none."""
        match piece:
            case Run():
                sign = _DRESS.get(piece.style, "")
                if piece.style is RunStyle.PLAIN:
                    sign = "**" if role in _STRONG_ROLES else "*" if role in _SLANTED_ROLES else ""
                return link(inline(piece.text), piece.link), sign
            case CaseMark():
                return _sign(piece.case), ""
            case NoteRef():
                self._notes.append(piece.note)
                return f"[^{len(self._notes)}]", ""


def _sign(case: int) -> str:
    return CASE_SIGNS[case % len(CASE_SIGNS)]


def _heading(text: str, level: int) -> str:
    """A heading; the title has level 0."""
    told = paragraph(one_line(text))
    return f"{'#' * min(level + 1, DEEPEST)} {told}" if told else ""


def _bullet(entry: Listed) -> str:
    return "    " * (entry.level - 1) + f"-   {paragraph(one_line(inline(entry.text)))}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def _indented(text: str) -> str:
    """Lines after the first set in, so that they belong to it."""
    return re.sub(r"\n(?=[^\n])", "\n    ", text)


def _metadata(document: SheetDocument) -> str:
    """The direction, told where it is not what every reader takes for granted."""
    if document.direction is Direction.LEFT_TO_RIGHT:
        return ""
    language = re.sub(r"[^A-Za-z0-9-]", "", document.language)
    return f"---\nlang: {language or 'und'}\ndir: rtl\n---"


def _is_small(table: Table) -> bool:
    """Whether every cell is one short line below one head row."""
    rows = (*table.head, *table.rows)
    return len(table.head) == 1 and all(_is_short(cell) for row in rows for cell in row.cells)


def _is_short(cell: Cell) -> bool:
    if cell.span > 1 or len(cell.blocks) > 1:
        return False
    told = "".join(
        piece.text for part in cell.paragraphs for piece in part.inlines if isinstance(piece, Run)
    )
    return len(cell.paragraphs) == len(cell.blocks) and len(told) <= SHORT and "\n" not in told
