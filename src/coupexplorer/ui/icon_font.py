"""The icons of menus, heads and buttons, drawn from the one icon font that the program uses."""

from __future__ import annotations

from pathlib import Path

import qtawesome
from PySide6.QtGui import QIcon

from coupexplorer.shipped import MissingShippedFile
from coupexplorer.ui.theme import Theme

PREFIX = "mdi6"
FONT = "materialdesignicons6-webfont-*.ttf"
NAMES = "materialdesignicons6-webfont-charmap-*.json"


class IconFont:
    """Icons by name ("mdi6.pin").

    The library's own door loads every font it carries (measured: 24 ms and 10 MB more) and on
    Windows copies them among the reader's fonts, where they would stay behind.
    """

    def __init__(self) -> None:
        folder = Path(qtawesome.__file__).parent / "fonts"
        self._font = qtawesome.IconicFont()
        self._font.load_font(PREFIX, _found(folder, FONT), _found(folder, NAMES), str(folder))

    def icon(self, name: str, theme: Theme) -> QIcon:
        """An icon in the colours of a theme."""
        icon: QIcon = self._font.icon(name, color=theme.text, color_disabled=theme.muted)
        return icon


def _found(folder: Path, pattern: str) -> str:
    """The file of that pattern, whatever version its name tells."""
    for file in sorted(folder.glob(pattern)):
        return file.name
    raise MissingShippedFile("The icons are missing; please install Coup Explorer again.")
