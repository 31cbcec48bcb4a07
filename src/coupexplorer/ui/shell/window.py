"""The window: menus, tool bar, docks and status bar around one workbench."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.shell.actions import Actions, build_menus
from coupexplorer.ui.shell.pane_keys import PaneKeys
from coupexplorer.ui.shell.status import StatusWords
from coupexplorer.ui.shell.tool_bar import ToolBar
from coupexplorer.ui.shell.window_frame import WindowFrame
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

FIRST_SIZE = QSize(1440, 900)
FRAME_ROOM = QSize(16, 56)
"""Left free on a small screen for the frame and title that the desktop draws around a window."""


class MainWindow(QMainWindow):
    """The shell that is painted first; panes, icons and the casebook arrive afterwards.

    ``painted`` is emitted once, after the first paint. ``closing`` before the window goes.
    ``number`` is 1 for the first window; others show the same bench in a layout of their own.
    """

    painted = Signal()
    closing = Signal()

    def __init__(
        self,
        bench: Workbench,
        appearance: Appearance,
        slots: Callable[[MainWindow], dict[str, Callable[..., None]]],
        number: int = 1,
    ) -> None:
        super().__init__()
        self.number = number
        self.bench = bench
        self.appearance = appearance
        self.setObjectName("main-window")
        self.setWindowTitle("Coup Explorer")
        self.setDockNestingEnabled(True)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks
        )
        self.resize(first_size(self.screen().availableSize()))
        self._painted = False
        self.frame = WindowFrame(self, appearance)
        self.frame.worked_in_changed.connect(self._worked_in_changed)
        self.pane_keys = PaneKeys(self, self.frame)
        self.actions_by_id: Actions = build_menus(
            self.menuBar(), self, {**self._own_slots(), **slots(self)}
        )
        self.docks = self.frame.docks
        self.tool_bar = ToolBar(bench, appearance, self.actions_by_id, self)
        self.search, self.chips = self.tool_bar.search, self.tool_bar.chips
        self.align_button = self.tool_bar.align_button
        self.addToolBar(self.tool_bar)
        self.status = StatusWords(bench, self.statusBar())
        self._build_menus()
        self.lay_out()
        self._worked_in_changed()
        bench.focus_changed.connect(self._focus_changed)
        bench.casebook_changed.connect(self._casebook_changed)
        self._focus_changed(bench.focus)
        if bench.has_casebook:
            self._casebook_changed()

    def lay_out(self) -> None:
        """Put the docks where the first layout has them."""
        self.frame.lay_out()

    def restore(self, geometry: QByteArray | None, layout: QByteArray | None) -> None:
        """Take up the window and layout of the last time."""
        if geometry is not None:
            self.restoreGeometry(geometry)
        if layout is not None and not self.frame.take_up(layout):
            self.lay_out()

    def dress(self, icon: Callable[[str], QIcon]) -> None:
        """Put the icons in, once the icon font is loaded."""
        self.actions_by_id.dress(icon)
        self.tool_bar.dress()
        self.frame.dress(icon)

    def say_saved(self, text: str) -> None:
        """Put a lasting text at the right of the status bar."""
        self.status.saved.setText(text)

    def _own_slots(self) -> dict[str, Callable[..., None]]:
        bench = self.bench
        return {
            "back": lambda: bench.back(),
            "forward": lambda: bench.forward(),
            "find": self._find,
            "commands": lambda: self.search.open_commands(),
            "copy": self._copy,
            "check": self._check,
            "copy_link": self._copy_reference,
            "pin": lambda on: self.frame.pin(on),
            "float_pane": lambda: self.pane_keys.float_or_dock(),
            "close_pane": lambda: self.pane_keys.close(),
            "wider": lambda: self.pane_keys.grow(+1, 0),
            "narrower": lambda: self.pane_keys.grow(-1, 0),
            "higher": lambda: self.pane_keys.grow(0, +1),
            "lower": lambda: self.pane_keys.grow(0, -1),
            "next_pane": lambda: self.pane_keys.step(+1),
            "previous_pane": lambda: self.pane_keys.step(-1),
            "reset_layout": lambda: self.pane_keys.lay_out(),
            "context": lambda on: bench.look_at(replace(bench.focus, context=on)),
            "larger": lambda: self.appearance.enlarge(+1),
            "smaller": lambda: self.appearance.enlarge(-1),
            "natural": lambda: self.appearance.enlarge(0),
            "full_screen": lambda on: self._full_screen(on),
            "next_event": lambda: self._step_event(+1),
            "previous_event": lambda: self._step_event(-1),
            "align_day_zero": lambda: self._align(Alignment.DAY_ZERO),
            "align_calendar": lambda: self._align(Alignment.CALENDAR),
            "differences": lambda on: bench.look_at(replace(bench.focus, differences_only=on)),
            "clear_window": lambda: bench.look_at(replace(bench.focus, window=None)),
        }

    def _build_menus(self) -> None:
        menus = self.actions_by_id.submenus
        for dock in self.docks.values():
            menus["panes"].addAction(dock.toggleViewAction())
            menus["go_pane"].addAction(dock.go)
        moves, schemes = menus["move_pane"], menus["scheme"]
        moves.aboutToShow.connect(lambda: self.pane_keys.fill_moves(moves))
        group = QActionGroup(self)
        names = {
            Scheme.SYSTEM: self.tr("As the &system"),
            Scheme.LIGHT: self.tr("&Light"),
            Scheme.DARK: self.tr("&Dark"),
            Scheme.CONTRAST_LIGHT: self.tr("&High contrast light"),
            Scheme.CONTRAST_DARK: self.tr("H&igh contrast dark"),
        }
        chosen: dict[Scheme, QAction] = {}
        for scheme, name in names.items():
            action = chosen[scheme] = schemes.addAction(name)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, s=scheme: self.appearance.choose(s))
        # Another window may have chosen since.
        schemes.aboutToShow.connect(lambda: chosen[self.appearance.scheme].setChecked(True))

    @guarded(None)
    def _focus_changed(self, focus: Focus) -> None:
        actions = self.actions_by_id
        actions["back"].setEnabled(self.bench.can_go_back)
        actions["forward"].setEnabled(self.bench.can_go_forward)
        actions["context"].setChecked(focus.context)
        actions["differences"].setChecked(focus.differences_only)
        actions["clear_window"].setEnabled(focus.window is not None)
        aligned = focus.alignment is Alignment.DAY_ZERO
        actions["align_day_zero"].setChecked(aligned)
        actions["align_calendar"].setChecked(not aligned)
        self.tool_bar.show_focus(focus)
        self._offer_cases(focus)

    @guarded(None)
    def _worked_in_changed(self) -> None:
        dock, action = self.frame.worked_in, self.actions_by_id["pin"]
        pane = dock.pane if dock is not None else None
        action.setEnabled(pane is not None)
        action.setChecked(pane is not None and pane.is_pinned)
        for name in ("float_pane", "close_pane", "wider", "narrower", "higher", "lower"):
            self.actions_by_id[name].setEnabled(dock is not None)

    @guarded(None)
    def _casebook_changed(self) -> None:
        book = self.bench.casebook
        title = f"{book.info().title} — Coup Explorer"
        if self.number > 1:
            words = self.tr("{title} — window {number}")
            title = words.format(title=title, number=self.number)
        self.setWindowTitle(title)

    def _offer_cases(self, focus: Focus) -> None:
        menu = self.actions_by_id.submenus["cases"]
        menu.clear()
        for case in self.bench.cases.values():
            action = menu.addAction(case.short_title)
            action.setCheckable(True)
            action.setChecked(case.id in focus.cases)
            action.triggered.connect(lambda _=False, c=case.id: self.chips.toggle(c))

    @guarded(None)
    def _check(self, _checked: bool = False) -> None:
        dock = self.docks["audit"]
        dock.show()
        dock.raise_()
        dock.setFocus()
        check = getattr(dock.pane, "check", None)
        if callable(check):
            check()

    @guarded(None)
    def _find(self, _checked: bool = False) -> None:
        self.search.open_search()

    @guarded(None)
    def _copy(self, _checked: bool = False) -> None:
        widget = QApplication.focusWidget()
        copy = getattr(widget, "copy", None)
        if callable(copy):
            copy()

    @guarded(None)
    def _copy_reference(self, _checked: bool = False) -> None:
        subject = self.bench.focus.subject
        if subject is not None:
            title = self.bench.casebook.titles((subject,)).get(subject, "")
            QApplication.clipboard().setText(f"{title} [{subject}]")

    @guarded(None)
    def _full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    @guarded(None)
    def _align(self, alignment: Alignment) -> None:
        self.bench.look_at(replace(self.bench.focus, alignment=alignment))

    @guarded(None)
    def _step_event(self, by: int) -> None:
        ref = self.bench.neighbour_event(by)
        if ref is not None:
            self.bench.look_at_subject(ref)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Every action with a key: its words and the key, in menu order."""
        found = []
        docks = [dock.go for dock in self.docks.values()]
        for action in [*self.actions_by_id.actions.values(), *docks]:
            key = action.shortcut().toString()
            if key:
                found.append((_plain(action), key))
        return found

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Search results would hang in the air."""
        super().resizeEvent(event)
        self.search.popup.hide()

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the session keep what it keeps, then go."""
        self.closing.emit()
        super().closeEvent(event)


def first_size(available: QSize) -> QSize:
    """The size of a window that was never sized, on a screen with that much room."""
    return FIRST_SIZE.boundedTo(available - FRAME_ROOM)


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").replace("…", "")
