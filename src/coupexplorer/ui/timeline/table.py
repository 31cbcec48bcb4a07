"""The table twin of the timeline: the same events as rows that keys and screen readers can walk."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.date_wording import date_text, day_text
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.scene import Scene
from coupexplorer.ui.timeline.telling import Beside, Teller
from coupexplorer.ui.widgets.twin_table import TwinTable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from the reading start."""

    DATE = 0
    DAY = 1
    CASE = 2
    TITLE = 3


class TimelineTable(QAbstractTableModel):
    """A row for each event in order of time as laid side by side, then one for each that is not
    placed, then the bars and the other dates that are drawn. Texts are fetched for the rows that
    are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._lane = np.empty(0, dtype=np.intp)
        self._row = np.empty(0, dtype=np.intp)
        self._teller: Teller | None = None
        self._theme: Theme | None = None
        self._beside: list[Beside] = []

    def show_scene(self, scene: Scene, teller: Teller, theme: Theme) -> None:
        """Show another scene; ``teller`` fetches what is told of an event."""
        self.beginResetModel()
        self._scene, self._teller, self._theme = scene, teller, theme
        own = [lane.marks.own for lane in scene.lanes]
        lanes = np.repeat(np.arange(len(own)), [len(rows) for rows in own])
        rows = np.concatenate([*own, np.empty(0, np.intp)])
        starts = [lane.marks.start[own[n]] - scene.origin(n) for n, lane in enumerate(scene.lanes)]
        order = np.argsort(np.concatenate([*starts, np.empty(0, np.int64)]), kind="stable")
        self._lane, self._row = lanes[order].astype(np.intp), rows[order].astype(np.intp)
        self._beside = teller.beside(scene)
        self.endResetModel()

    def subject(self, row: int) -> Ref:
        """What a row is about."""
        beside = row - len(self._row) - len(self._scene.unplaced)
        if beside >= 0:
            return self._beside[beside].about
        return Ref(Kind.EVENT, self.identifier(row))

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
            return int(at[0]) if len(at) else None
        for number, event in enumerate(self._scene.unplaced):
            if event.id == identifier:
                return len(self._row) + number
        return None

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Events, placed and not, and what is drawn beside them."""
        if parent.isValid():
            return 0
        return len(self._row) + len(self._scene.unplaced) + len(self._beside)

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
            return self._colour(index.row(), self._theme)
        if role == Role.ToolTipRole and index.column() in (Column.DATE, Column.TITLE):
            return self._text(index.row(), Column(index.column()))
        return None

    def _text(self, row: int, column: Column) -> str:
        beside = row - len(self._row) - len(self._scene.unplaced)
        if beside >= 0:
            told = self._beside[beside]
            return (told.when, "", told.case, told.text)[column]
        line = self._teller.line(self.identifier(row)) if self._teller is not None else None
        if line is None or self._teller is None:
            return ""
        case = self._teller.cases.get(line.case)
        match column:
            case Column.DATE:
                return date_text(line.date)
            case Column.DAY:
                return day_text(line.date, case.day_zero if case is not None else None)
            case Column.CASE:
                return case.short_title or case.title if case is not None else line.case
            case Column.TITLE:
                return f"{line.title} ⚠" if line.disputed else line.title

    def _colour(self, row: int, theme: Theme) -> QColor | None:
        """The colour of an event's case; none for what stands beside events."""
        unplaced = row - len(self._row)
        if unplaced >= len(self._scene.unplaced):
            return None
        if unplaced >= 0:
            return QColor(theme.case_colour(self._scene.unplaced[unplaced].colour))
        lane, at = self._scene.lanes[int(self._lane[row])], int(self._row[row])
        colours = lane.marks.colours
        return QColor(theme.case_colour(int(colours[at]) if len(colours) else lane.colour))


class TimelineTableView(TwinTable):
    """The table of a timeline; its ``activated`` signal follows Enter or a double click."""

    samples = MappingProxyType(
        {
            Column.DATE: "12 September 1963 or later",
            Column.DAY: "day −1000 to −1000",
            Column.CASE: "Syria 1966 (case)",
        }
    )
    current = Column.TITLE

    def __init__(self, model: TimelineTable) -> None:
        super().__init__(model)
        self.setAccessibleName(self.tr("Timeline as a table"))
