"""The timeline as a widget: mouse, wheel, hover card, menus of marks behind a pill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.timeline.compose_ghosts import DrawnGhost
from coupexplorer.ui.timeline.hits import Hit, ghost_at, hit, in_crowd
from coupexplorer.ui.timeline.keys import PAN_SHARE, WHEEL_NOTCH, ZOOM_A_NOTCH, KeyedPlot
from coupexplorer.ui.timeline.scene import Ghost, Scene, Span
from coupexplorer.ui.timeline.telling import Told

SCROLL_A_NOTCH = 48.0
MOST_IN_MENU = 40
MOST_ON_CARD = 6
CROWD_ZOOM = 0.25


@dataclass(slots=True)
class _Drag:
    """A drag under way: where it began, in the view and in x; ``lane`` when it brushes a window."""

    at: QPointF
    first: float
    last: float
    x: float
    lane: int | None
    moved: bool = False


class TimelineView(KeyedPlot):
    """The plot one can touch. ``brushed(window)`` follows the end of a brush (None when the
    window is cleared), ``followed(Ref)`` a click on a bar or a ghost.

    A brushed window is calendar time. With cases aligned on day zero the same days are different
    dates in each lane, so a brush is read in the calendar of the lane it was begun in; in the
    strip under the axis, in that of the selected mark's lane, or else of the first. It is shaded
    wherever that calendar time lies, lane by lane.
    """

    def __init__(self) -> None:
        super().__init__()
        self.describe: Callable[[str], Told | None] = lambda _: None
        self.describe_span: Callable[[Span], Told] = lambda span: Told(span.title, "")
        self.describe_ghost: Callable[[Ghost], Told] = lambda ghost: Told(ghost.answer, "")
        self.menu: QMenu | None = None
        self.interface: object = None
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_scene(self, scene: Scene, *, keep_range: bool) -> None:
        """Show other facts; the range is kept, or is the scene's opening one."""
        self.card.hide()
        super().show_scene(scene, keep_range=keep_range)

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
        """Zoom about the pointer; sideways, or with Shift, pan; with Control, scroll the lanes."""
        event.accept()
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.picture().beyond:
            self.scroll_to(self.scrolled - turn.y() / WHEEL_NOTCH * SCROLL_A_NOTCH)
            return
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
        ghost = None if found else ghost_at(self.ghosts(), at.x(), at.y())
        crowd = None if found or ghost else in_crowd(picture, at.x(), at.y())
        strip = picture.strip.holds(at.x(), at.y(), 1.0)
        if found is not None or ghost is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif strip:
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.viewport().unsetCursor()
        self._set_hovered(found, ghost)
        told = self._tell(found) if found else self.describe_ghost(ghost.ghost) if ghost else None
        if told is None and crowd:
            title = self.words.crowd.format(count=f"{crowd:,}")
            told = Told(title, self.tr("Click to zoom in"))
        if told is not None:
            self.card.tell(told.title, told.detail, at.toPoint())
        else:
            self.card.hide()

    def _set_hovered(self, found: Hit | None, ghost: DrawnGhost | None = None) -> None:
        place = (found.lane, int(found.rows[0])) if found is not None and found.single else None
        is_span = found is not None and found.spans
        hovered = (None if is_span else place, place if is_span else None, ghost)
        if hovered != (self.hovered, self.hovered_span, self.hovered_ghost):
            self.hovered, self.hovered_span, self.hovered_ghost = hovered
            self.repaint_only()

    def _tell(self, found: Hit) -> Told:
        lane = self.content.lanes[found.lane]
        if found.spans:
            spans = [lane.spans[int(number)] for number in found.rows]
            if len(spans) == 1:
                return self.describe_span(spans[0])
            return Told("", "\n".join(f"· {span.title}" for span in spans[:MOST_ON_CARD]))
        marks = lane.marks
        if len(found.rows) == 1:
            row = int(found.rows[0])
            told = self.describe(marks.ids[row])
            return told or Told(marks.titles[row], "")
        marks.prepare(found.rows[:MOST_ON_CARD])
        listed = [f"· {marks.titles[int(row)]}" for row in found.rows[:MOST_ON_CARD]]
        if len(found.rows) > MOST_ON_CARD:
            listed.append(self.tr("and %n more", "", len(found.rows) - MOST_ON_CARD))
        title = self.words.crowd.format(count=f"{len(found.rows):,}")
        return Told(title, "\n".join(listed))

    def _click(self, at: QPointF) -> None:
        picture = self.picture()
        found = hit(picture, at.x(), at.y())
        ghost = None if found else ghost_at(self.ghosts(), at.x(), at.y())
        if ghost is not None:
            self.followed.emit(Ref(Kind.DISPUTE, ghost.ghost.dispute))
        elif found is None:
            if in_crowd(picture, at.x(), at.y()):
                self.zoom(CROWD_ZOOM, picture.x_at(at.x()))
        elif found.spans:
            self._follow_spans(found, at.toPoint())
        elif len(found.rows) == 1:
            self.choose(found.lane, int(found.rows[0]))
        else:
            self._offer(found, at.toPoint())

    def _follow_spans(self, found: Hit, at: QPoint) -> None:
        spans = [self.content.lanes[found.lane].spans[int(number)] for number in found.rows]
        if len(spans) == 1:
            self.followed.emit(spans[0].about)
            return
        menu = self._new_menu()
        for span in spans[:MOST_IN_MENU]:
            action = menu.addAction(span.title.replace("&", "&&"))
            action.triggered.connect(lambda _=False, about=span.about: self.followed.emit(about))
        menu.popup(self.viewport().mapToGlobal(at))

    def _new_menu(self) -> QMenu:
        self.card.hide()
        menu = self.menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._menu_gone)
        return menu

    def _offer(self, found: Hit, at: QPoint) -> None:
        """A menu of the marks behind a pill."""
        menu = self._new_menu()
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
        menu.popup(self.viewport().mapToGlobal(at))

    @guarded(None)
    def _menu_gone(self, *_: object) -> None:
        self.menu = None

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
