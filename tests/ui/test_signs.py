"""Every character of the window is in a font that comes along, or in the one the packages want."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

import coupexplorer
from coupexplorer.shipped import data_folder, font_files

SOURCES = Path(coupexplorer.__file__).parent
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def characters() -> set[str]:
    """Those of the window's words and of the built-in casebook, letters and signs."""
    places = ((SOURCES / "ui", "*.py"), (data_folder(), "*.json"))
    texts = (file.read_text("utf-8") for place, form in places for file in place.rglob(form))
    used = {character for text in texts for character in text if ord(character) > 126}
    # Spaces, joiners and marks of direction are not drawn.
    return {one for one in used if unicodedata.category(one) not in ("Cf", "Zs", "Cc", "Co")}


def lacking(used: set[str], *files: Path) -> set[str]:
    """The characters that none of the fonts has."""
    fonts = [QRawFont(str(file), 16) for file in files]
    return {one for one in used if not any(font.supportsCharacter(ord(one)) for font in fonts)}


def test_letters_are_in_the_fonts_that_come_along(qapp: QApplication) -> None:
    letters = {one for one in characters() if unicodedata.category(one)[0] in "LMNP"}
    assert lacking(letters, *font_files()) == set()


@pytest.mark.skipif(not DEJAVU.exists(), reason="DejaVu Sans is not on this machine")
def test_signs_are_in_the_font_that_the_packages_ask_for(qapp: QApplication) -> None:
    assert lacking(characters(), *font_files(), DEJAVU) == set()
