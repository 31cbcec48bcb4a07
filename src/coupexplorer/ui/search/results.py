"""What the search box lists: commands, records found, and lines said about the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.search.remarks import Remark
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.search.palette import Command
from coupexplorer.ui.search.wording import also_text, missing_text, nearly_text, remark_text
from coupexplorer.ui.wording import word
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:  # a hit brings the whole search along, which the first paint can do without
    from coupexplorer.store.search.hits import Hit

MOST_RESULTS = 40
REF_ROLE = int(Qt.ItemDataRole.UserRole)
PARTS_ROLE = REF_ROLE + 1
CASE_ROLE = REF_ROLE + 2
ROW_ROLE = REF_ROLE + 3
Index = QModelIndex | QPersistentModelIndex
Spans = tuple[tuple[int, int], ...]


class RowKind(Enum):
    """What a row is."""

    HIT = auto()
    COMMAND = auto()
    REMARK = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a title and a line below it, in both of them the places to stress, what stands at
    the far end of the title, and over how many lines the title may run."""

    kind: RowKind
    title: str
    in_title: Spans = ()
    below: str = ""
    in_below: Spans = ()
    end: str = ""
    case: str = ""
    ref: Ref | None = None
    action: QAction | None = None
    is_open: bool = True
    title_lines: int = 1

    @property
    def can_be_chosen(self) -> bool:
        """False for lines that are only read."""
        return self.kind is not RowKind.REMARK


class ResultsModel(QAbstractListModel):
    """What was found, best first, in the layers that the focus shows."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._rows: list[Row | Hit] = []
        self._context = True

    @property
    def is_current(self) -> bool:
        """False when the layers shown are no longer those that were searched."""
        return self._context == self._bench.focus.context

    def search(self, text: str, commands: tuple[Command, ...] = ()) -> None:
        """Show commands, and what the casebook finds for a text if there is one."""
        rows: list[Row | Hit] = [_command_row(self.tr("not now"), each) for each in commands]
        self._context = self._bench.focus.context
        if text.strip() and self._bench.has_casebook:
            found = self._bench.casebook.find(text, MOST_RESULTS, context=self._context)
            if found.hits or found.nearly or not commands:
                rows.extend(_remark_row(remark) for remark in found.remarks)
            rows.extend(found.hits)
            if found.nearly:
                rows.append(Row(RowKind.REMARK, nearly_text(is_all=not found.hits)))
                rows.extend(found.nearly)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row at an index, made when it is first looked at."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not isinstance(row, Row):
            row = self._rows[index.row()] = self._hit_row(row)
        return row

    def text_to_fit(self, index: Index) -> tuple[RowKind, str]:
        """What a row is, and the text of its title if that may run over two lines; else empty."""
        row = self._rows[index.row()]
        if not isinstance(row, Row):
            return RowKind.HIT, row.title if row.ref.kind is Kind.CLAIM else ""
        return row.kind, row.title if row.title_lines > 1 else ""

    def row_of(self, ref: Ref | None) -> int:
        """The row of a record; the first row that can be chosen when it was not found, -1 when
        there is none."""
        choices = self._choices()
        same = (n for n in choices if ref is not None and self._rows[n].ref == ref)
        return next(same, choices[0] if choices else -1)

    def next_choice(self, row: int, by: int) -> int:
        """The row that can be chosen some steps on from another, or the last one that way."""
        choices = self._choices()
        if row not in choices:
            return choices[0] if choices else -1
        place = choices.index(row) + by
        return choices[min(max(place, 0), len(choices) - 1)]

    def _choices(self) -> list[int]:
        return [
            n for n, row in enumerate(self._rows) if not isinstance(row, Row) or row.can_be_chosen
        ]

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a result."""
        return 0 if parent.isValid() else len(self._rows)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is only read cannot be chosen."""
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or (isinstance(row, Row) and not row.can_be_chosen):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title for the eye, with what stands below it for the screen reader."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.below, row.end) if part)
        if role == ROW_ROLE:
            return row
        if role == REF_ROLE:
            return row.ref
        if role == CASE_ROLE:
            return row.case
        if role == PARTS_ROLE:
            return row.below
        return None

    def _hit_row(self, hit: Hit) -> Row:
        below, in_below = _joined(self._parts(hit))
        return Row(
            RowKind.HIT,
            hit.title,
            hit.in_title,
            below,
            in_below,
            case=hit.case or "",
            ref=hit.ref,
            title_lines=2 if hit.ref.kind is Kind.CLAIM else 1,
        )

    def _parts(self, hit: Hit) -> Iterator[tuple[str, Spans]]:
        """What stands below a title: kind, case, the passage found, and how the words differ."""
        yield word(hit.ref.kind), ()
        case = self._bench.cases.get(hit.case or "")
        if case is not None and hit.ref.kind is not Kind.CASE:
            yield case.short_title, ()
        if hit.also:
            yield also_text(hit.also), ()
        if hit.missing:
            yield missing_text(hit.missing), ()
        yield hit.snippet, hit.in_snippet


def _joined(parts: Iterator[tuple[str, Spans]]) -> tuple[str, Spans]:
    """Parts as one line, and where in it what is to be stressed stands."""
    line = ""
    spans: list[tuple[int, int]] = []
    for text, stressed in parts:
        if text:
            line += " · " if line else ""
            spans.extend((len(line) + start, len(line) + end) for start, end in stressed)
            line += text
    return line, tuple(spans)


def _command_row(not_now: str, command: Command) -> Row:
    parts = (command.path, command.tip, "" if command.can_run else not_now)
    mark = "✓ " if command.action.isCheckable() and command.action.isChecked() else ""
    return Row(
        RowKind.COMMAND,
        mark + command.name,
        below=" · ".join(part for part in parts if part),
        end=command.key,
        action=command.action,
        is_open=command.can_run,
    )


def _remark_row(remark: Remark) -> Row:
    return Row(RowKind.REMARK, remark_text(remark))
