"""The lines of a dossier: a date or a label, then what is told, under the names of their parts."""

from __future__ import annotations

from typing import ClassVar

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.identity import Ref
from coupexplorer.sheets.documents.bands import band
from coupexplorer.sheets.documents.dating import date_cell, with_date
from coupexplorer.sheets.documents.desk import Desk
from coupexplorer.sheets.documents.statements import dispute_mark
from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role, Row
from coupexplorer.sheets.tree.inline import Inline, NoteRef, Run, RunStyle


class Lines:
    """The rows of one actor's table; ``used`` are the claims that stand in a note of them."""

    COLUMNS: ClassVar[tuple[float, ...]] = (0.3, 1.0)
    """Shares of the date or label and of what is told."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._head = ""
        self.rows: list[Row] = []
        self.used: set[str] = set()

    def part(self, head: str) -> None:
        """Begin a part; its name is printed once it has a line."""
        self._head = head

    def dated(
        self,
        text: str,
        date: HistoricalDate,
        claims: tuple[str, ...],
        *refs: Ref,
        beyond: str = "",
    ) -> None:
        """A line with a date before it and a note behind it; ``beyond`` is small text below."""
        left = date_cell(date, self._desk.words)
        told = self._told(text, claims, date)
        below = [Paragraph((Run(beyond),), Role.REASON)] if beyond else []
        self._add(left, told, *below, *self._desk.own.under(*refs, claims=claims))

    def labelled(self, label: str, text: str, claims: tuple[str, ...]) -> None:
        """A line with a label before it and a note behind it."""
        own = self._desk.own.under(claims=claims)
        self._add(_label(label), self._told(text, claims, None), *own)

    def plain(self, label: str, *inlines: Inline) -> None:
        """A line that needs no note beyond those in it."""
        self._add(_label(label), Paragraph(tuple(inlines)))

    def cells(self, left: Cell, *parts: Paragraph, claims: tuple[str, ...] = ()) -> None:
        """A line that was made elsewhere and rests on some claims."""
        self.used.update(claims)
        self._add(left, *parts)

    def _told(self, text: str, claims: tuple[str, ...], date: HistoricalDate | None) -> Paragraph:
        desk = self._desk
        self.used.update(claims)
        statement = Statement(text, claims)
        beyond = desk.writer.is_beyond(claims)
        note = desk.writer.note(statement)
        note = note if date is None else with_date(note, date, desk.words)
        inlines: list[Inline] = []
        if beyond:
            inlines.extend((Run(desk.words.beyond, RunStyle.LABEL), Run(" ")))
        inlines.extend((Run(text), NoteRef(note)))
        inlines.extend(dispute_mark(statement, desk.writer, desk.words))
        return Paragraph(tuple(inlines), Role.BEYOND if beyond else Role.BODY)

    def _add(self, left: Cell, *parts: Paragraph) -> None:
        if self._head:
            self.rows.append(band(self._head, len(self.COLUMNS)))
            self._head = ""
        self.rows.append(Row((left, Cell(parts))))


def _label(text: str) -> Cell:
    return Cell((Paragraph((Run(text),), Role.DATE),))
