"""The map with a place or a movement marked by key, and the card that tells of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor

from coupexplorer.ui.map.card import MapCard
from coupexplorer.ui.map.picture import BEYOND, Arrow
from coupexplorer.ui.map.plot import MapPlot
from coupexplorer.ui.map.scene import Spot, Way
from coupexplorer.ui.map.walking import nearest_towards
from coupexplorer.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says of a place or a movement."""

    title: str
    detail: str


WAY_BOX = 8
"""Half the side of the square that stands for a movement, around its middle."""


class MarkingPlot(MapPlot):
    """``tell_spot`` and ``tell_way`` say what the card tells. For a screen reader the items are
    places by id, and movements as ("way", id)."""

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
        here = self.cursor_id or self.highlight.ring
        if here is None or here not in centres:
            found = next((i for i, at in centres.items() if self.outlook.holds(*at)), None)
        elif self.cursor_id is None:
            found = here
        else:
            found = nearest_towards(self._all_places(), *centres[here], step, here) or here
        if found is not None:
            self._go_to(found)

    def step_place(self, by: int) -> None:
        """Mark the next or previous place, those with most events first: by steps in a direction
        not every place need be come to."""
        ids = [spot for spot, *_ in self._all_places()]
        if not ids:
            return
        at = ids.index(self.cursor_id) + by if self.cursor_id in ids else (0 if by > 0 else -1)
        self.way_id = None
        self._go_to(ids[at % len(ids)])

    def _go_to(self, spot: str) -> None:
        self.cursor_id = spot
        self.bring_into_view(spot)
        self.update()
        self._tell_marked()

    def step_way(self, by: int) -> None:
        """Mark the next or previous movement from or to the marked place; of all movements when
        no place is marked or none leads there."""
        arrows = self.picture().arrows
        here = [a for a in arrows if self.cursor_id in (a.way.origin, a.way.destination)]
        ids = [arrow.way.id for arrow in here or arrows]
        if not ids:
            return
        at = ids.index(self.way_id) + by if self.way_id in ids else (0 if by > 0 else -1)
        self.way_id = ids[at % len(ids)]
        middle = next(_middle(a) for a in arrows if a.way.id == self.way_id)
        if not self.outlook.holds(*middle):
            self.pan(self.outlook.width / 2 - middle[0], self.outlook.height / 2 - middle[1])
        self.update()
        self._tell_marked()

    def _all_places(self) -> list[tuple[str, float, float]]:
        """Every spot where it stands, in view or not; several that are one dot, as that dot."""
        centres, outlook = self.picture().centres, self.outlook
        found = []
        for spot in self.scene.spots:
            at = outlook.x(spot.longitude), outlook.y(spot.latitude)
            is_away = not spot.area and not outlook.holds(*at, BEYOND)
            if spot.id in centres or is_away:
                found.append((spot.id, *centres.get(spot.id, at)))
        return found

    def _tell_marked(self) -> None:
        """Show the card of what is marked, and let a screen reader say it."""
        told, at = None, None
        picture = self.picture()
        if self.way_id is not None:
            arrow = next((a for a in picture.arrows if a.way.id == self.way_id), None)
            if arrow is not None:
                told, at = self.tell_way(arrow.way), _middle(arrow)
        elif self.cursor_id in picture.centres:
            crowd = self._crowd(self.cursor_id)
            told = self.tell_spot(self.scene.by_id[self.cursor_id], crowd)
            at = picture.centres[self.cursor_id]
        if told is None or at is None:
            self.card.hide()
            return
        self.card.tell(told.title, told.detail, QPointF(*at).toPoint())
        self.announce_marked()

    # For a screen reader

    def items_in_view(self) -> Sequence[Hashable]:
        """Places in view, those with most events first, then movements."""
        picture = self.picture()
        shown = {i for i, at in picture.centres.items() if self.outlook.holds(*at)}
        places = [spot.id for spot in self.scene.spots if spot.id in shown]
        return [*places, *(("way", a.way.id) for a in picture.arrows if self._in_view(a))]

    def item_text(self, item: Hashable) -> str:
        """What the card tells of it."""
        told = None
        if isinstance(item, tuple):
            way = next((way for way in self.scene.ways if ("way", way.id) == item), None)
            told = None if way is None else self.tell_way(way)
        elif item in self.scene.by_id:
            told = self.tell_spot(self.scene.by_id[str(item)], self._crowd(str(item)))
        return "" if told is None else f"{told.title}\n{told.detail}".rstrip("\n")

    def item_box(self, item: Hashable) -> QRect:
        """Around the dot, the name of an area, or the middle of a movement."""
        picture = self.picture()
        box = QRect()
        if isinstance(item, tuple):
            arrow = next((a for a in picture.arrows if ("way", a.way.id) == item), None)
            if arrow is not None:
                box = _square(_middle(arrow), WAY_BOX)
        else:
            dot = next((dot for dot in picture.dots if dot.spot.id == item), None)
            if dot is not None:
                box = _square((dot.x, dot.y), dot.radius + 1)
            for label in picture.labels:
                if dot is None and label.spot.id == item:
                    box = label.box.toAlignedRect()
        return box if box.intersects(self.rect()) else QRect()

    def item_colour(self, item: Hashable) -> QColor:
        """The colour of its case, or of most events there."""
        if isinstance(item, tuple):
            cases = [way.case for way in self.scene.ways if ("way", way.id) == item]
            return self._ink.case(cases[0] if cases else None)
        spot = self.scene.by_id.get(str(item))
        counts = () if spot is None else spot.counts
        most = max(counts, key=lambda pair: pair[1], default=(None, 0))
        return self._ink.case(most[0])

    def item_chosen(self) -> Hashable | None:
        """The place that is ringed."""
        return self.highlight.ring

    def item_marked(self) -> Hashable | None:
        """The movement, or else the place, the keys are on."""
        return self.cursor_id if self.way_id is None else ("way", self.way_id)

    def _crowd(self, spot: str) -> int:
        return next((dot.crowd for dot in self.picture().dots if dot.spot.id == spot), 1)

    def _in_view(self, arrow: Arrow) -> bool:
        return self.outlook.holds(*_middle(arrow))


def _middle(arrow: Arrow) -> tuple[float, float]:
    return arrow.points[len(arrow.points) // 2]


def _square(middle: tuple[float, float], half: float) -> QRect:
    corner = round(middle[0] - half), round(middle[1] - half)
    return QRect(*corner, round(2 * half), round(2 * half))
