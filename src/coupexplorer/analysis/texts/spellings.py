"""Looking for a spelling in a passage: letters exact, kinds of quotes, dashes and space alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from coupexplorer.analysis.texts.characters import APOSTROPHES, DASHES, QUOTES
from coupexplorer.analysis.texts.sentences import MARKER, Span

_BLANK = re.compile(r"\s*")


def find_spelling(text: str, spans: Sequence[Span], as_written: str) -> Span | None:
    """Where a spelling first stands in the spans as words of its own, None if it does not.

    Its first letter may be of the other case, and note markers may stand between its words.
    """
    words = as_written.split()
    if not words:
        return None
    for form in dict.fromkeys(unicodedata.normalize(f, " ".join(words)) for f in ("NFC", "NFD")):
        pattern = _pattern(form)
        for span in _joined(text, spans):
            found = pattern.search(text, *span)
            if found:
                return Span(*found.span())
    return None


def _pattern(spelling: str) -> re.Pattern[str]:
    first, rest = spelling[0], spelling[1:]
    begin = (
        "".join(f"[{re.escape(first.lower()[:1] + first.upper()[:1])}]")
        if (first.isalpha())
        else _like(first)
    )
    # In scripts without capitals, articles and prepositions are written on to the word.
    before = r"(?<!\w)" if first.isalnum() and first.lower() != first.upper() else ""
    after = r"(?!\w)" if spelling[-1].isalnum() else ""
    return re.compile(f"{before}{begin}{''.join(map(_like, rest))}{after}")


def _like(character: str) -> str:
    if character == " ":
        return rf"(?:{MARKER})*\s+"
    for alike in (APOSTROPHES, QUOTES, DASHES):
        if character in alike:
            return f"[{re.escape(alike)}]"
    return re.escape(character)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, those that follow one another with nothing but white space between as one."""
    held: Span | None = None
    for span in spans:
        gap = _BLANK.match(text, held.end, span.start) if held else None
        if held and gap and gap.end() == span.start:
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
