"""Dragging a question of the comparison to another place among the questions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.case_table import CaseTable

NEAR_EDGE = 24


class RowDrag:
    """From the press on a row's head to its drop; ``target`` is the row it would stand before.

    ``dropped`` is called with the row and the one before which it was let go.
    """

    def __init__(
        self, table: CaseTable, appearance: Appearance, dropped: Callable[[int, int], None]
    ) -> None:
        self._table = table
        self._appearance = appearance
        self._dropped = dropped
        self._row = -1
        self._from = QPoint()
        self.target: int | None = None

    def handle(self, event: QMouseEvent, point: QPoint, *, on_link: bool) -> bool:
        """Take part in a mouse event, at a point of the viewport; True when it is spent on a drag.

        A press on a row's head may begin one; the table's own column or the frozen one gives it.
        """
        if event.type() == QEvent.Type.MouseButtonPress:
            row = self._table.rowAt(point.y())
            left = event.button() == Qt.MouseButton.LeftButton
            movable = row >= 0 and self._table.content.can_move(row)
            self._row = row if left and movable and not on_link else -1
            self._from, self.target = point, None
            return False
        if event.type() == QEvent.Type.MouseMove and self._row >= 0:
            return self._move(event, point)
        if event.type() == QEvent.Type.MouseButtonRelease and self._row >= 0:
            return self._drop()
        return False

    def paint(self, painter: QPainter) -> None:
        """A line where the row would go."""
        if self.target is None:
            return
        table = self._table
        at = (
            table.rowViewportPosition(self.target)
            if self.target < table.content.rowCount()
            else table.rowViewportPosition(self.target - 1) + table.rowHeight(self.target - 1)
        )
        painter.setPen(QPen(QColor(self._appearance.theme.accent), 3))
        painter.drawLine(0, at - 1, table.viewport().width(), at - 1)

    def _move(self, event: QMouseEvent, point: QPoint) -> bool:
        table = self._table
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._row = -1
            return False
        far = (point - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self.target is None and not far:
            return False
        self.target = self._row_before(point)
        bar = table.verticalScrollBar()
        if point.y() < NEAR_EDGE:
            bar.setValue(bar.value() - NEAR_EDGE // 2)
        elif point.y() > table.viewport().height() - NEAR_EDGE:
            bar.setValue(bar.value() + NEAR_EDGE // 2)
        table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        table.viewport().update()
        return True

    def _drop(self) -> bool:
        row, target = self._row, self.target
        self._row, self.target = -1, None
        if target is None:
            return False
        self._table.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self._table.viewport().update()
        if target not in (row, row + 1):
            self._dropped(row, target)
        return True

    def _row_before(self, point: QPoint) -> int:
        """The row under whose upper half the point is, or the one after that row."""
        table = self._table
        movable = [r for r in range(table.content.rowCount()) if table.content.can_move(r)]
        row = table.rowAt(point.y())
        if row < 0 or row > movable[-1]:
            return movable[-1] + 1 if point.y() > 0 else 0
        middle = table.rowViewportPosition(row) + table.rowHeight(row) // 2
        return row + 1 if point.y() > middle else row
