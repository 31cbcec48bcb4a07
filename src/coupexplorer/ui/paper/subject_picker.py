"""Which actors or disputes a document is about: all of the cases, or those ticked in a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.fields import OneOf
from coupexplorer.ui.paper.marks import BoxedLines
from coupexplorer.ui.paper.tick_list import EDGES, ID, Entry, line_height

PAUSE_MS = 60
LINES = 8
ALL, SOME = "all", "some"


class SubjectPicker(QWidget):
    """``changed()`` when other records are chosen. ``find`` gives id and words of the records that
    fit a typed text; those ticked stand first and stay whatever is typed."""

    changed = Signal()

    def __init__(self, name: str, words_all: str, find: Callable[[str], Sequence[Entry]]) -> None:
        super().__init__()
        self._find = find
        self._ticked: dict[str, str] = {}
        self.which = OneOf(name, [(ALL, words_all), (SOME, self.tr("Only those tic&ked"))])
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search by any spelling"))
        self.field.setAccessibleName(self.tr("Search by any spelling"))
        self.list = QListWidget()
        self.list.setItemDelegate(BoxedLines(self.list))
        self.list.setAccessibleName(name)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE_MS)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.which, self.field, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.which)
        self.which.changed.connect(self._which_changed)
        self.field.textEdited.connect(lambda _: self._typing.start())
        self.field.textChanged.connect(self._emptied)
        self.field.installEventFilter(self)
        self.list.itemChanged.connect(self._item_changed)
        self._typing.timeout.connect(self._fill)
        self._show_list()

    @property
    def takes_all(self) -> bool:
        """Whether the document is about every record that the cases touch."""
        return self.which.value() == ALL

    def chosen(self) -> tuple[str, ...]:
        """The ids ticked, in the order of ticking; none when all are taken."""
        return () if self.takes_all else tuple(self._ticked)

    def choose(self, ticked: Sequence[Entry]) -> None:
        """Take some records, or all when none is given. Tells nobody."""
        self._ticked = dict(ticked)
        self.which.choose(SOME if ticked else ALL)
        self.field.clear()
        self._show_list()

    def _show_list(self) -> None:
        for widget in (self.field, self.list):
            widget.setVisible(not self.takes_all)
        if not self.takes_all:
            self._fill()

    @guarded(None)
    def _which_changed(self) -> None:
        self._show_list()
        self.changed.emit()

    @guarded(None)
    def _emptied(self, text: str) -> None:
        if not text:
            self._fill()

    @guarded(None)
    def _fill(self) -> None:
        self._typing.stop()
        typed = self.field.text().strip()
        found = [entry for entry in self._find(typed) if entry[0] not in self._ticked]
        self.list.blockSignals(True)
        self.list.clear()
        for identifier, words in (*self._ticked.items(), *found):
            item = QListWidgetItem(words)
            item.setData(ID, identifier)
            item.setToolTip(words)
            on = identifier in self._ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, line_height(self.list)))
            self.list.addItem(item)
        if not found and typed:
            nothing = QListWidgetItem(self.tr("Nothing of that name"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        if self.list.count():
            row = len(self._ticked) if found else 0
            self.list.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.list.blockSignals(False)
        self.list.setFixedHeight(LINES * line_height(self.list) + EDGES)

    @guarded(None)
    def _item_changed(self, item: QListWidgetItem) -> None:
        identifier = str(item.data(ID))
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked[identifier] = item.text()
        else:
            self._ticked.pop(identifier, None)
        self.changed.emit()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the field into the list; Enter ticks the line that fits best, since in a
        dialog it would print."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tick_current()
                return True
        return super().eventFilter(watched, event)

    def _tick_current(self) -> None:
        if self._typing.isActive():
            self._fill()
        item: QListWidgetItem | None = self.list.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
