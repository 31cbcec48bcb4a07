"""The little HTML that the citation processor gives, as elements and as runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from coupexplorer.sheets.tree.inline import Run, RunStyle

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_LETTER}](?:[{_LETTER}\u200c\u200d\\s'’ʿʾ-]*[{_LETTER}])?")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_STYLES = {"em": RunStyle.EMPHASIS, "i": RunStyle.EMPHASIS, "strong": RunStyle.STRONG}


@dataclass(slots=True)
class Element:
    """One element with its attributes and, in order, the texts and elements in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Element | str] = field(default_factory=list)

    def every(self) -> Iterator[Element]:
        """This element and all below it, in order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.every()

    def with_class(self, name: str) -> list[Element]:
        """All elements below that bear a class."""
        return [e for e in self.every() if name in e.attributes.get("class", "").split()]

    def inner_links(self) -> list[str]:
        """The addresses within the document to which links below lead, each beginning with "#"."""
        found = (e.attributes.get("href", "") for e in self.every())
        return [address for address in found if address.startswith("#")]

    def without(self, role: str) -> Element:
        """A copy without the elements of a role."""
        kept: list[Element | str] = []
        for part in self.parts:
            if isinstance(part, str):
                kept.append(part)
            elif part.attributes.get("role") != role:
                kept.append(part.without(role))
        return replace(self, parts=kept)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self._open]
        if tag in names[1:]:
            last = len(names) - 1 - names[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)


def parse(html: str) -> Element:
    """HTML as a tree; what was never closed ends with what is around it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


def runs_of(element: Element) -> tuple[Run, ...]:
    """The words of an element as runs, runs of one look joined.

    Stretches of right-to-left letters are isolated, so that a number after an Arabic title does
    not move into it.
    """
    joined: list[Run] = []
    for run in _runs(element, RunStyle.PLAIN, ""):
        if joined and (joined[-1].style, joined[-1].link) == (run.style, run.link):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(replace(run, text=isolate_stretches(run.text)) for run in joined if run.text)


def isolate_stretches(text: str) -> str:
    """Text with each stretch of right-to-left letters kept to itself; signs of direction that it
    brought along give way to ours."""
    bare = _DIRECTIONS.sub("", text)
    return _RIGHT_TO_LEFT.sub(lambda found: f"\u2068{found.group()}\u2069", bare)


def _runs(element: Element, style: RunStyle, link: str) -> Iterator[Run]:
    own = _STYLES.get(element.name, style)
    if element.name in ("em", "i") and style is RunStyle.EMPHASIS:
        own = RunStyle.PLAIN  # italics within italics stand upright
    address = element.attributes.get("href", "")
    target = address if address.startswith(("http://", "https://")) else link
    for part in element.parts:
        if isinstance(part, str):
            yield Run(re.sub(r"\s+", " ", part), own, target)
        else:
            yield from _runs(part, own, target)
