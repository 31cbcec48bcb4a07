"""Note markers of a passage: found at the head of its lines, inside it, or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coupexplorer.analysis.texts.block_reader import BULLET, HEAD_MARKERS
from coupexplorer.analysis.texts.characters import folded
from coupexplorer.analysis.texts.sentences import Span
from coupexplorer.analysis.texts.text_blocks import Outline
from coupexplorer.domain.evidence import NoteMarker
from coupexplorer.domain.vocabulary import MarkerPosition

_PRINTED = re.compile(r"\[([^\[\]\n]{1,12})\]|([⁰¹²³⁴-⁹]+)")
_WORD = re.compile(r"\w")
_FOLLOWING = re.compile(rf"\s*(?:{HEAD_MARKERS.pattern})?")


def find_marker(outline: Outline, spans: tuple[Span, ...], marker: NoteMarker) -> Span | None:
    """Where the marker of a passage of one sentence or more stands, None if it is not there."""
    places = {
        MarkerPosition.LINE_HEAD: _at_heads,
        MarkerPosition.INSIDE: _inside,
        MarkerPosition.AFTER: _after,
    }
    label = folded(marker.label.strip("[]"))
    for region in places[marker.position](outline, spans):
        for printed in _PRINTED.finditer(outline.text, *region):
            if folded(printed[1] or printed[2]) == label:
                return Span(*printed.span())
    return None


def _at_heads(outline: Outline, spans: tuple[Span, ...]) -> Iterator[Span]:
    for span in spans:
        first, last = outline.line_at(span.start), outline.line_at(span.end - 1)
        yield from (_head(outline, number) for number in range(first, last + 1))


def _inside(_: Outline, spans: tuple[Span, ...]) -> Iterator[Span]:
    yield from spans


def _after(outline: Outline, spans: tuple[Span, ...]) -> Iterator[Span]:
    """The markers that close the passage, those that follow it, and the head of the next line."""
    last = spans[-1]
    begin = last.end
    for printed in reversed(list(_PRINTED.finditer(outline.text, *last))):
        if _WORD.search(outline.text, printed.end(), begin):
            break
        begin = printed.start()
    yield Span(begin, last.end)
    number = outline.line_at(last.end - 1)
    line = outline.lines[number - 1]
    following = _FOLLOWING.match(outline.text, last.end, line.end)
    end = following.end() if following else last.end
    yield Span(last.end, end)
    if end == line.end and number < len(outline.lines):
        yield _head(outline, number + 1)


def _head(outline: Outline, number: int) -> Span:
    """The markers a line begins with; an empty stretch when there are none."""
    line = outline.lines[number - 1]
    bullet = BULLET.match(outline.text, *line)
    start = bullet.end() if bullet else line.start
    markers = HEAD_MARKERS.match(outline.text, start, line.end)
    return Span(start, markers.end() if markers else start)
