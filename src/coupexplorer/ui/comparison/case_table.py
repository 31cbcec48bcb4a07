"""What a table of the comparison is to its parts: content, painter, heads, and what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.header import CaseHeader
from coupexplorer.ui.comparison.model import CaseTableModel, Index
from coupexplorer.ui.comparison.painter import CellPainter
from coupexplorer.ui.workbench import Workbench

USUAL_LINES = 6


class CaseTable(QTableView):
    """A row's head, then a cell a case; ``looked_at(Ref)`` follows a record or link reached."""

    looked_at = Signal(object)

    def __init__(
        self, bench: Workbench, appearance: Appearance, model: CaseTableModel, painter: CellPainter
    ) -> None:
        super().__init__()
        self._bench = bench
        self.content = model
        self.painter = painter
        self.head = CaseHeader(bench, appearance)
        painter.colours = self

    def dress(self) -> None:
        """Take up content, painter and heads."""
        self.setModel(self.content)
        self.setItemDelegate(self.painter)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        # Rows are taken to be this high until they are measured: too low, and all would be seen.
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * USUAL_LINES)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    def take_font(self) -> None:
        """Take the application's font, heads included: a head keeps the one it was made with."""
        font = QApplication.font()
        if self.font() != font or self.head.font() != font:
            self.setFont(font)
            self.head.setFont(font)
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * USUAL_LINES)

    def colour_of(self, column: int) -> str:
        """The full colour of the case in a column."""
        case = self.content.cases[column - 1]
        theme = self.painter.appearance.theme
        return theme.case_colour(self._bench.case_index(case.id))

    def copy(self) -> None:
        """Put the text of the current cell on the clipboard."""
        index = self.currentIndex()
        if index.isValid():
            QApplication.clipboard().setText(str(index.data()))

    def choose(self, index: Index) -> None:
        """Make an item the current one and bring it into view; an invalid one clears the choice."""
        selection = self.selectionModel()
        if not index.isValid():
            selection.clearSelection()
            return
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def width_of(self, row: int, column: int) -> int:
        """How wide a cell is, with the columns that it spans."""
        across = range(column, column + self.columnSpan(row, column))
        return sum(self.head.sectionSize(section) for section in across)

    def item_option(self, rect: QRect, index: Index) -> QStyleOptionViewItem:
        """How a delegate should paint an item at a place of the screen."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
            if self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
        return option
