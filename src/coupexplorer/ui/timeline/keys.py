"""The timeline by keyboard: panning, zooming, walking from event to event and lane to lane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.choosing import ChoosingPlot
from coupexplorer.ui.timeline.hover_card import HoverCard

WHEEL_NOTCH = 120
ZOOM_A_NOTCH = 1.22
PAN_SHARE = 0.12


class KeyedPlot(ChoosingPlot):
    """The plot with its keys. ``brushed(window)`` tells of a window that was chosen (None when it
    is cleared), ``followed(Ref)`` of a bar or a ghost that is gone to, ``table_asked()`` and
    ``lanes_asked()`` of a wish for the table and for other lanes, ``left_off()`` of Escape."""

    brushed = Signal(object)
    followed = Signal(object)
    table_asked = Signal()
    lanes_asked = Signal()
    left_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card = HoverCard(self)
        self._disputes_seen = -1

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        super().dress(theme)
        self.card.dress(theme)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan and change lanes, + and − zoom, N and P step, Home shows the decisive days, 0
        everything, W takes the view as the window, Escape clears it, Enter chooses the selected
        mark; D goes to a dispute over its date, O to the next bar, Page Up and Down scroll the
        lanes, L asks what they stand for, T for the table."""
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
            key.Key_0: self.fit_all,
            key.Key_End: self.fit_all,
            key.Key_A: self.fit_all,
            key.Key_PageUp: lambda: self.scroll_to(self.scrolled - self.box.height() / 2),
            key.Key_PageDown: lambda: self.scroll_to(self.scrolled + self.box.height() / 2),
            key.Key_D: self.step_dispute,
            key.Key_O: self.step_span,
            key.Key_W: lambda: self.brushed.emit(self.window_in_view()),
            key.Key_Escape: self.left_off.emit,
            key.Key_T: self.table_asked.emit,
            key.Key_L: self.lanes_asked.emit,
            key.Key_Return: self._choose_selected,
            key.Key_Enter: self._choose_selected,
        }

    def step_dispute(self) -> None:
        """Go to the dispute over the selected event's date, to the next one if there are more."""
        ghosts = self.content.ghosts.get(self.selected_id or "", ())
        disputes = list(dict.fromkeys(ghost.dispute for ghost in ghosts))
        if disputes:
            self._disputes_seen = (self._disputes_seen + 1) % len(disputes)
            self.followed.emit(Ref(Kind.DISPUTE, disputes[self._disputes_seen]))

    def step_span(self) -> None:
        """Go to the bar after the one looked at, lane by lane; after the last to the first."""
        spans = [
            (number, place)
            for number, lane in enumerate(self.content.lanes)
            for place in range(len(lane.spans))
        ]
        if spans:
            at = [spans.index(place) for place in self.marked_spans if place in spans]
            number, place = spans[(at[-1] + 1) % len(spans) if at else 0]
            self.followed.emit(self.content.lanes[number].spans[place].about)

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
