"""The network as a widget: hover card, choosing and moving by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.canvas import NetworkCanvas
from coupexplorer.ui.network.hits import mark_at, next_mark, thread_at
from coupexplorer.ui.network.painting import faded_lines

WHEEL_NOTCH = 120
ZOOM_A_NOTCH = 1.18

Told = tuple[str, str]


class NetworkView(NetworkCanvas):
    """The picture one can touch. ``chosen(Ref)`` follows a click on a mark or a thread, or Enter.

    ``describe_mark`` and ``describe_thread`` give title and detail of what the pointer is on;
    ``told_by`` the record that stands for a thread.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.describe_mark: Callable[[int], Told] = lambda _: ("", "")
        self.describe_thread: Callable[[int], Told] = lambda _: ("", "")
        self.told_by: Callable[[int], Ref | None] = lambda _: None
        self._drag: tuple[QPointF, QPointF] | None = None
        self._moved = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Mouse

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
        self._moved, self.fitted = True, False
        self.card.hide()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.middle = middle - self.units(at - began)
        self.update()

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or choose what was clicked."""
        drag, self._drag = self._drag, None
        if drag is None:
            return
        self.unsetCursor()
        if not self._moved:
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
            self.zoom(ZOOM_A_NOTCH ** (turn / WHEEL_NOTCH), event.position())

    @guarded(None)
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.card.hide()
        self._set_hovered(None, None)

    def _find(self, at: QPointF) -> tuple[int | None, int | None]:
        """The mark at a point, or else the thread."""
        here = at - self.origin()
        mark = mark_at(self.picture, here)
        if mark is not None:
            return mark, None
        return None, thread_at(self.picture, here, faded_lines(self.scene, self.lit))

    def _hover(self, at: QPointF) -> None:
        mark, thread = self._find(at)
        self._set_hovered(mark, thread)
        if mark is None and thread is None:
            self.unsetCursor()
            self.card.hide()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = self.describe_thread(thread or 0) if mark is None else self.describe_mark(mark)
        self.card.tell(*told, at.toPoint())

    def _set_hovered(self, mark: int | None, thread: int | None) -> None:
        if (mark, thread) != (self.hovered, self.hovered_thread):
            self.hovered, self.hovered_thread = mark, thread
            self.update()

    def _click(self, at: QPointF) -> None:
        mark, thread = self._find(at)
        if mark is not None:
            self.cursor_mark = mark
            self._choose(mark)
        elif thread is not None and (ref := self.told_by(thread)) is not None:
            self.chosen.emit(ref)

    def _choose(self, mark: int) -> None:
        self.chosen.emit(Ref(Kind.ACTOR, self.scene.marks[mark].actor.id))

    # Keys

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from mark to mark, Enter looks at one, + and − zoom, 0 or Home fit."""
        action = self._actions().get(Qt.Key(event.key()))
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if action is None or held:
            event.ignore()
            return
        event.accept()
        action()

    def _actions(self) -> dict[Qt.Key, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self._walk(-1, 0),
            key.Key_Right: lambda: self._walk(1, 0),
            key.Key_Up: lambda: self._walk(0, -1),
            key.Key_Down: lambda: self._walk(0, 1),
            key.Key_Plus: lambda: self.zoom(ZOOM_A_NOTCH, self._anchor()),
            key.Key_Equal: lambda: self.zoom(ZOOM_A_NOTCH, self._anchor()),
            key.Key_Minus: lambda: self.zoom(1 / ZOOM_A_NOTCH, self._anchor()),
            key.Key_0: self.fit,
            key.Key_Home: self.fit,
            key.Key_Return: self._choose_cursor,
            key.Key_Enter: self._choose_cursor,
            key.Key_Escape: self.card.hide,
        }

    def _walk(self, right: int, down: int) -> None:
        """Move the cursor to the next mark in a direction; from nowhere, to the busiest one."""
        if not self.scene.marks:
            return
        start = self.cursor_mark
        if start is None:
            degrees = [mark.degree for mark in self.scene.marks]
            found: int | None = degrees.index(max(degrees))
        else:
            found = next_mark(self.picture, start, right, down, frozenset())
        if found is None:
            return
        self.cursor_mark = found
        self.bring_in(found)
        self.update()
        spot = self.picture.discs[found]
        at = QPointF(spot.x, spot.y) + self.origin()
        self.card.tell(*self.describe_mark(found), at.toPoint())

    def _anchor(self) -> QPointF | None:
        """By key the view is zoomed about the mark the keys are on."""
        name = self.cursor_id()
        return None if name is None else self.spot_of(name)

    def _choose_cursor(self) -> None:
        if self.cursor_id() is not None and self.cursor_mark is not None:
            self._choose(self.cursor_mark)

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
