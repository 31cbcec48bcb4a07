"""The print preview: the true pages of the sheet, and the ways out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.sheets.tree.page import Paper
from coupexplorer.ui.guard import guarded

SMALLEST_ZOOM, LARGEST_ZOOM, ZOOM_STEP = 0.4, 3.0, 1.2
GAP = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet laid out: its PDF, and the same pages as SVG for the screen."""

    pdf: bytes
    pages: tuple[str, ...]
    title: str
    paper: Paper
    landscape: bool = False


class PageWidget(QWidget):
    """One page on white paper."""

    def __init__(self, page: str, number: int) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(QByteArray(page.encode("utf-8")), self)
        self.setAccessibleName(self.tr("Page {number}").format(number=number))
        self.zoom(1.0)

    def zoom(self, factor: float) -> None:
        """Show the page at a factor of its natural size."""
        natural = self._renderer.defaultSize()
        self.setFixedSize(QSize(int(natural.width() * factor), int(natural.height() * factor)))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper, whatever the theme: this is what the printer will do."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        self._renderer.render(painter, QRectF(self.rect()))
        painter.setPen(QColor("#c8c8c4"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PreviewDialog(QDialog):
    """Shows a sheet; ``paper_chosen`` asks for another, the other signals for output."""

    paper_chosen = Signal(object)
    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Comparison sheet"))
        self.resize(920, 860)
        self.sheet: Sheet | None = None
        self._zoom = 1.0
        self.pages: list[PageWidget] = []
        self.count = QLabel(self.tr("Laying out…"))
        self.paper = QComboBox()
        for choice, name in ((Paper.A4, "A4"), (Paper.LETTER, "Letter"), (Paper.A3, "A3")):
            self.paper.addItem(name, choice)
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.paper.setAccessibleName(self.tr("Paper"))
        self.paper.currentIndexChanged.connect(self._choose_paper)
        self.print_button = QPushButton(self.tr("&Print…"))
        self.pdf_button = QPushButton(self.tr("Save as P&DF…"))
        self.print_button.clicked.connect(self.print_wanted)
        self.pdf_button.clicked.connect(self.pdf_wanted)
        self._stack = QWidget()
        self._column = QVBoxLayout(self._stack)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidget(self._stack)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("Pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.area, 1)
        self._enable(False)

    def show_first(self, page: str) -> None:
        """Show the first page alone while the others are still being laid out."""
        if not self.pages:
            self._put_pages((page,))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet in place of the one before, at the same spot."""
        place = self.area.verticalScrollBar().value()
        self._put_pages(sheet.pages)
        self.sheet = sheet
        self.count.setText(self.tr("%n page(s)", "", len(self.pages)))
        self.area.verticalScrollBar().setValue(place)
        self._enable(True)

    def show_failure(self, reason: str) -> None:
        """Say in one sentence why there is no sheet."""
        self.count.setText(reason)
        self._enable(False)

    def zoom(self, factor: float) -> None:
        """Change the size of the pages on the screen."""
        self._zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, factor))
        for page in self.pages:
            page.zoom(self._zoom)

    def _put_pages(self, pages: Sequence[str]) -> None:
        for old in self.pages:
            self._column.removeWidget(old)
            old.deleteLater()
        self.pages = [PageWidget(page, number) for number, page in enumerate(pages, 1)]
        for shown in self.pages:
            shown.zoom(self._zoom)
            self._column.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(QLabel(self.tr("Paper")))
        row.addWidget(self.paper)
        smaller, larger = QPushButton("−"), QPushButton("+")
        smaller.setAccessibleName(self.tr("Smaller pages"))
        larger.setAccessibleName(self.tr("Larger pages"))
        smaller.clicked.connect(lambda: self.zoom(self._zoom / ZOOM_STEP))
        larger.clicked.connect(lambda: self.zoom(self._zoom * ZOOM_STEP))
        for button in (smaller, larger):
            button.setFixedWidth(36)
            button.setAutoDefault(False)
            row.addWidget(button)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.count, 1)
        row.addWidget(self.pdf_button)
        row.addWidget(self.print_button)
        self.pdf_button.setAutoDefault(False)
        self.print_button.setDefault(True)
        return bar

    def _enable(self, ready: bool) -> None:
        self.print_button.setEnabled(ready)
        self.pdf_button.setEnabled(ready)

    @guarded(None)
    def _choose_paper(self, _index: int) -> None:
        self._enable(False)
        self.paper_chosen.emit(Paper(self.paper.currentData()))

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP
            self.zoom(self._zoom * step)
            event.accept()
        else:
            super().wheelEvent(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, Page Up and Page Down turn pages."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(self._zoom * ZOOM_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(self._zoom / ZOOM_STEP)
        else:
            super().keyPressEvent(event)
