"""The panes of a window by keys alone: gone to, walked round, floated, moved, sized and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabBar

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.shell.dock import PaneDock
from coupexplorer.ui.shell.window_frame import WindowFrame

LEAST = 120
STEP = 48
"""By how many pixels a pane grows or shrinks at a stroke."""

Area = Qt.DockWidgetArea


class PaneKeys(QObject):
    """What the menus and keys do with the pane worked in. Each pane can be reached, and put beside,
    below or behind any other one."""

    def __init__(self, window: QMainWindow, frame: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        for dock in frame.docks.values():
            dock.go.triggered.connect(lambda _=False, d=dock: self.go_to(d))
            dock.visibilityChanged.connect(lambda _on: self._name_tabs())
            dock.topLevelChanged.connect(lambda _on, d=dock: self._floated(d))

    @guarded(None)
    def go_to(self, dock: PaneDock) -> None:
        """Bring a pane into sight and give it the keyboard."""
        dock.show()
        dock.raise_()
        dock.activateWindow()
        dock.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @guarded(None)
    def step(self, by: int) -> None:
        """Go to the next pane in sight (+1) or the one before (−1), in reading order; the way goes
        round."""
        seen = self._in_order()
        if not seen:
            return
        here = self._frame.worked_in
        if here not in seen:
            self.go_to(seen[0 if by > 0 else -1])
        elif self._frame.has_keyboard(here):
            self.go_to(seen[(seen.index(here) + by) % len(seen)])
        else:
            self.go_to(here)

    @guarded(None)
    def float_or_dock(self) -> None:
        """Take the pane worked in out of the window, or put it back; it keeps the keyboard."""
        dock = self._frame.worked_in
        if dock is not None:
            dock.setFloating(not dock.isFloating())
            self.go_to(dock)

    @guarded(None)
    def close(self) -> None:
        """Close the pane worked in; the keyboard goes to the next one."""
        dock, seen = self._frame.worked_in, self._in_order()
        if dock is None or dock not in seen:
            return
        after = seen[(seen.index(dock) + 1) % len(seen)]
        dock.close()
        if after is not dock:
            self.go_to(after)

    @guarded(None)
    def grow(self, across: int, down: int) -> None:
        """Make the pane worked in wider or higher by so many steps, or the other way round."""
        dock = self._frame.worked_in
        if dock is None:
            return
        if dock.isFloating():
            wide, high = dock.width() + across * STEP, dock.height() + down * STEP
            dock.resize(max(wide, LEAST), max(high, LEAST))
            return
        way = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
        docked = [d for d in self._in_order() if not d.isFloating()]
        ahead = [d for d in docked if _start(d, way) > _end(dock, way)]
        behind = [d for d in docked if _end(d, way) < _start(dock, way)]
        sizes = {dock: max(_length(dock, way) + (across or down) * STEP, LEAST)}
        for each in _nearest(ahead, way, _start) or _nearest(behind, way, _end):
            sizes[each] = max(_length(each, way) - (across or down) * STEP, LEAST)
        self._window.resizeDocks(list(sizes), list(sizes.values()), way)

    @guarded(None)
    def lay_out(self) -> None:
        """Put the panes where the first layout has them; the keyboard stays in its pane, or goes to
        the first one."""
        self._frame.lay_out()
        here, seen = self._frame.worked_in, self._in_order()
        self.go_to(here if here in seen else seen[0])

    def fill_moves(self, menu: QMenu) -> None:
        """Offer where the pane worked in can be put: at the side of another, among its tabs, or at
        an edge of the window."""
        menu.clear()
        dock = self._frame.worked_in
        others = [other for other in self._in_order() if other is not dock and dock is not None]
        # Qt puts what is to stand beside one of several tabs among them.
        alone = [o for o in others if not o.isFloating() and not self._mates(o, dock)]
        for words, targets, move in (
            (self.tr("&Beside"), alone, self._beside),
            (self.tr("B&elow"), alone, self._below),
            (self.tr("As a &tab with"), others, self._behind),
        ):
            into = menu.addMenu(words)
            into.setEnabled(bool(targets))
            for other in targets:
                name = other.head.title.text().replace("&", "&&")
                self._offer(into, name, partial(move, other))
        for words, area in (
            (self.tr("To the t&op of the window"), Area.TopDockWidgetArea),
            (self.tr("To the botto&m of the window"), Area.BottomDockWidgetArea),
            (self.tr("To the &right of the window"), Area.RightDockWidgetArea),
        ):
            self._offer(menu, words, partial(self._window.addDockWidget, area))
        menu.setEnabled(dock is not None)

    def _mates(self, dock: PaneDock, without: PaneDock | None) -> list[QDockWidget]:
        """What shares a place with a dock."""
        return [d for d in self._window.tabifiedDockWidgets(dock) if d is not without]

    def _offer(self, menu: QMenu, words: str, put: Callable[[PaneDock], object]) -> None:
        def act() -> None:
            dock = self._frame.worked_in
            if dock is not None:
                dock.setFloating(False)
                self._window.removeDockWidget(dock)
                put(dock)
                self.go_to(dock)

        menu.addAction(words).triggered.connect(guarded(None)(lambda _=False: act()))

    def _beside(self, other: PaneDock, dock: PaneDock) -> None:
        self._window.splitDockWidget(other, dock, Qt.Orientation.Horizontal)

    def _below(self, other: PaneDock, dock: PaneDock) -> None:
        self._window.splitDockWidget(other, dock, Qt.Orientation.Vertical)

    def _behind(self, other: PaneDock, dock: PaneDock) -> None:
        other.setFloating(False)
        self._window.tabifyDockWidget(other, dock)

    def _in_order(self) -> list[PaneDock]:
        """The panes in sight: those in the window as one reads it, then the floating ones."""
        mirrored = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def place(dock: PaneDock) -> tuple[bool, int, int]:
            across = -(dock.x() + dock.width()) if mirrored else dock.x()
            return dock.isFloating(), across, dock.y()

        return sorted((d for d in self._docks() if d.is_seen), key=place)

    def _docks(self) -> Iterable[PaneDock]:
        return self._frame.docks.values()

    @guarded(None)
    def _floated(self, dock: PaneDock) -> None:
        """Say by its name what a window of its own holds."""
        dock.setAccessibleName(dock.head.title.text())

    @guarded(None)
    def _name_tabs(self) -> None:
        """Qt makes the tabs of docks by itself, without a name."""
        for tabs in self._window.findChildren(
            QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            tabs.setAccessibleName(self.tr("Panes in this place"))


def _start(dock: PaneDock, way: Qt.Orientation) -> int:
    return dock.x() if way == Qt.Orientation.Horizontal else dock.y()


def _length(dock: PaneDock, way: Qt.Orientation) -> int:
    return dock.width() if way == Qt.Orientation.Horizontal else dock.height()


def _end(dock: PaneDock, way: Qt.Orientation) -> int:
    return _start(dock, way) + _length(dock, way) - 1


def _nearest(
    docks: Sequence[PaneDock],
    way: Qt.Orientation,
    side: Callable[[PaneDock, Qt.Orientation], int],
) -> list[PaneDock]:
    """Those of some docks on one side that stand at the near edge."""
    edges = [side(dock, way) for dock in docks]
    near = (min if side is _start else max)(edges, default=0)
    return [dock for dock, edge in zip(docks, edges, strict=True) if edge == near]
