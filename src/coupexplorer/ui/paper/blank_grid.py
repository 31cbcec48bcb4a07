"""Which cells of a worksheet are left blank, as a small grid of ticks: question by case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.marks import BoxedLines
from coupexplorer.ui.paper.tick_list import Entry

Index = QModelIndex | QPersistentModelIndex
Blank = tuple[str, str]
LINES = 8
ROOT = QModelIndex()


class BlankModel(QAbstractTableModel):
    """Questions down, cases across; a tick leaves a cell blank. ``ticked()`` after each change."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._questions: Sequence[Entry] = ()
        self._cases: Sequence[Entry] = ()
        self._blanks: set[Blank] = set()

    def show(self, questions: Sequence[Entry], cases: Sequence[Entry]) -> None:
        """Have other rows and columns; ticks stay with their cells."""
        self.beginResetModel()
        self._questions, self._cases = tuple(questions), tuple(cases)
        self.endResetModel()

    def blanks(self) -> tuple[Blank, ...]:
        """The cells that are ticked and shown, as question and case, row by row."""
        cells = ((q, c) for q, _ in self._questions for c, _ in self._cases)
        return tuple(cell for cell in cells if cell in self._blanks)

    def put(self, blanks: Iterable[Blank]) -> None:
        """Tick these cells and no other. Tells nobody outside."""
        self._blanks = set(blanks)
        self._changed()

    def tick_all(self, on: bool) -> None:
        """Tick every cell that is shown, or none."""
        cells = {(q, c) for q, _ in self._questions for c, _ in self._cases}
        self._blanks = self._blanks | cells if on else self._blanks - cells
        self._changed()
        self.ticked.emit()

    def toggle(self, cells: Iterable[Index]) -> None:
        """Tick cells, or take their ticks away when all have one."""
        chosen = {self._cell(index) for index in cells}
        on = not chosen <= self._blanks
        self._blanks = self._blanks | chosen if on else self._blanks - chosen
        self._changed()
        self.ticked.emit()

    def _cell(self, index: Index) -> Blank:
        return self._questions[index.row()][0], self._cases[index.column()][0]

    def _changed(self) -> None:
        if self._questions and self._cases:
            last = self.index(len(self._questions) - 1, len(self._cases) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @guarded(0)
    def rowCount(self, parent: Index = ROOT) -> int:
        """A row a question."""
        return 0 if parent.isValid() else len(self._questions)

    @guarded(0)
    def columnCount(self, parent: Index = ROOT) -> int:
        """A column a case."""
        return 0 if parent.isValid() else len(self._cases)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be ticked."""
        item = Qt.ItemFlag
        return item.ItemIsEnabled | item.ItemIsSelectable | item.ItemIsUserCheckable

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The tick of a cell, and for screen readers which one it is."""
        on = self._cell(index) in self._blanks
        if role == Qt.ItemDataRole.CheckStateRole:
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = (
                self.tr("{question}, {case}: left blank")
                if on
                else self.tr("{question}, {case}: printed")
            )
            question = self._questions[index.row()][1]
            return words.format(question=question, case=self._cases[index.column()][1])
        return None

    @guarded(False)
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a cell or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle((index,))
        return True

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The cases above, the questions beside."""
        across = orientation == Qt.Orientation.Horizontal
        entries = self._cases if across else self._questions
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entries[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole and not across:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None


class BlankGrid(QTableView):
    """The grid; a click on a head, or Space on several cells, ticks them together."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cells = BlankModel()
        self.setModel(self.cells)
        self.setItemDelegate(BoxedLines(self))
        self.setAccessibleName(name)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(24)
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading)
        down.setHighlightSections(False)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.sectionClicked.connect(self._column_clicked)
        down.sectionClicked.connect(self._row_clicked)
        self.cells.ticked.connect(self.changed)

    def show_cells(self, questions: Sequence[Entry], cases: Sequence[Entry]) -> None:
        """Have a row for each question and a column for each case."""
        self.cells.show(questions, cases)
        height = self.fontMetrics().height() + 8
        down = self.verticalHeader()
        down.setDefaultSectionSize(height)
        down.setFixedWidth(self.fontMetrics().averageCharWidth() * 22)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(min(max(len(questions), 1), LINES) * height + head + 4)
        if questions and cases:
            self.setCurrentIndex(self.cells.index(0, 0))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks what is selected."""
        chosen = self.selectionModel().selectedIndexes()
        if event.key() == Qt.Key.Key_Space and chosen:
            self.cells.toggle(chosen)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def _column_clicked(self, column: int) -> None:
        self.cells.toggle(self.cells.index(row, column) for row in range(self.cells.rowCount()))

    @guarded(None)
    def _row_clicked(self, row: int) -> None:
        self.cells.toggle(self.cells.index(row, c) for c in range(self.cells.columnCount()))
