"""Text made fit for a page: no control characters, and places to break in words of great length."""

from __future__ import annotations

import re
import unicodedata

LONGEST_WORD = 36
"""Letters after which a word without a place to break is given one, where there is room for it."""

SHORTEST_LIMIT = 16
"""No column is so narrow that a word of this length is broken without a hyphen."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = "\u200b"
_JOINED_BREAK = "\u200d\u200b\u200d"
_NEVER_BEFORE = frozenset("\u200c\u200d\ufe0e\ufe0f")


def printable(text: str, longest: int = LONGEST_WORD) -> str:
    """Text without control characters, and with places to break in words longer than that."""
    cleaned = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    limit = max(SHORTEST_LIMIT, min(longest, LONGEST_WORD))
    if len(cleaned) <= limit:
        return cleaned
    return re.sub(rf"\S{{{limit + 1},}}", lambda word: _with_breaks(word.group()), cleaned)


def without_controls(text: str) -> str:
    """Text without control characters and white space, as an address has to be."""
    return re.sub(r"\s", "", _CONTROLS.sub("", text))


def _with_breaks(word: str) -> str:
    """Break after every sixth sign, never inside a letter with its marks or a joined emoji."""
    pieces: list[str] = []
    since = 0
    for index, sign in enumerate(word):
        if since >= 6 and _may_break(word[index - 1], sign):
            joined = _is_arabic(word[index - 1]) and _is_arabic(sign)
            pieces.append(_JOINED_BREAK if joined else _BREAK)
            since = 0
        pieces.append(sign)
        since += 1
    return "".join(pieces)


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_BEFORE or before in _NEVER_BEFORE:
        return False
    modifier = 0x1F3FB <= ord(after) <= 0x1F3FF or 0x1F1E6 <= ord(after) <= 0x1F1FF
    return not modifier and not unicodedata.category(after).startswith("M")


def _is_arabic(sign: str) -> bool:
    return "\u0620" <= sign <= "\u06ff"
