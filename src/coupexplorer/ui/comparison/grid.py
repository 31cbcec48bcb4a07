"""The comparison by questions as a table model: rows of questions and threads, a column a case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.citation_text import marks_of
from coupexplorer.ui.comparison.model import CaseTableModel, Index, Role
from coupexplorer.ui.comparison.quantity_strip import StripLine, strip_lines
from coupexplorer.ui.comparison.rows import Grid
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.wording import VERDICT_SIGNS, word

__all__ = ["ComparisonModel", "Role"]

NO_BREAK = "\N{NO-BREAK SPACE}"
THREAD_SIGN = "\N{LEFT RIGHT ARROW}"


class ComparisonModel(CaseTableModel):
    """Column 0 holds the questions with their verdicts, the others one case each.

    Rows of threads stand below; a thread is told in the first case column for all of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()
        self._highlighted: frozenset[str] = frozenset()

    def show_grid(self, grid: Grid, theme: Theme) -> None:
        """Show another grid, or the same in other colours."""
        self.beginResetModel()
        self.grid, self.theme = grid, theme
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
        """The record behind an item: the question, the answer or the thread."""
        if not index.isValid():
            return None
        row = self.grid.row(index.row())
        if isinstance(row, Link):
            return Ref(Kind.LINK, row.id)
        if index.column() == 0:
            return Ref(Kind.DIMENSION, row.id)
        case = self.grid.cases[index.column() - 1]
        return Ref(Kind.CELL, f"{row.id}/{case.id}")

    def index_of(self, ref: Ref) -> QModelIndex:
        """Where a question, an answer or a thread stands; invalid when it is not shown."""
        threads = [link.id for link in self.grid.threads]
        if ref.kind is Kind.LINK:
            row = len(self.grid.dimensions) + threads.index(ref.id) if ref.id in threads else -1
            return self.index(row, 0)
        name, _, case = ref.id.partition("/")
        rows = [d.id for d in self.grid.dimensions]
        columns = [c.id for c in self.grid.cases]
        if name not in rows or (case and case not in columns):
            return QModelIndex()
        return self.index(rows.index(name), columns.index(case) + 1 if case else 0)

    @property
    def cases(self) -> Sequence[Case]:
        """The cases of the grid."""
        return self.grid.cases

    @property
    def rows(self) -> int:
        """One row a question, one a thread."""
        return len(self.grid.dimensions) + len(self.grid.threads)

    def head(self) -> str:
        """Questions stand in column 0."""
        return self.tr("Question")

    def is_across(self, row: int) -> bool:
        """A thread is told across the columns of all cases."""
        return isinstance(self.grid.row(row), Link)

    def can_move(self, row: int) -> bool:
        """Questions can be moved and hidden; threads stand below."""
        return 0 <= row < len(self.grid.dimensions)

    def more(self, index: Index, role: int) -> object:
        """Whether a cell is highlighted, its numbers, and the guidance to a question."""
        if role == Role.HIGHLIGHT:
            return self._is_highlighted(index)
        if role == Role.STRIP and index.column() > 0:
            return self._strip(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._guidance(self.grid.row(index.row()))
        return None

    def _strip(self, index: Index) -> tuple[StripLine, ...]:
        numbers = self.grid.numbers(index.row())
        return strip_lines(numbers[index.column() - 1]) if numbers else ()

    def _guidance(self, row: Dimension | Link) -> str:
        if isinstance(row, Link):
            return ""
        parts = [row.question, row.guidance]
        if row.verdict is not None:
            parts.append(row.verdict.reason)
        return "<p>" + "</p><p>".join(markup.text(part) for part in parts if part) + "</p>"

    def _is_highlighted(self, index: Index) -> bool:
        if index.column() == 0 or not self._highlighted:
            return False
        told = self.grid.told(index.row(), index.column() - 1)
        return told is not None and not self._highlighted.isdisjoint(told.claim_ids())

    def plain(self, index: Index) -> str:
        """The question with its verdict, or the statements of a cell and its numbers."""
        row = self.grid.row(index.row())
        if index.column() == 0:
            return f"{row.title} ({_sort(row)})" if _sort(row) else row.title
        told = self.grid.told(index.row(), index.column() - 1)
        if told is None:
            return self._nothing(row)
        texts = [statement.text for statement in self.grid.statements(told)]
        if isinstance(told, Cell) and told.emptiness is not None:
            texts.insert(0, word(told.emptiness))
        return " ".join(texts)

    def _nothing(self, row: Dimension | Link) -> str:
        return self.tr("Not asked yet.") if isinstance(row, Dimension) else ""

    def page(self, index: Index) -> str:
        """The same as HTML, each statement with its marks."""
        theme = self.theme
        if theme is None:
            return ""
        row = self.grid.row(index.row())
        if index.column() == 0:
            return _head(row, theme)
        told = self.grid.told(index.row(), index.column() - 1)
        if told is None:
            return markup.muted(self._nothing(row), theme)
        parts = [self._statement(s, theme) for s in self.grid.statements(told)]
        if isinstance(told, Cell) and told.emptiness is not None:
            parts.insert(0, markup.muted(f"<i>{markup.text(word(told.emptiness))}</i>", theme))
        if not parts:
            parts.append(markup.muted(self.tr("Told only beyond the base texts."), theme))
        return f'<body style="color:{theme.text}">{" ".join(parts)}</body>'

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


def _sort(row: Dimension | Link) -> str:
    """The verdict of a question; of a thread, that it is one."""
    if isinstance(row, Link):
        return word(Kind.LINK)
    return word(row.verdict.kind) if row.verdict else ""


def _head(row: Dimension | Link, theme: Theme) -> str:
    """The title of a row with its verdict, or with the sign of a thread, below."""
    title = f'<b style="color:{theme.text}">{markup.text(row.title)}</b>'
    sort = _sort(row)
    if not sort:
        return title
    verdict = row.verdict if isinstance(row, Dimension) else None
    sign = VERDICT_SIGNS[verdict.kind] if verdict else THREAD_SIGN
    return f"{title}<br>{markup.muted(markup.small(f'{sign}&nbsp;{markup.text(sort)}'), theme)}"
