"""The bar above a list of events: filter, arrangement, words, and a chip for each part in force."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from coupexplorer.ui.events.filter_menu import EventFilterMenu
from coupexplorer.ui.events.view_menu import EventViewMenu
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.widgets.filter_chips import FilterChips

TYPING_PAUSE_MS = 60


class EventBar(QWidget):
    """``text_typed(text)`` follows once the reader pauses; ``down_asked()`` the wish to go on from
    the words to what they found."""

    text_typed = Signal(str)
    down_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter_menu = EventFilterMenu(self)
        self.view_menu = EventViewMenu(self)
        self.chips = FilterChips()
        self.filter_button = self._button(self.tr("Filter ▾"), self.tr("Filter the events"))
        self.filter_button.setMenu(self.filter_menu)
        self.view_button = self._button(
            self.tr("View ▾"), self.tr("Arrange, sort and group the events; saved views")
        )
        self.view_button.setMenu(self.view_menu)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Words"))
        self.text.setAccessibleName(self.tr("Narrow the events by words"))
        self.text.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._settled)
        self.text.textEdited.connect(lambda _: self._typing.start())
        self.text.installEventFilter(self)
        self.chips.follows = self.text
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(6)
        row.addWidget(self.filter_button)
        row.addWidget(self.view_button)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.chips)

    def show_text(self, text: str) -> None:
        """Show the words in force, unless they are being typed just now."""
        if not self._typing.isActive() and self.text.text() != text:
            self.text.setText(text)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    @guarded(None)
    def _settled(self) -> None:
        self.text_typed.emit(self.text.text())

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the words to the events, Escape empties the words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._settle_now()
                self.down_asked.emit()
                return True
            if key == Qt.Key.Key_Escape and self.text.text():
                self.text.clear()
                self._settle_now(always=True)
                return True
        return super().eventFilter(watched, event)

    def _settle_now(self, *, always: bool = False) -> None:
        if self._typing.isActive() or always:
            self._typing.stop()
            self._settled()
