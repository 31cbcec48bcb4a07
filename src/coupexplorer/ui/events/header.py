"""The header of the table of events: columns the reader widens, moves, and sorts by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QListView

from coupexplorer.ui.events.painter import BAR, CELL_MARGIN, Cell
from coupexplorer.ui.events.table import SORTED_BY, Column, Shown, Sorting
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme

NARROWEST, PADDING = 36, 14


class EventHeader(QHeaderView):
    """Stands above the rows while they are a table.

    ``changed`` follows every change of where columns stand; ``arranged(columns)`` one that the
    reader made; ``sort_asked(column)`` a click on a column that can be sorted by.
    """

    changed = Signal()
    arranged = Signal(object)
    sort_asked = Signal(object)

    def __init__(self, view: QListView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._columns: tuple[Shown, ...] = ()
        self._sorting = Sorting()
        self._is_settling = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(self._moved)
        self.sectionClicked.connect(self._clicked)
        self.hide()

    @property
    def is_table(self) -> bool:
        """Whether there are columns."""
        return bool(self._columns)

    def show_columns(self, columns: Sequence[Shown]) -> None:
        """Show some columns, whose model has them already; none for a list."""
        self._columns = tuple(columns)
        self._is_settling = True
        try:
            self.setModel(self._view.model())
            for place in range(self.count()):
                self.moveSection(self.visualIndex(place), place)
        finally:
            self._is_settling = False
        self.setVisible(self.is_table)
        self.show_sorting(self._sorting)
        self.settle()

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the column the events are in order of."""
        self._sorting = sorting
        shown = [each.column for each in self._columns]
        self.setSortIndicatorShown(sorting.column in shown)
        if sorting.column in shown:
            down = (
                Qt.SortOrder.DescendingOrder if sorting.backwards else Qt.SortOrder.AscendingOrder
            )
            self.setSortIndicator(shown.index(sorting.column), down)

    def dress(self, theme: Theme) -> None:
        """Put on the colours of a theme."""
        side = "right" if self.isRightToLeft() else "left"
        self.setStyleSheet(
            f"QHeaderView {{ background: {theme.surface}; border: 0; }}"
            f"QHeaderView::section {{ background: {theme.surface}; color: {theme.muted};"
            f" border: 0; border-bottom: 1px solid {theme.border};"
            f" padding: 4px {CELL_MARGIN}px 4px {CELL_MARGIN}px; }}"
            f"QHeaderView::section:first {{ padding-{side}: {CELL_MARGIN + BAR}px; }}"
            f"QHeaderView::section:hover {{ color: {theme.text}; }}"
        )

    def settle(self) -> None:
        """Give every column the reader's width or its natural one; the titles take what is left."""
        if not self.is_table or self.count() != len(self._columns):
            return
        letter = self.fontMetrics().averageCharWidth()
        widths = [
            each.width or max(each.letters() * letter + PADDING, self._head_width(place))
            for place, each in enumerate(self._columns)
        ]
        spare = self._view.viewport().width() - sum(widths)
        self._is_settling = True
        try:
            for place, each in enumerate(self._columns):
                grows = each.column is Column.TITLE and not each.width and spare > 0
                self.resizeSection(place, widths[place] + (spare if grows else 0))
        finally:
            self._is_settling = False

    def cells(self) -> tuple[Cell, ...]:
        """Where the columns stand in the viewport, in the order of the model."""
        if not self.is_table or self.count() != len(self._columns):
            return ()
        return tuple(
            Cell(self.sectionViewportPosition(place), self.sectionSize(place), each.column)
            for place, each in enumerate(self._columns)
        )

    def _head_width(self, place: int) -> int:
        return self.sectionSizeHint(place) + PADDING

    @guarded(None)
    def _resized(self, place: int, _before: int, width: int) -> None:
        if self._is_settling or place >= len(self._columns):
            return
        columns = list(self._columns)
        columns[place] = Shown(columns[place].column, width)
        self._columns = tuple(columns)
        self.arranged.emit(self._columns)
        self.changed.emit()

    @guarded(None)
    def _moved(self, *_: int) -> None:
        if self._is_settling:
            return
        order = [self.logicalIndex(place) for place in range(self.count())]
        self.arranged.emit(tuple(self._columns[place] for place in order))

    @guarded(None)
    def _clicked(self, place: int) -> None:
        column = self._columns[place].column
        if column in SORTED_BY:
            self.sort_asked.emit(column)
        self.show_sorting(self._sorting)
