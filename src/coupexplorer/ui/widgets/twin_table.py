"""The table beside a picture, for keyboard and screen reader: what it shows, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_ROOM, COLUMN_ROOM = 8, 16


class TwinTable(QTableView):
    """A table with a row a thing; its ``activated`` signal follows Enter or a double click.

    A subclass says which ``samples`` its columns are wide enough for, and which column is
    ``current`` when a row is gone to.
    """

    samples: ClassVar[Mapping[int, str]] = MappingProxyType({})
    current: ClassVar[int] = 0

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def dress(self) -> None:
        """Take row height and column widths from the font."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_ROOM)
        for column, sample in self.samples.items():
            self.setColumnWidth(column, metrics.horizontalAdvance(sample) + COLUMN_ROOM)

    def go_to(self, row: int | None) -> None:
        """Make a row the current one, without activating it."""
        if row is None:
            self.clearSelection()
            return
        index = self.model().index(row, self.current)
        if index.row() != self.currentIndex().row():
            self.setCurrentIndex(index)
        self.scrollTo(index)
