"""The docks of one window: where they stand, first and later, and which one the reader works in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.catalogue import PANES, Spot
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.shell.dock import PaneDock
from coupexplorer.ui.shell.dock_tabs import DockTabs

COLUMNS = (
    (Spot.LEFT,),
    (Spot.MIDDLE_TOP, Spot.MIDDLE_BOTTOM),
    (Spot.RIGHT_TOP, Spot.RIGHT_BOTTOM),
)
WIDTHS = (0.21, 0.55, 0.24)
HEIGHTS = (
    ((Spot.MIDDLE_TOP, Spot.MIDDLE_BOTTOM), (0.6, 0.4)),
    ((Spot.RIGHT_TOP, Spot.RIGHT_BOTTOM), (0.55, 0.45)),
)


class WindowFrame(QObject):
    """Every dock of a window by the id of its pane.

    ``worked_in`` is the dock that had the keyboard last; ``worked_in_changed`` tells of another
    one, and of its pin.
    """

    worked_in_changed = Signal()

    def __init__(self, window: QMainWindow, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self.docks = {spec.id: PaneDock(spec, appearance, window) for spec in PANES}
        self.tabs = DockTabs(self.docks.values(), self)
        self.worked_in: PaneDock | None = None
        for dock in self.docks.values():
            dock.pinned_changed.connect(self._pin_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_moved)

    def lay_out(self) -> None:
        """Put the docks where the first layout has them, mirrored where one reads right to left."""
        window = self._window
        size = window.size()
        at = {d.spec.spot: d for d in self.docks.values() if d.spec.spot.front is None}
        columns = [[at[spot] for spot in column] for column in COLUMNS]
        widths = list(WIDTHS)
        if window.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            columns.reverse()
            widths.reverse()
        for dock in self.docks.values():
            dock.setFloating(False)
            dock.show()
        heads = [column[0] for column in columns]
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, heads[0])
        for before, after in pairwise(heads):
            window.splitDockWidget(before, after, Qt.Orientation.Horizontal)
        for column in columns:
            for before, after in pairwise(column):
                window.splitDockWidget(before, after, Qt.Orientation.Vertical)
        for dock in self.docks.values():
            front = dock.spec.spot.front
            if front is not None:
                window.tabifyDockWidget(at[front], dock)
        for dock in at.values():
            dock.raise_()
        across = [int(window.width() * share) for share in widths]
        window.resizeDocks(heads, across, Qt.Orientation.Horizontal)
        for spots, shares in HEIGHTS:
            down = [int(self._room() * share) for share in shares]
            window.resizeDocks([at[spot] for spot in spots], down, Qt.Orientation.Vertical)
        window.resize(size)

    def _room(self) -> int:
        """How high the docks may be together: asked for more, Qt makes the window higher."""
        window = self._window
        bars = (window.menuBar(), window.statusBar(), *window.findChildren(QToolBar))
        taken = sum(bar.sizeHint().height() for bar in bars)
        tabs = 2 * window.fontMetrics().height() * len(HEIGHTS)
        return max(window.height() - taken - tabs, 0)

    def show_only(self, identifier: str) -> None:
        """Close every dock but one."""
        for name, dock in self.docks.items():
            dock.setVisible(name == identifier)

    def take_up(self, layout: QByteArray) -> bool:
        """Take up a stored layout; False when it is none, or is older than one of the panes."""
        # Qt squeezes a pane that a layout does not know of yet in under another one.
        knows_all = all(_names(layout, dock.objectName()) for dock in self.docks.values())
        return knows_all and self._window.restoreState(layout)

    def dress(self, icon: Callable[[str], QIcon]) -> None:
        """Put the icons in, once the icon font is loaded."""
        for dock in self.docks.values():
            dock.dress(icon)

    @guarded(None)
    def pin(self, on: bool) -> None:
        """Let the pane worked in stay where it is, or follow again."""
        if self.worked_in is not None:
            self.worked_in.pin(on)
        self.worked_in_changed.emit()

    @guarded(None)
    def _keyboard_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        here = self._around(now)
        if here is not None and here is not self.worked_in:
            self.worked_in = here
            self.worked_in_changed.emit()

    @guarded(None)
    def _pin_changed(self) -> None:
        self.worked_in_changed.emit()

    def has_keyboard(self, dock: PaneDock) -> bool:
        """Whether the keyboard is in a dock."""
        return self._around(QApplication.focusWidget()) is dock

    def _around(self, widget: QWidget | None) -> PaneDock | None:
        """The dock of this window that a widget stands in."""
        while widget is not None and not isinstance(widget, PaneDock):
            widget = widget.parentWidget()
        return widget if widget in self.docks.values() else None


def _names(layout: QByteArray, name: str) -> bool:
    """Whether a stored layout names a dock; Qt stores names in two bytes a letter."""
    return name.encode("utf-16-be") in layout.data()
