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
MOST_WINDOWS = 4
"""Windows opened again at a start, besides the first."""


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
        """The first window's place and size."""
        return self.place_of(1)[0]

    @property
    def layout(self) -> QByteArray | None:
        """Where the docks of the first window stand."""
        return self.place_of(1)[1]

    def place_of(self, window: int) -> tuple[QByteArray | None, QByteArray | None]:
        """The place and size of a window, and where its docks stand; windows count from 1."""
        room = _room_of(window)
        return self._bytes(f"{room}/geometry"), self._bytes(f"{room}/layout-{LAYOUT_VERSION}")

    def remember_window(self, geometry: QByteArray, layout: QByteArray, window: int = 1) -> None:
        """Keep a window's place and its docks' layout."""
        self._store.setValue(f"{_room_of(window)}/geometry", geometry)
        self._store.setValue(f"{_room_of(window)}/layout-{LAYOUT_VERSION}", layout)

    @property
    def more_windows(self) -> int:
        """How many windows besides the first were open when the program was left."""
        kept = self._text("window/more")
        return min(int(kept), MOST_WINDOWS) if kept.isascii() and kept.isdigit() else 0

    @more_windows.setter
    def more_windows(self, count: int) -> None:
        self._store.setValue("window/more", str(count))

    def arrangement_of(self, pane: str, window: int = 1) -> str:
        """How a pane was arranged the last time, in its own words; empty when it never was."""
        return self._text(_arrangement_key(pane, window))

    def remember_arrangement(self, pane: str, arrangement: str, window: int = 1) -> None:
        """Keep how a pane is arranged in a window."""
        self._store.setValue(_arrangement_key(pane, window), arrangement)

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

    def print_choices_of(self, casebook: str, kind: str = "") -> str:
        """What was chosen last for a kind of document of a casebook, or without a kind for any, as
        ``sheets.choices_json`` writes it; empty when nothing was."""
        return self._text(_print_key(casebook, kind))

    def remember_print_choices(self, casebook: str, choices: str, kind: str = "") -> None:
        """Keep what is chosen for a document of a casebook."""
        self._store.setValue(_print_key(casebook, kind), choices)

    @property
    def print_presets(self) -> str:
        """The presets of the print window, in its own words; empty when there are none."""
        return self._text("print/presets")

    @print_presets.setter
    def print_presets(self, presets: str) -> None:
        self._store.setValue("print/presets", presets)

    def save(self) -> None:
        """Write everything out now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None


def _room_of(window: int) -> str:
    return "window" if window == 1 else f"window-{window}"


def _arrangement_key(pane: str, window: int) -> str:
    return f"panes/{pane}" if window == 1 else f"panes-{window}/{pane}"


def _print_key(casebook: str, kind: str) -> str:
    return f"print-{kind or 'last'}/{casebook}"
