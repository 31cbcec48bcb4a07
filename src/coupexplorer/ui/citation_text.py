"""Citations in the words of the panes: short marks beside a statement, full lines under a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coupexplorer.domain.evidence import Claim, Locator, Source
from coupexplorer.domain.vocabulary import MarkerPosition
from coupexplorer.sheets.locators import LocatorWords, locator_text
from coupexplorer.ui.translation import translate


def short_mark(claim: Claim, sources: Mapping[str, Source]) -> str:
    """The mark of a claim's first citation: the source's sigil and the place ("A Coup ¶1")."""
    if not claim.citations:
        return claim.id
    citation = claim.citations[0]
    source = sources.get(citation.source)
    sigil = source.sigil if source and source.sigil else claim.id
    return f"{sigil} {short_place(citation.locator)}".strip() if source and source.sigil else sigil


def marks_of(
    claims: Iterable[Claim], sources: Mapping[str, Source]
) -> list[tuple[str, list[Claim]]]:
    """Marks for a statement's claims, each place once, with the claims it stands for."""
    marks: dict[str, list[Claim]] = {}
    for claim in claims:
        marks.setdefault(short_mark(claim, sources), []).append(claim)
    return list(marks.items())


def short_place(locator: Locator) -> str:
    """The shortest form of a locator that still finds the passage."""
    if locator.line is not None:
        return f"{locator.line}"
    if locator.field:
        return f"{locator.section}: {locator.field}" if locator.section else locator.field
    if locator.section and locator.paragraph is not None:
        return f"{locator.section} ¶{locator.paragraph}"
    if locator.section and locator.item is not None:
        return f"{locator.section} {locator.item}"
    return locator.section or locator.page or ""


def place_text(locator: Locator) -> str:
    """A locator in words, as sheets put it but in full: section, row, paragraph, item, line,
    sentence and page. The note numbers at the passage are left to `markers_text`."""
    bare = replace(locator, markers=()) if locator.markers else locator
    return locator_text(bare, _words()) or translate("Citations", "no place given")


def _words() -> LocatorWords:
    return LocatorWords(
        parts={},
        markers={},
        section=translate("Citations", "section “{text}”"),
        row=translate("Citations", "row “{text}”"),
        paragraph=translate("Citations", "paragraph {number}"),
        item=translate("Citations", "item {number}"),
        line=translate("Citations", "line {number}"),
        sentence=translate("Citations", "sentence {number}"),
        page=translate("Citations", "page {number}"),
        pages=translate("Citations", "pages {number}"),
    )


def markers_text(locator: Locator) -> str:
    """What the note numbers at the passage are worth; empty when there are none."""
    if not locator.markers:
        return ""
    words = {
        MarkerPosition.LINE_HEAD: translate("Citations", "[{label}] at the head of the line"),
        MarkerPosition.INSIDE: translate("Citations", "[{label}] inside it"),
        MarkerPosition.AFTER: translate("Citations", "[{label}] closing it"),
    }
    parts = []
    for marker in locator.markers:
        place = words[marker.position].format(label=marker.label)
        state = marker.source or translate("Citations", "work not known")
        parts.append(f"{place}: {state}")
    return translate("Citations", "note number {list}").format(list="; ".join(parts))
