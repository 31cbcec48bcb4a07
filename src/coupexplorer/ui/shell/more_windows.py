"""Further windows on the same bench: opened, closed, and found again at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.shell.window import MainWindow

FIRST = "comparison"
"""The pane that a new window shows when none is worked in."""


class MoreWindows(QObject):
    """Every window but the first. One that is closed is kept, hidden, and opened again as it was.

    ``make`` makes a window of a number; ``put`` puts a pane into it, once it is to be seen.
    """

    def __init__(
        self,
        settings: Settings,
        make: Callable[[int], MainWindow],
        put: Callable[[MainWindow, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._make = make
        self._put = put
        self._windows: list[MainWindow] = []

    def __iter__(self) -> Iterator[MainWindow]:
        return iter(self._windows)

    @guarded(None)
    def open(self, asked_in: MainWindow) -> None:
        """Open another window, as it was when it was open last; a new one shows the pane that is
        worked in."""
        hidden = (window for window in self._windows if not window.isVisible())
        window = next(hidden, None) or self._made(asked_in)
        window.show()
        window.activateWindow()
        seen = [dock for dock in window.docks.values() if dock.isVisible()]
        if seen:
            seen[0].setFocus()

    def reopen(self, first: MainWindow) -> None:
        """Open the windows that were open when the program was left."""
        for _ in range(self._settings.more_windows):
            self.open(first)

    def leave(self) -> None:
        """Close them all before the program ends, and keep how many were open."""
        seen = [window for window in self._windows if window.isVisible()]
        self._settings.more_windows = len(seen)
        for window in seen:
            window.close()

    def _made(self, asked_in: MainWindow) -> MainWindow:
        number = len(self._windows) + 2
        window = self._make(number)
        self._windows.append(window)
        geometry, layout = self._settings.place_of(number)
        window.restore(geometry, layout)
        if layout is None:
            worked_in = asked_in.frame.worked_in
            window.frame.show_only(worked_in.spec.id if worked_in is not None else FIRST)
        for dock in window.docks.values():
            dock.visibilityChanged.connect(lambda on, d=dock: self._seen(window, d.spec.id, on))
        window.closing.connect(lambda: self._keep(window))
        return window

    @guarded(None)
    def _seen(self, window: MainWindow, pane: str, on: bool) -> None:
        if on and window.docks[pane].pane is None:
            self._put(window, pane)

    @guarded(None)
    def _keep(self, window: MainWindow) -> None:
        self._settings.remember_window(window.saveGeometry(), window.saveState(), window.number)
