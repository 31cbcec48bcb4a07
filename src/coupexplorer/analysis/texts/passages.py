"""Where a locator leads in a text, or what is missing there; and the locator of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from coupexplorer.analysis.texts.characters import folded
from coupexplorer.analysis.texts.locator_words import counted, opening, place_told, section_told
from coupexplorer.analysis.texts.note_markers import find_marker
from coupexplorer.analysis.texts.sentences import Span
from coupexplorer.analysis.texts.text_blocks import (
    BOX,
    LEAD,
    Block,
    BlockKind,
    Outline,
    Section,
    touching,
)
from coupexplorer.domain.evidence import Locator, NoteMarker
from coupexplorer.domain.vocabulary import MarkerPosition

MOST_NAMED = 6
"""Sections that a message names before it only counts them."""

_OTHER_NAMES = {"introduction": folded(LEAD), "summary box": folded(BOX)}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a locator leads: sentences in reading order, note markers, what does not resolve.

    ``problems`` are full sentences for the reader; none means that the locator resolved. A passage
    may be found and still lack a marker.
    """

    spans: tuple[Span, ...] = ()
    markers: tuple[Span, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the locator leads somewhere and every part of it resolved."""
        return bool(self.spans) and not self.problems


class _Missing(LookupError):
    """A part of a locator leads nowhere; the message is the sentence that says so."""


def resolve(outline: Outline, locator: Locator) -> Passage:
    """The passage a locator means, or why there is none."""
    if locator.is_empty():
        return Passage(problems=("The locator does not say where in the text the passage stands.",))
    try:
        spans = _spans(outline, locator)
    except _Missing as missing:
        return Passage(problems=(str(missing),))
    found = [find_marker(outline, spans, marker) for marker in locator.markers]
    problems = [
        _no_marker(locator, marker)
        for marker, span in zip(locator.markers, found, strict=True)
        if span is None
    ]
    markers = tuple(sorted({span for span in found if span is not None}))
    return Passage(spans, markers, tuple(dict.fromkeys(problems)))


def _no_marker(locator: Locator, marker: NoteMarker) -> str:
    words = {
        MarkerPosition.LINE_HEAD: "at the head of",
        MarkerPosition.INSIDE: "in",
        MarkerPosition.AFTER: "after",
    }
    return f"There is no marker [{marker.label}] {words[marker.position]} {place_told(locator)}."


def _spans(outline: Outline, locator: Locator) -> tuple[Span, ...]:
    """The sentences a locator means, at least one; raises _Missing."""
    if not outline.blocks:
        raise _Missing("The text is empty.")
    pages = _pages(outline, locator)
    counts_on_page = bool(pages) and locator.section is None and locator.line is None
    blocks = _chosen(outline, _scope(outline, locator, pages if counts_on_page else []), locator)
    if locator.line is None:
        spans = [sentence for block in blocks for sentence in block.sentences]
    else:
        spans = _in_line(outline, locator, blocks)
    if counts_on_page:
        spans = _on_pages(spans, pages, locator)
    if locator.sentence is not None:
        whole = replace(locator, sentence=None)
        spans = [_nth(spans, locator.sentence, "sentence", place_told(whole))]
    return tuple(_on_pages(spans, pages, locator))


def _scope(outline: Outline, locator: Locator, pages: Sequence[Span]) -> Sequence[Block]:
    """The blocks in which the parts of a locator are counted.

    A section without a block of its own counts those of the sections under it.
    """
    if locator.section is not None:
        section = _section(outline, locator.section)
        inner = (locator.paragraph, locator.field, locator.item, locator.line)
        within = section.whole if all(part is None for part in inner) else section.own
        if not section.whole:
            raise _Missing(f"{opening(section_told(section.name))} holds no text.")
        return [outline.blocks[number] for number in within or section.whole]
    if locator.line is not None:
        line = _nth(outline.lines, locator.line, "line", "the text")
        return outline.blocks_between(*line)
    if pages:
        found = (block for page in pages for block in outline.blocks_between(*page))
        return list({block.span: block for block in found}.values())
    return outline.blocks


def _section(outline: Outline, name: str) -> Section:
    key = folded(name)
    keys = [key, _OTHER_NAMES.get(key, "")]
    if outline.title and key == folded(outline.title):
        keys.append(folded(LEAD))
    found = next((outline.sections[key] for key in keys if key in outline.sections), None)
    if found is None:
        raise _Missing(_no_section(outline, name, set(keys)))
    return found


def _no_section(outline: Outline, name: str, keys: set[str]) -> str:
    if folded(LEAD) in keys:
        return "Nothing stands before the first heading of the text, so it has no lead."
    if folded(BOX) in keys:
        return "The text has no summary box."
    if not outline.has_headings:
        return f"The text has no headings, so the section “{name}” cannot be found."
    named = [f"“{section.name}”" for section in outline.sections.values()]
    listed = ", ".join(named[:MOST_NAMED])
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"The text has no section “{name}”; it has {listed}{more}."


def _chosen(outline: Outline, scope: Sequence[Block], locator: Locator) -> Sequence[Block]:
    """The blocks of a scope that a locator means: a row, an item, a paragraph, or all of them."""
    if locator.field is not None:
        return _row(outline, scope, locator)
    whole = place_told(replace(locator, sentence=None, paragraph=None, item=None, line=None))
    chosen = scope
    if locator.paragraph is not None:
        paragraphs = [block for block in scope if block.kind is BlockKind.PARAGRAPH]
        chosen = [_nth(paragraphs, locator.paragraph, "paragraph", whole)]
    if locator.item is not None:
        items = [block for block in scope if block.kind is BlockKind.ITEM]
        chosen = [_nth(items, locator.item, "item", whole)]
    return chosen


def _row(outline: Outline, scope: Sequence[Block], locator: Locator) -> Sequence[Block]:
    assert locator.field is not None
    key = folded(locator.field)
    rows = [b for b in scope if b.kind is BlockKind.FIELD and folded(b.field) == key]
    if not rows and folded(BOX) not in outline.sections:
        raise _Missing(f"The text has no summary box, so no row “{locator.field}”.")
    if not rows:
        raise _Missing(f"The summary box has no row “{locator.field}”.")
    if locator.item is not None:
        entries = outline.text[rows[0].span.start : rows[0].span.end].split("|")
        _nth(entries, locator.item, "entry", f"the row “{locator.field}”")
    return rows


def _in_line(outline: Outline, locator: Locator, blocks: Sequence[Block]) -> list[Span]:
    assert locator.line is not None
    line = _nth(outline.lines, locator.line, "line", "the text")
    found = [sentence for block in blocks for sentence in touching(block.sentences, *line)]
    if not found:
        whole = place_told(replace(locator, line=None, sentence=None, page=None))
        if whole == "the text":
            raise _Missing(f"Line {locator.line} holds no sentence.")
        raise _Missing(f"Line {locator.line} is not in {whole}.")
    return found


def _pages(outline: Outline, locator: Locator) -> list[Span]:
    """The stretches of the pages that a locator names; none when the text knows no pages."""
    if locator.page is None:
        return []
    if not outline.pages and replace(locator, page=None).is_empty():
        told = f"so page {locator.page} cannot be found."
        raise _Missing(f"The text does not say where its pages begin, {told}")
    if not outline.pages:
        return []
    labels = [folded(page.label) for page in outline.pages]
    ends = [page.start for page in outline.pages[1:]] + [len(outline.text)]
    numbers = {n for part in re.split("[,;]", locator.page) for n in _page_numbers(labels, part)}
    if not numbers:
        first, last = outline.pages[0].label, outline.pages[-1].label
        told = f"The text has the pages {first} to {last}; there is no page {locator.page}."
        raise _Missing(told)
    return [Span(outline.pages[number].start, ends[number]) for number in sorted(numbers)]


def _page_numbers(labels: Sequence[str], page: str) -> Sequence[int]:
    """Which pages a page as printed means: one label, a range of two, or a label with words."""
    key = folded(page)
    bounds = re.fullmatch(r"(?:pp?\. ?)?(\w+)(?: ?- ?(\w+)|\W.*)?", key)
    first, last = (bounds[1], bounds[2] or bounds[1]) if bounds else (key, key)
    if key in labels or first not in labels:
        return [number for number, label in enumerate(labels) if label == key]
    if len(last) < len(first):
        last = first[: -len(last)] + last
    if last not in labels:
        return []
    return range(labels.index(first), len(labels) - labels[::-1].index(last))


def _on_pages(spans: Sequence[Span], pages: Sequence[Span], locator: Locator) -> list[Span]:
    if not pages:
        return list(spans)
    found = [s for s in spans if any(s.start < p.end and s.end > p.start for p in pages)]
    if not found:
        place = opening(place_told(replace(locator, page=None)))
        raise _Missing(f"{place} is not on page {locator.page}.")
    return found


def _nth(found: Sequence[_T], number: int, noun: str, whole: str) -> _T:
    if 1 <= number <= len(found):
        return found[number - 1]
    told = f"{opening(whole)} has {counted(len(found), noun)}"
    raise _Missing(f"{told}; there is no {noun} {number}." if found else f"{told}.")


def locator_of(outline: Outline, span: Span) -> Locator:
    """The locator of the sentence at the beginning of a span; an empty one before the first."""
    number = outline.block_at(span.start)
    if number < 0:
        return Locator()
    block = outline.blocks[number]
    page = outline.page_at(span.start) or None
    line = outline.line_at(span.start)
    if block.kind is BlockKind.FIELD:
        rows = outline.sections[folded(BOX)].own
        names = [folded(outline.blocks[row].field) for row in rows]
        alone = names.count(folded(block.field)) == 1
        return Locator(BOX, field=block.field, line=None if alone else line, page=page)
    if block.kind is BlockKind.HEADING or not outline.has_headings:
        within = touching(block.sentences, *outline.lines[line - 1])
        return Locator(line=line, sentence=_number_among(within, span), page=page)
    sentence = _number_among(block.sentences, span)
    if block.kind is BlockKind.ITEM:
        return Locator(block.section, item=block.number, sentence=sentence, page=page)
    return Locator(block.section, block.number, sentence=sentence, page=page)


def _number_among(sentences: Sequence[Span], span: Span) -> int | None:
    """The number of the sentence that a span begins in, None when there is but one."""
    if len(sentences) < 2:
        return None
    return max(1, bisect_right(sentences, span.start, key=lambda sentence: sentence.start))
