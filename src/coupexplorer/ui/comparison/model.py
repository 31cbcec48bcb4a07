"""What the tables of the comparison have in common: a head for each row, then a column a case."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Ref
from coupexplorer.ui import markup
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What an item tells its painter beyond plain text."""

    PAGE = Qt.ItemDataRole.UserRole
    REF = Qt.ItemDataRole.UserRole + 1
    HIGHLIGHT = Qt.ItemDataRole.UserRole + 2
    STRIP = Qt.ItemDataRole.UserRole + 3
    LANE = Qt.ItemDataRole.UserRole + 4


class CaseTableModel(QAbstractTableModel):
    """Column 0 holds the heads of the rows, the others one case each.

    A subclass fills ``cases``, ``rows`` and what stands in the cells.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme | None = None

    @property
    def cases(self) -> Sequence[Case]:
        """The cases, a column each."""
        raise NotImplementedError

    @property
    def rows(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def head(self) -> str:
        """The head over column 0."""
        raise NotImplementedError

    def ref(self, index: Index) -> Ref | None:
        """The record behind an item; None when it stands for several or none."""
        return None

    def index_of(self, ref: Ref) -> QModelIndex:
        """Where a record stands; invalid when it has no item of its own."""
        return QModelIndex()

    def is_across(self, row: int) -> bool:
        """Whether a row is told once, across the columns of all cases."""
        return False

    def can_move(self, row: int) -> bool:
        """Whether the reader may move or hide a row."""
        return False

    def page(self, index: Index) -> str:
        """An item as HTML made by ``ui.markup``."""
        raise NotImplementedError

    def plain(self, index: Index) -> str:
        """An item as plain text, for screen readers and copying."""
        raise NotImplementedError

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows of the table."""
        return 0 if parent.isValid() else self.rows

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The heads of the rows, then one column a case."""
        return 0 if parent.isValid() else 1 + len(self.cases)

    @guarded(None)
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Case titles with their spans; in full as tool tips, since narrow columns shorten them."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= len(self.cases):
            return None
        if role == Qt.ItemDataRole.ToolTipRole and section > 0:
            case = self.cases[section - 1]
            return f"<p>{markup.text(case.title)}<br>{markup.text(case.span)}</p>"
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if section == 0:
            return self.head()
        case = self.cases[section - 1]
        return f"{case.short_title} · {case.span}"

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Plain text for screen readers and copying, HTML for the painter."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.plain(index)
        if role == Role.PAGE:
            return self.page(index) if self.theme is not None else ""
        if role == Role.REF:
            return self.ref(index)
        return self.more(index, role)

    def more(self, index: Index, role: int) -> object:
        """What an item says in the other roles."""
        return None
