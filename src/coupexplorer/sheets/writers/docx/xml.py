"""The XML of a DOCX part, built as text; every value goes through one escape."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""The namespaces that the parts declare, by prefix."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "vertAlign"),
    *("rtl", "lang"),
)
_PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "pBdr", "tabs"),
    *("bidi", "spacing", "ind", "jc", "outlineLvl"),
)
_ONE = re.compile(r"<w:(?P<name>\w+)(?:[^>]*/>|[^>]*[^/]>.*?</w:(?P=name)>|>.*?</w:(?P=name)>)")

# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(tag: str, /, *content: str, **attributes: str | int) -> str:
    """An element; ``w:val`` is written ``w_val``, and ``content`` is XML already."""
    pairs = "".join(
        f" {key.replace('_', ':', 1)}={quoteattr(clean(str(value)))}"
        for key, value in attributes.items()
    )
    inner = "".join(content)
    return f"<{tag}{pairs}>{inner}</{tag}>" if inner else f"<{tag}{pairs}/>"


def run_properties(content: str) -> str:
    """Properties of a run in the order that the schema demands; nothing when there are none."""
    return _ordered("w:rPr", content, _RUN_ORDER)


def paragraph_properties(content: str) -> str:
    """Properties of a paragraph in the order that the schema demands; nothing without any."""
    return _ordered("w:pPr", content, _PARAGRAPH_ORDER)


def _ordered(name: str, content: str, order: tuple[str, ...]) -> str:
    found = {match["name"]: match.group() for match in _ONE.finditer(content)}
    return element(name, *(found[one] for one in order if one in found)) if found else ""


def text(words: str) -> str:
    """Words as XML."""
    return escape(clean(words))


def clean(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", words)


def part(root: str, *content: str) -> bytes:
    """A whole part with its declaration and namespaces."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{DECLARATION}<{root}{spaces}>{''.join(content)}</{root}>".encode()
