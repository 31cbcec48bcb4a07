"""A whole document and the page it is set on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

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


class Paper(StrEnum):
    """Paper sizes; the value is the word used on the command line."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"


PAPER_MM: dict[Paper, tuple[float, float]] = {
    Paper.A4: (210.0, 297.0),
    Paper.LETTER: (215.9, 279.4),
    Paper.A3: (297.0, 420.0),
}
"""Width and height of upright paper in millimetres."""


class Direction(StrEnum):
    """The direction the document is read in."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Typeface(StrEnum):
    """The letters of the running text."""

    SERIF = "serif"
    SANS = "sans"


class Inks(StrEnum):
    """Whether the document may be printed in colour; cases are told apart without it anyway."""

    COLOUR = "colour"
    GREY = "grey"


class NoteNumbers(StrEnum):
    """How notes are numbered: through the document, or afresh on each page."""

    THROUGH = "through"
    PER_PAGE = "per-page"


Block = (
    Heading | Paragraph | Table | TimelineFigure | Group | SourceList | Contents | PageBreak | Cards
)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page: paper, orientation, margin in millimetres, text size in points, and its look."""

    paper: Paper = Paper.A4
    landscape: bool = False
    margin: float = 18.0
    text_size: float = 9.0
    typeface: Typeface = Typeface.SERIF
    inks: Inks = Inks.COLOUR
    note_numbers: NoteNumbers = NoteNumbers.THROUGH

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it lies, in millimetres."""
        width, height = PAPER_MM[self.paper]
        return (height, width) if self.landscape else (width, height)


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A whole document, ready for any writer.

    ``head_left`` and ``head_right`` run along the top of each page, ``foot_left`` along the foot;
    ``page_label`` holds ``{page}`` and ``{pages}``. ``language`` is a BCP 47 tag. ``case_titles``
    are the cases that `CaseMark` and the cells count.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    head_left: str = ""
    head_right: str = ""
    foot_left: str = ""
    page_label: str = "{page} / {pages}"
    language: str = "en"
    direction: Direction = Direction.LEFT_TO_RIGHT
    page: PageSetup = PageSetup()
    printed_on: dt.date | None = None
    case_titles: tuple[str, ...] = ()
