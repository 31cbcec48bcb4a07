"""Kinds of characters that look alike or are not seen, and names of parts of a text compared."""

from __future__ import annotations

import unicodedata

APOSTROPHES = "'’‘‛`´′"
QUOTES = '"“”„‟″«»'
DASHES = "-‐‑‒–—―−"
INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Marks of direction and joining, the soft hyphen, the byte order mark."""

_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
EDGES = _BLANKS + INVISIBLE
"""What is not seen at either end of a line."""

_ONE_FORM = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(INVISIBLE, None),
    }
)


def folded(name: str) -> str:
    """A heading, row name, page or note number in one form, by which it is compared.

    Case, white space, kinds of quotes, dashes and digits, and unseen marks make no difference.
    """
    plain = unicodedata.normalize("NFKC", name.translate(_ONE_FORM)).translate(_ONE_FORM)
    return " ".join(_european_digits(plain).casefold().split())


def _european_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
