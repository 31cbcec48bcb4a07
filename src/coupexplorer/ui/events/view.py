"""The view of an event list: only the rows in sight are measured, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from coupexplorer.ui.events.header import EventHeader
from coupexplorer.ui.events.list import EventListModel
from coupexplorer.ui.events.painter import EventPainter, State
from coupexplorer.ui.events.row_view import Index, RowView
from coupexplorer.ui.events.table import Shown
from coupexplorer.ui.guard import guarded

DIMMED = 0.45
Move = QAbstractItemView.CursorAction
ENSURE = QAbstractItemView.ScrollHint.EnsureVisible


class EventView(RowView):
    """A list, or under a header a table; ``waiting`` while its rows are those of a question before
    the one that is being answered: then they are dimmed."""

    def __init__(self, model: EventListModel, painter: EventPainter) -> None:
        super().__init__(model, painter)
        self.events = model
        self.painter = painter
        self.is_waiting = False
        self.header = EventHeader(self)
        self.header.changed.connect(self._columns_changed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self._reset)

    def wait(self, on: bool) -> None:
        """Dim the rows, or show them as they are."""
        if on != self.is_waiting:
            self.is_waiting = on
            self.viewport().update()

    def show_columns(self, columns: Sequence[Shown]) -> None:
        """Be a table of columns, which the model has already, or with none a list."""
        self.header.show_columns(columns)
        policy = Qt.ScrollBarPolicy
        as_list, as_table = policy.ScrollBarAlwaysOff, policy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(as_table if columns else as_list)
        self.updateGeometries()
        self.viewport().update()

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
        _, y, height = self.fitted().about(index.row())
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
        place, row = self.fitted(), index.row()
        if hint == ENSURE:
            place.show(row)
            if place.top == row > 0 and self.events.number(row - 1) < 0:
                place.place(row - 1)
        else:
            place.centre(row)
        self.show_place()

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

    @guarded(0)
    def horizontalOffset(self) -> int:
        """How far a table is moved sideways."""
        return self.header.offset()

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
            self.fitted().go_to(self.verticalScrollBar().value())
        self.viewport().update()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The stock view would choose the first event, and with it the subject of all panes."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        self.viewport().update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter, touched = QPainter(self.viewport()), event.rect()
        current, wide = self.currentIndex().row(), self.viewport().width()
        if self.is_waiting:
            painter.setOpacity(DIMMED)
        selected = {index.row() for index in self.selectionModel().selectedIndexes()}
        for row, y, height in self.seen():
            rect = QRect(0, y, wide, height)
            if rect.intersects(touched):
                focused = row == current and self.hasFocus()
                state = State(row in selected, row == self.hovered, focused)
                self.painter.paint(painter, row, rect, state)
        if self.hasFocus() and current < 0:
            self.painter.paint_ring(painter, self.viewport().rect())

    def fit(self) -> None:
        """Measure for the viewport and its columns."""
        self.painter.fit(self, self.viewport().width(), self.header.cells())

    def _tell_bars(self) -> None:
        """Tell the scroll bars how much there is, and stay where one is."""
        place, usual = self.fitted(), self.painter.usual()
        place.place(place.top, place.offset)
        self._is_placing = True
        try:
            bar = self.verticalScrollBar()
            bar.setRange(0, max(place.most(), 0))
            bar.setPageStep(max(place.room - usual, usual))
            bar.setSingleStep(max(usual // 2, 1))
        finally:
            self._is_placing = False
        self.show_place()
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

    @guarded(None)
    def _columns_changed(self) -> None:
        self._tell_bars()
        self.viewport().update()

    @guarded(None)
    def _reset(self) -> None:
        self.painter.forget()
        self.start_afresh()
        self.updateGeometries()
        self.viewport().update()
