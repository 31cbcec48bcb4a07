"""A small window to type the first and the last date of a stretch of time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.typed_dates import read_typed_date
from coupexplorer.store.dates_as_text import minutes
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.window_words import BEGINNING, END, edge_words

WIDTH = 300


class DatesPopup(QFrame):
    """Opens below a widget; ``chosen(window)`` follows Apply. A side left empty is open."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.first, self.last = QLineEdit(), QLineEdit()
        self.apply_button = QPushButton(self.tr("Apply"))
        self.apply_button.setDefault(True)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout(self)
        form.addRow(self.tr("From"), self.first)
        form.addRow(self.tr("To"), self.last)
        form.addRow(self.says)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.apply_button)
        form.addRow(row)
        for field, name in ((self.first, self.tr("First date")), (self.last, self.tr("Last date"))):
            field.setAccessibleName(name)
            field.setPlaceholderText(self.tr("1963, Nov 1963, 13 Nov 1963"))
            field.returnPressed.connect(self._apply)
            field.textEdited.connect(self._be_quiet)
        self.apply_button.clicked.connect(self._apply)

    def open_at(self, anchor: QWidget, window: TimeWindow | None, theme: Theme) -> None:
        """Open below a widget, with the dates of a window."""
        self.says.setStyleSheet(f"color: {theme.warning_text};")
        first, last = edge_words(window) if window is not None else ("", "")
        self.first.setText(first)
        self.last.setText(last)
        self._be_quiet()
        self.setFixedWidth(WIDTH)
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.move(
            anchor.mapToGlobal(
                QPoint(anchor.width() - WIDTH if mirrored else 0, anchor.height() + 2)
            )
        )
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)
        self.first.selectAll()

    @guarded(None)
    def _be_quiet(self, *_: object) -> None:
        self.says.hide()
        self.adjustSize()

    def _say(self, words: str, field: QLineEdit) -> None:
        self.says.setText(words)
        self.says.show()
        self.adjustSize()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    @guarded(None)
    def _apply(self, *_: object) -> None:
        edges: list[int | None] = []
        for field in (self.first, self.last):
            text = field.text().strip()
            date = read_typed_date(text) if text else None
            if text and date is None:
                words = self.tr("“{text}” is not a date. Write a year, a month and year, or a day.")
                self._say(words.format(text=text), field)
                return
            if date is None:
                edges.append(None)
            else:
                is_first = field is self.first
                edges.append(minutes(date.earliest_start if is_first else date.latest_end))
        first, last = edges
        if first is None and last is None:
            self.hide()
            self.chosen.emit(None)
            return
        start, end = BEGINNING if first is None else first, END if last is None else last
        if end <= start:
            self._say(self.tr("The last date is before the first one."), self.last)
            return
        self.hide()
        self.chosen.emit(TimeWindow(start, end))
