"""Citations in a style: the page engine's citation processor asked for words, not for pages.

All citations of a document go in, in the order in which it makes them, so that the style itself
decides which is a first reference and which a later one. What comes back is HTML, of which text,
italics and addresses are kept.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import typst

from coupexplorer.domain.evidence import Source
from coupexplorer.sheets.choices import CitationStyle
from coupexplorer.sheets.citing.bibliography_entry import bibliography_entry, decoded, encodable
from coupexplorer.sheets.citing.marked_text import Element, parse, runs_of
from coupexplorer.sheets.tree.inline import Run
from coupexplorer.shipped import resource

STYLE_NAMES: Mapping[CitationStyle, str] = MappingProxyType(
    {
        CitationStyle.CHICAGO_NOTES: "chicago-notes",
        CitationStyle.CHICAGO_AUTHOR_DATE: "chicago-author-date",
        CitationStyle.MLA: "modern-language-association",
        CitationStyle.APA: "american-psychological-association",
    }
)
"""The processor's names of the styles; ``PLAIN`` is none of its own."""

_MAIN = b"""#let asked = json("asked.json")
#set text(lang: asked.language)
#for one in asked.citations {
  html.elem("p", attrs: (class: "one"),
    cite(label(one.key), supplement: if one.place == "" { none } else { one.place }))
}
#bibliography("entries.yml", style: asked.style, title: none)
"""


class CitationError(RuntimeError):
    """Sources that a style cannot be made of; the message is one sentence for a reader."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference to a source, at a place in it that is already in words, or at none."""

    source: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of every citation asked for, and the list of sources in the style's order."""

    citations: tuple[tuple[Run, ...], ...]
    sources: tuple[tuple[str, tuple[Run, ...]], ...]


def cite(
    sources: Mapping[str, Source],
    citations: Sequence[Citation],
    style: CitationStyle,
    language: str = "en",
) -> Cited:
    """Put citations into words, in order; every one names a source that is there.

    ``language`` is a BCP 47 tag; the style's own words ("and", "edited by") come in it where the
    processor knows them, else in English. CitationError when the processor refuses.
    """
    if not citations:
        return Cited((), ())
    keys = {
        identifier: f"s{number}"
        for number, identifier in enumerate(dict.fromkeys(c.source for c in citations))
    }
    entries = {keys[i]: bibliography_entry(sources[i]) for i in keys}
    asked = {
        "language": language.split("-")[0].lower(),
        "style": STYLE_NAMES[style],
        "citations": [{"key": keys[c.source], "place": encodable(c.place)} for c in citations],
    }
    made = _compile(json.dumps(asked, ensure_ascii=False), json.dumps(entries, ensure_ascii=False))
    page = parse(decoded(made))
    return _read(page, citations)


_TURN = threading.Lock()


def _compile(asked: str, entries: str) -> str:
    nowhere = str(resource("sheets") / "no-packages")
    files: Any = {"main.typ": _MAIN, "asked.json": asked.encode(), "entries.yml": entries.encode()}
    try:
        with _TURN:
            compiler = typst.Compiler(
                ignore_system_fonts=True, package_path=nowhere, package_cache_path=nowhere
            )
            made = compiler.compile(input=files, format="html")
    except typst.TypstError as error:
        raise CitationError(f"The sources could not be cited: {error.message}") from error
    return made.decode() if isinstance(made, bytes) else ""


def _read(page: Element, citations: Sequence[Citation]) -> Cited:
    by_id = {e.attributes["id"]: e for e in page.every() if "id" in e.attributes}
    words: list[tuple[Run, ...]] = []
    owners: dict[str, str] = {}
    for asked, place in zip(citations, page.with_class("one"), strict=True):
        shown = _note_of(place, by_id) or place
        owners.update({link[1:]: asked.source for link in shown.inner_links()})
        words.append(_without_brackets(_without_stop(runs_of(shown))))
    listed = next((e for e in page.every() if e.attributes.get("role") == "doc-bibliography"), None)
    sources = [
        (owners[entry.attributes["id"]], runs_of(entry))
        for entry in (listed.every() if listed else ())
        if entry.attributes.get("id") in owners
    ]
    return Cited(tuple(words), tuple(sources))


def _note_of(place: Element, by_id: Mapping[str, Element]) -> Element | None:
    """The note to which a style of notes moved its citation, without the way back."""
    call = next((e for e in place.every() if e.attributes.get("role") == "doc-noteref"), None)
    if call is None:
        return None
    for link in call.inner_links():
        note = by_id.get(link[1:])
        if note is not None:
            return note.without("doc-backlink")
    return None


def _without_stop(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs without a full stop at their end: the note goes on after them."""
    if not runs:
        return runs
    *before, last = runs
    text = re.sub(r"\.\s*$", "", last.text)
    return (*before, Run(text, last.style, last.link)) if text else tuple(before)


def _without_brackets(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs that stand in one pair of brackets as a whole, without it: a note needs none."""
    if not _is_bracketed("".join(run.text for run in runs)):
        return runs
    first, *rest = runs
    opened = [Run(first.text[1:], first.style, first.link), *rest]
    last = opened.pop()
    opened.append(Run(last.text[:-1], last.style, last.link))
    return tuple(run for run in opened if run.text)


def _is_bracketed(text: str) -> bool:
    """Whether the bracket that opens the text closes only at its end."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return index == len(text) - 1 and index > 0
    return False
