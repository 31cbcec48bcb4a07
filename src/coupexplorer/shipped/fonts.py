"""The fonts of the page and the window, found in the font packages the program depends on."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from coupexplorer.shipped.folders import MissingShippedFile

FONT_PACKAGES = ("fontpkg_noto_serif", "fontpkg_noto_sans", "fontpkg_amiri")
"""Noto Serif and Noto Sans for Latin letters with every transliteration mark, Amiri for Arabic."""


def font_folders() -> tuple[Path, ...]:
    """The folders of the three font families; MissingShippedFile names the package that is gone."""
    return tuple(_folder(package) for package in FONT_PACKAGES)


def font_files() -> tuple[Path, ...]:
    """Every font file (regular, bold, italic) of Noto Serif, Noto Sans and Amiri, in that order."""
    found: list[Path] = []
    for package, folder in zip(FONT_PACKAGES, font_folders(), strict=True):
        fonts = sorted(folder.glob("*.[ot]tf"))
        if not fonts:
            raise _missing(package)
        found.extend(fonts)
    return tuple(found)


def _folder(package: str) -> Path:
    # importlib.resources would import a dozen modules before the first paint for the same answer.
    spec = find_spec(package)
    places = (spec.submodule_search_locations if spec else None) or ()
    for place in places:
        folder = Path(place) / "files"
        if folder.is_dir():
            return folder
    raise _missing(package)


def _missing(package: str) -> MissingShippedFile:
    name = package.replace("_", "-")
    return MissingShippedFile(
        f"The fonts of the package “{name}” are missing; please install Coup Explorer again."
    )
