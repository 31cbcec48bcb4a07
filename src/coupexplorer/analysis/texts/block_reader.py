"""Putting the lines of a plain text together to headings, rows, list items and paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType

from coupexplorer.analysis.texts.characters import EDGES, INVISIBLE, folded
from coupexplorer.analysis.texts.sentences import MARKER, Span, sentence_spans
from coupexplorer.analysis.texts.text_blocks import BOX, LEAD, Block, BlockKind, Outline, Section
from coupexplorer.analysis.texts.text_lines import (
    Line,
    Page,
    is_wrapped,
    lines_of,
    page_label,
    pages_of,
)

HEAD_MARKERS = re.compile(rf"(?:{MARKER}[\s{INVISIBLE}]*)+")
"""Note markers at the head of a line; in the original they close the sentence before."""

DEEPEST = 6
"""The lowest level of headings; what is marked as lower counts as this."""

BULLET = re.compile(r"[-–—*•‣·●○▪◦⁃]\s+(?=\S)")
_ROW = re.compile(r"([^:：]{1,80})[:：](?:\s|\Z)")


def read_outline(text: str) -> Outline:
    """Read any text whatever; never raises, takes linear time."""
    lines = tuple(lines_of(text))
    pages = tuple(pages_of(text, lines))
    reader = _Reader(text, pages, wrapped=is_wrapped(lines))
    for line in lines:
        reader.read(line)
    reader.close()
    return Outline(
        text=text,
        blocks=tuple(reader.blocks),
        lines=tuple(line.span for line in lines),
        pages=pages,
        sections=MappingProxyType(dict(reader.sections())),
        title=reader.title,
        has_headings=any(block.kind is BlockKind.HEADING for block in reader.blocks),
    )


def _heading(line: str) -> tuple[int, str]:
    """The level, from 1, and the title of a heading; level 0 for any other line."""
    if line.startswith("="):
        title = line.strip("=").strip(EDGES)
        level = min(len(line) - len(line.lstrip("=")), len(line) - len(line.rstrip("=")))
    else:
        rest = line.lstrip("#")
        title = rest.rstrip("#").strip(EDGES)
        level = len(line) - len(rest) if rest[:1].isspace() else 0
    return (min(level, DEEPEST), title) if level and folded(title) else (0, "")


class _Reader:
    """Takes the lines of a text one after the other."""

    def __init__(self, text: str, pages: tuple[Page, ...], *, wrapped: bool) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.title = ""
        self._wrapped = wrapped
        self._pages = pages
        self._page = 0
        self._section = self._outside_box = LEAD
        self._names: dict[str, str] = {}
        self._own: dict[str, list[int]] = {}
        self._headings: list[tuple[int, int, str]] = []
        self._numbers: Counter[tuple[str, BlockKind]] = Counter()
        self._held: list[Line] = []
        self._kind = BlockKind.PARAGRAPH
        self._after_blank = False

    def read(self, line: Line) -> None:
        """Take the next line."""
        self._after_blank = self._after_blank or line.after_blank
        # The mark of a page is no part of the paragraph that it stands in.
        if page_label(self.text, line):
            return
        written = self.text[line.span.start : line.span.end]
        level, title = _heading(written) if written[0] in "=#" else (0, "")
        if level:
            self._begin_section(line, level, title)
        elif BULLET.match(written):
            self._begin(line, BlockKind.ITEM)
        elif self._goes_on(line):
            self._held.append(line)
        elif len(written) <= len(BOX) and folded(written) == folded(BOX):
            self._begin_section(line, 1, written)
        else:
            self._begin(line, BlockKind.PARAGRAPH)
        self._after_blank = False

    def close(self) -> None:
        """End the block that is being read, if any."""
        if self._held:
            self._append(self._kind, self._held)
            self._held = []

    def sections(self) -> Iterator[tuple[str, Section]]:
        """The sections by folded name, in the order of their first lines."""
        whole = {key: set(own) for key, own in self._own.items()}
        open_ones: list[tuple[int, int, str]] = []
        for heading in [*self._headings, (len(self.blocks), 0, "")]:
            end, level, _ = heading
            while open_ones and open_ones[-1][1] >= level:
                begin, _, key = open_ones.pop()
                whole[key].update(self._told_between(begin, end))
            open_ones.append(heading)
        for key, own in self._own.items():
            yield key, Section(self._names[key], tuple(own), tuple(sorted(whole[key])))

    def _told_between(self, begin: int, end: int) -> Iterator[int]:
        for number in range(begin, end):
            block = self.blocks[number]
            if block.kind is not BlockKind.HEADING and block.section != BOX:
                yield number

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with the block before it."""
        if not self._held or self._after_blank:
            return False
        return self._wrapped if self._kind is BlockKind.PARAGRAPH else line.indented

    def _begin(self, line: Line, kind: BlockKind) -> None:
        self.close()
        if kind is BlockKind.PARAGRAPH:
            self._section = self._outside_box
        self._held, self._kind = [line], kind

    def _begin_section(self, line: Line, level: int, title: str) -> None:
        self.close()
        key = folded(title)
        if level == 1 and not self.blocks and key != folded(BOX):
            self.title = name = title
        else:
            name = self._names.setdefault(key, BOX if key == folded(BOX) else title)
            self._own.setdefault(key, [])
            self._section = name
            if name != BOX:
                self._outside_box = name
                self._headings.append((len(self.blocks), level, key))
        start = self.text.index(title, line.span.start)
        self._add(BlockKind.HEADING, [line], name, 0, "", (Span(start, start + len(title)),))

    def _append(self, kind: BlockKind, held: list[Line]) -> None:
        """Add a row, an item or a paragraph to its section."""
        content = held[0].span.start
        name = ""
        if kind is BlockKind.ITEM:
            bullet = BULLET.match(self.text, content)
            content = bullet.end() if bullet else content
            row = _ROW.match(self.text, content, held[0].span.end)
            if row and self._section == BOX and folded(row[1]):
                kind, name = BlockKind.FIELD, row[1].strip(EDGES)
        key = folded(self._section)
        self._names.setdefault(key, self._section)
        self._own.setdefault(key, []).append(len(self.blocks))
        number = 0
        if kind is not BlockKind.FIELD:
            self._numbers[key, kind] += 1
            number = self._numbers[key, kind]
        end = held[-1].span.end
        whole = (Span(content, end),)
        found = whole if name else tuple(self._sentences(held, content)) or whole
        self._add(kind, held, self._names[key], number, name, found)

    def _sentences(self, held: list[Line], content: int) -> Iterator[Span]:
        """The sentences of a block; markers at the head of a line part two and are in neither."""
        begin, end = -1, content
        for line in held:
            start = max(line.span.start, content)
            markers = HEAD_MARKERS.match(self.text, start, line.span.end)
            if markers:
                if begin >= 0:
                    yield from sentence_spans(self.text, begin, end)
                begin, start = -1, markers.end()
            if begin < 0 and start < line.span.end:
                begin = start
            end = line.span.end
        if begin >= 0:
            yield from sentence_spans(self.text, begin, end)

    def _add(
        self,
        kind: BlockKind,
        held: list[Line],
        section: str,
        number: int,
        field: str,
        sentences: tuple[Span, ...],
    ) -> None:
        first, last = held[0], held[-1]
        self.blocks.append(
            Block(
                kind,
                Span(first.span.start, last.span.end),
                section,
                number,
                field,
                first.number,
                last.number,
                self._page_of(first),
                sentences,
            )
        )

    def _page_of(self, line: Line) -> str:
        while self._page < len(self._pages) and self._pages[self._page].start <= line.span.start:
            self._page += 1
        return self._pages[self._page - 1].label if self._page else ""
