"""What of the network lies under a point, and which mark lies next in a direction."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF

from coupexplorer.ui.network.picture import Drawn, Picture

SLACK = 4.0
NEAR_LINE = 5.0
STEPS = 8
NARROW = 2.2
"""Straying aside counts this much more than going ahead."""


def mark_at(picture: Picture, at: QPointF) -> int | None:
    """The mark under a point, the nearest of several."""
    near = [
        (math.hypot(disc.x - at.x(), disc.y - at.y()) - disc.radius, number)
        for number, disc in enumerate(picture.discs)
    ]
    away, found = min(near, default=(math.inf, -1))
    return found if away <= SLACK else None


def thread_at(picture: Picture, at: QPointF, left_out: frozenset[int]) -> int | None:
    """The thread whose line passes a point, the nearest of several."""
    near = [
        (_away(drawn, at), number)
        for number, drawn in enumerate(picture.lines)
        if number not in left_out and drawn.path.boundingRect().adjusted(-6, -6, 6, 6).contains(at)
    ]
    away, found = min(near, default=(math.inf, -1))
    return found if away <= NEAR_LINE else None


def next_mark(
    picture: Picture, start: int, right: float, down: float, left_out: frozenset[int]
) -> int | None:
    """The nearest mark from one of them in a direction (a unit vector); None when there is none."""
    here = picture.discs[start]
    best: tuple[float, int] | None = None
    for number, disc in enumerate(picture.discs):
        if number == start or number in left_out:
            continue
        across, along = disc.x - here.x, disc.y - here.y
        ahead = across * right + along * down
        aside = abs(across * down - along * right)
        if ahead <= 0 or aside > ahead * 2:
            continue
        cost = ahead + NARROW * aside
        if best is None or (cost, number) < best:
            best = cost, number
    return None if best is None else best[1]


def _away(drawn: Drawn, at: QPointF) -> float:
    points = [drawn.path.pointAtPercent(step / STEPS) for step in range(STEPS + 1)]
    return min(_from_segment(at, *pair) for pair in pairwise(points))


def _from_segment(at: QPointF, start: QPointF, end: QPointF) -> float:
    way, to = end - start, at - start
    length = way.x() ** 2 + way.y() ** 2
    share = 0.0 if not length else (to.x() * way.x() + to.y() * way.y()) / length
    near = start + way * min(max(share, 0.0), 1.0)
    return math.hypot(at.x() - near.x(), at.y() - near.y())
