"""Choosing on the timeline: which event is ringed, going from one to the next, the range shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.timeline.marks import DAY, OPEN
from coupexplorer.ui.timeline.plot import Plot
from coupexplorer.ui.timeline.scene import Scene
from coupexplorer.ui.timeline.trail import Outlook

DAYS_APART, HOURS_APART = 240.0, 7_000.0
"""How wide a day is, in pixels, when a brush begins to take hours, then minutes."""

MUCH_LONGER, ROOM_BESIDE = 16.0, 0.6
"""A mark so many times longer than half the view is shown whole, with so much room on each side."""


class ChoosingPlot(Plot):
    """The plot with a chosen event; ``chosen(id)`` follows each choice made here."""

    chosen = Signal(str)

    @property
    def selected_id(self) -> str | None:
        """The id of the event that is ringed."""
        if self.selected is None:
            return None
        return self.content.lanes[self.selected[0]].marks.ids[self.selected[1]]

    def spot_of(self, identifier: str) -> QPoint | None:
        """Where in the viewport an event's mark can be clicked; None when it is not drawn."""
        place = self.content.find(identifier)
        if place is None or place[0] >= len(self.picture().lanes):
            return None
        for mark in self.picture().lanes[place[0]].marks:
            if mark.row == place[1]:
                x = min(max(mark.body.x + mark.body.width / 2, 1.0), self.picture().width - 1)
                return QPoint(round(x), round(mark.body.y + mark.body.height / 2))
        return None

    def show_scene(self, scene: Scene, *, keep_range: bool) -> None:
        """Show other facts; the range is kept, or is the scene's opening one."""
        self.content = scene
        self.hovered, self.selected, self.chosen_rows = None, None, {}
        self.hovered_span, self.hovered_ghost = None, None
        self.forget_rows()
        if not keep_range:
            self.show_range(*scene.opening())
        self.redraw()

    def change_spans(self, scene: Scene) -> None:
        """Show the same marks with other bars; nothing else changes its place for it."""
        self.content = scene
        self.hovered_span = None
        self.redraw()

    def mark_spans(self, subject: Ref | None) -> None:
        """Outline the bars that a subject is about."""
        self.marked_spans = frozenset(
            (number, place)
            for number, lane in enumerate(self.content.lanes)
            for place, span in enumerate(lane.spans)
            if subject in (span.record, span.about)
        )
        self.repaint_only()

    def attend(self, subject: Ref | None) -> None:
        """Show the ghosts of the events that a dispute is about, and scroll to the lane that stands
        for a subject."""
        lanes = [n for n, lane in enumerate(self.content.lanes) if lane.group == subject]
        if subject is not None and lanes:
            self._reveal_lane(lanes[0])
        found: set[str] = set()
        if subject is not None and subject.kind is Kind.DISPUTE:
            for event, ghosts in self.content.ghosts.items():
                if any(ghost.dispute == subject.id for ghost in ghosts):
                    found.add(event)
        self.attended = frozenset(found)
        self.repaint_only()

    def select(self, identifier: str | None, *, reveal: bool = True) -> None:
        """Ring the mark of an event, and bring it into view when ``reveal``."""
        places = () if identifier is None else self.content.places(identifier)
        if self.selected in places:
            return
        self._ring(places, places[0] if places else None, reveal=reveal)

    def _ring(
        self,
        places: tuple[tuple[int, int], ...],
        found: tuple[int, int] | None,
        *,
        reveal: bool = True,
    ) -> None:
        self.selected, self.chosen_rows = found, dict(places)
        if found is not None and reveal:
            self._reveal(found)
        self.redraw()

    def show_window(self, window: TimeWindow | None) -> None:
        """Shade a window."""
        if window != self.window_shown:
            self.window_shown = window
            self.redraw()

    def outlook(self, of: object) -> Outlook:
        """What is in view; ``of`` says what must be the same for it to be shown again."""
        return Outlook(*self.range_x, self.scrolled, of)

    def look_again(self, outlook: Outlook) -> None:
        """Show once more what was in view."""
        self.show_range(outlook.first, outlook.last)
        self.scroll_to(outlook.scrolled)

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
            self.choose(*found)

    def step_lane(self, by: int) -> None:
        """Choose the mark nearest in time in the next or previous lane."""
        lanes = self.content.lanes
        lane = (self.selected[0] if self.selected else -1 if by > 0 else 0) + by
        while 0 <= lane < len(lanes) and not len(lanes[lane].marks):
            lane += by
        if not 0 <= lane < len(lanes):
            return
        start = self.content.extent(*self.selected)[0] if self.selected else self.range_x[0]
        starts = self.content.lanes[lane].marks.start
        sought = int(start) + self.content.origin(lane)
        after = min(int(starts.searchsorted(sought)), len(starts) - 1)
        before = max(after - 1, 0)
        nearer = sought - starts[before] < starts[after] - sought
        self.choose(lane, before if nearer else after)

    def window_in_view(self) -> TimeWindow:
        """The stretch in view as a window, in the calendar of the strip's lane."""
        first, last = self.range_x
        return self.window_between(self.picture().strip_lane, first, last)

    def choose(self, lane: int, row: int) -> None:
        """Ring a mark and say so."""
        identifier = self.content.lanes[lane].marks.ids[row]
        if (lane, row) != self.selected:
            self._ring(self.content.places(identifier), (lane, row))
        self.chosen.emit(identifier)

    def _reveal_lane(self, lane: int) -> None:
        """Scroll so that a lane is wholly in view, where it can be."""
        picture = self.picture()
        if not picture.beyond or lane >= len(picture.lanes):
            return
        box = picture.lanes[lane].box
        if box.y < 0:
            self.scroll_to(picture.top + box.y - 2)
        elif box.y + box.height > picture.axis_y:
            self.scroll_to(picture.top + min(box.y, box.y + box.height - picture.axis_y + 2))

    def _reveal(self, place: tuple[int, int]) -> None:
        """Scroll to a mark that is out of view. The scale is kept, unless so much less time is in
        view than the mark lasts that nothing could be seen of it but a bar from edge to edge."""
        self._reveal_lane(place[0])
        first, last = self.range_x
        start, end = self.content.extent(*place)
        half = (last - first) / 2
        wide = end - start > half / 2
        if wide and start < last and end > first:
            return
        if MUCH_LONGER * half < end - start < OPEN / 2:
            room = (end - start) * ROOM_BESIDE
            self.show_range(start - room, end + room)
            return
        # Of what is wider than the view, the beginning is shown, or its end when that is all known.
        known = start if start > -OPEN / 2 else end
        middle = known if wide else (start + end) / 2
        if not first <= middle <= last:
            self.show_range(middle - half, middle + half)

    def window_between(self, lane: int, one: float, other: float) -> TimeWindow:
        """A stretch of x as a window in a lane's calendar, in whole days, hours or minutes as the
        zoom allows."""
        first, last = self.range_x
        a_day = DAY * self.box.width() / (last - first)
        unit = DAY if a_day < DAYS_APART else 60 if a_day < HOURS_APART else 1
        origin = self.content.origin(lane)
        start = int((min(one, other) + origin) // unit) * unit
        end = -int(-(max(one, other) + origin) // unit) * unit
        return TimeWindow(start, max(end, start + unit))
