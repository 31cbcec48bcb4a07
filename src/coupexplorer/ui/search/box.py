"""The search box: results as one types, in any spelling, Enter goes there; and commands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.search.painter import ResultPainter
from coupexplorer.ui.search.palette import ONLY_COMMANDS, Command, commands_of, matching
from coupexplorer.ui.search.results import REF_ROLE, ResultsModel
from coupexplorer.ui.workbench import Workbench

ROWS_SHOWN = 9
LEAST_WIDTH = 560
EDGE = 8
"""How far results stay away from the edges of the window."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - ROWS_SHOWN,
}


class SearchBox(QLineEdit):
    """One line over everything; ``chosen(Ref)`` when a result is entered or clicked.

    ``open_commands`` shows the commands of the window before what is found; a text that begins
    with > looks for commands only.
    """

    chosen = Signal(object)

    def __init__(self, bench: Workbench, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._asking = False
        self._commands_first = False
        self._commands: tuple[Command, ...] = ()
        self._came_from: QWidget | None = None
        self.setAccessibleName(self.tr("Search the casebook"))
        self.setClearButtonEnabled(True)
        self.model = ResultsModel(bench, self)
        self.popup = QFrame(window)
        self.results = QListView(self.popup)
        self._build_results(ResultPainter(bench, appearance, self.results))
        self._say_what_to_type()
        bench.focus_changed.connect(self._focus_changed)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._emptied)
        self.results.clicked.connect(self._enter)

    def _build_results(self, painter: ResultPainter) -> None:
        self.popup.setFrameShape(QFrame.Shape.StyledPanel)
        self.popup.setAutoFillBackground(True)
        self.results.setModel(self.model)
        self.results.setItemDelegate(painter)
        self.results.setResizeMode(QListView.ResizeMode.Adjust)
        self.results.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName(self.tr("Search results"))
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.results)
        self.popup.hide()

    def open_search(self) -> None:
        """Take the keyboard, ready to search."""
        self._commands_first = False
        self._say_what_to_type()
        self._take_keyboard()
        if self.popup.isVisible():
            self._typed(self.text())

    def open_commands(self) -> None:
        """Take the keyboard, empty, with every command of the window listed."""
        self._take_keyboard()
        self.clear()
        self._commands_first = True
        self._say_what_to_type()
        self._typed("")

    def _take_keyboard(self) -> None:
        if not self.hasFocus():
            self._came_from = QApplication.focusWidget()
        # The keyboard may be in a pane that floats in a window of its own.
        self.activateWindow()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._commands = ()

    def _say_what_to_type(self) -> None:
        if self._commands_first:
            self.setPlaceholderText(self.tr("Type a command, or what to search for (Ctrl+K)"))
        else:
            self.setPlaceholderText(
                self.tr("Search events, actors, claims, sources — any spelling (Ctrl+F)")
            )

    @guarded(None)
    def _typed(self, text: str) -> None:
        self._asking = True
        self._show_results(text, None)

    @guarded(None)
    def _focus_changed(self, _focus: object) -> None:
        """Search again when a layer is hidden or shown over open results, or when commands are
        listed: some of them are made anew."""
        if self._asking and (self._commands or not self.model.is_current):
            self._commands = ()
            chosen = self.results.currentIndex().data(REF_ROLE)
            self._show_results(self.text(), chosen)

    def _show_results(self, text: str, chosen: Ref | None) -> None:
        """Search, and open the results at one that was chosen before or else at the first."""
        only_commands = text.lstrip().startswith(ONLY_COMMANDS)
        commands: tuple[Command, ...] = ()
        if only_commands or self._commands_first:
            self._commands = self._commands or commands_of(self._window)
            commands = matching(self._commands, text.lstrip().removeprefix(ONLY_COMMANDS))
        self.model.search("" if only_commands else text, commands)
        found = self.model.rowCount()
        if found:
            self._place_popup(found)
            self.results.scrollToTop()
            row = self.model.row_of(chosen)
            self.results.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self.popup.setVisible(bool(found))

    def _close_results(self) -> None:
        self._asking = False
        self._commands = ()
        self.popup.hide()

    @guarded(None)
    def _emptied(self, text: str) -> None:
        if not text and not self._commands_first:
            self._close_results()

    def _place_popup(self, found: int) -> None:
        """Below the box, as wide as it or wider, and no larger than the window."""
        corner = self.mapTo(self._window, QPoint(0, self.height() + 2))
        width = min(max(self.width(), LEAST_WIDTH), self._window.width() - 2 * EDGE)
        left = corner.x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left += self.width() - width
        left = max(EDGE, min(left, self._window.width() - EDGE - width))
        self.popup.setGeometry(QRect(left, corner.y(), width, self.popup.height()))
        rows = range(min(found, ROWS_SHOWN))
        height = sum(self.results.sizeHintForIndex(self.model.index(row)).height() for row in rows)
        room = self._window.height() - corner.y() - EDGE
        self.popup.resize(width, min(height + 4, max(room, 0)))
        self.popup.raise_()

    @guarded(None)
    def _enter(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None:
            return
        if row.ref is not None:
            self._leave_commands()
            self._close_results()
            self.chosen.emit(row.ref)
        elif row.action is not None and row.is_open:
            self._run(row.action)

    def _run(self, action: QAction) -> None:
        """Run a command where the reader was before; some act on what has the keyboard."""
        self._leave_commands()
        self.clear()
        self._close_results()
        self._go_back()
        action.trigger()

    def _go_back(self) -> None:
        """Give the keyboard back to where it was taken from."""
        before = self._came_from
        if before is not None and isValid(before) and before.isVisible():
            before.activateWindow()
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_commands(self) -> None:
        self._commands_first = False
        self._say_what_to_type()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the results, Enter goes there. Escape closes them, then empties the box, then
        leads back to where the reader was."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            if self.popup.isVisible():
                row = self.model.next_choice(self.results.currentIndex().row(), _STEPS[key])
                self.results.setCurrentIndex(self.model.index(row))
            elif self.text() or self._commands_first:
                self._typed(self.text())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.popup.isVisible():
                self._typed(self.text())
            self._enter(self.results.currentIndex())
        elif key == Qt.Key.Key_Escape:
            if self.popup.isVisible():
                self._close_results()
            else:
                self._leave_commands()
                if not self.text():
                    self._go_back()
                self.clear()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QEvent) -> None:
        """Results close when the reader goes elsewhere."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if not self.popup.underMouse():
            self._leave_commands()
            self._close_results()
