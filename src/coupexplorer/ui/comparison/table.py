"""The table of the comparison: its columns fitted, its rows laid out as they are seen, its keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
)

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.case_table import CaseTable
from coupexplorer.ui.comparison.frozen import FrozenColumn
from coupexplorer.ui.comparison.model import CaseTableModel, Index
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.comparison.row_drag import RowDrag
from coupexplorer.ui.comparison.row_heights import RowHeights
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.workbench import Workbench

QUESTION_SHARE = 0.22
NARROWEST_QUESTION, WIDEST_QUESTION = 120, 260
NARROWEST_CASE_LETTERS = 22
MENU_KEYS = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
"""Not every system makes a menu event of these by itself."""


class ComparisonTable(CaseTable):
    """Heads of rows stay in view while the columns of many cases scroll.

    ``move_asked(row, before)`` follows a row dropped before another (or at the end),
    ``step_asked(row, by)`` one moved by key, and ``hide_asked(row)`` one to be hidden;
    ``menu_asked(row, QPoint)`` asks for its menu at a spot of the screen.
    """

    move_asked = Signal(int, int)
    step_asked = Signal(int, int)
    hide_asked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(
        self, bench: Workbench, appearance: Appearance, model: CaseTableModel, painter: CellPainter
    ) -> None:
        super().__init__(bench, appearance, model, painter)
        self._stepping = False
        self._fitted_to: tuple[int, int, str] | None = None
        # The parts come before the model: Qt scrolls to an item as soon as it has one.
        self.drag = RowDrag(self, appearance, self.move_asked.emit)
        self.frozen = FrozenColumn(self, appearance, self.drag)
        self.heights = RowHeights(self, painter)
        self.dress()
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.head.sectionResized.connect(self._column_resized)
        self.heights.measured.connect(self.frozen.update)
        model.modelReset.connect(self._model_reset)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def refit(self) -> None:
        """Give the columns their widths and the rows their heights afresh."""
        self._fitted_to = None
        self._fit_columns()
        self.heights.forget()
        self.heights.lay_out_seen()
        self.frozen.place()

    def show_row(self, index: Index) -> None:
        """Bring an item into view, laid out, without choosing it."""
        if index.isValid():
            self.scrollTo(index)

    def step_link(self, by: int) -> None:
        """Step to the next (+1) or previous (−1) link, over the cells in reading order."""
        index = self.currentIndex()
        if not index.isValid():
            index = self.model().index(0, 1)
            before = -1 if by > 0 else 0
        else:
            stepped = self.painter.stepped
            here = stepped is not None and stepped[:2] == (index.row(), index.column())
            before = stepped[2] if stepped is not None and here else (-1 if by > 0 else 0)
        links = self._links(index)
        number = before + by
        if 0 <= number < len(links):
            self._step_to(index, number, links[number])
            return
        for cell in self._cells_after(index, by):
            links = self._links(cell)
            if links:
                number = 0 if by > 0 else len(links) - 1
                self._step_to(cell, number, links[number])
                return

    def _step_to(self, index: Index, number: int, ref: Ref) -> None:
        self._stepping = True
        self.choose(index)
        self._stepping = False
        self.painter.stepped = (index.row(), index.column(), number)
        self.viewport().update()
        self.looked_at.emit(ref)

    def _cells_after(self, index: Index, by: int) -> list[QModelIndex]:
        columns = self.model().columnCount()
        at = index.row() * columns + index.column()
        last = self.model().rowCount() * columns
        places = range(at + by, last if by > 0 else -1, by)
        return [self.model().index(*divmod(place, columns)) for place in places]

    def _links(self, index: Index) -> list[Ref]:
        width = self.width_of(index.row(), index.column())
        return self.painter.links(index, width, self.font())

    @guarded(None)
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring an item into view, laying out the rows around it, clear of the frozen column."""
        bar = self.horizontalScrollBar()
        across = bar.value()
        super().scrollTo(index, hint)
        if self.heights.lay_out_seen(index.row()):
            super().scrollTo(index, hint)
        if index.column() == 0 or self.columnSpan(index.row(), index.column()) > 1:
            bar.setValue(across)
        else:
            bar.setValue(bar.value() - self.frozen.covers(self.visualRect(index)))

    def _fit_columns(self) -> None:
        columns = self.content.columnCount()
        width = self.viewport().width()
        wanted = (width, columns, self.font().toString())
        if columns < 2 or wanted == self._fitted_to:
            return
        self._fitted_to = wanted
        first = min(WIDEST_QUESTION, max(NARROWEST_QUESTION, int(width * QUESTION_SHARE)))
        narrowest = self.fontMetrics().averageCharWidth() * NARROWEST_CASE_LETTERS
        # One column may always have the room there is, however narrow the pane.
        each = max(min(narrowest, width - first), 80, (width - first) // (columns - 1))
        self.head.blockSignals(True)
        self.head.resizeSection(0, first)
        for column in range(1, columns):
            self.head.resizeSection(column, each)
        self.head.blockSignals(False)
        self.painter.widest = max(width - first, 80)
        self.updateGeometries()
        self.heights.forget()

    def _span_rows(self) -> None:
        self.clearSpans()
        cases = len(self.content.cases)
        for row in range(self.content.rowCount()):
            if cases > 1 and self.content.is_across(row):
                self.setSpan(row, 1, 1, cases)

    @guarded(None)
    def _model_reset(self) -> None:
        self.painter.stepped = None
        self._span_rows()
        self.refit()
        self.frozen.update()

    @guarded(None)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.painter.stepped = None
        self.frozen.update()
        ref = self.content.ref(current) if current.isValid() else None
        if ref is not None and not self._stepping:
            self.looked_at.emit(ref)

    @guarded(None)
    def _column_resized(self, *_: int) -> None:
        self.heights.forget()
        self.heights.lay_out_seen()

    @guarded(None)
    def _scrolled(self, _value: int) -> None:
        self.heights.lay_out_seen()
        self.frozen.update()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit_columns()
        self.heights.lay_out_seen()
        self.frozen.place()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a line where a dragged one would go."""
        super().paintEvent(event)
        if self.drag.target is not None:
            painter = QPainter(self.viewport())
            self.drag.paint(painter)
            painter.end()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N and P step through links, Enter follows, Alt+arrows move a row, Delete hides it."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        row = self.currentIndex().row()
        movable = self.currentIndex().isValid() and self.content.can_move(row)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if movable:
                self.step_asked.emit(row, -1 if event.key() == Qt.Key.Key_Up else +1)
        elif plain and event.key() == Qt.Key.Key_Delete:
            if movable:
                self.hide_asked.emit(row)
        elif plain and event.key() in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.step_link(+1 if event.key() == Qt.Key.Key_N else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.keyCombination() == MENU_KEYS:
            self._ask_for_menu(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key:
            self._ask_for_menu(self.currentIndex())
        else:
            self._ask_for_menu(self.indexAt(event.pos()), event.pos())

    def _ask_for_menu(self, index: QModelIndex, at: QPoint | None = None) -> None:
        if index.isValid() and self.content.can_move(index.row()):
            spot = self.visualRect(index).center() if at is None else at
            self.menu_asked.emit(index.row(), self.viewport().mapToGlobal(spot))

    def _enter(self) -> None:
        index = self.currentIndex()
        ref = self.content.ref(index) if index.isValid() else None
        if ref is not None:
            self.looked_at.emit(ref)
        elif index.isValid():
            self.painter.stepped = None
            links = self._links(index)
            if links:
                self._step_to(index, 0, links[0])

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Follow links clicked, show the hand over them, and let rows be dragged."""
        if isinstance(event, QMouseEvent):
            link = self._link_under(event)
            point = event.position().toPoint()
            elsewhere = self.indexAt(point).column() != 0
            if self.drag.handle(event, point, on_link=link is not None or elsewhere):
                return True
            if event.type() == QEvent.Type.MouseMove:
                shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
                self.viewport().setCursor(shape)
            elif event.type() == QEvent.Type.MouseButtonRelease and link is not None:
                self.looked_at.emit(link)
                return True
            elif event.type() == QEvent.Type.MouseButtonPress and link is not None:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                return True
        return bool(super().viewportEvent(event))

    def _link_under(self, event: QMouseEvent) -> Ref | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return self.painter.link_at(index, self.visualRect(index), point, self.font())
