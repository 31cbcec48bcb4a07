"""Dates on a page: as exact as the sources are, counted from day zero, with how they are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.date_text import describe, describe_days
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.sheets.citing.notes import sentence
from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role
from coupexplorer.sheets.tree.inline import Note, Run
from coupexplorer.sheets.words import SheetWords


def date_cell(date: HistoricalDate, words: SheetWords, day_zero: dt.date | None = None) -> Cell:
    """A cell with the date and below it the day counted from day zero and how it is known."""
    parts = [Paragraph((Run(describe(date, words.dates)),), Role.DATE)]
    below = [describe_days(date, day_zero, words.dates)] if day_zero else []
    below.append(basis_word(date, words))
    told = words.between.join(text for text in below if text)
    if told:
        parts.append(Paragraph((Run(told),), Role.REASON))
    return Cell(tuple(parts))


def date_line(date: HistoricalDate, words: SheetWords) -> Paragraph:
    """The date in one line with how it is known, where columns already count the days."""
    told = (describe(date, words.dates), basis_word(date, words))
    return Paragraph((Run(words.between.join(text for text in told if text)),), Role.REASON)


def basis_word(date: HistoricalDate, words: SheetWords) -> str:
    """How a date is known, for one that no source gives as it stands; else empty."""
    return "" if date.basis is Basis.ATTESTED else words.dates.basis[date.basis]


def with_date(note: Note, date: HistoricalDate, words: SheetWords) -> Note:
    """The note with the reason for the date behind it, unless it is told in it already."""
    reason = sentence(date.reason) if date.reason.strip() else ""
    if not reason or reason in note.text:
        return note
    if date.basis is Basis.ATTESTED:
        told = words.date_remark.format(reason=reason)
    else:
        told = words.date_because.format(basis=words.dates.basis[date.basis], reason=reason)
    return replace(note, inlines=(*note.inlines, Run(f" {told}")))
