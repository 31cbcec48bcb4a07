"""Events as a list: rows paged from the casebook under headings, and the painter of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.history import Case
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.ui import markup
from coupexplorer.ui.date_wording import date_text, day_text, list_date_text
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.wording import word

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook
    from coupexplorer.store.event_filter import EventKey

PAGE = 200
MOST_PAGES_TO_FIND = 25
Index = QModelIndex | QPersistentModelIndex


class Grouping(StrEnum):
    """What the list's headings are."""

    PHASE = "phase"
    CASE = "case"
    NONE = "none"


class Role(IntEnum):
    """What a row tells its painter beyond the text."""

    LINE = Qt.ItemDataRole.UserRole
    HEADING = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Group:
    """One heading and the filter that gives the events under it."""

    heading: str
    filter: EventFilter


def groups_for(grouping: Grouping, chosen: EventFilter, cases: Sequence[Case]) -> tuple[Group, ...]:
    """The headings, in order, with their filters; groups the filter rules out are left off."""
    if grouping is Grouping.PHASE:
        phases = [p for p in PhaseKind if not chosen.phases or p in chosen.phases]
        return tuple(Group(word(p), replace(chosen, phases=(p,))) for p in phases)
    if grouping is Grouping.CASE:
        shown = [case for case in cases if not chosen.cases or case.id in chosen.cases]
        return tuple(Group(c.short_title, replace(chosen, cases=(c.id,))) for c in shown)
    return (Group("", chosen),)


class EventListModel(QAbstractListModel):
    """Rows are headings (text) and events (EventLine), fetched a page at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | EventLine] = []
        self._texts: dict[str, tuple[str, str]] = {}
        self._groups: tuple[Group, ...] = ()
        self._casebook: Casebook | None = None
        self._cases: dict[str, Case] = {}
        self._group = 0
        self._after: EventKey | None = None

    def show_events(
        self, casebook: Casebook, groups: tuple[Group, ...], cases: dict[str, Case]
    ) -> None:
        """Start afresh with other groups; the first page is fetched at once."""
        self.beginResetModel()
        self._rows, self._texts, self._groups, self._casebook = [], {}, groups, casebook
        self._cases = cases
        self._group, self._after = 0, None
        while self._group < len(self._groups) and len(self._rows) < PAGE:
            self._rows.extend(self._next_rows())
        self.endResetModel()

    def line(self, index: Index) -> EventLine | None:
        """The event of a row; None for a heading or no row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return None if isinstance(row, str) else row

    def index_of(self, event: str) -> QModelIndex:
        """The row of an event, fetching on as far as reasonable; invalid when not found."""
        for _ in range(MOST_PAGES_TO_FIND):
            for number, row in enumerate(self._rows):
                if not isinstance(row, str) and row.id == event:
                    return self.index(number)
            if not self.canFetchMore(QModelIndex()):
                break
            self.fetchMore(QModelIndex())
        return QModelIndex()

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded(False)
    def canFetchMore(self, parent: Index) -> bool:
        """Whether groups or pages are left."""
        return not parent.isValid() and self._group < len(self._groups)

    @guarded(None)
    def fetchMore(self, parent: Index) -> None:
        """Append the next page."""
        rows: list[str | EventLine] = []
        while self._group < len(self._groups) and not rows:
            rows = self._next_rows()
        if rows:
            self.beginInsertRows(parent, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text for the eye and the screen reader; see ``Role`` for the painter's."""
        row = self._rows[index.row()] if index.isValid() else ""
        if isinstance(row, str):
            return self._heading_data(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(row)
        if role == Role.LINE:
            return row
        if role == Role.DETAIL:
            return self.detail(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(row)}. {self.detail(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{markup.text(self.title(row))}<br>{markup.text(self.detail(row))}</p>"
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not selectable."""
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def title(self, line: EventLine) -> str:
        """The first line of a row."""
        return self._lines_of(line)[0]

    def detail(self, line: EventLine) -> str:
        """The second line: places or actors, the day from day zero, disputes, layer."""
        return self._lines_of(line)[1]

    def _lines_of(self, line: EventLine) -> tuple[str, str]:
        if line.id not in self._texts:
            self._texts[line.id] = (self._title(line), self._detail(line))
        return self._texts[line.id]

    def _title(self, line: EventLine) -> str:
        return f"{list_date_text(line.date)} · {line.title}"

    def _detail(self, line: EventLine) -> str:
        case = self._cases.get(line.case)
        parts = [day_text(line.date, case.day_zero if case else None)]
        if list_date_text(line.date) != date_text(line.date):
            parts = [date_text(line.date)]
        parts.append(", ".join(line.places[:3]) or ", ".join(line.actors[:2]))
        if line.disputed:
            parts.append("⚠ " + self.tr("disputed"))
        if line.layer is Layer.CONTEXT:
            parts.append(word(line.layer))
        return " · ".join(part for part in parts if part)

    def _heading_data(self, heading: str, role: int) -> object:
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Role.HEADING,
        ):
            return heading
        return None

    def _next_rows(self) -> list[str | EventLine]:
        if self._casebook is None:
            return []
        group = self._groups[self._group]
        page = self._casebook.event_page(group.filter, self._after, PAGE)
        starts = self._after is None and bool(page.lines) and bool(group.heading)
        self._after = page.next
        if page.next is None:
            self._group += 1
        return [*([group.heading] if starts else []), *page.lines]
