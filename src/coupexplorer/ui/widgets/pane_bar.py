"""The bar under a picture: what cannot be drawn, where to look, and the table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.style_sheet import quiet_buttons
from coupexplorer.ui.theme import Theme

MARGIN, FOOT, GAP = 4, 3, 2


class PaneBar(QWidget):
    """Buttons in a row, or in two where the pane is narrow. ``tray`` and ``table`` are those that
    every such bar has: a menu of what has no place in the picture, hidden until there is some, and
    a switch to the table of the same things."""

    def __init__(self, name: str, *, tray: str, table: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tray = self.button("", tray, opens=True)
        self.table = self.button(self.tr("Table"), table)
        self.table.setCheckable(True)
        self.tray.hide()
        self._start, self._end = QWidget(), QWidget()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, 0, MARGIN, FOOT)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._two_rows: bool | None = None
        for part in (self._start, self._end):
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GAP)

    def lay_out(self, start: Iterable[QWidget], end: Iterable[QWidget]) -> None:
        """Put in what stands at the reading start and at the end, in the order of Tab."""
        for part, widgets in ((self._start, start), (self._end, end)):
            row = part.layout()
            assert isinstance(row, QHBoxLayout)
            for widget in widgets:
                row.addWidget(widget)
        self._arrange()

    def button(self, text: str, tip: str, *, name: str = "", opens: bool = False) -> QToolButton:
        """A button that Tab reaches. A screen reader hears ``name``, else the text, or the tip
        where there is none; ``opens`` for one that opens a menu."""
        made = QToolButton(self)
        made.setText(text)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name or not text:
            made.setAccessibleName(name or tip)
        made.setAccessibleDescription(tip)
        if opens:
            made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def say(self, button: QToolButton, text: str) -> None:
        """Put another text on a button; a screen reader hears it without its sign at the end."""
        button.setText(text)
        button.setAccessibleName(text.rstrip(" ▾×"))

    def put_menu(self, button: QToolButton, menu: QMenu) -> None:
        """Give a button another menu in place of the one before."""
        before = button.menu()
        button.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self.setStyleSheet(quiet_buttons(theme))

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        """A pane may be as narrow as the wider half of its bar."""
        hint = self._grid.minimumSize()
        wider = max(self._start.sizeHint().width(), self._end.sizeHint().width())
        return QSize(wider + 2 * MARGIN, hint.height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one row or two."""
        super().resizeEvent(event)
        self._arrange()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """A button that came, went or has another text may need another row."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        needed = self._start.sizeHint().width() + self._end.sizeHint().width() + GAP + 2 * MARGIN
        two = needed > self.width() and self._start.sizeHint().width() > 0
        if two is self._two_rows:
            return
        self._two_rows = two
        leading, trailing = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
        self._grid.addWidget(self._start, 0, 0, leading)
        self._grid.addWidget(self._end, 1 if two else 0, 0 if two else 1, trailing)
        self.updateGeometry()
