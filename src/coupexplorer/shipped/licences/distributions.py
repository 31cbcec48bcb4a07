"""The distributions the program depends on, as the metadata of those that are there tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata

from coupexplorer.shipped.licences.markers import holds
from coupexplorer.shipped.licences.work import Work

PROGRAM = "coupexplorer"

LICENCE_FILES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING", "COPYING.txt")
"""Looked for where the metadata names no licence file."""

NAMED_IN_WORDS = {"cached-property": "BSD-3-Clause", "colorama": "BSD-3-Clause"}
"""The licences of distributions whose metadata names them in words, read from their texts."""

TEXTS_NOT_BROUGHT = {
    "fontpkg": ("MIT",),
    "frozendict": ("GPL-3.0-only",),
    "pyside6-essentials": ("LGPL-3.0-only", "GPL-3.0-only"),
    "shiboken6": ("LGPL-3.0-only", "GPL-3.0-only"),
}
"""Texts of ours for distributions that bring none, or refer to one they do not bring."""

_OF_PYSIDE = ("https://code.qt.io/cgit/pyside/pyside-setup.git/tag/?h=v{version}", "libraries")

SOURCES = {
    "frozendict": (
        "https://github.com/Marco-Sulla/python-frozendict/tree/v{version}",
        "python",
    ),
    "pyside6-essentials": _OF_PYSIDE,
    "shiboken6": _OF_PYSIDE,
}
"""Where the source code of works is whose licence asks to say so, and what they are made of."""

_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?([^;]*)(?:;(.*))?")
_SPDX = re.compile(r"[A-Za-z0-9.+()-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+()-]+)*")
_HOME_LABELS = ("homepage", "home", "repository", "source", "source code", "documentation")


@dataclass(frozen=True, slots=True)
class Closure:
    """What the program needs, directly or not: the distributions that are there, by their
    normalised names, and the names of those that are not."""

    found: dict[str, metadata.Distribution] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)


def closure(program: str = PROGRAM) -> Closure:
    """Everything a distribution needs on this machine, without its extras and itself."""
    needed = Closure()
    followed: set[tuple[str, frozenset[str]]] = set()
    waiting = [(program, frozenset[str]())]
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in followed:
            continue
        followed.add((name, extras))
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            needed.missing.add(name)
            continue
        if name != program:
            needed.found[name] = distribution
        waiting.extend(_requirements(distribution, extras))
    return needed


def distribution_works() -> Iterator[Work]:
    """A work for every distribution that is there."""
    for name, distribution in sorted(closure().found.items()):
        yield work_of(name, distribution)


def work_of(name: str, distribution: metadata.Distribution) -> Work:
    """The work that a distribution is, by its normalised name."""
    own = licence_files(distribution)
    source, made_of = SOURCES.get(name, ("", ""))
    return Work(
        distribution.metadata["Name"],
        distribution.version,
        licence_of(name, distribution),
        homepage_of(distribution),
        "" if own else _author(distribution),
        name,
        own,
        TEXTS_NOT_BROUGHT.get(name, ()),
        source=source.format(version=distribution.version),
        replaced=made_of,
    )


def normalised(name: str) -> str:
    """A distribution's name in the one spelling that all spellings of it share."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(name: str, distribution: metadata.Distribution) -> str:
    """The SPDX expression of a distribution's licence; empty when it cannot be told."""
    if name in NAMED_IN_WORDS:
        return NAMED_IN_WORDS[name]
    for key in ("License-Expression", "License"):
        told = _value(distribution, key)
        if _SPDX.fullmatch(told):
            return told
    return ""


def licence_files(distribution: metadata.Distribution) -> tuple[str, ...]:
    """The licence files that lie in a distribution's metadata, by their places there."""
    named = distribution.metadata.get_all("License-File") or LICENCE_FILES
    places = ((f"licenses/{name}", name) for name in named)
    found = (next(filter(distribution.read_text, both), "") for both in places)
    return tuple(place for place in found if place)


def homepage_of(distribution: metadata.Distribution) -> str:
    """The address of a distribution's home, else of the place where it is made; or empty."""
    entries = (
        entry.partition(", ") for entry in distribution.metadata.get_all("Project-URL") or ()
    )
    told = {label.lower(): address for label, _, address in entries}
    told.setdefault("homepage", _value(distribution, "Home-page"))
    return next((told[label] for label in _HOME_LABELS if told.get(label)), "")


def _requirements(
    distribution: metadata.Distribution, extras: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    for line in distribution.requires or ():
        match = _REQUIREMENT.match(line)
        if match is None:
            continue
        name, wanted, _, marker = match.groups()
        if not marker or any(holds(marker, extra) for extra in extras or {""}):
            asked = frozenset(normalised(e.strip()) for e in (wanted or "").split(",") if e.strip())
            yield normalised(name), asked


def _author(distribution: metadata.Distribution) -> str:
    told = _value(distribution, "Author") or _value(distribution, "Author-email")
    return f"Author: {told.partition('<')[0].strip()}" if told else ""


def _value(distribution: metadata.Distribution, key: str) -> str:
    values = distribution.metadata.get_all(key) or [""]
    return str(values[0]).strip()
