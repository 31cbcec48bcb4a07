"""The pages as they will be printed, one below the other: only those in view are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.page_column import GAP, PageColumn, page_size
from coupexplorer.ui.paper.page_pictures import PagePictures, picture_size
from coupexplorer.ui.tasks import Tasks
from coupexplorer.ui.theme import PAPER

NATURAL = 96 / 72
"""Pixels of the screen a point of paper has at a hundred per cent."""

SMALLEST_ZOOM, LARGEST_ZOOM, ZOOM_STEP = 0.1, 5.0, 1.2
LINE = 48
"""Pixels that an arrow key or a notch of the wheel moves."""

RING = 2
FAINT = 0.35


class Fit(Enum):
    """What the size of the pages follows: the room there is, or nothing."""

    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


class PageView(QAbstractScrollArea):
    """A column of pages. ``page_changed(number)`` follows the page at the top of the view, counted
    from 1; ``zoom_changed()`` the size at which pages are shown."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PagePictures(tasks, self)
        self.pictures.arrived.connect(self._arrived)
        self.fit = Fit.WIDTH
        self._zoom = 1.0
        self._told = (self._zoom, self.fit)
        self._title = self._message = ""
        self._page = 0
        self._current = 0
        self._sizes: list[tuple[float, float]] = []
        self._column = PageColumn((), 1.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._tell()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._column)

    @property
    def page(self) -> int:
        """The page at the top of the view, counted from 1; 0 when there is none."""
        return self._page

    @property
    def zoom(self) -> float:
        """The size of the pages; 1 when they are as large as on paper."""
        return self._zoom

    def show_pages(self, pages: Sequence[str], title: str = "", current: int | None = None) -> None:
        """Show pages, given as SVG, in place of those before, at the same spot. From the one
        numbered ``current`` on, counted from 0, they are of an earlier state, and drawn faintly."""
        self._title, self._message = title, ""
        self._current = len(pages) if current is None else current
        self._sizes = [page_size(page) for page in pages]
        self.pictures.put(pages)
        self._lay_out()
        self._find_page()
        self._tell()

    def show_message(self, message: str) -> None:
        """Say in place of pages why there are none."""
        self.show_pages(())
        self._message = message
        self._tell()

    def go_to(self, page: int) -> None:
        """Bring the top of a page, counted from 1, to the top of the view."""
        if self.count:
            spot = self._column.spot(min(max(page, 1), self.count) - 1)
            self.verticalScrollBar().setValue(spot.top - GAP)

    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        self.go_to(self._page + by)

    def set_fit(self, fit: Fit) -> None:
        """Have the pages follow the width or the whole of the room, or neither."""
        self.fit = fit
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at a size of their own."""
        self.fit = Fit.FREE
        self._zoom = min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))
        self._lay_out()

    def enlarge(self, steps: int) -> None:
        """Show the pages larger by some steps, or smaller."""
        self.set_zoom(self._zoom * ZOOM_STEP**steps)

    def spot_of(self, page: int) -> QRect:
        """Where a page, counted from 1, is in the viewport."""
        spot = self._column.spot(page - 1)
        room = self.viewport().width()
        middle = max(room, self._column.width) // 2 - self.horizontalScrollBar().value()
        top = spot.top - self.verticalScrollBar().value()
        return QRect(middle + spot.left, top, spot.width, spot.height)

    def _lay_out(self) -> None:
        place = self._column.place_of(self.verticalScrollBar().value())
        self._zoom = self._fitting()
        self._column = PageColumn(self._sizes, self._zoom * NATURAL)
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(self._column.height - room.height(), 0))
        down.setPageStep(max(room.height(), 1))
        wider = max(self._column.width - room.width(), 0)
        across.setRange(0, wider)
        across.setPageStep(max(room.width(), 1))
        if (self._zoom, self.fit) != self._told:
            self._told = (self._zoom, self.fit)
            across.setValue(wider // 2)
            self.zoom_changed.emit()
        down.setValue(self._column.height_of(*place))
        self._wish()
        self.viewport().update()

    def _fitting(self) -> float:
        if self.fit is Fit.FREE or not self._sizes:
            return self._zoom
        width = max(size[0] for size in self._sizes) * NATURAL
        height = max(size[1] for size in self._sizes) * NATURAL
        # Room for the bar is always kept, so that it does not come and go with the size.
        bar = self.verticalScrollBar().sizeHint().width()
        zoom = (self.width() - bar - 2 * GAP) / width
        if self.fit is Fit.PAGE:
            zoom = min(zoom, (self.viewport().height() - 2 * GAP) / height)
        return min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom))

    def _wish(self) -> None:
        """Ask for the pictures of the pages in view, then of the two beside them."""
        top, room = self.verticalScrollBar().value(), self.viewport().height()
        seen = self._column.seen(top, room)
        beside = [page for page in (seen.stop, seen.start - 1) if seen and 0 <= page < self.count]
        self.pictures.want([(page, self._picture_size(page)) for page in (*seen, *beside)])

    def _picture_size(self, page: int) -> QSize:
        spot, ratio = self._column.spot(page), self.devicePixelRatioF()
        return picture_size(round(spot.width * ratio), round(spot.height * ratio))

    def _find_page(self) -> None:
        """Which page is at the top; one that has nearly gone gives way to the next."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = min(self._column.page_at(top) + 1, self.count)
        if page != self._page:
            self._page = page
            self._tell()
            self.page_changed.emit(page)

    def _tell(self) -> None:
        """Tell screen readers which page this is of which document."""
        if self.count:
            words = self.tr("Page {page} of {pages}: {title}")
            name = words.format(page=self._page, pages=self.count, title=self._title)
        else:
            name = self._message or self.tr("No page yet")
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setAccessibleDescription(
                self.tr("Page Up and Page Down turn pages, plus and minus change their size.")
            )
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

    @guarded(None)
    def _scrolled(self, _value: int) -> None:
        self._find_page()
        self._wish()
        self.viewport().update()

    @guarded(None)
    def _arrived(self, page: int) -> None:
        self.viewport().update(self.spot_of(page + 1))

    @guarded(None)
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw afresh: what is in view is few pictures."""
        self.viewport().update()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the room there is now."""
        super().resizeEvent(event)
        self._lay_out()
        self._find_page()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper, whatever the theme, with what is drawn of each page by now."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top, room = self.verticalScrollBar().value(), self.viewport().height()
        for page in self._column.seen(top, room):
            spot = self.spot_of(page + 1)
            picture = self.pictures.picture(page)
            painter.fillRect(spot, QColor(PAPER))
            if picture is not None:
                painter.setOpacity(1.0 if page < self._current else FAINT)
                painter.drawImage(spot, picture)
                painter.setOpacity(1.0)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(spot.adjusted(-1, -1, 0, 0))
        if self._message:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room_within = self.viewport().rect().adjusted(4 * GAP, 4 * GAP, -4 * GAP, -4 * GAP)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room_within, flags, self._message)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), RING))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size of the pages."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, scroll, and change their size."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(+1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(self.count)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.enlarge(+1)
            case Qt.Key.Key_Minus:
                self.enlarge(-1)
            case _:
                super().keyPressEvent(event)
