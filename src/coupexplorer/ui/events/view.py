"""The view of an event list: only the rows in sight are measured, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from coupexplorer.ui.events.header import EventHeader
from coupexplorer.ui.events.list import EventListModel
from coupexplorer.ui.events.painter import EventPainter, State
from coupexplorer.ui.events.table import Shown
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.widgets.row_scroll import RowScroll, Seen

NOTCH = 120
ROWS_A_NOTCH = 1.5
Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
ENSURE = QAbstractItemView.ScrollHint.EnsureVisible


class EventView(QListView):
    """A list, or under a header a table, of rows of uneven height.

    The stock list measures every row before it shows one; here the scroll bar counts every row as
    the usual height. The base class is the stock list for the sake of screen readers, which know
    it; what it would lay out is never asked for.
    """

    def __init__(self, model: EventListModel, painter: EventPainter) -> None:
        super().__init__()
        self.events = model
        self.painter = painter
        self.scroll_place = RowScroll(painter)
        self.header = EventHeader(self)
        self.header.changed.connect(self._columns_changed)
        self._hovered = -1
        self._is_placing = False
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        model.modelReset.connect(self._reset)

    def show_columns(self, columns: Sequence[Shown]) -> None:
        """Be a table of columns, which the model has already, or with none a list."""
        self.header.show_columns(columns)
        policy = Qt.ScrollBarPolicy
        as_list, as_table = policy.ScrollBarAlwaysOff, policy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(as_table if columns else as_list)
        self.updateGeometries()
        self.viewport().update()

    def seen(self) -> list[Seen]:
        """The rows in sight, from the top."""
        return self._fitted().seen()

    @guarded(QModelIndex())
    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row under a point, and in a table the column."""
        for row, y, height in self.seen():
            if y <= point.y() < y + height:
                return self.events.index(row, self._column_at(point.x()))
        return QModelIndex()

    @guarded(QRect())
    def visualRect(self, index: Index) -> QRect:
        """Where a row is; for one that is out of sight about where it would be."""
        if not index.isValid():
            return QRect()
        _, y, height = self._fitted().about(index.row())
        rect = QRect(0, y, self.viewport().width(), height)
        cells = self.header.cells()
        if cells and index.column() and self.events.number(index.row()) >= 0:
            rect.setLeft(cells[index.column()].x)
            rect.setWidth(cells[index.column()].width)
        return rect

    @guarded(None)
    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = ENSURE) -> None:
        """Bring a row into sight, and a heading right above it."""
        if not index.isValid():
            return
        place, row = self._fitted(), index.row()
        if hint == ENSURE:
            place.show(row)
            if place.top == row > 0 and self.events.number(row - 1) < 0:
                place.place(row - 1)
        else:
            place.centre(row)
        self._placed()

    @guarded(QModelIndex())
    def moveCursor(self, move: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The event that a key leads to; left and right move a table sideways."""
        last, here = self.events.rowCount() - 1, self.currentIndex().row()
        if move in (Move.MoveLeft, Move.MoveRight):
            bar = self.horizontalScrollBar()
            ahead = (move == Move.MoveRight) != self.isRightToLeft()
            bar.setValue(bar.value() + (1 if ahead else -1) * bar.singleStep())
            return self.currentIndex()
        if move == Move.MoveHome:
            return self.events.event_from(0, +1)
        if move == Move.MoveEnd:
            return self.events.event_from(last, -1)
        if here < 0:
            return self.events.event_from(self.scroll_place.top, +1)
        page = max(len(self.seen()) - 2, 1)
        back = move in (Move.MoveUp, Move.MovePrevious)
        by = {Move.MovePageUp: -page, Move.MovePageDown: page}.get(move, -1 if back else 1)
        aim, side = min(max(here + by, 0), last), 1 if by > 0 else -1
        found = self.events.event_from(aim, side)
        return found if found.isValid() else self.events.event_from(aim, -side)

    @guarded(False)
    def isIndexHidden(self, index: Index) -> bool:
        """No row is."""
        return False

    @guarded(0)
    def horizontalOffset(self) -> int:
        """How far a table is moved sideways."""
        return self.header.offset()

    @guarded(0)
    def verticalOffset(self) -> int:
        """Places are given as they are in the viewport."""
        return 0

    @guarded(None)
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row under a click."""
        index = self.indexAt(rect.topLeft())
        if index.isValid():
            row = self.events.index(index.row(), 0)
            self.selectionModel().select(QItemSelection(row, row), command)

    @guarded(QRegion())
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where the selected row is."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    @guarded(None)
    def doItemsLayout(self) -> None:
        """Nothing is laid out but what is in sight."""
        QAbstractItemView.doItemsLayout(self)

    @guarded(None)
    def updateGeometries(self) -> None:
        """Put the header in its place and tell the scroll bars how much there is."""
        high = self.header.sizeHint().height() if self.header.is_table else 0
        self.setViewportMargins(0, high, 0, 0)
        frame = self.viewport().geometry()
        self.header.setGeometry(frame.x(), frame.y() - high, frame.width(), high)
        self.header.settle()
        self._tell_bars()

    @guarded(None)
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A scroll bar was moved."""
        if dx:
            self.header.setOffset(self.horizontalScrollBar().value())
        if self._is_placing:
            return
        if dy:
            self._fitted().go_to(self.verticalScrollBar().value())
        self.viewport().update()

    @guarded(None)
    def keyboardSearch(self, search: str) -> None:
        """Letters are for the field above: the stock search reads row after row."""

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move by the pixels of a touch pad, or by a row and a half a notch."""
        across, down = event.pixelDelta().x(), event.pixelDelta().y()
        if not (across or down):
            step = ROWS_A_NOTCH * self.painter.usual() / NOTCH
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
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The stock view would choose the first event, and with it the subject of all panes."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        self.viewport().update()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter, touched = QPainter(self.viewport()), event.rect()
        current, wide = self.currentIndex().row(), self.viewport().width()
        selected = {index.row() for index in self.selectionModel().selectedIndexes()}
        for row, y, height in self.seen():
            rect = QRect(0, y, wide, height)
            if rect.intersects(touched):
                focused = row == current and self.hasFocus()
                state = State(row in selected, row == self._hovered, focused)
                self.painter.paint(painter, row, rect, state)

    def _fitted(self) -> RowScroll:
        """The place in the list, with the painter measuring for the viewport as it is now."""
        viewport = self.viewport()
        self.painter.fit(self, viewport.width(), self.header.cells())
        self.scroll_place.room = viewport.height()
        return self.scroll_place

    def _move(self, pixels: int) -> None:
        """Move down so many pixels, or up: what stays in sight is not painted again."""
        place = self._fitted()
        before = {row: y for row, y, _ in place.seen()}
        place.move(pixels)
        self._tell_place()
        moved = next((y - before[row] for row, y, _ in place.seen() if row in before), None)
        if moved is None:
            self.viewport().update()
        elif moved:
            self._hover(-1)
            self.viewport().scroll(0, moved)

    def _placed(self) -> None:
        """Show where one is."""
        self._tell_place()
        self.viewport().update()

    def _tell_place(self) -> None:
        self._is_placing = True
        try:
            self.verticalScrollBar().setValue(self.scroll_place.value())
        finally:
            self._is_placing = False

    def _tell_bars(self) -> None:
        """Tell the scroll bars how much there is, and stay where one is."""
        place, usual = self._fitted(), self.painter.usual()
        place.place(place.top, place.offset)
        self._is_placing = True
        try:
            bar = self.verticalScrollBar()
            bar.setRange(0, max(place.most(), 0))
            bar.setPageStep(max(place.room - usual, usual))
            bar.setSingleStep(max(usual // 2, 1))
        finally:
            self._is_placing = False
        self._placed()
        across, width = self.horizontalScrollBar(), self.viewport().width()
        across.setRange(0, max(self.header.length() - width, 0) if self.header.is_table else 0)
        across.setPageStep(width)
        across.setSingleStep(usual)
        self.header.setOffset(across.value())

    def _column_at(self, x: int) -> int:
        for place, cell in enumerate(self.header.cells()):
            if cell.x <= x < cell.x + cell.width:
                return place
        return 0

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for each in (before, row):
                if 0 <= each < self.events.rowCount():
                    self.viewport().update(self.visualRect(self.events.index(each, 0)))

    @guarded(None)
    def _columns_changed(self) -> None:
        self._tell_bars()
        self.viewport().update()

    @guarded(None)
    def _reset(self) -> None:
        self.painter.forget()
        self.scroll_place.top, self.scroll_place.offset, self._hovered = 0, 0, -1
        self.updateGeometries()
        self.viewport().update()
