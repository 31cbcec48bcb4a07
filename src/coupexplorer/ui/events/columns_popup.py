"""A small window to choose the columns of the table of events and put them in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.ui.events.table import Column, head
from coupexplorer.ui.guard import guarded

WIDTH = 240


class ColumnsPopup(QFrame):
    """Ticked columns are shown, in this order; ``chosen(columns)`` follows each change.

    A row is moved with the mouse, or with Alt and Up or Down.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setAccessibleName(self.tr("Columns of the table"))
        self.hint = QLabel(self.tr("Space shows or hides a column; Alt with Up or Down moves it."))
        self.hint.setWordWrap(True)
        self._is_filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addWidget(self.hint)
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        self.list.installEventFilter(self)

    def open_at(self, anchor: QWidget, shown: Sequence[Column]) -> None:
        """Open below a widget; the columns shown first, then the others."""
        self._is_filling = True
        self.list.clear()
        for column in (*shown, *(c for c in Column if c not in shown)):
            item = QListWidgetItem(head(column), self.list)
            item.setData(Qt.ItemDataRole.UserRole, column.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = column in shown
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._is_filling = False
        self.list.setCurrentRow(0)
        high = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth()
        self.list.setFixedHeight(high)
        self.setFixedWidth(WIDTH)
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(anchor.width() - WIDTH if mirrored else 0, anchor.height() + 2)
        self.move(anchor.mapToGlobal(corner))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def columns(self) -> tuple[Column, ...]:
        """The ticked columns in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            Column(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    @guarded(None)
    def _tell(self, *_: object) -> None:
        if not self._is_filling and self.columns():
            self.chosen.emit(self.columns())

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with Up or Down moves the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}.get(Qt.Key(event.key()), 0)
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(by)
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + by < self.list.count():
            return
        self._is_filling = True
        item = self.list.takeItem(row)
        self.list.insertItem(row + by, item)
        self.list.setCurrentRow(row + by)
        self._is_filling = False
        self._tell()
