"""Room for names on the map: none overlaps another, a dot, or what stands over the map."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from coupexplorer.ui.map.outlook import Outlook
from coupexplorer.ui.map.scene import Spot

LABEL_GAP = 3.0
MOST_LABELS = 120
AREA_STEPS = (0, -1, 1, -2, 2, -3, 3)
AREA_SIDES = (0.0, -0.6, 0.6, -1.1, 1.1)
AREA_REACH, REPULSION = 160.0, 0.6
SQUARE = 64.0

Point = tuple[float, float]

Measure = Callable[[str, bool], tuple[float, float]]
"""Width and height of a text; True for the name of an area."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One spot as drawn, or several that stand too close to be told apart (``crowd``)."""

    spot: Spot
    x: float
    y: float
    radius: float
    crowd: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A name and its place; of an area it is the mark itself."""

    spot: Spot
    text: str
    box: QRectF


class Labels:
    """Finds room for names: none overlaps another, a dot, or what stands over the map."""

    def __init__(self, outlook: Outlook, measure: Measure, taken: Iterable[QRectF]) -> None:
        self.placed: list[Label] = []
        self._view = QRectF(0, 0, outlook.width, outlook.height)
        self._measure = measure
        self._taken: defaultdict[tuple[int, int], list[QRectF]] = defaultdict(list)
        for box in taken:
            self._take(box)

    def add_area(self, spot: Spot, x: float, y: float, others: Sequence[Point]) -> None:
        """Write the name of an area as near to a point as there is room, rather away from the
        middles of other areas; or nowhere."""
        text = spot.title if not spot.events else f"{spot.title} · {spot.events:,}"
        width, height = self._measure(text, True)
        middles = [
            (x + side * width, y + step * height) for step in AREA_STEPS for side in AREA_SIDES
        ]

        def cost(middle: Point) -> float:
            away = min((math.dist(middle, other) for other in others), default=0.0)
            return math.dist(middle, (x, y)) - REPULSION * min(away, AREA_REACH)

        boxes = (
            QRectF(to_x - width / 2, to_y - height / 2, width, height)
            for to_x, to_y in sorted(middles, key=cost)
        )
        self._place(spot, text, boxes)

    def add_dot(self, dot: Dot) -> None:
        """Write a name beside its dot: right, left, above, below; or nowhere."""
        if len(self.placed) >= MOST_LABELS:
            return
        text = dot.spot.title if dot.crowd == 1 else f"{dot.spot.title} +{dot.crowd - 1}"
        width, height = self._measure(text, False)
        away = dot.radius + LABEL_GAP
        low, middle, high = dot.y + away, dot.y - height / 2, dot.y - away - height
        boxes = (
            QRectF(dot.x + away, middle, width, height),
            QRectF(dot.x - away - width, middle, width, height),
            QRectF(dot.x - width / 2, high, width, height),
            QRectF(dot.x - width / 2, low, width, height),
            QRectF(dot.x + away * 0.7, low - away * 0.3, width, height),
            QRectF(dot.x + away * 0.7, high + away * 0.3, width, height),
            QRectF(dot.x - away * 0.7 - width, low - away * 0.3, width, height),
            QRectF(dot.x - away * 0.7 - width, high + away * 0.3, width, height),
        )
        self._place(dot.spot, text, boxes)

    def _place(self, spot: Spot, text: str, boxes: Iterable[QRectF]) -> None:
        for box in boxes:
            if self._view.contains(box) and self._is_free(box):
                self._take(box)
                self.placed.append(Label(spot, text, box))
                return

    def _take(self, box: QRectF) -> None:
        for square in _squares(box):
            self._taken[square].append(box)

    def _is_free(self, box: QRectF) -> bool:
        return not any(
            box.intersects(other) for square in _squares(box) for other in self._taken[square]
        )


def _squares(box: QRectF) -> Iterator[tuple[int, int]]:
    """The squares of a coarse net that a box touches, so that only its neighbours are asked."""
    for column in range(int(box.left() // SQUARE), int(box.right() // SQUARE) + 1):
        for row in range(int(box.top() // SQUARE), int(box.bottom() // SQUARE) + 1):
            yield column, row
