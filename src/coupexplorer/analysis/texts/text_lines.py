"""The lines of a plain text that are not blank, and the pages they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coupexplorer.analysis.texts.characters import EDGES
from coupexplorer.analysis.texts.sentences import PAGE_MARK, Span

LONGEST_WRAPPED = 160
"""Characters; longer lines are not the work of a program that wraps paragraphs."""

_BREAKS = "\n\r\f\v\x85\u2028\u2029"
_LINE = re.compile(rf"\S[^{_BREAKS}]*")
_BREAK = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")


class Line(NamedTuple):
    """A line without its edges, and what stands between it and the line before."""

    number: int
    span: Span
    after_blank: bool
    indented: bool
    form_feeds: int


class Page(NamedTuple):
    """A page: where it begins, and its number as the text gives it."""

    start: int
    label: str


def lines_of(text: str) -> Iterator[Line]:
    """The lines that are not blank, numbered from 1."""
    number, before = 0, 0
    for match in _LINE.finditer(text):
        raw = match[0]
        bare = raw.strip(EDGES)
        if not bare:
            continue
        number += 1
        gap = text[before : match.start()]
        before = match.end()
        start = match.start() + raw.index(bare[0])
        yield Line(
            number,
            Span(start, start + len(bare)),
            after_blank=gap != "\n" and len(_BREAK.findall(gap)) > 1,
            indented=gap != "" and gap[-1] not in _BREAKS,
            form_feeds=gap.count("\f"),
        )


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs may run over several lines: not if most of a text stands in long ones."""
    sizes = [line.span.end - line.span.start for line in lines]
    return 2 * sum(size for size in sizes if size > LONGEST_WRAPPED) <= sum(sizes)


def page_label(text: str, line: Line) -> str:
    """The page that a line says begins, empty for a line of the text itself."""
    mark = text[line.span.start] == "[" and PAGE_MARK.fullmatch(text, *line.span)
    return mark[1] if mark else ""


def pages_of(text: str, lines: Sequence[Line]) -> Iterator[Page]:
    """The pages by their marks or, when there are none, by form feeds, numbered from 1."""
    marked = [Page(line.span.start, label) for line in lines if (label := page_label(text, line))]
    if marked or "\f" not in text:
        yield from marked
        return
    number = 1
    for line in lines:
        number += line.form_feeds
        if line.form_feeds or line.number == 1:
            yield Page(line.span.start, str(number))
