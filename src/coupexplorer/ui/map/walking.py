"""Walking from place to place by arrow key."""

from __future__ import annotations

from collections.abc import Iterable

SIDEWAYS = 2.2
"""How much further a step to the side counts than a step ahead."""

Placed = tuple[str, float, float]
"""An id and where it stands, x to the right and y down."""


def nearest_towards(
    places: Iterable[Placed], x: float, y: float, step: tuple[int, int], skip: str | None = None
) -> str | None:
    """The place nearest to a point in a direction (one of the four unit steps); what lies ahead
    counts before what lies to the side. None when nothing lies there."""
    best: tuple[float, str] | None = None
    for identifier, to_x, to_y in places:
        ahead = (to_x - x) * step[0] + (to_y - y) * step[1]
        aside = abs((to_x - x) * step[1]) + abs((to_y - y) * step[0])
        if identifier == skip or ahead <= 0 or aside > SIDEWAYS * ahead:
            continue
        cost = (ahead + SIDEWAYS * aside, identifier)
        if best is None or cost < best:
            best = cost
    return best[1] if best else None
