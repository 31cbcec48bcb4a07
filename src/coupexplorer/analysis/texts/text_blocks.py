"""What can be read off a plain text: its blocks, sections, lines and pages, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coupexplorer.analysis.texts.sentences import Span
from coupexplorer.analysis.texts.text_lines import Page

LEAD = "Lead"
"""The section of what stands before the first heading."""

BOX = "Infobox"
"""The section of a summary box."""


class BlockKind(StrEnum):
    """What a block of a text is."""

    HEADING = "heading"
    FIELD = "field"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a row of the summary box, a list item or a paragraph.

    ``number`` counts paragraphs or items in their section from 1 (0 for headings and rows);
    ``first_line`` and ``last_line`` count the lines of the whole text that are not blank, from 1;
    ``page`` is the label of the page it begins on, empty when the text does not tell.
    """

    kind: BlockKind
    span: Span
    section: str
    number: int
    field: str
    first_line: int
    last_line: int
    page: str
    sentences: tuple[Span, ...]


class Section(NamedTuple):
    """What stands under all headings of one name, by number of block: its own, and all of it.

    ``whole`` counts the sections under it too; neither counts headings.
    """

    name: str
    own: tuple[int, ...]
    whole: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything read off a text. ``sections`` go by folded name; ``lines`` are those not blank.

    Where headings divide a text, locators name sections, otherwise lines.
    """

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Span, ...]
    pages: tuple[Page, ...]
    sections: Mapping[str, Section]
    title: str
    has_headings: bool

    def block_at(self, offset: int) -> int:
        """The number, from 0, of the last block that begins by an offset; -1 before the first."""
        return bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1

    def line_at(self, offset: int) -> int:
        """The number, from 1, of the last line that begins by an offset; 0 before the first."""
        return bisect_right(self.lines, offset, key=lambda line: line.start)

    def page_at(self, offset: int) -> str:
        """The label of the page at an offset, empty when the text does not tell."""
        place = bisect_right(self.pages, offset, key=lambda page: page.start)
        return self.pages[place - 1].label if place else ""

    def blocks_between(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks that reach into a stretch of the text."""
        found = self.blocks[max(self.block_at(start), 0) : self.block_at(end - 1) + 1]
        return tuple(block for block in found if block.span.end > start)


def touching(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Of spans in order that do not overlap, those that reach into a stretch."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]
