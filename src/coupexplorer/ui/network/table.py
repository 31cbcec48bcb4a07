"""The table twin of the network: the same ties as rows that keys and screen readers can walk."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coupexplorer.analysis.network import Edge, Network
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.bidi import direction_of
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.wording import tie_text, when_text
from coupexplorer.ui.widgets.leavable_table import LeavableTable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from the reading start."""

    FROM = 0
    TIE = 1
    TO = 2
    WHEN = 3
    WORDS = 4
    CLAIMS = 5


class NetworkTable(QAbstractTableModel):
    """A row for each tie that is shown, in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edges: Sequence[Edge] = ()
        self._titles: dict[str, str] = {}

    def show_edges(self, edges: Sequence[Edge], network: Network) -> None:
        """Show other ties."""
        self.beginResetModel()
        self._edges = edges
        self._titles = {node.id: node.title for node in network.nodes}
        self.endResetModel()

    def ref_at(self, row: int, column: int) -> Ref:
        """What a cell stands for: an actor at either end, else the tie's first claim or the tie."""
        edge = self._edges[row]
        if column in (Column.FROM, Column.TO):
            return Ref(Kind.ACTOR, edge.ends[0 if column == Column.FROM else 1])
        return Ref(Kind.CLAIM, edge.claims[0]) if edge.claims else edge.tie.ref

    def row_of(self, subject: Ref | None) -> int | None:
        """The first row about an actor, a claim or a tie; None when there is none."""
        for row, edge in enumerate(self._edges):
            told = [edge.tie.ref, *(Ref(Kind.ACTOR, end) for end in edge.ends)]
            if subject in told or subject in [Ref(Kind.CLAIM, claim) for claim in edge.claims]:
                return row
        return None

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Ties."""
        return 0 if parent.isValid() else len(self._edges)

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """From, tie, to, when, words, claims."""
        return 0 if parent.isValid() else len(Column)

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            *(self.tr("From"), self.tr("Tie"), self.tr("To")),
            *(self.tr("When"), self.tr("In the record"), self.tr("Claims")),
        )
        return heads[section] if 0 <= section < len(heads) else None

    @guarded(None)
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Texts only."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return self._text(self._edges[index.row()], Column(index.column()))
        return None

    def _text(self, edge: Edge, column: Column) -> str:
        match column:
            case Column.FROM | Column.TO:
                end = edge.ends[0 if column is Column.FROM else 1]
                return self._titles.get(end, end)
            case Column.TIE:
                return tie_text(edge) + (" ⚠" if edge.disputed else "")
            case Column.WHEN:
                return _in_order(when_text(edge))
            case Column.WORDS:
                return edge.tie.words
            case Column.CLAIMS:
                return ", ".join(edge.claims)


def _in_order(date: str) -> str:
    """A date that begins with a number, kept in its order where cells read right to left."""
    ltr = direction_of(date) is Qt.LayoutDirection.LeftToRight
    return f"\u200e{date}" if ltr and date[:1].isdigit() and not date.isdigit() else date


class NetworkTableView(LeavableTable):
    """The table of a network; its ``activated`` signal follows Enter or a double click."""

    samples = MappingProxyType(
        {
            Column.FROM: "Ahmed Hassan al-Bakr (body)",
            Column.TIE: "successor of ⚠",
            Column.TO: "Ahmed Hassan al-Bakr (body)",
            Column.WHEN: "12 September 1963 or later",
            Column.WORDS: "named among his senior officers",
        }
    )
    current = Column.FROM

    def __init__(self, model: NetworkTable) -> None:
        super().__init__(model)
        self.setAccessibleName(self.tr("Network as a table"))
