"""Derives the map's small file of coasts and borders from Natural Earth, as world-atlas packs it.

Run by hand when the figures are to be renewed; users never need this, nor npm:
``npm pack world-atlas@2``, unpack it, then ``python packaging/borders.py FOLDER`` with the folder
that holds ``countries-110m.json`` and ``countries-50m.json``. It writes
``resources/map/borders.json``.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "resources" / "map" / "borders.json"

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
REGION: Box = (-10.0, 10.0, 65.0, 50.0)
STEPS_A_DEGREE = 100
"""Coordinates are written as whole hundredths of a degree, about a kilometre."""

SEAM = 179.99
"""Where the flat map is cut there is no coast, though the figures close their rings along it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One level of detail: its name, the file it comes from, its box, how far (in degrees) a
    simplified line may leave the one it stands for, and the smallest island (square degrees)."""

    name: str
    file: str
    box: Box
    tolerance: float
    smallest: float


DETAILS = (
    Detail("world", "countries-110m.json", WORLD, 0.05, 0.0),
    Detail("region", "countries-50m.json", REGION, 0.02, 0.0004),
)


def decoded(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a topology in degrees: each is a chain of differences on a grid."""
    (x_scale, y_scale), (west, south) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for chain in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in chain:
            x, y = x + dx, y + dy
            line.append((x * x_scale + west, y * y_scale + south))
        arcs.append(line)
    return arcs


def unwrapped(line: Iterable[Point]) -> Line:
    """A line that runs on beyond 180 degrees instead of jumping to the other side of the map."""
    found: Line = []
    for x, y in line:
        if found:
            x += 360.0 * round((found[-1][0] - x) / 360.0)
        found.append((x, y))
    return found


def closed(ring: Line) -> Line:
    """A ring that goes once around a pole, led along the pole's edge of the flat map."""
    if not ring or abs(ring[-1][0] - ring[0][0]) < 180.0:
        return ring
    pole = -90.0 if ring[0][1] < 0 else 90.0
    return [*ring, (ring[-1][0], pole), (ring[0][0], pole)]


def on_the_map(line: Line) -> list[Line]:
    """A line, moved around the world as often as it takes to have all of it between −180 and 180
    degrees once what lies outside is cut off."""
    west, east = min(x for x, _ in line), max(x for x, _ in line)
    turns = [turn for turn in (-360.0, 0.0, 360.0) if west + turn < 180.0 and east + turn > -180.0]
    return [[(x + turn, y) for x, y in line] for turn in turns]


def simplified(line: Sequence[Point], tolerance: float) -> Line:
    """A line with the same ends and as few points as keep it within a tolerance (Douglas and
    Peucker's way, without recursion)."""
    kept = {0, len(line) - 1}
    pending = [(0, len(line) - 1)]
    while pending:
        first, last = pending.pop()
        if last - first < 2:
            continue
        farthest, distance = first, -1.0
        for at in range(first + 1, last):
            away = _distance(line[at], line[first], line[last])
            if away > distance:
                farthest, distance = at, away
        if distance > tolerance:
            kept.add(farthest)
            pending += [(first, farthest), (farthest, last)]
    return [line[at] for at in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a stretch between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, ((x - x1) * dx + (y - y1) * dy) / length))
    away_x, away_y = x - x1 - along * dx, y - y1 - along * dy
    return float((away_x * away_x + away_y * away_y) ** 0.5)


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a country, each a list of rings, each a list of arc numbers."""
    found: list[list[list[int]]] = geometry.get("arcs", [])
    return [found] if geometry["type"] == "Polygon" else found  # type: ignore[list-item]


def ring_of(numbers: Iterable[int], arcs: Sequence[Line]) -> Line:
    """A ring put together from arcs; a number below zero is an arc run backwards."""
    ring: Line = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def shared_arcs(countries: Sequence[dict[str, Any]]) -> list[int]:
    """The arcs between two countries: their borders, without the coasts."""
    users: defaultdict[int, set[int]] = defaultdict(set)
    for country, geometry in enumerate(countries):
        for polygon in polygons_of(geometry):
            for ring in polygon:
                for number in ring:
                    users[number if number >= 0 else ~number].add(country)
    return sorted(number for number, found in users.items() if len(found) > 1)


def clipped_ring(ring: Line, box: Box) -> Line:
    """The part of a filled ring inside a box, side by side of the box (Sutherland and Hodgman)."""
    west, south, east, north = box
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, west, lambda value, edge: value >= edge),
        (0, east, lambda value, edge: value <= edge),
        (1, south, lambda value, edge: value >= edge),
        (1, north, lambda value, edge: value <= edge),
    )
    for axis, edge, inside in sides:
        before, ring = ring, []
        for at, point in enumerate(before):
            last = before[at - 1]
            if inside(point[axis], edge) != inside(last[axis], edge):
                ring.append(_crossing(last, point, axis, edge))
            if inside(point[axis], edge):
                ring.append(point)
    return ring


def _crossing(start: Point, end: Point, axis: int, edge: float) -> Point:
    share = (edge - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def pieces_within(line: Line, box: Box) -> Iterator[Line]:
    """The stretches of a line that touch a box; a stretch that leaves it ends just outside."""
    west, south, east, north = box
    piece: Line = []
    for start, end in pairwise(line):
        outside = (
            max(start[0], end[0]) < west
            or min(start[0], end[0]) > east
            or max(start[1], end[1]) < south
            or min(start[1], end[1]) > north
            or min(abs(start[0]), abs(end[0])) >= SEAM
        )
        if outside:
            if piece:
                yield piece
            piece = []
        else:
            piece = [*piece, end] if piece else [start, end]
    if piece:
        yield piece


def area(ring: Sequence[Point]) -> float:
    """The area of a ring in square degrees."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def written(line: Iterable[Point]) -> list[int]:
    """A line as whole numbers: the first point, then the steps from point to point."""
    numbers: list[int] = []
    x = y = 0
    for longitude, latitude in line:
        to_x, to_y = round(longitude * STEPS_A_DEGREE), round(latitude * STEPS_A_DEGREE)
        if not numbers or (to_x, to_y) != (x, y):
            numbers += [to_x - x, to_y - y]
            x, y = to_x, to_y
    return numbers


def level(topology: dict[str, Any], detail: Detail) -> dict[str, Any]:
    """One level of detail: filled land, coasts and borders within its box."""
    objects = topology["objects"]
    arcs = [simplified(unwrapped(arc), detail.tolerance) for arc in decoded(topology)]
    borders = shared_arcs(objects["countries"]["geometries"])
    land: list[list[int]] = []
    coasts: set[int] = set()
    for geometry in objects["land"]["geometries"]:
        for polygon in polygons_of(geometry):
            for numbers in polygon:
                for whole in on_the_map(closed(unwrapped(ring_of(numbers, arcs)))):
                    ring = clipped_ring(whole, detail.box)
                    if len(ring) > 3 and area(ring) >= detail.smallest:
                        land.append(written(ring))
                        coasts.update(n if n >= 0 else ~n for n in numbers)
    return {
        "name": detail.name,
        "box": list(detail.box),
        "land": land,
        "coasts": _lines(arcs, sorted(coasts), detail.box),
        "borders": _lines(arcs, borders, detail.box),
    }


def _lines(arcs: Sequence[Line], chosen: Iterable[int], box: Box) -> list[list[int]]:
    lines = (
        written(piece)
        for number in chosen
        for line in on_the_map(arcs[number])
        for piece in pieces_within(line, box)
    )
    return [line for line in lines if len(line) > 2]


def main(folder: Path, output: Path = OUTPUT) -> int:
    """Write the file of borders; 1 when a file of the source is missing."""
    levels = []
    for detail in DETAILS:
        try:
            topology = json.loads((folder / detail.file).read_text("utf-8"))
        except FileNotFoundError:
            print(f"There is no “{detail.file}” in “{folder}”.", file=sys.stderr)
            return 1
        levels.append(level(topology, detail))
    about = "Made with Natural Earth, public domain; see SOURCE.md"
    document = {"about": about, "steps": STEPS_A_DEGREE, "levels": levels}
    output.write_text(json.dumps(document, separators=(",", ":")) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder that holds the files of world-atlas.")
    sys.exit(main(Path(sys.argv[1])))
