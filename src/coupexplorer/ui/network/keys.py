"""The network by keyboard: walking from actor to actor, from tie to tie and along a tie."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.canvas import NetworkCanvas
from coupexplorer.ui.network.hits import next_mark
from coupexplorer.ui.network.inks import colour_of
from coupexplorer.ui.network.painting import Touched, faded_lines
from coupexplorer.ui.network.scene import Lit, Scene

ZOOM_A_NOTCH = 1.18
PAN_SHARE = 0.12
TIE_BOX = 8
"""Half the side of the square that stands for a tie, around its middle."""

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

Told = tuple[str, str]


class KeyedNetwork(NetworkCanvas):
    """The picture with its keys. ``chosen(Ref)`` follows a choice, ``table_asked()`` the key T.

    ``describe_mark`` and ``describe_thread`` give title and detail of what is touched; ``told_by``
    the record that stands for a thread. ``thread_marked`` is the tie the keys are on.
    """

    chosen = Signal(object)
    table_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.describe_mark: Callable[[int], Told] = lambda _: ("", "")
        self.describe_thread: Callable[[int], Told] = lambda _: ("", "")
        self.told_by: Callable[[int], Ref | None] = lambda _: None
        self.thread_marked: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_scene(self, scene: Scene, lit: Lit, *, fit: bool = False) -> None:
        """Show other facts; no tie is marked any more."""
        self.thread_marked = None
        super().show_scene(scene, lit, fit=fit)

    def light(self, lit: Lit) -> None:
        """Let something else stand out; a tie that stands out stays marked."""
        if self.thread_marked not in lit.threads:
            self.thread_marked = None
        super().light(lit)
        self.touch(Touched(None, self.touched.cursor, self.thread_marked))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from mark to mark, with Ctrl they pan; Page Down and Up go through all
        actors, those with most ties first; N and P go through the ties of the
        marked actor, or through all; Space goes along the marked tie; Enter looks at what is
        marked; + and − zoom, 0 or Home fit; T shows the table; Escape lets go."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & Qt.KeyboardModifier.AltModifier or (control and key not in STEPS):
            event.ignore()
            return
        if key in STEPS:
            event.accept()
            (self._pan if control else self._walk)(*STEPS[key])
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
            key.Key_Plus: lambda: self._zoom(ZOOM_A_NOTCH),
            key.Key_Equal: lambda: self._zoom(ZOOM_A_NOTCH),
            key.Key_Minus: lambda: self._zoom(1 / ZOOM_A_NOTCH),
            key.Key_0: self._fit,
            key.Key_Home: self._fit,
            key.Key_PageDown: lambda: self._step_mark(+1),
            key.Key_PageUp: lambda: self._step_mark(-1),
            key.Key_N: lambda: self._step(+1),
            key.Key_P: lambda: self._step(-1),
            key.Key_Space: self._along,
            key.Key_Return: self._choose_marked,
            key.Key_Enter: self._choose_marked,
            key.Key_T: self.table_asked.emit,
            key.Key_Escape: self._let_go,
        }

    def mark(self, place: int | None) -> None:
        """Put the keys on an actor; no tie is marked then."""
        self.thread_marked = None
        self.touch(Touched(None, place, None))

    def choose_mark(self, place: int) -> None:
        """Look at an actor."""
        self.chosen.emit(Ref(Kind.ACTOR, self.scene.marks[place].actor.id))

    def choose_thread(self, number: int) -> None:
        """Look at what stands for a tie."""
        ref = self.told_by(number)
        if ref is not None:
            self.chosen.emit(ref)

    def _walk(self, right: int, down: int) -> None:
        """Mark the next actor in a direction; from nowhere, the busiest one."""
        if not self.scene.marks:
            return
        start = self.touched.cursor
        if start is None:
            degrees = [mark.degree for mark in self.scene.marks]
            found: int | None = degrees.index(max(degrees))
        else:
            found = next_mark(self.picture, start, right, down, frozenset())
        if found is not None:
            self._go_to(found)

    def _step_mark(self, by: int) -> None:
        """Mark the next actor, those with most ties first: by steps in a direction not everyone
        need be come to."""
        marks = self.scene.marks
        order = sorted(range(len(marks)), key=lambda n: (-marks[n].weight, n))
        if order:
            now = self.touched.cursor
            at = order.index(now) + by if now in order else (0 if by > 0 else -1)
            self._go_to(order[at % len(order)])

    def _go_to(self, place: int) -> None:
        self.mark(place)
        self.bring_in(place)
        disc = self.picture.discs[place]
        at = QPointF(disc.x, disc.y) + self.origin()
        self.card.tell(*self.describe_mark(place), at.toPoint())
        self.announce_marked()

    def _step(self, by: int) -> None:
        """Mark the next tie of the marked actor, clockwise from the top; without one, of all."""
        found = self._ties_in_turn()
        if not found:
            return
        now = self.thread_marked
        at = found.index(now) + by if now in found else (0 if by > 0 else -1)
        number = self.thread_marked = found[at % len(found)]
        self.touch(Touched(None, self.touched.cursor, number))
        if self.touched.cursor is None:
            self.bring_in(self.scene.threads[number].start)
        self.card.tell(*self.describe_thread(number), self.spot_of_thread(number).toPoint())
        self.announce_marked()

    def _ties_in_turn(self) -> list[int]:
        place = self.touched.cursor
        out = faded_lines(self.scene, Lit())
        if place is None:
            return [number for number in range(len(self.scene.threads)) if number not in out]
        here = self.picture.discs[place]

        def turn(number: int) -> tuple[float, int]:
            thread = self.scene.threads[number]
            other = self.picture.discs[thread.end if thread.start == place else thread.start]
            angle = math.atan2(other.x - here.x, here.y - other.y)
            return angle % math.tau, number

        return sorted((n for n in self.scene.threads_at(place) if n not in out), key=turn)

    def _along(self) -> None:
        """Go to the other end of the marked tie."""
        if self.thread_marked is None:
            return
        thread = self.scene.threads[self.thread_marked]
        here = self.touched.cursor
        self._go_to(thread.start if here == thread.end else thread.end)

    def _choose_marked(self) -> None:
        if self.thread_marked is not None:
            self.choose_thread(self.thread_marked)
        elif self.cursor_id() is not None and self.touched.cursor is not None:
            self.choose_mark(self.touched.cursor)

    def _let_go(self) -> None:
        self.card.hide()
        self.mark(None)

    def _pan(self, right: int, down: int) -> None:
        self.card.hide()
        way = QPointF(right * self.width() * PAN_SHARE, down * self.height() * PAN_SHARE)
        self.move_to(self.middle + self.units(way))

    def _zoom(self, by: float) -> None:
        """By key the view is zoomed about the mark the keys are on."""
        self.card.hide()
        marked = self.cursor_id()
        self.zoom(by, None if marked is None else self.spot_of(marked))

    def _fit(self) -> None:
        self.card.hide()
        self.fit()

    # For a screen reader: actors by id, ties by their ends and kind

    def items_in_view(self) -> Sequence[Hashable]:
        """Actors in view in reading order, then ties."""
        room = self.rect()
        origin = self.origin()
        picture = self.picture
        discs = (QPointF(disc.x, disc.y) + origin for disc in picture.discs)
        actors = [n for n, at in enumerate(discs) if room.contains(at.toPoint())]
        ties = (
            (strand.start, strand.kind, strand.end)
            for drawn, strand in zip(
                picture.lines, (thread.strand for thread in self.scene.threads), strict=True
            )
            if room.contains((drawn.middle + origin).toPoint())
        )
        return [*(self.scene.marks[n].actor.id for n in actors), *ties]

    def item_text(self, item: Hashable) -> str:
        """What the card tells of it."""
        if isinstance(item, str):
            place = self.scene.place_of(item)
            return "" if place is None else "\n".join(self.describe_mark(place))
        number = self._thread_of(item)
        return "" if number is None else "\n".join(self.describe_thread(number))

    def item_box(self, item: Hashable) -> QRect:
        """Around the mark, or the middle of the tie."""
        if isinstance(item, str):
            place, spot = self.scene.place_of(item), self.spot_of(item)
            if place is None or spot is None:
                return QRect()
            half = round(self.picture.discs[place].radius) + 1
        else:
            number = self._thread_of(item)
            if number is None:
                return QRect()
            spot, half = self.spot_of_thread(number), TIE_BOX
        box = QRect(spot.toPoint() - QPoint(half, half), spot.toPoint() + QPoint(half, half))
        return box if box.intersects(self.rect()) else QRect()

    def item_colour(self, item: Hashable) -> QColor:
        """The colour of the actor or of the line."""
        if isinstance(item, str):
            place = self.scene.place_of(item)
            colours = () if place is None else self.scene.marks[place].colours
            return QColor(self.theme.case_colour(colours[0]) if colours else self.theme.muted)
        number = self._thread_of(item)
        if number is None:
            return QColor(self.theme.muted)
        return colour_of(self.picture.lines[number].line, self.theme)

    def item_chosen(self) -> Hashable | None:
        """The actor that is ringed."""
        ringed = self.lit.ringed
        return None if ringed is None else self.scene.marks[ringed].actor.id

    def item_marked(self) -> Hashable | None:
        """The tie, or else the actor, the keys are on."""
        if self.thread_marked is None:
            return self.cursor_id()
        strand = self.scene.threads[self.thread_marked].strand
        return strand.start, strand.kind, strand.end

    def press_item(self, item: Hashable) -> None:
        """Look at it."""
        if isinstance(item, str):
            place = self.scene.place_of(item)
            if place is not None:
                self.choose_mark(place)
        else:
            number = self._thread_of(item)
            if number is not None:
                self.choose_thread(number)

    def _thread_of(self, item: Hashable) -> int | None:
        strands = (thread.strand for thread in self.scene.threads)
        found = (n for n, s in enumerate(strands) if (s.start, s.kind, s.end) == item)
        return next(found, None)
