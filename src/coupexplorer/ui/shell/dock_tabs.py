"""Docks that share a place as tabs: the key of one that stands behind brings it to the front."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget

from coupexplorer.ui.guard import guarded


class DockTabs(QObject):
    """Knows which docks stand behind another one. Left to itself, a dock's own action would close
    it there, unseen."""

    def __init__(self, docks: Iterable[QDockWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._behind: set[QDockWidget] = set()
        for dock in docks:
            dock.visibilityChanged.connect(lambda seen, d=dock: self._seen(d, seen))
            dock.toggleViewAction().triggered.connect(lambda on, d=dock: self._toggled(d, on))

    @guarded(None)
    def _seen(self, dock: QDockWidget, seen: bool) -> None:
        if seen:
            self._behind.discard(dock)
        elif not dock.isHidden():
            self._behind.add(dock)

    @guarded(None)
    def _toggled(self, dock: QDockWidget, on: bool) -> None:
        if on:
            dock.raise_()
        elif dock in self._behind:
            dock.show()
            dock.raise_()
