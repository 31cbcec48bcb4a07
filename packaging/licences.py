"""The licences of the works that packages carry, as one plain text and as Debian wants them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from importlib import metadata
from pathlib import Path, PurePosixPath

from coupexplorer.shipped.licences import Work, closure, works
from coupexplorer.shipped.licences.work import RULE
from identity import NAME, PROGRAM, PUBLISHER, ROOT

FILE = "THIRD-PARTY-LICENCES.txt"
LIBRARIES = "_internal"

COMMON = {
    "Apache-2.0": "Apache-2.0",
    "CC0-1.0": "CC0-1.0",
    "GPL-2.0-only": "GPL-2",
    "GPL-3.0-only": "GPL-3",
    "LGPL-2.1-only": "LGPL-2.1",
    "LGPL-3.0-only": "LGPL-3",
    "MPL-2.0": "MPL-2.0",
}
"""Licences whose text every Debian system has in /usr/share/common-licenses, by that name."""

OWN_PLACES = {
    "Python": ("libpython3*", "base_library.zip", "python3*"),
    "SQLite": ("libsqlite3*", "sqlite3.dll"),
    "Natural Earth": ("resources/map/*",),
    "PyInstaller": (f"lib/{PROGRAM}/{PROGRAM}",),
}
"""Where the works lie that come in no package, and those inside them."""

ALSO_AT = {
    "PySide6*": ("libQt6*", "libpyside6*", "pyside6_*"),
    "qtpy*": ("QtPy-*",),
    "shiboken6*": ("libshiboken6*",),
    "yaml*": ("pyyaml-*",),
}
"""Where the bundle has more of a work than its folder: links to its libraries, its metadata."""

EXECUTABLE = f"*/lib/{PROGRAM}/{PROGRAM}"
"""The program's own file in the package; all else is loaded from files beside it."""

MOST_HOLDERS = 30
"""Of one work; the text of its licence names them all."""

_HOLDER = re.compile(r"[\s#%*]*(copyright\s+(?:\(c\)|©|\d{4}).*|(?:\(c\)|©)\s.*)", re.I)
_OF_THE_LICENCE_ITSELF = "Free Software Foundation, Inc. <"
_WHOLE_LICENCE = re.compile(
    r"^[ \t]*(GNU GENERAL PUBLIC LICENSE[ \t]*\n[ \t]*Version 3,|Apache License[ \t]*\n)"
    r".*?^[ \t]*END OF TERMS AND CONDITIONS[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_DEBIAN_NAMES = {
    "MIT": "Expat",
    "AND": "and",
    "OR": "or",
    "LicenseRef-public-domain": "public-domain",
    "blessing": "public-domain",
}
_GNU = re.compile(r"(L?GPL)-(\d(?:\.[1-9])?)(?:\.0)?-(only|or-later)")
_EXCEPTION = re.compile(r" WITH ([\w.]+)-exception(\S*)")


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
    """The file ``copyright`` of a Debian package, in Debian's machine-readable form, with what
    lies in a bundle's folder.

    Raises IncompleteLicencesError.
    """
    listed = _works(folder)
    files = _files(folder)
    by_place: dict[tuple[str, ...], list[Work]] = defaultdict(list)
    for work in listed:
        fitting = tuple(place for place in places(work) if files is None or _fits(place, files))
        if fitting and fitting != (EXECUTABLE,):
            by_place[fitting].append(work)
    paragraphs = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n"
        f"Upstream-Contact: {PUBLISHER}",
        _paragraph(("*",), [PUBLISHER], "Expat", _own_licence(), []),
        _executable([work for work in listed if EXECUTABLE in places(work)]),
    ]
    # The last pattern that fits a file is the one that holds for it: the wider ones come first.
    for where in sorted(by_place, key=lambda patterns: max(map(len, patterns))):
        together = by_place[where]
        texts = [_debian_text(work) for work in together]
        holders = dict.fromkeys(name for work in together for name in _holders(work))
        paragraphs.append(
            _paragraph(
                where,
                [*holders],
                debian_licence(work.licence for work in together),
                f"\n\n{RULE}\n\n".join(texts),
                [line for work in together for line in _comment(work)],
            )
        )
    return "\n\n".join(paragraphs) + "\n"


def _executable(loader: Sequence[Work]) -> str:
    """The paragraph of the program's own file: our first lines of code, and what loads them."""
    return _paragraph(
        (EXECUTABLE,),
        [PUBLISHER, *(name for work in loader for name in _holders(work))],
        debian_licence(["MIT", *(work.licence for work in loader)]),
        f"\n\n{RULE}\n\n".join([_own_licence(), *map(_debian_text, loader)]),
        [line for work in loader for line in _comment(work)],
    )


def _files(folder: Path | None) -> list[str] | None:
    """The files of a bundle by their places in the package; None without a bundle."""
    if folder is None:
        return None
    within = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")))
    return [f"usr/lib/{PROGRAM}/{place}" for place in within]


def _fits(pattern: str, files: Iterable[str]) -> bool:
    return any(fnmatchcase(file, pattern) for file in files)


def places(work: Work) -> tuple[str, ...]:
    """Where a work lies in a package, as patterns."""
    whole = work.inside or work.name
    if whole in OWN_PLACES:
        found = OWN_PLACES[whole]
    elif work.place:
        found = (work.place if "*" in work.place else f"{work.place}*",)
        library = work.place.rpartition("/")[2]
        # The bundle has links to the libraries of packages beside the packages.
        found += (library,) if library.startswith("lib") and library not in found else ()
    else:
        found = tuple(f"{name}*" for name in _top_names(metadata.distribution(work.distribution)))
    more = (also for pattern in found for also in ALSO_AT.get(pattern, ()))
    return tuple(f"*/{pattern}" for pattern in (*found, *more))


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


def debian_licence(expressions: Iterable[str]) -> str:
    """SPDX expressions, which hold together, as one in Debian's names; it has no brackets.

    A comma puts what stands before and behind it together, choices as they are.
    """
    plain: dict[str, None] = {}
    choices: dict[str, None] = {}
    for spdx in expressions:
        with_exceptions = _EXCEPTION.sub(r" with \1\2 exception", spdx)
        told = " ".join(map(_debian_name, with_exceptions.split(" ")))
        if " or " in told:
            choices[told] = None
        else:
            plain |= dict.fromkeys(told.split(" and "))
    return ", and ".join(filter(None, (" and ".join(plain), *choices)))


def _debian_name(word: str) -> str:
    gnu = _GNU.fullmatch(word)
    if gnu is not None:
        return f"{gnu[1]}-{gnu[2]}{'+' if gnu[3] == 'or-later' else ''}"
    return _DEBIAN_NAMES.get(word, word).removeprefix("LicenseRef-")


def _comment(work: Work) -> list[str]:
    named = ", ".join(filter(None, (work.title, work.homepage)))
    return [named, *work.offer.splitlines()]


def _debian_text(work: Work) -> str:
    """The text of a work's licence; what every Debian system has is only pointed to there."""
    shared = tuple(name for name in work.shared if name not in COMMON)
    kept = replace(work, shared=shared, source="", replaced="").text()
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
    return found[:MOST_HOLDERS] or work.notice.splitlines() or [f"the authors of {work.name}"]


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
