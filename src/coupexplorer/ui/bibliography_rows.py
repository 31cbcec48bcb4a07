"""The parts of a bibliographic item that a reader wants, labelled; whatever shape the item has."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from coupexplorer.ui.translation import translate


def csl_rows(csl: str) -> list[tuple[str, str]]:
    """Label and value for each part of a CSL item that is given and can be read."""
    item = json.loads(csl)
    if not isinstance(item, dict):
        return []
    rows = [
        (translate("Bibliography", "Author"), _people(item.get("author"))),
        (translate("Bibliography", "Issued"), _issued(item.get("issued"))),
        (translate("Bibliography", "In"), _text(item.get("container-title"))),
        (translate("Bibliography", "Publisher"), _text(item.get("publisher"))),
        (translate("Bibliography", "Place"), _text(item.get("publisher-place"))),
        (translate("Bibliography", "Address"), _text(item.get("URL"))),
    ]
    return [(label, value) for label, value in rows if value]


@lru_cache(512)
def csl_type(csl: str) -> str:
    """What kind of work a CSL item says it is ("dataset"); empty when it does not."""
    item = json.loads(csl)
    return _text(item.get("type")) if isinstance(item, dict) else ""


def _people(value: Any) -> str:
    people = value if isinstance(value, list) else []
    return ", ".join(name for name in map(_person, people) if name)


def _person(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    whole = _text(value.get("literal"))
    return whole or f"{_text(value.get('given'))} {_text(value.get('family'))}".strip()


def _issued(value: Any) -> str:
    """The first date, as far as its parts are numbers."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else []
    numbers = [part for part in first if isinstance(part, int)] if isinstance(first, list) else []
    return "-".join(f"{number:02}" for number in numbers)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
