"""The heads of the comparison's rows, kept in view while the columns of many cases scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.case_table import CaseTable
from coupexplorer.ui.comparison.row_drag import RowDrag
from coupexplorer.ui.guard import guarded


class FrozenColumn(QWidget):
    """Lies over the table's own first column once that has scrolled away, and paints it again.

    It is a picture only: keys and screen readers stay with the table.
    """

    def __init__(self, table: CaseTable, appearance: Appearance, drag: RowDrag) -> None:
        super().__init__(table)
        self._table = table
        self._drag = drag
        self._appearance = appearance
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.content.dataChanged.connect(self._repaint)

    def covers(self, cell: QRect) -> int:
        """By how many pixels a cell has to come out from under the column."""
        table = self._table
        width = table.columnWidth(0)
        if not table.horizontalScrollBar().maximum():
            return 0
        if table.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            hidden = cell.right() - (table.viewport().width() - 1 - width)
        else:
            hidden = width - cell.left()
        return max(0, hidden)

    @guarded(None)
    def place(self, _value: int = 0) -> None:
        """Stand at the side where lines begin, while the table is scrolled away from it."""
        table = self._table
        if not table.horizontalScrollBar().value():
            self.hide()
            return
        viewport = table.viewport().geometry()
        width = table.columnWidth(0)
        mirrored = table.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = viewport.right() - width + 1 if mirrored else viewport.left()
        top = viewport.top() - table.head.height()
        place = QRect(left, top, width, viewport.bottom() - top + 1)
        if self.geometry() != place:
            self.setGeometry(place)
        if not self.isVisible():
            self.show()
            self.raise_()

    @guarded(None)
    def _repaint(self, *_: object) -> None:
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The head of the column and the heads of the rows in view."""
        table, theme = self._table, self._appearance.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        above = table.head.height()
        painter.setClipRect(0, above, self.width(), self.height() - above)
        first = max(table.rowAt(0), 0)
        for row in range(first, table.content.rowCount()):
            top = above + table.rowViewportPosition(row)
            if top > self.height():
                break
            index = table.content.index(row, 0)
            rect = QRect(0, top, self.width(), table.rowHeight(row))
            option = table.item_option(rect, index)
            table.painter.paint(painter, option, index)
        painter.setClipping(False)
        table.head.paintSection(painter, QRect(0, 0, self.width(), above), 0)
        mirrored = table.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = 0 if mirrored else self.width() - 1
        painter.setPen(QColor(theme.muted))
        painter.drawLine(edge, 0, edge, self.height())
        painter.end()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Choose the row clicked, follow its links, show the tool tip of a row."""
        if isinstance(event, QHelpEvent):
            index = self._table.content.index(self._row(event.pos()), 0)
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
            return True
        if isinstance(event, QMouseEvent):
            point = event.position().toPoint() - QPoint(0, self._table.head.height())
            if event.type() == QEvent.Type.MouseButtonPress:
                self._press(event)
            self._drag.handle(event, point, on_link=False)
            return True
        return super().event(event)

    def _press(self, event: QMouseEvent) -> None:
        table = self._table
        point = event.position().toPoint()
        row = self._row(point)
        if row < 0:
            return
        index = table.content.index(row, 0)
        top = table.head.height() + table.rowViewportPosition(row)
        cell = QRect(0, top, self.width(), table.rowHeight(row))
        table.setFocus(Qt.FocusReason.MouseFocusReason)
        link = table.painter.link_at(index, cell, point, table.font())
        if link is not None:
            table.looked_at.emit(link)
        else:
            table.choose(index)

    def _row(self, point: QPoint) -> int:
        return self._table.rowAt(point.y() - self._table.head.height())
