"""The curve of a movement between two places, fanned out from others between the same two."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

Point = tuple[float, float]

BEND = 0.16
FAN = 0.13
FEWEST_STEPS, MOST_STEPS = 24, 160
PIXELS_A_STEP = 14
HALVINGS = 7
HEAD_LENGTH = 10.0
HEAD_WIDTH = 4.6
SHORTEST = 9.0


def curve(start: Point, end: Point, place: int) -> list[Point]:
    """Points along a bow from start to end, bent to the left of the way; the ``place`` counts ways
    between the same two ends in the same direction, from zero."""
    (x1, y1), (x2, y2) = start, end
    bend = BEND + FAN * place
    middle_x = (x1 + x2) / 2 + (y2 - y1) * bend
    middle_y = (y1 + y2) / 2 - (x2 - x1) * bend
    points = []
    steps = int(math.dist(start, end) / PIXELS_A_STEP)
    steps = min(max(steps, FEWEST_STEPS), MOST_STEPS)
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        points.append((a * x1 + b * middle_x + c * x2, a * y1 + b * middle_y + c * y2))
    return points


def trimmed(
    points: Sequence[Point],
    in_start: Callable[[float, float], bool],
    in_end: Callable[[float, float], bool],
) -> list[Point]:
    """The curve without what lies under the marks of its ends; empty when little is left."""
    first, last = 0, len(points) - 1
    while first < last and in_start(*points[first]):
        first += 1
    while last > first and in_end(*points[last]):
        last -= 1
    left = list(points[first : last + 1])
    if first > 0:
        left.insert(0, _edge(points[first - 1], points[first], in_start))
    if last < len(points) - 1:
        left.append(_edge(points[last + 1], points[last], in_end))
    return left if len(left) > 1 and math.dist(left[0], left[-1]) >= SHORTEST else []


def _edge(inner: Point, outer: Point, inside: Callable[[float, float], bool]) -> Point:
    """Where a stretch leaves a mark."""
    for _ in range(HALVINGS):
        middle = (inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2
        inner, outer = (middle, outer) if inside(*middle) else (inner, middle)
    return outer


def head(points: Sequence[Point]) -> list[Point]:
    """The three corners of the arrow's head at the end of a curve, its tip first."""
    x, y = points[-1]
    back = next((p for p in reversed(points) if math.dist(p, (x, y)) >= HEAD_LENGTH), points[0])
    length = math.dist(back, (x, y)) or 1.0
    dx, dy = (x - back[0]) / length, (y - back[1]) / length
    base_x, base_y = x - dx * HEAD_LENGTH, y - dy * HEAD_LENGTH
    return [
        (x, y),
        (base_x - dy * HEAD_WIDTH, base_y + dx * HEAD_WIDTH),
        (base_x + dy * HEAD_WIDTH, base_y - dx * HEAD_WIDTH),
    ]


def distance_to(points: Sequence[Point], x: float, y: float) -> float:
    """How far a pixel is from a curve."""
    nearest = math.inf
    for (x1, y1), (x2, y2) in pairwise(points):
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        t = 0.0 if length == 0 else min(1.0, max(0.0, ((x - x1) * dx + (y - y1) * dy) / length))
        nearest = min(nearest, math.hypot(x - x1 - t * dx, y - y1 - t * dy))
    return nearest
