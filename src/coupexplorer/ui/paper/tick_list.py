"""A short list whose lines are ticked and put in order, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.marks import BoxedLines

EDGES = 6
"""Pixels above and below the lines of a list together."""

ID = Qt.ItemDataRole.UserRole
Entry = tuple[str, str]
"""An id and the words shown for it."""


def in_order(entries: Sequence[Entry], ticked: Sequence[str] | None) -> list[Entry]:
    """The entries as they are to be listed: as they came when those ticked stand in that order,
    else those ticked first."""
    if ticked is None:
        return [*entries]
    known = dict(entries)
    chosen = [identifier for identifier in dict.fromkeys(ticked) if identifier in known]
    natural = [identifier for identifier, _ in entries if identifier in set(chosen)]
    if natural == chosen:
        return [*entries]
    rest = [entry for entry in entries if entry[0] not in set(chosen)]
    return [*((identifier, known[identifier]) for identifier in chosen), *rest]


def line_height(widget: QWidget) -> int:
    """How high a line of a list is, in pixels."""
    return widget.fontMetrics().height() + 7


class TickList(QListWidget):
    """Lines with ticks; ``changed()`` when a tick or the order is another.

    Space ticks, Alt and the arrows move a line, so does the mouse. ``most`` lines are in sight.
    """

    changed = Signal()

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setItemDelegate(BoxedLines(self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            self.tr("Space ticks a line, Alt with an arrow moves it up or down.")
        )
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(self._tell)
        self.model().rowsMoved.connect(self._tell)

    def fill(self, entries: Sequence[Entry], ticked: Sequence[str] | None) -> None:
        """Show entries with some of them ticked, in order; None ticks all. Tells nobody."""
        self.blockSignals(True)
        self.clear()
        for identifier, words in in_order(entries, ticked):
            item = QListWidgetItem(words)
            item.setData(ID, identifier)
            item.setToolTip(words)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            on = ticked is None or identifier in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.blockSignals(False)
        self._take_room()

    def ticked(self) -> tuple[str, ...]:
        """The ids of the lines that are ticked, in order."""
        return tuple(str(i.data(ID)) for i in self._items() if self._is_on(i))

    def order(self) -> tuple[str, ...]:
        """The ids of all lines, in order."""
        return tuple(str(item.data(ID)) for item in self._items())

    @guarded(None)
    def tick_all(self, on: bool) -> None:
        """Tick every line, or none."""
        self.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()

    @guarded(None)
    def move_current(self, by: int) -> None:
        """Move the current line up (−1) or down (+1)."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + by < self.count():
            return
        self.blockSignals(True)
        self.insertItem(row + by, self.takeItem(row))
        self.setCurrentRow(row + by)
        self.blockSignals(False)
        self.changed.emit()

    def _items(self) -> Iterable[QListWidgetItem]:
        return (self.item(row) for row in range(self.count()))

    @staticmethod
    def _is_on(item: QListWidgetItem) -> bool:
        return item.checkState() == Qt.CheckState.Checked

    def _take_room(self) -> None:
        lines = min(max(self.count(), 1), self._most)
        height = line_height(self)
        self.blockSignals(True)
        for item in self._items():
            item.setSizeHint(QSize(0, height))
        self.blockSignals(False)
        self.setFixedHeight(lines * height + EDGES)

    @guarded(None)
    def _tell(self, *_: object) -> None:
        self.changed.emit()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._take_room()

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, self.height())

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move a line."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}
        by = steps.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(by)
        else:
            super().keyPressEvent(event)
