"""Bibliographic references in words, from the CSL item a source carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coupexplorer.domain.evidence import Source
from coupexplorer.sheets.directions import isolated
from coupexplorer.sheets.tree.inline import Run, RunStyle
from coupexplorer.sheets.words import ENGLISH, SheetWords

WHOLE_WORKS = frozenset({"book", "report", "thesis", "collection", "dataset", "motion_picture"})
"""CSL types whose own title is set in italics; other titles are quoted, their container italic."""


def reference_runs(source: Source, words: SheetWords = ENGLISH) -> tuple[Run, ...]:
    """A source in full: author, title, container, publisher, date, pages; what is not known is left
    out, and a missing date is said."""
    item = csl_item(source)
    runs: list[Run] = []
    authors = _people(item.get("author"), words) or _people(item.get("editor"), words)
    if authors:
        runs.append(Run(f"{authors}{words.between}"))
    title = isolated(_text(item, "title") or source.title)
    if _text(item, "type") in WHOLE_WORKS:
        runs.append(Run(title, RunStyle.EMPHASIS))
    else:
        runs.append(Run(words.quoted.format(text=title)))
    container = isolated(_text(item, "container-title"))
    if container:
        runs.extend((Run(words.between), Run(container, RunStyle.EMPHASIS)))
    rest = [text for text in (_volume(item), _publisher(item), _text(item, "page")) if text]
    rest.append(_year(item) or words.undated)
    runs.append(Run(words.between + words.between.join(rest)))
    return tuple(runs)


def short_reference(source: Source, words: SheetWords = ENGLISH) -> tuple[Run, ...]:
    """A source that was named before: its sigil, or family name and title."""
    if source.sigil:
        return (Run(words.source_sigil.format(sigil=isolated(source.sigil))),)
    item = csl_item(source)
    title = isolated(_text(item, "title-short") or source.title)
    family = _family(item.get("author"))
    head = (Run(f"{family}{words.between}"),) if family else ()
    if _text(item, "type") in WHOLE_WORKS:
        return (*head, Run(title, RunStyle.EMPHASIS))
    return (*head, Run(words.quoted.format(text=title)))


def csl_item(source: Source) -> Mapping[str, Any]:
    """The CSL item of a source; empty when it is not a JSON object."""
    try:
        item = json.loads(source.csl)
    except ValueError:
        return {}
    return item if isinstance(item, dict) else {}


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return str(value).strip() if isinstance(value, str | int) else ""


def _people(people: object, words: SheetWords) -> str:
    if not isinstance(people, list):
        return ""
    names = (_name(person) for person in people if isinstance(person, Mapping))
    return words.between.join(name for name in names if name)


def _name(person: Mapping[str, Any]) -> str:
    literal = _text(person, "literal")
    if literal:
        return literal
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(text for text in (_text(person, part) for part in parts) if text)


def _family(people: object) -> str:
    if not isinstance(people, list) or not people or not isinstance(people[0], Mapping):
        return ""
    return _text(people[0], "family") or _text(people[0], "literal")


def _volume(item: Mapping[str, Any]) -> str:
    volume, issue = _text(item, "volume"), _text(item, "issue")
    return f"{volume} ({issue})" if volume and issue else volume or issue


def _publisher(item: Mapping[str, Any]) -> str:
    place, publisher = _text(item, "publisher-place"), _text(item, "publisher")
    return f"{place}: {publisher}" if place and publisher else place or publisher


def _year(item: Mapping[str, Any]) -> str:
    issued = item.get("issued")
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return str(parts[0][0])
    return _text(issued, "literal") or _text(issued, "raw")
