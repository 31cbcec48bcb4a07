"""The timeline as a widget: mouse, wheel, keys, hover card, menus of marks behind a pill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.choosing import ChoosingPlot
from coupexplorer.ui.timeline.hits import Hit, hit, in_crowd
from coupexplorer.ui.timeline.hover_card import HoverCard
from coupexplorer.ui.timeline.scene import Scene

WHEEL_NOTCH = 120
ZOOM_A_NOTCH = 1.22
PAN_SHARE = 0.12
MOST_IN_MENU = 40
MOST_ON_CARD = 6
CROWD_ZOOM = 0.25


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says of an event."""

    title: str
    detail: str


@dataclass(slots=True)
class _Drag:
    """A drag under way: where it began, in the view and in x; ``lane`` when it brushes a window."""

    at: QPointF
    first: float
    last: float
    x: float
    lane: int | None
    moved: bool = False


class TimelineView(ChoosingPlot):
    """The plot one can touch. ``brushed(window)`` follows the end of a brush (None when the
    window is cleared).

    A brushed window is calendar time. With cases aligned on day zero the same days are different
    dates in each lane, so a brush is read in the calendar of the lane it was begun in; in the
    strip under the axis, in that of the selected mark's lane, or else of the first. It is shaded
    wherever that calendar time lies, lane by lane.
    """

    brushed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.describe: Callable[[str], Told | None] = lambda _: None
        self.card = HoverCard(self)
        self.menu: QMenu | None = None
        self.interface: object = None
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_scene(self, scene: Scene, *, keep_range: bool) -> None:
        """Show other facts; the range is kept, or is the scene's opening one."""
        self.card.hide()
        super().show_scene(scene, keep_range=keep_range)

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        super().dress(theme)
        self.card.dress(theme)

    # Mouse

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a pan, or with Shift or in the strip a brush."""
        event.accept()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at, picture = event.position(), self.picture()
        first, last = self.range_x
        lane: int | None = None
        if picture.strip.holds(at.x(), at.y(), 1.0):
            lane = picture.strip_lane
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            found = picture.lane_at(at.y())
            lane = picture.strip_lane if found is None else found
        if lane is not None and not self.content.lanes:
            lane = None
        self._drag = _Drag(at, first, last, picture.x_at(at.x()), lane)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan or brush while dragging; else tell what is under the pointer."""
        event.accept()
        drag, at = self._drag, event.position()
        if drag is None:
            self._hover(at)
            return
        if not drag.moved:
            distance = (at - drag.at).manhattanLength()
            if distance < QApplication.startDragDistance():
                return
            drag.moved = True
            self.card.hide()
        if drag.lane is None:
            shift = (drag.at.x() - at.x()) * (drag.last - drag.first) / max(self.box.width(), 1)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.show_range(drag.first + shift, drag.last + shift)
        else:
            self.show_window(self.window_between(drag.lane, drag.x, self.picture().x_at(at.x())))

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take it as a click."""
        event.accept()
        drag, self._drag = self._drag, None
        if drag is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.viewport().unsetCursor()
        if drag.lane is not None:
            self.brushed.emit(self.window_shown if drag.moved else None)
        elif not drag.moved:
            self._click(event.position())

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the empty ground: show the decisive days."""
        event.accept()
        at = event.position()
        if hit(self.picture(), at.x(), at.y()) is None:
            self.fit()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways, or with Shift, pan."""
        event.accept()
        turn = event.angleDelta()
        sideways = turn.x() if abs(turn.x()) > abs(turn.y()) else 0
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = turn.y() or turn.x()
        if sideways:
            self.pan(-sideways / WHEEL_NOTCH * PAN_SHARE)
        elif turn.y():
            at = self.picture().x_at(event.position().x())
            self.zoom(ZOOM_A_NOTCH ** (-turn.y() / WHEEL_NOTCH), at)
        self.card.hide()

    @guarded(None)
    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._set_hovered(None)
        self.card.hide()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Compose anew at the new size."""
        super().resizeEvent(event)
        if hasattr(self, "_drag"):
            self.redraw()

    def _hover(self, at: QPointF) -> None:
        picture = self.picture()
        found = hit(picture, at.x(), at.y())
        crowd = None if found else in_crowd(picture, at.x(), at.y())
        strip = picture.strip.holds(at.x(), at.y(), 1.0)
        if found is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif strip:
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.viewport().unsetCursor()
        self._set_hovered((found.lane, int(found.rows[0])) if found and found.single else None)
        if found is not None:
            told = self._tell(found)
            self.card.tell(told.title, told.detail, at.toPoint())
        elif crowd:
            title = self.words.crowd.format(count=f"{crowd:,}")
            self.card.tell(title, self.tr("Click to zoom in"), at.toPoint())
        else:
            self.card.hide()

    def _set_hovered(self, place: tuple[int, int] | None) -> None:
        if place != self.hovered:
            self.hovered = place
            self.repaint_only()

    def _tell(self, found: Hit) -> Told:
        marks = self.content.lanes[found.lane].marks
        if len(found.rows) == 1:
            row = int(found.rows[0])
            told = self.describe(marks.ids[row])
            return told or Told(marks.titles[row], "")
        listed = [f"· {marks.titles[int(row)]}" for row in found.rows[:MOST_ON_CARD]]
        if len(found.rows) > MOST_ON_CARD:
            listed.append(self.tr("and %n more", "", len(found.rows) - MOST_ON_CARD))
        title = self.words.crowd.format(count=f"{len(found.rows):,}")
        return Told(title, "\n".join(listed))

    def _click(self, at: QPointF) -> None:
        picture = self.picture()
        found = hit(picture, at.x(), at.y())
        if found is None:
            if in_crowd(picture, at.x(), at.y()):
                self.zoom(CROWD_ZOOM, picture.x_at(at.x()))
            return
        if len(found.rows) == 1:
            self.choose(found.lane, int(found.rows[0]))
        else:
            self._offer(found, at.toPoint())

    def _offer(self, found: Hit, at: QPoint) -> None:
        """A menu of the marks behind a pill."""
        self.card.hide()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        marks = self.content.lanes[found.lane].marks
        for row in found.rows[:MOST_IN_MENU].tolist():
            told = self.describe(marks.ids[row])
            text = told.title if told else marks.titles[row]
            when = told.detail.partition("\n")[0] if told else ""
            action = menu.addAction((f"{when} · {text}" if when else text).replace("&", "&&"))
            action.triggered.connect(lambda _=False, r=row: self.choose(found.lane, r))
        if len(found.rows) > MOST_IN_MENU:
            more = menu.addAction(self.tr("and %n more", "", len(found.rows) - MOST_IN_MENU))
            more.setEnabled(False)
        self.menu = menu
        menu.destroyed.connect(self._menu_gone)
        menu.popup(self.viewport().mapToGlobal(at))

    @guarded(None)
    def _menu_gone(self, *_: object) -> None:
        self.menu = None

    # Keys

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan and change lanes, + and − zoom, N and P step, Home or 0 fit, A shows all,
        W takes the view as the window, Escape clears it, Enter chooses the selected mark."""
        action = self._actions().get(Qt.Key(event.key()))
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if action is None or held:
            event.ignore()
            return
        event.accept()
        self.card.hide()
        action()

    def _actions(self) -> dict[Qt.Key, Callable[[], None]]:
        key = Qt.Key
        return {
            key.Key_Left: lambda: self.pan(-PAN_SHARE),
            key.Key_Right: lambda: self.pan(PAN_SHARE),
            key.Key_Up: lambda: self.step_lane(-1),
            key.Key_Down: lambda: self.step_lane(+1),
            key.Key_Plus: lambda: self.zoom(1 / ZOOM_A_NOTCH, self._anchor()),
            key.Key_Equal: lambda: self.zoom(1 / ZOOM_A_NOTCH, self._anchor()),
            key.Key_Minus: lambda: self.zoom(ZOOM_A_NOTCH, self._anchor()),
            key.Key_N: lambda: self.step(+1),
            key.Key_P: lambda: self.step(-1),
            key.Key_Home: self.fit,
            key.Key_0: self.fit,
            key.Key_End: self.fit_all,
            key.Key_A: self.fit_all,
            key.Key_W: lambda: self.brushed.emit(self.window_in_view()),
            key.Key_Escape: lambda: self.brushed.emit(None),
            key.Key_Return: self._choose_selected,
            key.Key_Enter: self._choose_selected,
        }

    def _anchor(self) -> float | None:
        """By key the view is zoomed about the selected mark, when it is in view."""
        if self.selected is None:
            return None
        start, end = self.content.extent(*self.selected)
        first, last = self.range_x
        middle = (start + end) / 2
        return middle if first <= middle <= last else None

    def _choose_selected(self) -> None:
        if self.selected is not None:
            self.choose(*self.selected)

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        super().focusInEvent(event)
        self.repaint_only()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.repaint_only()
