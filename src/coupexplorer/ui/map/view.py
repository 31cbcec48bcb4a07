"""The map one can touch: mouse, wheel, keys and hover card."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.map.marking import MarkingPlot
from coupexplorer.ui.map.outlook import Outlook

WHEEL_NOTCH = 120
ZOOM_A_NOTCH = 1.25
DOUBLE_CLICK_ZOOM = 2.0
CROWD_ZOOM = 3.0
PAN_SHARE = 0.12

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(slots=True)
class _Drag:
    at: QPointF
    outlook: Outlook
    moved: bool = False


class MapView(MarkingPlot):
    """``place_chosen(str)`` and ``way_chosen(Way)`` follow a click or Enter, ``table_asked()`` the
    key T."""

    place_chosen = Signal(str)
    way_chosen = Signal(object)
    table_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # Mouse

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = _Drag(event.position(), self.outlook)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the ground; else tell what is under the pointer."""
        event.accept()
        drag, at = self._drag, event.position()
        if drag is None:
            self._hover(at)
            return
        shift = at - drag.at
        if not drag.moved and shift.manhattanLength() < QApplication.startDragDistance():
            return
        if not drag.moved:
            drag.moved = True
            self.card.hide()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.drag_to(drag.outlook.panned(shift.x(), shift.y()))

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take it as a click."""
        event.accept()
        drag, self._drag = self._drag, None
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.unsetCursor()
        if drag.moved:
            self.drag_end()
        else:
            self._click(event.position())

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in about the pointer."""
        event.accept()
        self.card.hide()
        self.zoom(DOUBLE_CLICK_ZOOM, event.position().x(), event.position().y())

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        event.accept()
        self.card.hide()
        turn = event.angleDelta().y() or event.angleDelta().x()
        if turn:
            at = event.position()
            self.zoom(ZOOM_A_NOTCH ** (turn / WHEEL_NOTCH), at.x(), at.y())

    @guarded(None)
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover_way(None)
        self.card.hide()

    def _hover(self, at: QPointF) -> None:
        picture, told = self.picture(), None
        dot, way = picture.dot_at(at.x(), at.y()), None
        label = None if dot else picture.label_at(at.x(), at.y())
        if dot is not None:
            told = self.tell_spot(dot.spot, dot.crowd)
        elif label is not None:
            told = self.tell_spot(label.spot, 1)
        else:
            arrow = picture.arrow_at(at.x(), at.y())
            if arrow is not None:
                way = arrow.way
                told = self.tell_way(way)
        self._hover_way(way.id if way else None)
        if told is None:
            self.unsetCursor()
            self.card.hide()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.card.tell(told.title, told.detail, at.toPoint())

    def _hover_way(self, way: str | None) -> None:
        if way != self.hovered_way:
            self.hovered_way = way
            self.update()

    def _click(self, at: QPointF) -> None:
        picture = self.picture()
        dot = picture.dot_at(at.x(), at.y())
        label = None if dot else picture.label_at(at.x(), at.y())
        arrow = None if dot or label else picture.arrow_at(at.x(), at.y())
        if dot is not None and dot.crowd > 1:
            self.zoom(CROWD_ZOOM, dot.x, dot.y)
        elif dot is not None or label is not None:
            spot = dot.spot if dot else label.spot  # type: ignore[union-attr]
            self.cursor_id = spot.id
            self.place_chosen.emit(spot.id)
        elif arrow is not None:
            self.way_chosen.emit(arrow.way)

    # Keys

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from place to place, with Ctrl they pan; Page Down and Up go through all
        places, those with most events first; + and − zoom; 0 shows everything,
        Home where most happens; N and P go through the movements of the marked place, or through
        all; Enter looks at what is marked; T shows the table; Escape lets go."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & Qt.KeyboardModifier.AltModifier or (control and key not in STEPS):
            event.ignore()
            return
        if key in STEPS:
            event.accept()
            if control:
                dx, dy = STEPS[key]
                self.card.hide()
                self.pan(-dx * self.width() * PAN_SHARE, -dy * self.height() * PAN_SHARE)
            else:
                self.walk(STEPS[key])
            return
        action = self._actions().get(key)
        if action is None:
            event.ignore()
            return
        event.accept()
        action()

    def _actions(self) -> dict[Qt.Key, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Plus: lambda: self._zoom_by_key(ZOOM_A_NOTCH),
            key.Key_Equal: lambda: self._zoom_by_key(ZOOM_A_NOTCH),
            key.Key_Minus: lambda: self._zoom_by_key(1 / ZOOM_A_NOTCH),
            key.Key_0: self._fit_by_key,
            key.Key_Home: self._home,
            key.Key_PageDown: lambda: self.step_place(+1),
            key.Key_PageUp: lambda: self.step_place(-1),
            key.Key_N: lambda: self.step_way(+1),
            key.Key_P: lambda: self.step_way(-1),
            key.Key_Return: self._choose,
            key.Key_Enter: self._choose,
            key.Key_T: self.table_asked.emit,
            key.Key_Escape: self._let_go,
        }

    def press_item(self, item: Hashable) -> None:
        """Look at a place or a movement, as a click would."""
        if isinstance(item, tuple):
            found = (way for way in self.scene.ways if ("way", way.id) == item)
            for way in found:
                self.way_chosen.emit(way)
        else:
            self.place_chosen.emit(str(item))

    def _choose(self) -> None:
        """Several places drawn as one are gone nearer to, as by a click."""
        marked = self.item_marked()
        dot = next((d for d in self.picture().dots if d.spot.id == marked), None)
        if dot is not None and dot.crowd > 1:
            self.card.hide()
            self.zoom(CROWD_ZOOM, dot.x, dot.y)
        elif marked is not None:
            self.press_item(marked)

    def _let_go(self) -> None:
        self.cursor_id = self.way_id = None
        self.card.hide()
        self.update()

    def _zoom_by_key(self, factor: float) -> None:
        """About the marked place, when it is in view."""
        self.card.hide()
        at = self.picture().centres.get(self.cursor_id or "")
        self.zoom(factor, *(at if at and self.outlook.holds(*at) else (None, None)))

    def _fit_by_key(self) -> None:
        self.card.hide()
        self.fit_all()

    def _home(self) -> None:
        self.card.hide()
        self.fit_region()

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
