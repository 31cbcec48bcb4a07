"""The network one can touch: hover card, choosing and moving by mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.hits import mark_at, thread_at
from coupexplorer.ui.network.keys import ZOOM_A_NOTCH, KeyedNetwork
from coupexplorer.ui.network.painting import Touched, faded_lines

WHEEL_NOTCH = 120


class NetworkView(KeyedNetwork):
    """The picture with its mouse: a click chooses, a drag pans, the wheel zooms."""

    def __init__(self) -> None:
        super().__init__()
        self._drag: tuple[QPointF, QPointF] | None = None
        self._moved = False
        self.setMouseTracking(True)

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a pan."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag, self._moved = (event.position(), QPointF(self.middle)), False

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while dragging; else tell what is under the pointer."""
        at = event.position()
        if self._drag is None:
            self._hover(at)
            return
        began, middle = self._drag
        if not self._moved and (at - began).manhattanLength() < QApplication.startDragDistance():
            return
        if not self._moved:
            self._moved = self.pushing = True
            self.card.hide()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.move_to(middle - self.units(at - began))

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or choose what was clicked."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        self.unsetCursor()
        if self._moved:
            self.pushing = False
            self.update()
        else:
            self._click(event.position())

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the empty ground: show everything."""
        if mark_at(self.picture, event.position() - self.origin()) is None:
            self.fit()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        event.accept()
        turn = event.angleDelta().y()
        if turn:
            self.card.hide()
            self.zoom(ZOOM_A_NOTCH ** (turn / WHEEL_NOTCH), event.position(), more=True)

    @guarded(None)
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.card.hide()
        self.touch(Touched(None, self.touched.cursor, self.thread_marked))

    def _find(self, at: QPointF) -> tuple[int | None, int | None]:
        """The mark at a point, or else the thread."""
        here = at - self.origin()
        mark = mark_at(self.picture, here)
        if mark is not None:
            return mark, None
        return None, thread_at(self.picture, here, faded_lines(self.scene, self.lit))

    def _hover(self, at: QPointF) -> None:
        mark, thread = self._find(at)
        shown = self.thread_marked if thread is None else thread
        self.touch(Touched(mark, self.touched.cursor, shown))
        if mark is None and thread is None:
            self.unsetCursor()
            self.card.hide()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = self.describe_thread(thread or 0) if mark is None else self.describe_mark(mark)
        self.card.tell(*told, at.toPoint())

    def _click(self, at: QPointF) -> None:
        mark, thread = self._find(at)
        if mark is not None:
            self.mark(mark)
            self.choose_mark(mark)
        elif thread is not None:
            self.choose_thread(thread)

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.update()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.card.hide()
        self.update()
