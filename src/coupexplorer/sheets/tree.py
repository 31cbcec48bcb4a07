"""What a printed document is made of, as small frozen values that know nothing of any writer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    """Paper sizes; the value is the word used on the command line."""

    A4 = "a4"
    LETTER = "letter"


class Direction(StrEnum):
    """The direction the document is read in."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class RunStyle(StrEnum):
    """How a stretch of text is set; ``SIGN`` is for symbols such as ≈ and ≠."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    SMALL = "small"
    LABEL = "label"
    SIGN = "sign"


class Role(StrEnum):
    """What a paragraph is for.

    ``BEYOND`` marks text from beyond the base texts, ``EMPTY`` says why there is no answer,
    ``THREAD`` names what ties cases together, ``DISPUTE`` asks a disputed question and ``SIDE``
    gives one answer to it.
    """

    BODY = "body"
    QUESTION = "question"
    VERDICT = "verdict"
    REASON = "reason"
    COLUMN_HEAD = "column-head"
    BEYOND = "beyond"
    EMPTY = "empty"
    CAPTION = "caption"
    THREAD = "thread"
    DISPUTE = "dispute"
    SIDE = "side"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in one style; no part of it is ever read as markup."""

    text: str
    style: RunStyle = RunStyle.PLAIN


@dataclass(frozen=True, slots=True)
class CaseMark:
    """The mark of a case, counted from 0: a shape of its own, so that colour is never needed."""

    case: int


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place in the text where a note is called; notes are numbered in the order of these."""

    note: Note


Inline = Run | CaseMark | NoteRef


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. ``claims`` are those it gives the evidence for, for writers that can link."""

    inlines: tuple[Inline, ...]
    claims: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the note without their styles."""
        return plain_text(self.inlines)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Inline pieces that flow together."""

    inlines: tuple[Inline, ...]
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands below the title. It becomes a bookmark where a format has them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``case`` is the case it belongs to, counted from 0."""

    blocks: tuple[Paragraph, ...]
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``keep_together`` asks for one page whenever the row fits on one."""

    cells: tuple[Cell, ...]
    keep_together: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: relative column widths, head rows repeated on every page, then rows.

    Every row has one cell a column (ValueError otherwise).
    """

    columns: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in (*self.head, *self.rows)):
            raise ValueError("every row of a table has one cell a column")


class Certainty(StrEnum):
    """How the time of a mark is known."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    DERIVED = "derived"


class LabelPlace(StrEnum):
    """Where the label of a mark stands; ``INSIDE`` is for bars that leave no room beside them."""

    AFTER = "after"
    BEFORE = "before"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a timeline figure: days from day zero, the end exclusive.

    ``row`` counts down from 0 inside the lane. A mark with ``is_point`` is drawn as one sign in the
    middle of its span, others as bars.
    """

    start: float
    end: float
    label: str
    certainty: Certainty = Certainty.CERTAIN
    is_point: bool = True
    row: int = 0
    label_place: LabelPlace = LabelPlace.AFTER


@dataclass(frozen=True, slots=True)
class Lane:
    """One case's row of marks; ``case`` counts from 0."""

    case: int
    title: str
    marks: tuple[Mark, ...]

    @property
    def rows(self) -> int:
        """How many rows the marks take; an empty lane takes one."""
        return max((mark.row for mark in self.marks), default=0) + 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day on the axis of a figure."""

    day: int
    label: str


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """Cases aligned on day zero, from ``first`` to ``last`` day (exclusive).

    ``description`` says in words what the picture shows, for readers who cannot see it.
    """

    lanes: tuple[Lane, ...]
    first: int
    last: int
    ticks: tuple[Tick, ...]
    caption: Paragraph
    description: str


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that stay on one page whenever they fit on one."""

    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source of a source list; ``sigil`` is its one-letter name or empty."""

    sigil: str
    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources a document rests on."""

    entries: tuple[SourceEntry, ...]


Block = Heading | Paragraph | Table | TimelineFigure | Group | SourceList


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page: paper, orientation, margin in millimetres, text size in points."""

    paper: Paper = Paper.A4
    landscape: bool = False
    margin: float = 18.0
    text_size: float = 9.0


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A whole document, ready for any writer.

    ``head_left`` and ``head_right`` run along the top of each page, ``foot_left`` along the foot;
    ``page_label`` holds ``{page}`` and ``{pages}``. ``language`` is a BCP 47 tag.
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


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The words of inline pieces, notes and marks left out."""
    return "".join(piece.text for piece in inlines if isinstance(piece, Run))


def paragraphs(document: SheetDocument) -> Iterator[Paragraph]:
    """Every paragraph of a document in reading order, table heads included."""
    for block in document.blocks:
        match block:
            case Paragraph():
                yield block
            case TimelineFigure():
                yield block.caption
            case Group():
                yield from block.blocks
            case SourceList():
                yield from (part for entry in block.entries for part in entry.blocks)
            case Table():
                for row in (*block.head, *block.rows):
                    yield from (part for cell in row.cells for part in cell.blocks)
            case Heading():
                pass


def notes(document: SheetDocument) -> tuple[Note, ...]:
    """Every note in the order in which the text calls them: note 1 is the first."""
    return tuple(
        piece.note
        for paragraph in paragraphs(document)
        for piece in paragraph.inlines
        if isinstance(piece, NoteRef)
    )
