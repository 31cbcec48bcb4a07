"""Events as rows: headings and events by number, their lines read as they come into view."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.history import Case
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui import markup
from coupexplorer.ui.date_wording import date_text, day_text, list_date_text
from coupexplorer.ui.events.listing import Part, Place, Question, heading_of, read_on
from coupexplorer.ui.events.table import NUMBERS, Column, cell, head
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.wording import word

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

BLOCK = 16
"""Lines are read so many at a time: few enough for a turn of the wheel to stay within its time."""

FIRST_BLOCK = 32
"""Lines read at first: about what a view shows, for fewer questions than a block after another."""

MOST_KEPT = 4_000
EVERYTHING = 1 << 40
WIDTH = struct.calcsize("q")
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row tells beyond its text."""

    LINE = Qt.ItemDataRole.UserRole
    HEADING = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2


class EventListModel(QAbstractTableModel):
    """Rows are headings and events, known by number; with ``columns`` it is a table.

    A list that is still being read grows at its end. The numbers of a million events take eight
    megabytes; of their lines only those last looked at are kept.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self._rows: array[int] = array("q")
        self._next: Place | None = None
        self._headings = 0
        self._question = Question(())
        self._casebook: Casebook | None = None
        self._cases: dict[str, Case] = {}
        self._lines: dict[int, EventLine] = {}

    @property
    def next(self) -> Place | None:
        """Where the list is to be read on; None when it is whole."""
        return self._next

    @property
    def events(self) -> int:
        """How many events have been read."""
        return len(self._rows) - self._headings

    def show_events(
        self,
        casebook: Casebook,
        question: Question,
        cases: dict[str, Case],
        part: Part | None = None,
    ) -> None:
        """Start afresh with what has been read of a list; without ``part`` read all of it now."""
        part = read_on(casebook, question, Place(), EVERYTHING) if part is None else part
        self.beginResetModel()
        self._casebook, self._question, self._cases = casebook, question, cases
        self._lines = {}
        self._rows, self._next = array("q", part.rows), part.next
        self._headings = part.headings
        self.endResetModel()

    def forget(self) -> None:
        """List nothing: the casebook is about to be closed."""
        self.beginResetModel()
        self._casebook, self._rows, self._next, self._headings = None, array("q"), None, 0
        self.endResetModel()

    def read(self, part: Part) -> None:
        """Put further rows at the end."""
        self._next = part.next
        if part.rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(part.rows) - 1)
            self._rows.extend(part.rows)
            self._headings += part.headings
            self.endInsertRows()

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Be a table of columns, or with none a list."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def heading(self, row: int) -> str | None:
        """The heading of a row; None for an event."""
        return heading_of(self._rows[row], self._question.groups)

    def number(self, row: int) -> int:
        """The number of the event of a row; negative for a heading."""
        return self._rows[row]

    def event_from(self, row: int, by: int) -> QModelIndex:
        """The first event from a row on, in either direction; invalid when there is none."""
        while 0 <= row < len(self._rows) and self._rows[row] < 0:
            row += by
        return self.index(row) if 0 <= row < len(self._rows) else QModelIndex()

    def line_at(self, row: int) -> EventLine | None:
        """The event of a row; None for a heading, and for an event that has just gone."""
        number = self._rows[row]
        if number < 0 or self._casebook is None:
            return None
        if number not in self._lines:
            self._read_lines(row)
        return self._lines.get(number)

    def line(self, index: Index) -> EventLine | None:
        """The event of an index; None for a heading or no row."""
        return self.line_at(index.row()) if index.isValid() else None

    def index_of(self, event: str) -> QModelIndex:
        """The row of an event among those read so far; invalid when not found."""
        ordinal = self._casebook.event_ordinal(event) if self._casebook is not None else None
        row = None if ordinal is None else self._row_of(ordinal)
        return QModelIndex() if row is None else self.index(row, 0)

    @guarded(QModelIndex())
    def index(self, row: int, column: int = 0, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row; of its first column when none is named."""
        return super().index(row, column, parent)

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One for a list."""
        return 0 if parent.isValid() else max(len(self.columns), 1)

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section] in NUMBERS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text for the eye and the screen reader; see ``Role`` for the rest."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        line = self.line_at(index.row())
        if line is None:
            return self._heading_data(index.row(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(line, self.columns[index.column()]) if self.columns else title(line)
        if role == Role.LINE:
            return line
        if role == Role.DETAIL:
            return self.detail(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{markup.text(title(line))}<br>{markup.text(self.detail(line))}</p>"
        return None

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not selectable."""
        if index.isValid() and self._rows[index.row()] < 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def cell(self, line: EventLine, column: Column) -> str:
        """What a column says of an event."""
        return cell(column, line, self._cases.get(line.case))

    def detail(self, line: EventLine) -> str:
        """The second line: places or actors, the day from day zero, disputes, layer."""
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

    def _told(self, line: EventLine, column: int) -> str:
        """What a screen reader says: of the first cell of a row the whole row."""
        if not self.columns:
            told = [title(line), self.cell(line, Column.CASE), self.detail(line)]
            return ". ".join([*told, *self._doubts(line, shown=(Column.DISPUTED,))])
        cells = [(head(c), self.cell(line, c)) for c in self.columns]
        shown = cells if column == 0 else cells[column : column + 1]
        told = [f"{name}: {text}" for name, text in shown if text]
        if column == 0:
            if Column.CASE not in self.columns:
                told.append(self.cell(line, Column.CASE))
            told.extend(self._doubts(line, shown=self.columns))
        return ". ".join(told)

    def _doubts(self, line: EventLine, *, shown: Sequence[Column]) -> list[str]:
        """What is to be said against an event, unless a column says it."""
        doubts = []
        if line.disputed and Column.DISPUTED not in shown:
            doubts.append(self.tr("disputed"))
        if not line.claims and Column.CLAIMS not in shown:
            doubts.append(self.tr("resting on no claim"))
        return doubts

    def _heading_data(self, row: int, role: int) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.HEADING)
        return self.heading(row) if role in shown else None

    def _read_lines(self, row: int) -> None:
        """Read the line of a row and of those after it, or before it where one is going back."""
        assert self._casebook is not None
        if len(self._lines) > MOST_KEPT:
            self._lines = {}
        going_back = row + 1 < len(self._rows) and self._rows[row + 1] in self._lines
        first = max(row + 1 - BLOCK, 0) if going_back else row
        many = BLOCK if self._lines else FIRST_BLOCK
        wanted = [n for n in self._rows[first : first + many] if n >= 0 and n not in self._lines]
        context = self._question.has_context
        self._lines.update(self._casebook.event_lines_at(wanted, context=context))

    def _row_of(self, ordinal: int) -> int | None:
        """Where a number stands among the rows, sought as bytes: four times as fast."""
        rows, sought = self._rows.tobytes(), struct.pack("q", ordinal)
        place = rows.find(sought)
        while place >= 0 and place % WIDTH:
            place = rows.find(sought, place + 1)
        return place // WIDTH if place >= 0 else None


def title(line: EventLine) -> str:
    """The first line of a row: when and what."""
    return f"{list_date_text(line.date)} · {line.title}"
