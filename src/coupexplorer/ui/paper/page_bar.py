"""The bar over the pages: which page of how many, and how large they are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.fields import CalmCombo
from coupexplorer.ui.paper.page_view import Fit, PageView

PERCENTS = (50, 75, 100, 125, 150, 200, 300)


class PageField(QLineEdit):
    """The number of a page: ``entered(number)`` on Enter, which never reaches the dialog's buttons;
    ``stepped(by)`` on an arrow; ``left()`` when the keyboard goes."""

    entered = Signal(int)
    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 6 + 20)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(6)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the page, arrows go a page on."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                typed = self.text().strip()
                if typed.isdecimal():
                    self.entered.emit(int(typed))
                self.left.emit()
                self.selectAll()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed without Enter is given up."""
        super().focusOutEvent(event)
        self.left.emit()


class PageBar(QWidget):
    """Turns the pages of a view and zooms them."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.number = PageField()
        self.number.setAccessibleName(self.tr("Page"))
        self.count = QLabel()
        self.zoom = CalmCombo()
        self.zoom.setAccessibleName(self.tr("Size of the pages"))
        self.previous = self._button("‹", self.tr("Page before"))
        self.next = self._button("›", self.tr("Next page"))
        self.smaller = self._button("−", self.tr("Smaller pages"))
        self.larger = self._button("+", self.tr("Larger pages"))
        self._fill()
        self._connect()
        self._page_changed(view.page)
        self._zoom_changed()

    def show_count(self, text: str) -> None:
        """Say how many pages there are."""
        self.count.setText(text)
        pages = self._view.count
        self.setEnabled(pages > 0)
        self._page_changed(self._view.page)

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(6)
        page = QLabel(self.tr("Pa&ge"))
        page.setBuddy(self.number)
        size = QLabel(self.tr("&Zoom"))
        size.setBuddy(self.zoom)
        start: list[QWidget] = [page, self.previous, self.number, self.next, self.count]
        end: list[QWidget] = [size, self.smaller, self.zoom, self.larger]
        for widget in start:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in end:
            row.addWidget(widget)

    def _connect(self) -> None:
        self._view.page_changed.connect(self._page_changed)
        self._view.zoom_changed.connect(self._zoom_changed)
        self.number.entered.connect(self._view.go_to)
        self.number.left.connect(lambda: self._page_changed(self._view.page))
        self.number.stepped.connect(self._view.turn)
        self.previous.clicked.connect(lambda: self._view.turn(-1))
        self.next.clicked.connect(lambda: self._view.turn(+1))
        self.smaller.clicked.connect(lambda: self._view.enlarge(-1))
        self.larger.clicked.connect(lambda: self._view.enlarge(+1))
        self.zoom.activated.connect(self._zoom_chosen)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    @guarded(None)
    def _page_changed(self, page: int) -> None:
        self.number.setText(str(page) if page else "")
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < self._view.count)

    @guarded(None)
    def _zoom_changed(self) -> None:
        """Show what the size follows, or what it comes to."""
        fit, percent = self._view.fit, round(self._view.zoom * 100)
        free = {percent} if fit is Fit.FREE else set()
        self.zoom.clear()
        self.zoom.addItem(self.tr("Fit width"), Fit.WIDTH)
        self.zoom.addItem(self.tr("Fit page"), Fit.PAGE)
        for each in sorted({*PERCENTS} | free):
            self.zoom.addItem(self.tr("{percent} %").format(percent=each), each)
        self.zoom.choose(percent if free else fit)

    @guarded(None)
    def _zoom_chosen(self, index: int) -> None:
        chosen = self.zoom.itemData(index)
        if isinstance(chosen, Fit):
            self._view.set_fit(chosen)
            self._zoom_changed()
        else:
            self._view.set_zoom(chosen / 100)
