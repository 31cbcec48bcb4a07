"""A CSL item as the bibliography entry that the page engine's citation processor reads.

The engine takes Hayagriva entries (YAML, of which JSON is a part). Titles are handed over verbatim,
so that no style changes the capitals of a transliterated or foreign title. Entries of
encyclopedias and pieces of newspapers go as articles in a periodical: so every style quotes the
title and sets the container in italics.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from coupexplorer.domain.evidence import Source
from coupexplorer.sheets.citing.references import csl_item

ENTRY_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "article": "article",
        "book": "book",
        "broadcast": "video",
        "chapter": "chapter",
        "collection": "book",
        "dataset": "repository",
        "entry-dictionary": "article",
        "entry-encyclopedia": "article",
        "interview": "misc",
        "legislation": "legislation",
        "manuscript": "manuscript",
        "map": "artwork",
        "motion_picture": "video",
        "paper-conference": "article",
        "patent": "patent",
        "periodical": "periodical",
        "post": "post",
        "post-weblog": "article",
        "report": "report",
        "review": "article",
        "review-book": "article",
        "speech": "performance",
        "song": "audio",
        "thesis": "thesis",
        "webpage": "web",
    }
)
"""The entry type of each CSL type; others become ``misc``."""

PARENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article-journal": "periodical",
        "article-magazine": "periodical",
        "article-newspaper": "periodical",
        "chapter": "book",
        "entry-dictionary": "periodical",
        "entry-encyclopedia": "periodical",
        "paper-conference": "proceedings",
        "post-weblog": "blog",
        "review": "periodical",
        "review-book": "periodical",
        "webpage": "web",
    }
)
"""What contains an item of each CSL type, when it names a container."""

_WEB_ADDRESS = re.compile(r"https?://\S+")
_SPEAKING = "{}$\\"
_STAND_INS = {sign: chr(0xE000 + ord(sign)) for sign in _SPEAKING}
_TO_STAND_INS = str.maketrans(_STAND_INS)
_FROM_STAND_INS = str.maketrans({stand_in: sign for sign, stand_in in _STAND_INS.items()})
_PAGES = re.compile(r"\s*[-–—]\s*")


def bibliography_entry(source: Source) -> dict[str, Any]:
    """The entry of one source; what is not known, or makes no sense, is left out.

    A date that CSL gives only in words cannot be handed over: the style then says "n.d.".
    """
    item = csl_item(source)
    kind = _text(item, "type")
    entry: dict[str, Any] = {
        "type": ENTRY_TYPES.get(kind, "misc"),
        "title": _verbatim(_text(item, "title") or encodable(source.title)),
    }
    _put(entry, "author", _people(item.get("author")))
    if not entry.get("author"):
        _put(entry, "editor", _people(item.get("editor")))
    _put(entry, "date", _date(item.get("issued")))
    _put(entry, "url", _address(item))
    _put(entry, "page-range", _PAGES.sub("-", _text(item, "page")))
    _put(entry, "genre", _text(item, "genre"))
    _put(entry, "language", _language(item))
    _put(entry, "serial-number", _serials(item))
    parent = _parent(item, kind)
    if parent:
        entry["parent"] = parent
    else:
        _put(entry, "publisher", _publisher(item))
        _put(entry, "volume", _text(item, "volume"))
        _put(entry, "issue", _text(item, "issue"))
        _put(entry, "edition", _text(item, "edition"))
    return entry


def _parent(item: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The periodical, book or site the item stands in."""
    container = _text(item, "container-title")
    if not container:
        return {}
    parent: dict[str, Any] = {
        "type": PARENT_TYPES.get(kind, "misc"),
        "title": _verbatim(container),
    }
    if item.get("author"):
        _put(parent, "editor", _people(item.get("editor")))
    _put(parent, "publisher", _publisher(item))
    _put(parent, "volume", _text(item, "volume"))
    _put(parent, "issue", _text(item, "issue"))
    _put(parent, "edition", _text(item, "edition"))
    return parent


def _verbatim(title: str) -> str:
    """A title whose letters no style may turn into others."""
    return "{" + title + "}"


def _put(entry: dict[str, Any], key: str, value: object) -> None:
    if value:
        entry[key] = value


def encodable(text: str) -> str:
    """A text on one line, without the characters that HTML cannot hold.

    Signs that entries give a meaning (braces, the dollar of formulas, the backslash) go in as
    characters for private use; `decoded` brings them back.
    """
    kept = (" " if sign.isspace() else sign for sign in text)
    return "".join(sign for sign in kept if _is_encodable(sign)).strip().translate(_TO_STAND_INS)


def decoded(text: str) -> str:
    """What came back from the processor, with the signs that `encodable` put aside."""
    return text.translate(_FROM_STAND_INS)


def _is_encodable(sign: str) -> bool:
    code = ord(sign)
    return (
        unicodedata.category(sign) not in ("Cc", "Cs")
        and code & 0xFFFE != 0xFFFE
        and not (0xFDD0 <= code <= 0xFDEF)
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return encodable(str(value))


def _people(people: object) -> list[dict[str, str]]:
    if not isinstance(people, list):
        return []
    found = (_person(person) for person in people if isinstance(person, Mapping))
    return [person for person in found if person]


def _person(person: Mapping[str, Any]) -> dict[str, str]:
    name = _text(person, "literal") or _text(person, "family") or _text(person, "given")
    if not name:
        return {}
    made = {"name": name}
    if not _text(person, "literal") and _text(person, "family"):
        prefix = " ".join(
            part
            for part in (
                _text(person, "dropping-particle"),
                _text(person, "non-dropping-particle"),
            )
            if part
        )
        for key, value in (
            ("given-name", _text(person, "given")),
            ("prefix", prefix),
            ("suffix", _text(person, "suffix")),
        ):
            if value:
                made[key] = value
    return made


def _date(issued: object) -> str:
    """The first date as year, month and day, as far as they are whole and sensible numbers."""
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list):
        return ""
    numbers: list[int] = []
    for part, (lowest, highest) in zip(first, ((1, 9999), (1, 12), (1, 31)), strict=False):
        if not str(part).strip().isdecimal() or not lowest <= int(part) <= highest:
            break
        numbers.append(int(part))
    widths = (4, 2, 2)
    return "-".join(f"{n:0{width}}" for n, width in zip(numbers, widths, strict=False))


def _address(item: Mapping[str, Any]) -> str:
    address = _text(item, "URL")
    return address if _WEB_ADDRESS.fullmatch(address) else ""


def _publisher(item: Mapping[str, Any]) -> dict[str, str] | None:
    name, place = _text(item, "publisher"), _text(item, "publisher-place")
    if not name:
        return None
    return {"name": name, "location": place} if place else {"name": name}


def _serials(item: Mapping[str, Any]) -> dict[str, str]:
    names = {"doi": "DOI", "isbn": "ISBN", "serial": "number"}
    return {ours: _text(item, name) for ours, name in names.items() if _text(item, name)}


def _language(item: Mapping[str, Any]) -> str:
    tag = _text(item, "language")
    return tag if re.fullmatch(r"[A-Za-z]{2}(-[A-Za-z]{2})?", tag) else ""
