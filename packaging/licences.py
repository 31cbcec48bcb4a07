"""The licences of the works that packages carry, as one plain text and as Debian wants them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from importlib import metadata
from pathlib import Path, PurePosixPath

from coupexplorer.shipped.licences import Work, closure, works
from coupexplorer.shipped.licences.work import RULE
from identity import NAME, PUBLISHER, ROOT

FILE = "THIRD-PARTY-LICENCES.txt"
LIBRARIES = "_internal"

COMMON = {
    "Apache-2.0": "Apache-2.0",
    "CC0-1.0": "CC0-1.0",
    "GPL-3.0-only": "GPL-3",
    "LGPL-3.0-only": "LGPL-3",
    "MPL-2.0": "MPL-2.0",
}
"""Licences whose text every Debian system has in /usr/share/common-licenses, by that name."""

OWN_PLACES = {
    "Python": ("libpython3*", "base_library.zip", "python3*"),
    "SQLite": ("libsqlite3*", "sqlite3.dll"),
    "Natural Earth": ("resources/map/*",),
}
"""Where the works lie that come in no package, and those inside them."""

MOST_HOLDERS = 30

_HOLDER = re.compile(r"[\s#%*]*(copyright\s+(?:\(c\)|©|\d{4}).*|(?:\(c\)|©)\s.*)", re.I)
_OF_THE_LICENCE_ITSELF = "Free Software Foundation, Inc. <"
_WHOLE_LICENCE = re.compile(
    r"^[ \t]*(GNU GENERAL PUBLIC LICENSE[ \t]*\n[ \t]*Version 3,|Apache License[ \t]*\n)"
    r".*?^[ \t]*END OF TERMS AND CONDITIONS[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_DEBIAN_NAMES = {"MIT": "Expat", "AND": "and", "OR": "or", "WITH": "with"}


class IncompleteLicencesError(Exception):
    """A distribution whose metadata is not there, so that nothing is known of its licence."""


def write_text(folder: Path) -> Path:
    """Write every work and its licence text into one file of a folder, often a bundle's; the file.

    Raises IncompleteLicencesError.
    """
    listed = _works(folder)
    parts = [
        f"{NAME} stands on these works of others.",
        "\n".join(f"{work.title}: {work.licence}" for work in listed),
    ]
    for work in listed:
        head = [work.title, work.homepage, f"Licence: {work.licence}"]
        parts.append("\n".join(line for line in head if line))
        parts.append(work.text())
    file = folder / FILE
    file.write_text(f"\n\n{RULE}\n\n".join(parts) + "\n", encoding="utf-8")
    return file


def debian_copyright(folder: Path | None = None) -> str:
    """The file ``copyright`` of a Debian package, in Debian's machine-readable form, with the
    system libraries that lie in a bundle's folder.

    Raises IncompleteLicencesError.
    """
    by_place: dict[tuple[str, ...], list[Work]] = defaultdict(list)
    for work in _works(folder):
        by_place[places(work)].append(work)
    paragraphs = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n"
        f"Upstream-Contact: {PUBLISHER}",
        _paragraph(("*",), [PUBLISHER], "Expat", _own_licence(), []),
    ]
    # The last pattern that fits a file is the one that holds for it: the wider ones come first.
    for where in sorted(by_place, key=lambda patterns: max(map(len, patterns))):
        together = by_place[where]
        texts = [_debian_text(work) for work in together]
        holders = dict.fromkeys(name for work in together for name in _holders(work))
        paragraphs.append(
            _paragraph(
                where,
                [*holders][:MOST_HOLDERS],
                _debian_licence(together),
                f"\n\n{RULE}\n\n".join(texts),
                [", ".join(filter(None, (work.title, work.homepage))) for work in together],
            )
        )
    return "\n\n".join(paragraphs) + "\n"


def places(work: Work) -> tuple[str, ...]:
    """Where a work lies in a package, as patterns."""
    whole = work.inside or work.name
    if whole in OWN_PLACES:
        found = OWN_PLACES[whole]
    elif work.place:
        found = (work.place if "*" in work.place else f"{work.place}*",)
    else:
        found = tuple(f"{name}*" for name in _top_names(metadata.distribution(work.distribution)))
    return tuple(f"*/{pattern}" for pattern in found)


def _works(folder: Path | None) -> tuple[Work, ...]:
    missing = closure().missing
    if missing:
        raise IncompleteLicencesError(
            f"The metadata of {', '.join(sorted(missing))} is missing, and the licence with it."
        )
    libraries = folder / LIBRARIES if folder is not None else None
    return works(libraries if libraries is not None and libraries.is_dir() else None)


def _top_names(distribution: metadata.Distribution) -> list[str]:
    """The modules and folders a distribution puts beside those of others."""
    tops = {PurePosixPath(file.as_posix()).parts[0] for file in distribution.files or ()}
    plain = {top.partition(".")[0] for top in tops if ".dist-info" not in top}
    return sorted(plain - {"", "__pycache__", "bin", "share"}) or [distribution.metadata["Name"]]


def _own_licence() -> str:
    return (ROOT / "LICENSE").read_text("utf-8").partition("\n\n")[2]


def _debian_licence(together: Iterable[Work]) -> str:
    """The licences of some works as one expression in Debian's names."""
    found: dict[str, None] = {}
    for work in together:
        words = re.split(r"([ ()])", work.licence)
        expression = "".join(_DEBIAN_NAMES.get(word, word) for word in words)
        found |= dict.fromkeys(
            [f"({expression})"] if " or " in expression else expression.split(" and ")
        )
    return " and ".join(found) if len(found) > 1 else next(iter(found)).strip("()")


def _debian_text(work: Work) -> str:
    """The text of a work's licence; what every Debian system has is only pointed to there."""
    kept = replace(work, shared=tuple(name for name in work.shared if name not in COMMON)).text()
    told = [_pointed_to(name) for name in work.shared if name in COMMON]
    return "\n\n".join([*filter(None, [_WHOLE_LICENCE.sub(_point, kept)]), *told])


def _point(found: re.Match[str]) -> str:
    return _pointed_to("Apache-2.0" if "Apache" in found[1] else "GPL-3.0-only")


def _pointed_to(name: str) -> str:
    place = f"/usr/share/common-licenses/{COMMON[name]}"
    return f"On Debian systems the text of {name} is in {place}."


def _holders(work: Work) -> list[str]:
    """Who holds the rights: as the licence files of a work say, else as its notice does."""
    own = Work("", "", "", distribution=work.distribution, own=work.own).text()
    lines = (_HOLDER.match(line) for line in own.splitlines())
    found = [line[1].strip() for line in lines if line and _OF_THE_LICENCE_ITSELF not in line[0]]
    return found or work.notice.splitlines() or [f"the authors of {work.name}"]


def _paragraph(
    where: Iterable[str], holders: list[str], licence: str, text: str, comment: list[str]
) -> str:
    lines = [
        "Files: " + "\n ".join(where),
        "Copyright: " + "\n ".join(holders),
        *(["Comment: " + "\n ".join(comment)] if comment else []),
        f"License: {licence}",
        *(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines()),
    ]
    return "\n".join(lines)
