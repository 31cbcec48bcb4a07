"""The part of the world in which most happens: the first view of the map."""

from __future__ import annotations

from collections.abc import Sequence

GAP = 12.0
"""Degrees; a place further out than this, beyond a gap as wide as all before it, is far away."""

Point = tuple[float, float]


def region_of(points: Sequence[Point], weights: Sequence[int]) -> list[Point]:
    """The points (longitude, latitude) around the weighted middle, up to the first wide gap."""
    if not points:
        return []
    middle = (_median([p[0] for p in points], weights), _median([p[1] for p in points], weights))
    by_distance = sorted((_distance(middle, point), point) for point in points)
    near: list[Point] = []
    reach = 0.0
    for distance, point in by_distance:
        if near and distance - reach > max(GAP, reach):
            break
        reach = distance
        near.append(point)
    return near


def _median(values: Sequence[float], weights: Sequence[int]) -> float:
    """The value at which half of all weight is passed; every point weighs at least one."""
    pairs = sorted((value, max(weight, 1)) for value, weight in zip(values, weights, strict=True))
    half = sum(weight for _, weight in pairs) / 2
    passed = 0
    for value, weight in pairs:
        passed += weight
        if passed >= half:
            return value
    return pairs[-1][0]


def _distance(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
