"""What a reader chooses before printing: the document, its contents and its look."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.sheets.tree.page import Inks, NoteNumbers, Paper, Typeface

SMALLEST_TEXT, LARGEST_TEXT = 9.0, 14.0
"""Text sizes on offer, in points."""

LARGE_PRINT = 18.0
"""The text size of large print, in points."""

NARROWEST_MARGIN, WIDEST_MARGIN = 10.0, 40.0
"""Margins on offer, in millimetres."""

MOST_LINES = 30
"""Lines to write on in one blank cell, at the most."""


class DocumentKind(StrEnum):
    """The documents that can be printed; the value is the word used on the command line."""

    COMPARISON = "comparison"
    WORKSHEET = "worksheet"
    KEY = "key"
    CHRONOLOGY = "chronology"
    DOSSIER = "dossier"
    DISPUTES = "disputes"
    SOURCES = "sources"
    TIMELINE = "timeline"
    CARDS = "cards"


class Arrangement(StrEnum):
    """Whether a comparison goes question by question or phase by phase."""

    BY_QUESTION = "by-question"
    BY_PHASE = "by-phase"


class ChronologyOrder(StrEnum):
    """How a chronology holds several cases: one after the other, in one column by calendar, or
    side by side in days from each case's day zero."""

    BY_CASE = "by-case"
    INTERLEAVED = "interleaved"
    ALIGNED = "aligned"


class CitationStyle(StrEnum):
    """How sources are cited; ``PLAIN`` gives sigils and locators."""

    PLAIN = "plain"
    CHICAGO_NOTES = "chicago-notes"
    CHICAGO_AUTHOR_DATE = "chicago-author-date"
    MLA = "mla"
    APA = "apa"


class Orientation(StrEnum):
    """How the paper lies; ``AUTOMATIC`` takes the broad side when upright columns get too thin."""

    AUTOMATIC = "automatic"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Look:
    """The page and its type. ``contents`` puts a list of contents in front; None lets the length
    of the document decide."""

    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.AUTOMATIC
    margin: float = 18.0
    text_size: float = 9.0
    typeface: Typeface = Typeface.SERIF
    inks: Inks = Inks.COLOUR
    note_numbers: NoteNumbers = NoteNumbers.THROUGH
    contents: bool | None = None


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """Everything chosen for one document.

    ``cases`` are ids in printing order. ``dimensions`` are ids in printing order, None for all.
    ``subjects`` are the actors of a dossier or the disputes of a dispute sheet; empty takes every
    one that the cases touch. ``blanks`` are the (dimension, case) cells left empty on a worksheet,
    None for all that have an answer; ``lines`` is how many lines each gets. ``context`` prints what
    goes beyond the base texts, ``own_notes`` the reader's own notes.
    """

    kind: DocumentKind = DocumentKind.COMPARISON
    cases: tuple[str, ...] = ()
    dimensions: tuple[str, ...] | None = None
    subjects: tuple[str, ...] = ()
    blanks: tuple[tuple[str, str], ...] | None = None
    lines: int = 6
    arrangement: Arrangement = Arrangement.BY_QUESTION
    order: ChronologyOrder = ChronologyOrder.INTERLEAVED
    context: bool = True
    own_notes: bool = False
    style: CitationStyle = CitationStyle.PLAIN
    look: Look = Look()
    printed_on: dt.date | None = None
