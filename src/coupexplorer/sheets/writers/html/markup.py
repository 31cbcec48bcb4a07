"""Words as HTML text: everything escaped, stretches of the other direction set apart."""

from __future__ import annotations

import re
from html import escape

from coupexplorer.sheets.tree.page import Direction
from coupexplorer.sheets.writers.clean_text import clean

_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
_STRETCHES = {
    Direction.LEFT_TO_RIGHT: re.compile(f"([{_ARABIC}](?:[{_ARABIC}\u200c\u200d ]*[{_ARABIC}])?)"),
    Direction.RIGHT_TO_LEFT: re.compile(f"([{_LATIN}](?:[^{_ARABIC}\n]*[{_LATIN}0-9])?)"),
}
_OTHER = {Direction.LEFT_TO_RIGHT: "rtl", Direction.RIGHT_TO_LEFT: "ltr"}
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def element(tag: str, /, *content: str, **attributes: str | int | None) -> str:
    """An element; ``content`` is HTML already, ``class_`` is written ``class``, ``aria_x`` with a
    hyphen, and an attribute that is None is left out."""
    pairs = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(clean(str(value)))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{pairs}>{''.join(content)}</{tag}>"


def words(text: str, direction: Direction) -> str:
    """Words as they stand in a line; line breaks stay, and no sign of them is markup.

    A text that holds signs of its own for turning is closed in as a whole, so that one it never
    ends turns nothing else.
    """
    cleaned = clean(text)
    if _TURNING.search(cleaned):
        return element("bdi", _broken(cleaned), dir=direction.value)
    made = []
    for number, stretch in enumerate(_STRETCHES[direction].split(cleaned)):
        shown = _broken(stretch)
        made.append(element("bdi", shown, dir=_OTHER[direction]) if number % 2 else shown)
    return "".join(made)


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")
