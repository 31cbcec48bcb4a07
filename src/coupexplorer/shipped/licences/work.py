"""A work of somebody else, and where the text of its licence is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata

from coupexplorer.shipped.folders import resource

RULE = "-" * 48

REPLACED = {
    "libraries": "It can be replaced: in a bundle its libraries are files of their own among the"
    " others (in the folder _internal), and changed ones with the same interface can take their"
    " place.",
    "python": "It can be replaced: in a bundle its modules are files of their own in the folder"
    " _internal, and changed ones, compiled by the same Python, can take their place.",
}
"""How a changed version takes the place of a work that may be replaced, by what it is made of."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work the program stands on; ``licence`` is an SPDX expression, ``version`` and ``homepage``
    may be empty.

    ``own`` names the licence files in the metadata of ``distribution``, ``shared`` those in our own
    ``resources/licences``, ``parts`` a list of what the work is made of in the same metadata;
    ``notice`` says whose work it is where no file does. A work that is no distribution may come
    ``inside`` another; ``place`` is where it lies among the packages, as a pattern. Where its
    licence asks for that, ``source`` is the address of its source code and ``replaced`` a key of
    ``REPLACED``.
    """

    name: str
    version: str
    licence: str
    homepage: str = ""
    notice: str = ""
    distribution: str = ""
    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    parts: str = ""
    inside: str = ""
    place: str = ""
    source: str = ""
    replaced: str = ""

    @property
    def title(self) -> str:
        """Name and version, and the work in which it comes."""
        where = f"(in {self.inside})" if self.inside else ""
        return " ".join(filter(None, (self.name, self.version, where)))

    @property
    def offer(self) -> str:
        """Where the source code of this version is and how a changed one is used; often empty."""
        source = f"Source code of this version: {self.source}" if self.source else ""
        return "\n".join(filter(None, (source, REPLACED.get(self.replaced, ""))))

    def text(self) -> str:
        """The whole text to be read, from the files; MissingShippedFile when one of ours is gone,
        PackageNotFoundError when the distribution is."""
        pieces = [self.offer, self.notice, self._list_of_parts()]
        pieces += [_file_of(self.distribution, file) for file in self.own]
        pieces += [_shared_text(name) for name in self.shared]
        return f"\n\n{RULE}\n\n".join(piece.strip("\n") for piece in pieces if piece)

    def _list_of_parts(self) -> str:
        if not self.parts:
            return ""
        return "\n".join(
            f"{part.name} {part.version}: {part.licence}{part.made_by}"
            for part in parts_of(self.distribution, self.parts)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A work inside a work, as a bill of materials has it."""

    name: str
    version: str
    licence: str
    author: str

    @property
    def made_by(self) -> str:
        """Who made it, in brackets; empty when that is not told."""
        return f" ({self.author})" if self.author else ""


def parts_of(distribution: str, file: str) -> tuple[Part, ...]:
    """What a CycloneDX bill of materials lists; nothing when the distribution brings none."""
    text = metadata.distribution(distribution).read_text(file)
    if text is None:
        return ()
    return tuple(
        Part(
            entry["name"],
            entry.get("version", ""),
            " AND ".join(_licence_ids(entry)),
            entry.get("author", ""),
        )
        for entry in json.loads(text)["components"]
    )


def _licence_ids(entry: dict[str, list[dict[str, dict[str, str] | str]]]) -> list[str]:
    found = []
    for licence in entry.get("licenses", []):
        named = licence.get("expression") or licence.get("license")
        if isinstance(named, dict):
            named = named.get("id") or named.get("name")
        if named:
            found.append(str(named))
    return found


def _file_of(distribution: str, file: str) -> str:
    return metadata.distribution(distribution).read_text(file) or ""


def _shared_text(name: str) -> str:
    """A text of ours by its SPDX name, or by its place under ``resources``."""
    return resource(name if "/" in name else f"licences/{name}.txt").read_text("utf-8")
