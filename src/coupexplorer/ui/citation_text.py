"""Citations in the words of the panes: short marks beside a statement, full lines under a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coupexplorer.domain.evidence import Claim, Locator, Source
from coupexplorer.domain.vocabulary import MarkerPosition
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
    """A locator in words: section, row, paragraph, item, line, sentence and page."""
    parts = []
    if locator.section:
        parts.append(translate("Citations", "section “{name}”").format(name=locator.section))
    if locator.field:
        parts.append(translate("Citations", "row “{name}”").format(name=locator.field))
    if locator.paragraph is not None:
        parts.append(translate("Citations", "paragraph {number}").format(number=locator.paragraph))
    if locator.item is not None:
        parts.append(translate("Citations", "item {number}").format(number=locator.item))
    if locator.line is not None:
        parts.append(translate("Citations", "line {number}").format(number=locator.line))
    if locator.sentence is not None:
        parts.append(translate("Citations", "sentence {number}").format(number=locator.sentence))
    if locator.page:
        parts.append(
            translate("Citations", "page {page}").format(page=locator.page.removeprefix("p. "))
        )
    return ", ".join(parts) or translate("Citations", "no place given")


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
