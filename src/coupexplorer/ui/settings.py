"""What the program remembers between starts: window, layout, colours, last focus, recent files."""

from __future__ import annotations

import math
import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QByteArray, QSettings

from coupexplorer.ui.theme import Scheme

LAYOUT_VERSION = 1
MOST_RECENT = 8


class Settings:
    """Typed reading and writing of one settings file; bad values fall back silently."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """The reader's choice of colours."""
        try:
            return Scheme(self._text("appearance/scheme"))
        except ValueError:
            return Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._store.setValue("appearance/scheme", scheme.value)

    @property
    def text_size(self) -> float | None:
        """The reader's text size in points, None for the natural one."""
        try:
            size = float(self._text("appearance/text-size"))
        except ValueError:
            return None
        return size if math.isfinite(size) else None

    @text_size.setter
    def text_size(self, points: float | None) -> None:
        self._store.setValue("appearance/text-size", "" if points is None else str(points))

    @property
    def geometry(self) -> QByteArray | None:
        """The window's place and size."""
        return self._bytes("window/geometry")

    @property
    def layout(self) -> QByteArray | None:
        """Where the docks stand."""
        return self._bytes(f"window/layout-{LAYOUT_VERSION}")

    def remember_window(self, geometry: QByteArray, layout: QByteArray) -> None:
        """Keep the window's place and the docks' layout."""
        self._store.setValue("window/geometry", geometry)
        self._store.setValue(f"window/layout-{LAYOUT_VERSION}", layout)

    def focus_of(self, casebook: str) -> str:
        """What was looked at last in a casebook, by its id, as ``ui.focus_json`` writes it."""
        return self._text(f"focus/{casebook}")

    def remember_focus(self, casebook: str, focus: str) -> None:
        """Keep what is looked at in a casebook."""
        self._store.setValue(f"focus/{casebook}", focus)

    @property
    def recent(self) -> list[Path]:
        """Casebook files opened lately, the last one first."""
        lines = self._text("files/recent").split("\n")
        return [Path(os.fsdecode(unquote_to_bytes(line))) for line in lines if line]

    def remember_file(self, file: Path) -> None:
        """Put a file at the head of the recent ones."""
        files = [file, *(known for known in self.recent if known != file)]
        lines = [quote_from_bytes(os.fsencode(file)) for file in files[:MOST_RECENT]]
        self._store.setValue("files/recent", "\n".join(lines))

    @property
    def paper(self) -> str:
        """The paper last printed on."""
        return self._text("print/paper") or "a4"

    @paper.setter
    def paper(self, paper: str) -> None:
        self._store.setValue("print/paper", paper)

    def save(self) -> None:
        """Write everything out now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None
