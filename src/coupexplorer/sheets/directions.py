"""Right-to-left words among others: kept together, so that neither moves into the other."""

from __future__ import annotations

import unicodedata


def isolated(text: str) -> str:
    """A name or title that holds right-to-left letters, kept from mixing with what follows it.

    Without the isolating signs a year printed after an Arabic title would move into the title.
    """
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        return f"\u2068{text}\u2069"
    return text
