"""The map with a place or a movement marked by key, and the card that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QAccessibleEvent

from coupexplorer.ui.map.card import MapCard
from coupexplorer.ui.map.plot import MapPlot
from coupexplorer.ui.map.scene import Spot, Way
from coupexplorer.ui.map.walking import nearest_towards
from coupexplorer.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says of a place or a movement."""

    title: str
    detail: str


class MarkingPlot(MapPlot):
    """``tell_spot`` and ``tell_way`` say what the card tells."""

    def __init__(self) -> None:
        super().__init__()
        self.tell_spot: Callable[[Spot, int], Told] = lambda spot, _: Told(spot.title, "")
        self.tell_way: Callable[[Way], Told] = lambda way: Told(way.people, way.kind)
        self.card = MapCard(self)

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        super().dress(theme)
        self.card.dress(theme)

    def walk(self, step: tuple[int, int]) -> None:
        """Mark the next place in a direction; the first step marks what is looked at, or the
        place with most events in view."""
        self.way_id = None
        centres = self.picture().centres
        places = [(i, x, y) for i, (x, y) in centres.items() if self._can_walk_to(i)]
        here = self.cursor_id or self.highlight.ring
        if here is None or here not in centres:
            found = next((i for i, x, y in places if self.outlook.holds(x, y)), None)
        elif self.cursor_id is None:
            found = here
        else:
            found = nearest_towards(self._all_places(), *centres[here], step, here) or here
        if found is not None:
            self.cursor_id = found
            self.bring_into_view(found)
            self.update()
            self._tell_marked()

    def step_way(self, by: int) -> None:
        """Mark the next or previous movement."""
        ways = [arrow.way for arrow in self.picture().arrows]
        if not ways:
            return
        ids = [way.id for way in ways]
        at = ids.index(self.way_id) + by if self.way_id in ids else (0 if by > 0 else -1)
        self.way_id = ids[at % len(ids)]
        self.update()
        self._tell_marked()

    def _can_walk_to(self, spot: str) -> bool:
        return spot in self.scene.by_id

    def _all_places(self) -> list[tuple[str, float, float]]:
        """Every spot where it stands, in view or not."""
        centres, outlook = self.picture().centres, self.outlook
        return [
            (s.id, *centres.get(s.id, (outlook.x(s.longitude), outlook.y(s.latitude))))
            for s in self.scene.spots
            if not s.area or s.id in centres
        ]

    def _tell_marked(self) -> None:
        """Show the card of what is marked, and say it to a screen reader."""
        told, at = None, None
        picture = self.picture()
        if self.way_id is not None:
            arrow = next((a for a in picture.arrows if a.way.id == self.way_id), None)
            if arrow is not None:
                told, at = self.tell_way(arrow.way), arrow.points[len(arrow.points) // 2]
        elif self.cursor_id in picture.centres:
            told = self.tell_spot(self.scene.by_id[self.cursor_id], 1)
            at = picture.centres[self.cursor_id]
        if told is None or at is None:
            self.card.hide()
            return
        self.card.tell(told.title, told.detail, QPointF(*at).toPoint())
        self.setAccessibleDescription(f"{told.title}, {told.detail}".replace("\n", ", "))
        change = QAccessible.Event.DescriptionChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self, change))
