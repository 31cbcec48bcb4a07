"""The table twin of the timeline: the same events as rows that keys and screen readers can walk."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from coupexplorer.domain.event_line import EventLine
from coupexplorer.ui.date_wording import date_text, day_text
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.scene import Scene, moment

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from the reading start."""

    DATE = 0
    DAY = 1
    CASE = 2
    TITLE = 3


class TimelineTable(QAbstractTableModel):
    """A row for each mark in order of time as laid side by side, then one for each event that is
    not placed. Texts are fetched for the rows that are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._lane = np.empty(0, dtype=np.intp)
        self._row = np.empty(0, dtype=np.intp)
        self._line: Callable[[str], EventLine | None] = lambda _: None
        self._theme: Theme | None = None

    def show_scene(
        self, scene: Scene, line: Callable[[str], EventLine | None], theme: Theme
    ) -> None:
        """Show another scene; ``line`` fetches what is told of an event."""
        self.beginResetModel()
        self._scene, self._line, self._theme = scene, line, theme
        sizes = [len(lane.marks) for lane in scene.lanes]
        lanes = np.repeat(np.arange(len(sizes)), sizes)
        rows = np.concatenate([np.arange(size) for size in sizes] or [np.empty(0, np.intp)])
        starts = [lane.marks.start - scene.origin(n) for n, lane in enumerate(scene.lanes)]
        order = np.argsort(np.concatenate([*starts, np.empty(0, np.int64)]), kind="stable")
        self._lane, self._row = lanes[order].astype(np.intp), rows[order].astype(np.intp)
        self.endResetModel()

    def identifier(self, row: int) -> str:
        """The event of a row."""
        if row >= len(self._row):
            return self._scene.unplaced[row - len(self._row)].id
        return self._scene.lanes[int(self._lane[row])].marks.ids[int(self._row[row])]

    def row_of(self, identifier: str) -> int | None:
        """The row of an event; None when it has none."""
        place = self._scene.find(identifier)
        if place is not None:
            at = np.flatnonzero((self._lane == place[0]) & (self._row == place[1]))
            return int(at[0])
        for number, event in enumerate(self._scene.unplaced):
            if event.id == identifier:
                return len(self._row) + number
        return None

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Marks and events that are not placed."""
        return 0 if parent.isValid() else len(self._row) + len(self._scene.unplaced)

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Date, day, case and title."""
        return 0 if parent.isValid() else len(Column)

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (self.tr("Date"), self.tr("Day"), self.tr("Case"), self.tr("Event"))
        return heads[section] if 0 <= section < len(heads) else None

    @guarded(None)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Texts, and the case's colour on its name."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._text(index.row(), Column(index.column()))
        if role == Role.ForegroundRole and index.column() == Column.CASE and self._theme:
            return QColor(self._theme.case_colour(self._colour(index.row())))
        if role == Role.ToolTipRole and index.column() in (Column.DATE, Column.TITLE):
            return self._text(index.row(), Column(index.column()))
        return None

    def _text(self, row: int, column: Column) -> str:
        line = self._line(self.identifier(row))
        if line is None:
            return ""
        match column:
            case Column.DATE:
                return date_text(line.date)
            case Column.DAY:
                zero = next((x.zero for x in self._scene.lanes if x.case == line.case), None)
                return day_text(line.date, None if zero is None else moment(zero).date())
            case Column.CASE:
                return next((x.title for x in self._scene.lanes if x.case == line.case), line.case)
            case Column.TITLE:
                return f"{line.title} ⚠" if line.disputed else line.title

    def _colour(self, row: int) -> int:
        if row >= len(self._row):
            return self._scene.unplaced[row - len(self._row)].colour
        return self._scene.lanes[int(self._lane[row])].colour


class TimelineTableView(QTableView):
    """The table of a timeline; its ``activated`` signal follows Enter or a double click."""

    def __init__(self, model: TimelineTable) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("Timeline as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def dress(self) -> None:
        """Take row height and column widths from the font."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        for column, sample in (
            (Column.DATE, "12 September 1963 or later"),
            (Column.DAY, "day −1000 to −1000"),
            (Column.CASE, "Syria 1966 (case)"),
        ):
            self.setColumnWidth(column, metrics.horizontalAdvance(sample) + 16)

    def go_to(self, row: int | None) -> None:
        """Make a row the current one, without activating it."""
        if row is None:
            self.clearSelection()
            return
        index = self.model().index(row, Column.TITLE)
        if index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)
        self.scrollTo(index)
