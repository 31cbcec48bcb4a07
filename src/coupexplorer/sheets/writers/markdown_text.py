"""Text inside Markdown: escaped so that no sign of it is markup, and styles that surely close."""

from __future__ import annotations

import re
import unicodedata

from coupexplorer.sheets.writers.clean_text import clean, web_address

_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>#|~^$@&]|--+|\.\.+|://|\bwww\.|:(?=[\w+-]+:)|!\Z", re.IGNORECASE
)
_AT_START = re.compile(r"(?m)^([-+=:%])")
_COUNTED = re.compile(r"(?m)^(\(?)([0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9})([.)])(?=\s|$)")
_UNSAFE_IN_ADDRESS = re.compile(r"[^\w\-.~:/?#\[\]@!$'()*+,;=%]")


def inline(text: str) -> str:
    """Words as they may stand anywhere in a line; line feeds are kept for `paragraph`."""
    return _SIGNS.sub(_escaped, clean(text))


def _escaped(found: re.Match[str]) -> str:
    """Every sign of what was found behind a backslash; of a name such as "www." only the point."""
    signs = found.group()
    if signs[0].isalpha():
        return signs[:-1] + "\\."
    return "".join("\\" + sign for sign in signs) if signs != "://" else "\\://"


def paragraph(text: str) -> str:
    """Inline text as a paragraph: no line begins like a list, a head or a rule; line feeds stay."""
    safe = _AT_START.sub(r"\\\1", "\n".join(_lines(text)))
    return _COUNTED.sub(_counted, safe).replace("\n", "\\\n")


def _counted(found: re.Match[str]) -> str:
    opened, count, closed = found.groups()
    return f"{_hidden(opened)}{count}{_hidden(closed)}"


def _hidden(sign: str) -> str:
    return f"\\{sign}" if sign else ""


def one_line(text: str) -> str:
    """Inline text on one line, as heads and the cells of tables need it."""
    return " ".join(_lines(text))


def _lines(text: str) -> list[str]:
    """The lines that hold something, without white space around them."""
    bare = (line.strip() for line in text.split("\n"))
    return [line for line in bare if line]


def dressed(inner: str, sign: str, before: str, after: str) -> str:
    """Inline text between two signs of emphasis, where these can be read as such; else bare.

    White space moves outside. ``before`` and ``after`` are the text around it: a sign between a
    letter and a mark of punctuation would be printed instead of read.
    """
    bare = inner.strip()
    if not bare:
        return inner
    lead = inner[: len(inner) - len(inner.lstrip())]
    tail = inner[len(inner.rstrip()) :]
    left = lead[-1:] or before[-1:]
    right = tail[:1] or after[:1]
    opens = not _is_mark(bare[0]) or not left or left.isspace() or _is_mark(left)
    closes = not _is_mark(bare[-1]) or not right or right.isspace() or _is_mark(right)
    if left == "*" or right == "*" or "\n" in bare or not (opens and closes):
        return inner
    return f"{lead}{sign}{bare}{sign}{tail}"


def link(inner: str, address: str) -> str:
    """Inline text as a link to the web; bare for any other address."""
    target = web_address(address)
    if not target or not inner.strip():
        return inner
    coded = _UNSAFE_IN_ADDRESS.sub(_percent, target)
    return f"[{one_line(inner)}](<{coded}>)"


def _percent(found: re.Match[str]) -> str:
    """A sign as an address may hold it. An ampersand is written as markup wants it."""
    if found.group() == "&":
        return "&amp;"
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "ignore"))


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
