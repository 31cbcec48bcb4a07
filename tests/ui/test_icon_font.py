"""Icons come from one font, in the theme's colours; every name that the program uses is in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

import coupexplorer
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.ui import icon_font
from coupexplorer.ui.icon_font import IconFont
from coupexplorer.ui.theme import DARK, LIGHT

NAMED = re.compile(r'"mdi6\.([a-z0-9-]+)"')
SOURCES = Path(coupexplorer.__file__).parent / "ui"


def test_every_icon_named_is_in_the_font() -> None:
    (names,) = (Path(qtawesome.__file__).parent / "fonts").glob(icon_font.NAMES)
    there = json.loads(names.read_text("utf-8"))
    used = {
        name for file in SOURCES.rglob("*.py") for name in NAMED.findall(file.read_text("utf-8"))
    }
    assert len(used) > 10
    assert used - set(there) == set()


def test_icon_has_the_colour_of_the_theme(qapp: QApplication) -> None:
    font = IconFont()
    for theme in (LIGHT, DARK):
        image = font.icon("mdi6.pin", theme).pixmap(QSize(64, 64)).toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colours == {theme.text}


def test_missing_font_is_one_sentence(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setattr(icon_font, "FONT", "no-such-font-*.ttf")
    with pytest.raises(MissingShippedFile, match="install Coup Explorer again"):
        IconFont()
