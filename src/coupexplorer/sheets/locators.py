"""How a place in a source is put into words, in notes on paper and on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coupexplorer.domain.evidence import Locator
from coupexplorer.domain.vocabulary import MarkerPosition
from coupexplorer.sheets.directions import isolated


@dataclass(frozen=True, slots=True)
class LocatorWords:
    """One language's words for places in a source; patterns are filled by name.

    ``parts`` names parts of a text that bear no heading of their own; other sections are quoted.
    ``section``, ``row`` and ``sentence`` are for the screen, which has room for more words: on
    paper headings and rows of a summary box are only quoted, and the sentence is left out.
    """

    parts: Mapping[str, str]
    markers: Mapping[MarkerPosition, str]
    quoted: str = "“{text}”"
    section: str = ""
    row: str = ""
    sentence: str = ""
    paragraph: str = "¶ {number}"
    paragraphs: str = "¶¶ {number}"
    item: str = "item {number}"
    items: str = "items {number}"
    line: str = "line {number}"
    lines: str = "lines {number}"
    page: str = "p. {number}"
    pages: str = "pp. {number}"
    unresolved: str = "(unresolved)"
    between_parts: str = ", "
    between_places: str = "; "
    range: str = "{first}–{last}"


ENGLISH = LocatorWords(
    parts=MappingProxyType({"Infobox": "summary box", "Lead": "lead"}),
    markers=MappingProxyType(
        {
            MarkerPosition.LINE_HEAD: "after its note {label}",
            MarkerPosition.INSIDE: "at its note {label}",
            MarkerPosition.AFTER: "closed by its note {label}",
        }
    ),
)


def locator_text(locator: Locator, words: LocatorWords = ENGLISH) -> str:
    """Where a passage stands: "“Background”, ¶ 3", "line 21, after its note 1 (unresolved)".

    Empty for a locator that says nothing. Note markers are given where they stand in the passage,
    and marked when the work they stand for is not known. The sentence is told where there are words
    for it: on paper a paragraph is found by eye, and the note stays short.
    """
    parts: list[str] = []
    if locator.section is not None:
        parts.append(section_text(locator.section, words))
    if locator.field is not None:
        parts.append((words.row or words.quoted).format(text=isolated(locator.field)))
    for pattern, number in (
        (words.paragraph, locator.paragraph),
        (words.item, locator.item),
        (words.line, locator.line),
    ):
        if number is not None:
            parts.append(pattern.format(number=number))
    if locator.sentence is not None and words.sentence:
        parts.append(words.sentence.format(number=locator.sentence))
    if locator.page is not None:
        parts.append(_page(locator.page, words))
    parts.extend(_markers(locator, words))
    return words.between_parts.join(parts)


def section_text(section: str, words: LocatorWords = ENGLISH) -> str:
    """A heading in quotation marks, or the name of a part of the text that has no heading."""
    return words.parts.get(section) or (words.section or words.quoted).format(
        text=isolated(section)
    )


def passages_text(locators: Iterable[Locator], words: LocatorWords = ENGLISH) -> str:
    """Several places of one source, each once, neighbours joined: "“Coup”, ¶¶ 1, 3; lead, ¶ 1"."""
    merged: dict[object, list[int]] = {}
    for locator in dict.fromkeys(locators):
        key, number = _merge_key(locator)
        merged.setdefault(key, []).append(number)
    texts = (_merged_text(key, numbers, words) for key, numbers in merged.items())
    return words.between_places.join(text for text in texts if text)


def _merge_key(locator: Locator) -> tuple[object, int]:
    """What a locator may be joined by (section and the part that counts), and its number there."""
    counted = (locator.paragraph, locator.item, locator.line)
    only_one = sum(number is not None for number in counted) == 1
    if only_one and not (locator.field or locator.page or locator.markers):
        for name, number in zip(("paragraph", "item", "line"), counted, strict=True):
            if number is not None:
                return (locator.section, name), number
    return locator, 0


def _merged_text(key: object, numbers: list[int], words: LocatorWords) -> str:
    if isinstance(key, Locator):
        return locator_text(key, words)
    assert isinstance(key, tuple)
    section, name = key
    patterns = {
        "paragraph": (words.paragraph, words.paragraphs),
        "item": (words.item, words.items),
        "line": (words.line, words.lines),
    }
    one, many = patterns[name]
    counted = (one if len(numbers) == 1 else many).format(number=_numbers(numbers, words))
    head = [] if section is None else [section_text(section, words)]
    return words.between_parts.join([*head, counted])


def _numbers(numbers: list[int], words: LocatorWords) -> str:
    """Numbers in order, runs of three or more as a range: "1, 3–5"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        if len(run) > 2:
            texts.append(words.range.format(first=run[0], last=run[-1]))
        else:
            texts.extend(str(number) for number in run)
    return words.between_parts.join(texts)


def _page(page: str, words: LocatorWords) -> str:
    several = any(sign in page for sign in ("-", "–", ","))
    pattern = words.pages if several else words.page
    return pattern.format(number=page.removeprefix("p. "))


def _markers(locator: Locator, words: LocatorWords) -> list[str]:
    texts = [words.markers[m.position].format(label=m.label) for m in locator.markers]
    if texts and all(marker.source is None for marker in locator.markers):
        texts[-1] = f"{texts[-1]} {words.unresolved}"
    return texts
