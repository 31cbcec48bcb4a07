"""The text blocks of a document: headings, paragraphs, tables, groups, lists, cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.sheets.tree.inline import Inline


class Role(StrEnum):
    """What a paragraph is for.

    ``BEYOND`` marks text from beyond the base texts, ``EMPTY`` says why there is no answer,
    ``THREAD`` names what ties cases together, ``DISPUTE`` asks a disputed question and ``SIDE``
    gives one answer to it. ``DATE`` is when an event was, ``EVENT`` names it, ``BAND`` is the name
    of a stretch of rows (a phase, a year), ``OWN`` is a note of the reader's own, ``TASK`` tells
    the reader of a worksheet what to do.
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
    DATE = "date"
    EVENT = "event"
    BAND = "band"
    OWN = "own"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Inline pieces that flow together."""

    inlines: tuple[Inline, ...]
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty ruled lines to write on by hand; at least one (ValueError otherwise)."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("there is at least one line to write on")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands below the title. It becomes a bookmark where a format has them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the document's headings with their pages, down to ``depth`` levels."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own, in formats that have pages."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, ``span`` columns wide; ``case`` is the case it belongs to, from 0."""

    blocks: tuple[Paragraph | WritingLines, ...]
    case: int | None = None
    span: int = 1

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The parts that hold words."""
        return tuple(part for part in self.blocks if isinstance(part, Paragraph))


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``keep_together`` asks for one page whenever the row fits on one.

    A row ``with_next`` (the name of a band of rows) never stands last on a page.
    """

    cells: tuple[Cell, ...]
    keep_together: bool = True
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: relative column widths, head rows repeated on every page, then rows.

    The spans of every row's cells add up to the columns (ValueError otherwise).
    """

    columns: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for row in (*self.head, *self.rows):
            if sum(cell.span for cell in row.cells) != len(self.columns):
                raise ValueError("every row of a table has one cell a column, spans counted")


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that stay on one page whenever they fit on one."""

    blocks: tuple[Paragraph | WritingLines, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The parts that hold words."""
        return tuple(part for part in self.blocks if isinstance(part, Paragraph))


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source of a source list; ``sigil`` is its one-letter name or empty."""

    sigil: str
    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources a document rests on."""

    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A study card: what stands on its front and on its back, and whose case it is.

    ``key`` names the card for good, so that a deck made again renews its cards.
    """

    key: str
    front: tuple[Paragraph, ...]
    back: tuple[Paragraph, ...]
    case: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to cut out, eight to a page, the backs on the page behind, mirrored for duplex."""

    cards: tuple[Card, ...]
