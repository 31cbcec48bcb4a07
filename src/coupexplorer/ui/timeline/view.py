"""The timeline as a widget: mouse, wheel and keys on the plot, hover card, menus of hidden marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.hits import Hit, hit, in_crowd
from coupexplorer.ui.timeline.hover_card import HoverCard
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.plot import Plot
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


class TimelineView(Plot):
    """The plot one can touch. ``chosen(id)`` follows a click or key on a mark, ``brushed(window)``
    the end of a brush (None when it is cleared).

    A brushed window is calendar time. With cases aligned on day zero the same days are different
    dates in each lane, so a brush is read in the calendar of the lane it was begun in; in the
    strip under the axis, in that of the selected mark's lane, or else of the first. It is shaded
    wherever that calendar time lies, lane by lane.
    """

    chosen = Signal(str)
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
        self.content = scene
        self.hovered, self.selected = None, None
        self.card.hide()
        self.forget_rows()
        if not keep_range:
            self.show_range(*scene.opening())
        self.redraw()

    def select(self, identifier: str | None, *, reveal: bool = True) -> None:
        """Ring the mark of an event, and bring it into view when ``reveal``."""
        found = None if identifier is None else self.content.find(identifier)
        if found == self.selected:
            return
        self.selected = found
        if found is not None and reveal:
            self._reveal(found)
        self.redraw()

    def show_window(self, window: TimeWindow | None) -> None:
        """Shade a window."""
        if window != self.window_shown:
            self.window_shown = window
            self.redraw()

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        super().dress(theme)
        self.card.dress(theme)

    def fit(self) -> None:
        """Show the decisive days."""
        self.show_range(*self.content.opening())

    def fit_all(self) -> None:
        """Show everything."""
        self.show_range(*self.content.whole())

    def step(self, by: int) -> None:
        """Choose the next or previous mark in order of time."""
        found = self.content.neighbour(self.selected, by)
        if found is not None:
            self._choose(*found)

    def step_lane(self, by: int) -> None:
        """Choose the mark nearest in time in the next or previous lane."""
        lane = (self.selected[0] if self.selected else -1 if by > 0 else 0) + by
        if not 0 <= lane < len(self.content.lanes) or not len(self.content.lanes[lane].marks):
            return
        start = self.content.extent(*self.selected)[0] if self.selected else self.range_x[0]
        starts = self.content.lanes[lane].marks.start
        row = int(starts.searchsorted(start + self.content.origin(lane)))
        self._choose(lane, min(row, len(starts) - 1))

    def window_in_view(self) -> TimeWindow:
        """The stretch in view as a window, in the calendar of the strip's lane."""
        first, last = self.range_x
        return self._window(self.picture().strip_lane, first, last)

    def _choose(self, lane: int, row: int) -> None:
        identifier = self.content.lanes[lane].marks.ids[row]
        self.select(identifier)
        self.chosen.emit(identifier)

    def _reveal(self, place: tuple[int, int]) -> None:
        first, last = self.range_x
        start, end = self.content.extent(*place)
        room = (last - first) * 0.04
        wide = end - start > (last - first) / 4
        if wide and start < last - room and end > first + room:
            return
        middle = (start + end) / 2 if not wide else max(start, end - (last - first) / 2)
        if wide or not first + room <= middle <= last - room:
            self.show_range(middle - (last - first) / 2, middle + (last - first) / 2)

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
            self.show_window(self._window(drag.lane, drag.x, self.picture().x_at(at.x())))

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
            self._choose(found.lane, int(found.rows[0]))
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
            action.triggered.connect(lambda _=False, r=row: self._choose(found.lane, r))
        if len(found.rows) > MOST_IN_MENU:
            more = menu.addAction(self.tr("and %n more", "", len(found.rows) - MOST_IN_MENU))
            more.setEnabled(False)
        self.menu = menu
        menu.destroyed.connect(self._menu_gone)
        menu.popup(self.viewport().mapToGlobal(at))

    @guarded(None)
    def _menu_gone(self, *_: object) -> None:
        self.menu = None

    def _window(self, lane: int, one: float, other: float) -> TimeWindow:
        """A stretch of x as a window in a lane's calendar, in whole days, hours or minutes as the
        zoom allows."""
        first, last = self.range_x
        a_day = DAY * self.box.width() / (last - first)
        unit = DAY if a_day < 240 else 60 if a_day < 7_000 else 1
        origin = self.content.origin(lane)
        start = int((min(one, other) + origin) // unit) * unit
        end = -int(-(max(one, other) + origin) // unit) * unit
        return TimeWindow(start, max(end, start + unit))

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
            self._choose(*self.selected)

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
