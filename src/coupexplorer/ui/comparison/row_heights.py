"""Rows laid out as they are seen: those in view at once, the rest in later turns."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from coupexplorer.ui.comparison.case_table import CaseTable
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.guard import guarded

SLICE_S = 0.005
MOST_IN_VIEW = 200


class RowHeights(QObject):
    """Measuring a row means laying out its text, which is the cost of a comparison.

    ``measured()`` follows each turn in which rows were measured.
    """

    measured = Signal()

    def __init__(self, table: CaseTable, painter: CellPainter) -> None:
        super().__init__(table)
        self._table = table
        self._painter = painter
        self._known: set[int] = set()
        self._waiting: list[int] = []
        self._busy = False
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._measure_some)

    @property
    def is_whole(self) -> bool:
        """Whether every row has been measured."""
        return not self._waiting

    def forget(self) -> None:
        """Measure every row again: other widths, other texts or other letters."""
        self._known.clear()
        self._waiting = list(range(self._table.content.rowCount()))[::-1]
        if self._waiting and self._table.isVisible():
            self._turn.start()

    def lay_out_seen(self, row: int = -1) -> bool:
        """Measure the rows in view, and one more; True when any changed its height."""
        if self._busy or not self._table.isVisible():
            return False
        self._busy = True
        try:
            changed = row >= 0 and self._measure(row)
            # One at a time from the top: each may push those below out of view.
            for _ in range(MOST_IN_VIEW):
                new = next((row for row in self._seen() if row not in self._known), None)
                if new is None:
                    break
                changed = self._measure(new) or changed
            if self._waiting and not self._turn.isActive():
                self._turn.start()
            return changed
        finally:
            self._busy = False

    def _seen(self) -> range:
        table = self._table
        rows = table.content.rowCount()
        if not rows:
            return range(0)
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return range(max(first, 0), rows if last < 0 else last + 1)

    def _measure(self, row: int) -> bool:
        if row in self._known or row >= self._table.content.rowCount():
            return False
        self._known.add(row)
        table = self._table
        heights = []
        column = 0
        while column < table.content.columnCount():
            width = table.width_of(row, column)
            index = table.content.index(row, column)
            heights.append(self._painter.height(index, width, table.font()))
            column += table.columnSpan(row, column)
        before = table.rowHeight(row)
        if max(heights) == before:
            return False
        bar = table.verticalScrollBar()
        above = table.rowViewportPosition(row) + before <= 0
        table.setRowHeight(row, max(heights))
        if above and bar.value():
            # What is looked at stays where it is while rows above it find their heights.
            table.updateGeometries()
            bar.setValue(bar.value() + max(heights) - before)
        return True

    @guarded(None)
    def _measure_some(self) -> None:
        if not self._table.isVisible():
            self._turn.stop()
            return
        until = time.perf_counter() + SLICE_S
        self._busy = True
        try:
            while self._waiting and time.perf_counter() < until:
                self._measure(self._waiting.pop())
        finally:
            self._busy = False
        if not self._waiting:
            self._turn.stop()
        self.lay_out_seen()
        self.measured.emit()
