"""Choosing on the timeline: which event is ringed, going from one to the next, the range shown."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.timeline.marks import DAY, OPEN
from coupexplorer.ui.timeline.plot import Plot
from coupexplorer.ui.timeline.scene import Scene

DAYS_APART, HOURS_APART = 240.0, 7_000.0
"""How wide a day is, in pixels, when a brush begins to take hours, then minutes."""


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
        self.hovered, self.selected = None, None
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
        lane = (self.selected[0] if self.selected else -1 if by > 0 else 0) + by
        if not 0 <= lane < len(self.content.lanes) or not len(self.content.lanes[lane].marks):
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
        self.select(identifier)
        self.chosen.emit(identifier)

    def _reveal(self, place: tuple[int, int]) -> None:
        first, last = self.range_x
        start, end = self.content.extent(*place)
        half = (last - first) / 2
        wide = end - start > half / 2
        if wide and start < last and end > first:
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
