"""The Comparison pane: questions down, cases across, every statement linked to its claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QTableView

from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, VerdictKind
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison_grid import ComparisonModel, Role
from coupexplorer.ui.comparison_painter import CaseHeader, CellPainter
from coupexplorer.ui.comparison_rows import Grid
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.workbench import Workbench

QUESTION_SHARE = 0.22
NARROWEST_QUESTION, WIDEST_QUESTION = 120, 260


class ComparisonPane(Pane):
    """A table whose every cell is a set of claims."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self.model = ComparisonModel(self)
        self.painter = CellPainter(appearance, self)
        self.table = QTableView()
        self._dress_table()
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        self.column.addWidget(self.pages)
        self.setFocusProxy(self.table)

    def reload(self, focus: Focus) -> None:
        """Read questions, answers and evidence, and lay the table out."""
        self.painter.forget()
        self.model.show_grid(self._grid(focus), self.appearance.theme)
        self._span_threads()
        self._say_summary()
        self._fit_columns()
        self._select(focus)

    def follow(self, focus: Focus, before: Focus) -> None:
        """Another subject only moves the highlight."""
        surroundings = (focus.cases, focus.context, focus.differences_only)
        if surroundings != (before.cases, before.context, before.differences_only):
            self.reload(focus)
        else:
            self._select(focus)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(self.painter)
        table.setHorizontalHeader(CaseHeader(self.bench, self.appearance))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setCornerButtonEnabled(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(self.tr("Comparison of the cases, question by question"))
        table.setMouseTracking(True)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)
        table.selectionModel().currentChanged.connect(self._current_changed)
        table.horizontalHeader().sectionResized.connect(self._column_resized)

    def _grid(self, focus: Focus) -> Grid:
        book = self.bench.casebook
        dimensions = [
            d
            for d in book.section(Kind.DIMENSION)
            if isinstance(d, Dimension) and (focus.context or d.layer is not Layer.CONTEXT)
        ]
        cells = {c.id: c for c in book.section(Kind.CELL) if isinstance(c, Cell)}
        cases = tuple(self.bench.cases[c] for c in focus.cases if c in self.bench.cases)
        if focus.differences_only:
            alike = VerdictKind.ALIKE
            dimensions = [d for d in dimensions if not d.verdict or d.verdict.kind is not alike]
        links = [link for link in book.section(Kind.LINK) if isinstance(link, Link)]
        told: list[Cell | Link] = [*cells.values(), *links]
        wanted = tuple(dict.fromkeys(claim for each in told for claim in each.claim_ids()))
        claims = {c.id: c for c in book.many(Kind.CLAIM, wanted).values() if isinstance(c, Claim)}
        sources = {s.id: s for s in book.section(Kind.SOURCE) if isinstance(s, Source)}
        disputes = [d for d in book.section(Kind.DISPUTE) if isinstance(d, Dispute)]
        disputed = frozenset(c for d in disputes if d.is_open_on_substance for c in d.claim_ids())
        grid = Grid(
            dimensions=tuple(dimensions),
            cases=cases,
            cells=cells,
            claims=claims,
            sources=sources,
            disputed=disputed,
            context=focus.context,
        )
        return replace(grid, threads=tuple(link for link in links if grid.shows(link)))

    def _say_summary(self) -> None:
        dimensions = self.model.grid.dimensions
        verdicts = Counter(d.verdict.kind for d in dimensions if d.verdict)
        summary = self.tr(
            "{count} questions · {alike} alike · {partly} partly · {different} differ"
        ).format(
            count=len(dimensions),
            alike=verdicts[VerdictKind.ALIKE],
            partly=verdicts[VerdictKind.PARTLY],
            different=verdicts[VerdictKind.DIFFERENT] + verdicts[VerdictKind.ONLY_IN_ONE],
        )
        threads = len(self.model.grid.threads)
        parts = [summary, self.tr("%n thread(s)", "", threads)] if threads else [summary]
        self.show_summary(" · ".join(parts))
        self.empty.setText(self.tr("This casebook asks no questions yet."))
        self.pages.setCurrentWidget(self.table if self.model.rowCount() else self.empty)

    def _span_threads(self) -> None:
        """A thread is told across the columns of all cases."""
        self.table.clearSpans()
        cases = len(self.model.grid.cases)
        first = len(self.model.grid.dimensions)
        for row in range(first, self.model.rowCount()):
            if cases > 1:
                self.table.setSpan(row, 1, 1, cases)

    def _fit_columns(self) -> None:
        columns = self.model.columnCount()
        if columns < 2:
            return
        width = self.table.viewport().width()
        first = min(WIDEST_QUESTION, max(NARROWEST_QUESTION, int(width * QUESTION_SHARE)))
        header = self.table.horizontalHeader()
        header.blockSignals(True)
        header.resizeSection(0, first)
        each = max(160, (width - first) // (columns - 1))
        for column in range(1, columns):
            header.resizeSection(column, each)
        header.blockSignals(False)
        self._fit_rows()

    def _fit_rows(self) -> None:
        font = self.table.font()
        header = self.table.horizontalHeader()
        for row in range(self.model.rowCount()):
            heights = []
            for column in range(self.model.columnCount()):
                across = range(column, column + self.table.columnSpan(row, column))
                width = sum(header.sectionSize(section) for section in across)
                heights.append(self.painter.height(self.model.index(row, column), width, font))
            self.table.setRowHeight(row, max(heights))

    def _select(self, focus: Focus) -> None:
        subject = focus.subject
        selection = self.table.selectionModel()
        index = QModelIndex()
        related: frozenset[str] = frozenset()
        if subject is not None and subject.kind in (Kind.CELL, Kind.DIMENSION, Kind.LINK):
            index = self.model.index_of(subject)
        elif subject is not None:
            related = self._claims_of(subject)
        self.model.highlight(related)
        if index.isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.table.scrollTo(index)
        else:
            selection.clearSelection()
            self._show_first_highlight()

    def _claims_of(self, subject: Ref) -> frozenset[str]:
        if subject.kind is Kind.CLAIM:
            return frozenset((subject.id,))
        return frozenset(claim.id for claim in self.bench.casebook.claims_about(subject))

    def _show_first_highlight(self) -> None:
        for row in range(self.model.rowCount()):
            for column in range(1, self.model.columnCount()):
                index = self.model.index(row, column)
                if self.model.data(index, Role.HIGHLIGHT):
                    self.table.scrollTo(index)
                    return

    @guarded(None)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        ref = self.model.ref(current)
        if ref is not None:
            self.look_at(ref)

    @guarded(None)
    def _column_resized(self, *_: int) -> None:
        self._fit_rows()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow links clicked or entered, and show the hand over them."""
        if watched is self.table.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_columns()
        if watched is self.table.viewport() and isinstance(event, QMouseEvent):
            link = self._link_under(event)
            if event.type() == QEvent.Type.MouseMove:
                shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
                self.table.viewport().setCursor(shape)
            elif event.type() == QEvent.Type.MouseButtonRelease and link is not None:
                self.look_at(link)
                return True
            elif event.type() == QEvent.Type.MouseButtonPress and link is not None:
                return True
        if watched is self.table and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() != QEvent.Type.KeyPress or not enters:
            return False
        ref = self.model.ref(self.table.currentIndex())
        if ref is not None:
            self.look_at(ref)
        return ref is not None

    def _link_under(self, event: QMouseEvent) -> Ref | None:
        point = event.position().toPoint()
        index = self.table.indexAt(point)
        if not index.isValid():
            return None
        cell = self.table.visualRect(index)
        return self.painter.link_at(index, cell, point, self.table.font())
