"""A small window to choose one of many: a field to type in, and a list of what fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coupexplorer.ui.guard import guarded

PAUSE_MS = 60
WIDTH, HEIGHT = 300, 340
TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Choices = Sequence[tuple[str, str]]


class ChoicePopup(QFrame):
    """Opens below a widget; ``chosen(id)`` follows a choice. Up, Down and Enter work while typing,
    Escape leaves without one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self._ask: Callable[[str], Choices] = lambda _text: ()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE_MS)
        self._typing.timeout.connect(self._fill)
        self.field.textEdited.connect(lambda _: self._typing.start())
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)

    def open_at(self, anchor: QWidget, words: str, ask: Callable[[str], Choices]) -> None:
        """Open below a widget; ``ask`` gives id and title of what fits a typed text."""
        self._ask = ask
        self.field.clear()
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.list.setAccessibleName(words)
        self._fill()
        self.resize(WIDTH, HEIGHT)
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(anchor.width() - WIDTH if mirrored else 0, anchor.height() + 2)
        place = anchor.mapToGlobal(corner)
        room = anchor.screen().availableGeometry()
        place.setX(max(min(place.x(), room.right() - WIDTH), room.left()))
        place.setY(max(min(place.y(), room.bottom() - HEIGHT), room.top()))
        self.move(place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @guarded(None)
    def _fill(self) -> None:
        self._typing.stop()
        self.list.clear()
        for identifier, title in self._ask(self.field.text()):
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, identifier)
            item.setToolTip(title)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            nothing = QListWidgetItem(self.tr("Nothing of that name"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)

    @guarded(None)
    def _take(self, item: QListWidgetItem | None) -> None:
        identifier = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if isinstance(identifier, str):
            self.hide()
            self.chosen.emit(identifier)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list go there while the field keeps the cursor."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in TO_LIST:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._typing.isActive():
                    self._fill()
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
