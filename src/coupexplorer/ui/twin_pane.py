"""What panes with a picture have in common: the picture or its table twin, over a bar."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.widgets.pane_bar import PaneBar
from coupexplorer.ui.widgets.twin_table import TwinTable
from coupexplorer.ui.workbench import Workbench


class Dressed(Protocol):
    """A part that takes its colours from the theme."""

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""


class TwinPane(Pane):
    """A pane whose picture has a table twin. A subclass calls ``put_together`` once."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.pages = QStackedWidget()

    def put_together(self, picture: QWidget, keys: QWidget, table: TwinTable, bar: PaneBar) -> None:
        """Stack the picture over its table, with the bar below; while the picture is shown, keys
        go to ``keys``, which is the picture or in it."""
        self._picture, self._keys, self._table, self._bar = picture, keys, table, bar
        for page in (picture, table):
            self.pages.addWidget(page)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(bar)
        self.setFocusProxy(keys)

    def dress(self, *parts: Dressed) -> None:
        """Dress some parts, the table, the bar and the ground in the theme."""
        theme = self.appearance.theme
        for part in (*parts, self._bar):
            part.dress(theme)
        self._table.dress()
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.surface)
        self.setPalette(palette)

    @property
    def is_mirrored(self) -> bool:
        """Whether reading goes from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def turn_to(self, page: QWidget) -> None:
        """Show a page and let keys go to it; the keyboard moves along when it was on another."""
        focused: QWidget | None = self.focusWidget()
        was_here = focused is not None and focused.hasFocus() and self.pages.isAncestorOf(focused)
        self.pages.setCurrentWidget(page)
        keys = self._keys if page is self._picture else page
        self.setFocusProxy(keys)
        # A widget that is not to be seen must never get the keyboard: Qt was seen to end on it.
        if was_here and keys.isVisible():
            keys.setFocus()
