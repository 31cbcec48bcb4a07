"""Places in a text in plain English, for the findings of the audit and what a text lacks."""

from __future__ import annotations

from coupexplorer.analysis.texts.characters import folded
from coupexplorer.analysis.texts.text_blocks import BOX, LEAD
from coupexplorer.domain.evidence import Locator


def place_listed(locator: Locator) -> str:
    """A place as a list names it: "Background, paragraph 2, sentence 3"."""
    parts = [
        locator.section,
        f"paragraph {locator.paragraph}" if locator.paragraph is not None else None,
        locator.field,
        f"item {locator.item}" if locator.item is not None else None,
        f"line {locator.line}" if locator.line is not None else None,
        f"sentence {locator.sentence}" if locator.sentence is not None else None,
        f"page {locator.page}" if locator.page is not None else None,
    ]
    return ", ".join(part for part in parts if part)


def place_told(locator: Locator) -> str:
    """A place inside a sentence: "sentence 3 of paragraph 2 of the section “Background”"."""
    parts: list[str] = []
    if locator.sentence is not None:
        parts.append(f"sentence {locator.sentence}")
    if locator.line is not None:
        parts.append(f"line {locator.line}")
    if locator.item is not None:
        parts.append(f"{'item' if locator.field is None else 'entry'} {locator.item}")
    if locator.paragraph is not None:
        parts.append(f"paragraph {locator.paragraph}")
    if locator.field is not None:
        parts.append(f"the row “{locator.field}”")
    elif locator.section is not None:
        parts.append(section_told(locator.section))
    if locator.page is not None and locator.section is None and locator.line is None:
        parts.append(f"page {locator.page}")
    return " of ".join(parts) or "the text"


def section_told(section: str) -> str:
    """A section inside a sentence: "the section “Coup”", "the lead"."""
    named = {folded(LEAD): "the lead", folded(BOX): "the summary box"}
    return named.get(folded(section), f"the section “{section}”")


def counted(number: int, noun: str) -> str:
    """So many of a thing: "no lines", "1 line", "2 entries"."""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number or 'no'} {noun if number == 1 else many}"


def opening(sentence: str) -> str:
    """A sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]
