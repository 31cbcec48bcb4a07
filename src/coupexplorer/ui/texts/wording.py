"""The words of the Text pane: where a sentence stands, what a locator leads to, who uses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coupexplorer.analysis.texts.source_text import Span
from coupexplorer.domain.evidence import Claim, Locator, Source, Transcript
from coupexplorer.domain.vocabulary import Stance
from coupexplorer.ui.citation_text import place_text
from coupexplorer.ui.texts.reading import Found, Reading
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word

FIRST_STRONG, POP = "\u2068", "\u2069"
_DIRECTIONS = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
)
LISTED_CLAIMS = 3
LONGEST_NAME = 90


def one_line(value: str) -> str:
    """A text from the casebook for a label or a menu: one line, unable to turn what follows it."""
    return " ".join(value.translate(_DIRECTIONS).split())


def in_own_direction(sentence: str) -> str:
    """A sentence that reads in its own direction in a window of the other one."""
    return f"{FIRST_STRONG}{sentence}{POP}"


def source_name(source: Source) -> str:
    """The short name of a source: its sigil, or its title."""
    return one_line(source.sigil or source.title)


def offer_name(source: Source, transcript: Transcript | None, *, several: bool = False) -> str:
    """A source to choose; which of ``several`` texts it is, or that there is none."""
    title = one_line(source.title)
    name = f"{one_line(source.sigil)} · {title}" if source.sigil else title
    if transcript is None:
        return translate("TextPane", "{source} (no text)").format(source=name)
    if several:
        file = one_line(transcript.origin or transcript.id)
        return translate("TextPane", "{source} ({file})").format(source=name, file=file)
    return name


def claim_name(claim: Claim) -> str:
    """A claim in a menu: its id and as much of its words as fits."""
    words = one_line(claim.text)
    short = words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME].rstrip()}…"
    return in_own_direction(f"{one_line(claim.id)} · {short}")


def place_in_words(locator: Locator) -> str:
    """A locator in words, down to the sentence."""
    whole = replace(locator, sentence=None)
    if locator.sentence is None:
        return one_line(place_text(whole))
    sentence = translate("TextPane", "sentence {number}").format(number=locator.sentence)
    return sentence if whole.is_empty() else f"{one_line(place_text(whole))}, {sentence}"


def found_text(found: Found, source: Source, *, alone: bool) -> str:
    """What a citation leads to: source, place, claim unless it is ``alone`` in focus, and that the
    passage was found or what was not."""
    parts = [source_name(source), place_in_words(found.citation.locator)]
    parts += [] if alone else [one_line(found.claim)]
    if found.citation.stance is Stance.DISPUTES:
        parts.append(word(Stance.DISPUTES))
    if found.passage.problems:
        parts.append("⚠ " + one_line(" ".join(found.passage.problems)))
    elif found.is_right:
        parts.append(translate("TextPane", "found"))
    else:
        words = translate("TextPane", "the spelling “{form}” is not in this passage")
        parts.append("⚠ " + words.format(form=one_line(found.citation.as_written)))
    return " · ".join(parts)


def sentence_text(reading: Reading, source: Source, sentence: Span) -> str:
    """Where a sentence stands and who uses it."""
    place = place_in_words(reading.structure.describe(sentence))
    return f"{source_name(source)} · {place} · {use_text(reading.used.get(sentence, ()))}"


def use_text(claims: Sequence[str]) -> str:
    """Who uses a sentence: a few claims by id, and how many more."""
    if not claims:
        return translate("TextPane", "used by no claim")
    listed = ", ".join(one_line(claim) for claim in claims[:LISTED_CLAIMS])
    if len(claims) > LISTED_CLAIMS:
        more = translate("TextPane", "{claims} and {count} more")
        listed = more.format(claims=listed, count=len(claims) - LISTED_CLAIMS)
    return translate("TextPane", "used by {claims}").format(claims=listed)
