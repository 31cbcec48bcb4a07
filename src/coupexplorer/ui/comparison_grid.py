"""The comparison as a table model: a row a question, a column a case, cells as rich text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coupexplorer.analysis.layers import rests_on_context
from coupexplorer.domain.comparison import Cell, Dimension
from coupexplorer.domain.evidence import Claim, Source, Statement
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.citation_text import marks_of
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.wording import VERDICT_SIGNS, word

NO_BREAK = "\N{NO-BREAK SPACE}"
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What an item tells its painter beyond plain text."""

    PAGE = Qt.ItemDataRole.UserRole
    REF = Qt.ItemDataRole.UserRole + 1
    HIGHLIGHT = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything the comparison shows: questions, cases, answers and the evidence behind them."""

    dimensions: tuple[Dimension, ...] = ()
    cases: tuple[Case, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()
    context: bool = True

    def cell(self, row: int, column: int) -> Cell | None:
        """The answer at a row and case column, both counted from 0."""
        return self.cells.get(f"{self.dimensions[row].id}/{self.cases[column].id}")

    def statements(self, cell: Cell) -> list[Statement]:
        """The statements shown: without those of the context layer when it is hidden."""
        if self.context:
            return list(cell.statements)
        return [s for s in cell.statements if not self.is_context(s)]

    def is_context(self, statement: Statement) -> bool:
        """Whether a statement rests on claims from beyond the base texts alone."""
        return rests_on_context(statement.claims, self.claims)


class ComparisonModel(QAbstractTableModel):
    """Column 0 holds the questions with their verdicts, the others one case each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self._theme: Theme | None = None
        self._highlighted: frozenset[str] = frozenset()

    def show_grid(self, grid: Grid, theme: Theme) -> None:
        """Show another grid, or the same in other colours."""
        self.beginResetModel()
        self.grid, self._theme = grid, theme
        self.endResetModel()

    def highlight(self, claims: frozenset[str]) -> None:
        """Mark the cells that rest on any of ``claims``."""
        if claims == self._highlighted or not self.rowCount():
            self._highlighted = claims
            return
        self._highlighted = claims
        corner = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), corner, [Role.HIGHLIGHT])

    def ref(self, index: Index) -> Ref | None:
        """The record behind an item: the question, or the answer."""
        if not index.isValid():
            return None
        dimension = self.grid.dimensions[index.row()]
        if index.column() == 0:
            return Ref(Kind.DIMENSION, dimension.id)
        case = self.grid.cases[index.column() - 1]
        return Ref(Kind.CELL, f"{dimension.id}/{case.id}")

    def index_of(self, ref: Ref) -> QModelIndex:
        """Where a question or an answer stands; invalid when it is not shown."""
        name, _, case = ref.id.partition("/")
        rows = [d.id for d in self.grid.dimensions]
        columns = [c.id for c in self.grid.cases]
        if name not in rows or (case and case not in columns):
            return QModelIndex()
        return self.index(rows.index(name), columns.index(case) + 1 if case else 0)

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a question."""
        return 0 if parent.isValid() else len(self.grid.dimensions)

    @guarded(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The questions, then one column a case."""
        return 0 if parent.isValid() else 1 + len(self.grid.cases)

    @guarded(None)
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Case titles with their spans."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("Question")
        case = self.grid.cases[section - 1]
        return f"{case.short_title} · {case.span}"

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Plain text for screen readers and copying, HTML for the painter."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._plain(index)
        if role == Role.PAGE:
            return self._page(index)
        if role == Role.REF:
            return self.ref(index)
        if role == Role.HIGHLIGHT:
            return self._is_highlighted(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._guidance(self.grid.dimensions[index.row()])
        return None

    def _guidance(self, dimension: Dimension) -> str:
        parts = [dimension.question, dimension.guidance]
        if dimension.verdict is not None:
            parts.append(dimension.verdict.reason)
        return "<p>" + "</p><p>".join(markup.text(part) for part in parts if part) + "</p>"

    def _is_highlighted(self, index: Index) -> bool:
        if index.column() == 0 or not self._highlighted:
            return False
        cell = self.grid.cell(index.row(), index.column() - 1)
        return cell is not None and not self._highlighted.isdisjoint(cell.claim_ids())

    def _plain(self, index: Index) -> str:
        dimension = self.grid.dimensions[index.row()]
        if index.column() == 0:
            verdict = f" ({word(dimension.verdict.kind)})" if dimension.verdict else ""
            return dimension.title + verdict
        cell = self.grid.cell(index.row(), index.column() - 1)
        if cell is None:
            return self.tr("Not asked yet.")
        texts = [statement.text for statement in self.grid.statements(cell)]
        if cell.emptiness is not None:
            texts.insert(0, word(cell.emptiness))
        return " ".join(texts)

    def _page(self, index: Index) -> str:
        theme = self._theme
        if theme is None:
            return ""
        dimension = self.grid.dimensions[index.row()]
        if index.column() == 0:
            return self._question_page(dimension, theme)
        cell = self.grid.cell(index.row(), index.column() - 1)
        if cell is None:
            return markup.muted(self.tr("Not asked yet."), theme)
        parts = [self._statement(s, theme) for s in self.grid.statements(cell)]
        if cell.emptiness is not None:
            parts.insert(0, markup.muted(f"<i>{markup.text(word(cell.emptiness))}</i>", theme))
        if not parts:
            parts.append(markup.muted(self.tr("Told only beyond the base texts."), theme))
        return f'<body style="color:{theme.text}">{" ".join(parts)}</body>'

    def _question_page(self, dimension: Dimension, theme: Theme) -> str:
        head = f'<b style="color:{theme.text}">{markup.text(dimension.title)}</b>'
        if dimension.verdict is None:
            return head
        sign = VERDICT_SIGNS[dimension.verdict.kind]
        verdict = f"{sign}&nbsp;{markup.text(word(dimension.verdict.kind))}"
        return f"{head}<br>{markup.muted(markup.small(verdict), theme)}"

    def _statement(self, statement: Statement, theme: Theme) -> str:
        claims = [self.grid.claims[c] for c in statement.claims if c in self.grid.claims]
        marks = [
            markup.link(Ref(Kind.CLAIM, group[0].id), mark.replace(" ", NO_BREAK), theme.link)
            for mark, group in marks_of(claims, self.grid.sources)
        ]
        warning = " ⚠" if any(claim.id in self.grid.disputed for claim in claims) else ""
        body = markup.text(statement.text)
        if self.grid.is_context(statement):
            body = f'<span style="color:{theme.muted}">{body}</span>'
        return (
            f'{body}<span style="color:{theme.warning_text}">{warning}</span>'
            f'&nbsp;<span style="font-size:small">{", ".join(marks)}</span>'
        )
