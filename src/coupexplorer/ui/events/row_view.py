"""Rows of uneven height to scroll through by pixels; only those in sight are ever measured."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.widgets.row_scroll import Rows, RowScroll, Seen

NOTCH = 120
ROWS_A_NOTCH = 1.5
Index = QModelIndex | QPersistentModelIndex


class RowView(QListView):
    """The stock list measures every row before it shows one; here the scroll bar counts every row
    as the usual height. The base class is the stock list for the sake of screen readers, which know
    it; what it would lay out is never asked for.

    A subclass paints the rows, and says in ``fit`` for what room they are to be measured.
    """

    def __init__(self, model: QAbstractItemModel, rows: Rows) -> None:
        super().__init__()
        self.rows = rows
        self.scroll_place = RowScroll(rows)
        self._hovered = -1
        self._is_placing = False
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)

    def fit(self) -> None:
        """Have the rows measured for the viewport as it is now."""
        raise NotImplementedError

    def fitted(self) -> RowScroll:
        """The place in the list, in the room as it is now."""
        self.fit()
        self.scroll_place.room = self.viewport().height()
        return self.scroll_place

    @property
    def hovered(self) -> int:
        """The row under the mouse; −1 for none."""
        return self._hovered

    def start_afresh(self) -> None:
        """Stand at the top: the rows are others."""
        self.scroll_place.top, self.scroll_place.offset, self._hovered = 0, 0, -1

    def seen(self) -> list[Seen]:
        """The rows in sight, from the top."""
        return self.fitted().seen()

    @guarded(False)
    def isIndexHidden(self, index: Index) -> bool:
        """No row is."""
        return False

    @guarded(0)
    def verticalOffset(self) -> int:
        """Places are given as they are in the viewport."""
        return 0

    @guarded(None)
    def doItemsLayout(self) -> None:
        """Nothing is laid out but what is in sight."""
        QAbstractItemView.doItemsLayout(self)

    @guarded(None)
    def keyboardSearch(self, search: str) -> None:
        """Letters are for the field above: the stock search reads row after row."""

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move by the pixels of a touch pad, or by a row and a half a notch."""
        across, down = event.pixelDelta().x(), event.pixelDelta().y()
        if not (across or down):
            step = ROWS_A_NOTCH * self.rows.usual() / NOTCH
            across, down = (
                round(event.angleDelta().x() * step),
                round(event.angleDelta().y() * step),
            )
        if abs(across) > abs(down):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - across)
        else:
            self._move(-down)
        event.accept()

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    @guarded(None)
    def leaveEvent(self, event: object) -> None:
        """Mark none."""
        self._hover(-1)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _move(self, pixels: int) -> None:
        """Move down so many pixels, or up: what stays in sight is not painted again."""
        place = self.fitted()
        before = {row: y for row, y, _ in place.seen()}
        place.move(pixels)
        self.tell_place()
        moved = next((y - before[row] for row, y, _ in place.seen() if row in before), None)
        if moved is None:
            self.viewport().update()
        elif moved:
            self._hover(-1)
            self.viewport().scroll(0, moved)

    def show_place(self) -> None:
        """Show where one is."""
        self.tell_place()
        self.viewport().update()

    def tell_place(self) -> None:
        self._is_placing = True
        try:
            self.verticalScrollBar().setValue(self.scroll_place.value())
        finally:
            self._is_placing = False

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for each in (before, row):
                if 0 <= each < self.model().rowCount():
                    self.viewport().update(self.visualRect(self.model().index(each, 0)))
