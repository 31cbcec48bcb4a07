"""The document tree as the JSON that the page layout reads."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from coupexplorer.sheets.tree.blocks import (
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    Paragraph,
    Role,
    Row,
    Table,
)
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import Note, NoteRef, Run, plain_text
from coupexplorer.sheets.tree.page import Block, Direction, NoteNumbers, PageSetup, SheetDocument
from coupexplorer.sheets.tree.walking import block_paragraphs
from coupexplorer.sheets.writers.opening import opening
from coupexplorer.sheets.writers.printable import LONGEST_WORD, printable, without_controls
from coupexplorer.sheets.writers.text_width import width_in_ems

POINTS_A_MILLIMETRE = 72 / 25.4
CELL_PADDING = 10.0
"""Points of a cell's width that hold no text."""

LETTER_WIDTH = 0.62
"""Ems of a letter, rather too wide: what decides where a long word may have to break."""

CARD_COLUMNS = 2


def document_json(document: SheetDocument, *, first_pages: int = 0) -> bytes:
    """The document tree as the JSON that the layout reads; ``first_pages`` asks for those only.

    Every node says what it ``is``. A call of a note carries the ``number`` of the note; rows and
    blocks carry the ``letters`` they hold and the widths in ems of the ``notes`` they call.
    Headings, and the questions and bands that serve as such, carry a ``level`` without gaps and an
    ``anchor``; ``contents`` lists them, those of pages not asked for too.
    """
    tag = document.language.split("-")[0]
    language = tag.lower() if re.fullmatch("[A-Za-z]{2,3}", tag) else "en"
    listed = any(isinstance(block, Contents) for block in document.blocks)
    shown = opening(document, first_pages) if first_pages else document
    data = _Scribe(document.page).node(dataclasses.replace(shown, language=language))
    if document.direction is Direction.RIGHT_TO_LEFT and _begins_left(document.foot_left):
        data["foot_left"] = f"\u2066{data['foot_left']}\u2069"
    data["first_pages"] = first_pages
    data["contents"] = _contents(document) if listed else []
    data["dealt"] = min(_dealt(document), len(shown.blocks))
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _begins_left(text: str) -> bool:
    """Whether words run from left to right: what their first letter of either direction does."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((found for found in directions if found in ("L", "R", "AL")), "") == "L"


def _dealt(document: SheetDocument) -> int:
    """How many blocks the layout deals out to pages itself: all up to the last that needs it."""
    afresh = document.page.note_numbers is NoteNumbers.PER_PAGE
    return max(
        (
            number
            for number, block in enumerate(document.blocks, 1)
            if isinstance(block, Table | Cards)
            or (afresh and any(_calls(part) for part in block_paragraphs(block)))
        ),
        default=0,
    )


def _contents(document: SheetDocument) -> list[dict[str, Any]]:
    """The headings alone, found without writing out the rest."""
    scribe = _Scribe(document.page)
    for block in document.blocks:
        scribe.look_for_headings(block)
    return scribe.headings


class _Scribe:
    """Writes the nodes of one document in reading order, numbering notes and headings."""

    def __init__(self, page: PageSetup) -> None:
        self._notes = 0
        self.headings: list[dict[str, Any]] = []
        self._level = 0
        self._has_bands = False
        self._lists = True
        self._width = (page.size[0] - 2 * page.margin) * POINTS_A_MILLIMETRE
        self._letter = page.text_size * LETTER_WIDTH
        self._longest = self._letters_across(self._width)

    def node(self, value: object) -> Any:
        """The value, and all it holds, as data."""
        match value:
            case StrEnum():
                return value.value
            case str():
                return printable(value, self._longest)
            case tuple():
                return [self.node(item) for item in value]
            case dt.date():
                return {"year": value.year, "month": value.month, "day": value.day}
            case NoteRef():
                self._notes += 1
                note = self.node(value.note)
                note["from_left"] = _begins_left(value.note.text)
                return {"is": "NoteRef", "number": self._notes, "note": note}
            case Run():
                return self._run(value)
            case Table():
                return self._table(value)
            case Cards():
                return self._cards(value)
        return self._fields(value)

    def look_for_headings(self, block: Block) -> None:
        """Lists the headings of a block in the order in which `node` meets them."""
        match block:
            case Heading():
                self._heading(block)
            case Table() | Paragraph() | Group():
                if isinstance(block, Table):
                    self._has_bands = _has_bands(block)
                for part in block_paragraphs(block):
                    self._heading(part)

    def _fields(self, value: object) -> Any:
        if not dataclasses.is_dataclass(value):
            return value
        more = {**_held(value), **self._heading(value)}
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        data = {name: self.node(part) for name, part in fields.items()}
        if isinstance(value, Paragraph):
            more["from_left"] = _begins_left(plain_text(value.inlines))
        return {"is": type(value).__name__, **data, **more}

    def _run(self, run: Run) -> dict[str, Any]:
        """A run; an address is kept as it is, and only where it leads to the web."""
        link = without_controls(run.link)
        link = link if link.startswith(("http://", "https://")) else ""
        return {
            "is": "Run",
            "text": self.node(run.text),
            "style": self.node(run.style),
            "link": link,
        }

    def _table(self, table: Table) -> dict[str, Any]:
        self._has_bands = _has_bands(table)
        return {
            "is": "Table",
            "columns": list(table.columns),
            "head": self._rows(table, table.head),
            "rows": self._rows(table, table.rows),
        }

    def _rows(self, table: Table, rows: Iterable[Row]) -> list[dict[str, Any]]:
        """Rows, every cell knowing how long a word its columns hold."""
        share = self._width / sum(table.columns)
        made = []
        for row in rows:
            cells, column = [], 0
            for cell in row.cells:
                width = share * sum(table.columns[column : column + cell.span])
                cells.append(self._in_width(width - CELL_PADDING, cell))
                column += cell.span
            told = {"keep_together": row.keep_together, "with_next": row.with_next}
            made.append({"is": "Row", "cells": cells, **told, **_held(row)})
        return made

    def _in_width(self, width: float, value: Cell | Cards) -> Any:
        whole, self._longest = self._longest, self._letters_across(width)
        data = self._fields(value)
        self._longest = whole
        return data

    def _cards(self, cards: Cards) -> Any:
        """Cards, whose questions are no headings of the document."""
        listed, self._lists = self._lists, False
        data = self._in_width(self._width / CARD_COLUMNS - CELL_PADDING, cards)
        self._lists = listed
        return data

    def _letters_across(self, width: float) -> int:
        return min(LONGEST_WORD, int(width / self._letter))

    def _heading(self, value: object) -> dict[str, Any]:
        """The level and anchor of what stands in the outline; empty for all else."""
        if isinstance(value, Heading):
            self._level = min(max(1, value.level), self._deepest() + 1)
            return self._listed(value.text, self._level)
        if isinstance(value, Paragraph) and value.role in (Role.QUESTION, Role.BAND):
            below = 1 if value.role is Role.BAND or not self._has_bands else 2
            level = min(self._level + below, self._deepest() + 1)
            return self._listed(plain_text(value.inlines), level)
        return {}

    def _listed(self, text: str, level: int) -> dict[str, Any]:
        if not (self._lists and text.strip()):
            return {}
        anchor = f"h{len(self.headings)}"
        self.headings.append({"text": self.node(text), "level": level, "anchor": anchor})
        return {"level": level, "anchor": anchor}

    def _deepest(self) -> int:
        """The level of the heading before, which the next may go below by one."""
        return int(self.headings[-1]["level"]) if self.headings else 0


def _has_bands(table: Table) -> bool:
    return any(part.role is Role.BAND for part in block_paragraphs(table))


def _held(node: object) -> dict[str, Any]:
    """How much text a row or a block holds, and how long the notes are that it calls."""
    match node:
        case Row():
            held = [part for cell in node.cells for part in cell.paragraphs]
        case Paragraph():
            held = [node]
        case TimelineFigure():
            held = [node.caption]
        case Group():
            held = list(node.paragraphs)
        case _:
            return {}
    called = [note for part in held for note in _calls(part)]
    letters = sum(len(plain_text(part.inlines)) for part in held)
    return {"letters": letters, "notes": [round(width_in_ems(note.text), 2) for note in called]}


def _calls(paragraph: Paragraph) -> list[Note]:
    return [piece.note for piece in paragraph.inlines if isinstance(piece, NoteRef)]
