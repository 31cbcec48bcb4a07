"""The table twin of the map: places as rows that keys and screen readers can walk."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.map.scene import TableRow
from coupexplorer.ui.widgets.leavable_table import LeavableTable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from the reading start."""

    PLACE = 0
    EVENTS = 1
    COORDINATES = 2
    SOURCE = 3
    LEAVING = 4
    ARRIVING = 5


class MapTable(QAbstractTableModel):
    """A row for each place, those with most events first; places without coordinates as well."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[TableRow] = ()
        self._row_of: dict[str, int] = {}

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other places."""
        self.beginResetModel()
        self._rows = rows
        self._row_of = {row.id: number for number, row in enumerate(rows)}
        self.endResetModel()

    def identifier(self, row: int) -> str:
        """The place of a row."""
        return self._rows[row].id

    def row_of(self, place: str) -> int | None:
        """The row of a place; None when it has none."""
        return self._row_of.get(place)

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Places."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Place, events, coordinates and their source, movements from and to."""
        return 0 if parent.isValid() else len(Column)

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            self.tr("Place"),
            self.tr("Events"),
            self.tr("Coordinates"),
            self.tr("Source of the coordinates"),
            self.tr("Movements from here"),
            self.tr("Movements to here"),
        )
        return heads[section] if 0 <= section < len(heads) else None

    @guarded(None)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Texts; numbers stand at the end of their column."""
        if not index.isValid():
            return None
        if role == Role.TextAlignmentRole and index.column() == Column.EVENTS:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        if role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return self._text(self._rows[index.row()], Column(index.column()))
        return None

    def _text(self, row: TableRow, column: Column) -> str:
        match column:
            case Column.PLACE:
                return row.title
            case Column.EVENTS:
                return f"{row.events:,}"
            case Column.COORDINATES:
                return row.coordinates or self.tr("none")
            case Column.SOURCE:
                return row.source
            case Column.LEAVING:
                return row.leaving
            case Column.ARRIVING:
                return row.arriving


class MapTableView(LeavableTable):
    """The table of a map; its ``activated`` signal follows Enter or a double click."""

    samples = MappingProxyType(
        {
            Column.PLACE: "Headquarters of the Guard",
            Column.EVENTS: "1,000,000",
            Column.COORDINATES: "33.34° N, 144.39° E",
            Column.SOURCE: "Natural Earth, populated places",
            Column.LEAVING: "Ali Salih al-Sa'di, companions (expelled)",
        }
    )
    current = Column.PLACE

    def __init__(self, model: MapTable) -> None:
        super().__init__(model)
        self.setAccessibleName(self.tr("Map as a table"))
