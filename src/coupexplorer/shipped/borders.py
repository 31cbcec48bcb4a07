"""The outlines of land and the borders of countries that ship for the map, in degrees."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from coupexplorer.shipped.folders import MissingShippedFile, resource

FILE = "map/borders.json"

Line = tuple[tuple[float, float], ...]
"""Points as longitude and latitude."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """One level of detail within ``box`` (west, south, east, north): ``land`` are rings to fill
    (a ring inside another is water), ``coasts`` and ``borders`` lines to draw."""

    box: tuple[float, float, float, float]
    land: tuple[Line, ...]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]


def read_outlines() -> tuple[Outlines, ...]:
    """Every level of detail, the coarsest first; MissingShippedFile when the file is gone or is
    not what it should be."""
    path = resource(FILE)
    try:
        document = json.loads(path.read_text("utf-8"))
        steps = document["steps"]
        return tuple(_outlines(level, steps) for level in document["levels"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise MissingShippedFile(
            f"“resources/{FILE}” is damaged; please install Coup Explorer again."
        ) from error


def _outlines(level: dict[str, Sequence[list[int]]], steps: int) -> Outlines:
    west, south, east, north = level["box"]
    return Outlines(
        (west, south, east, north),  # type: ignore[arg-type]
        tuple(_line(numbers, steps) for numbers in level["land"]),
        tuple(_line(numbers, steps) for numbers in level["coasts"]),
        tuple(_line(numbers, steps) for numbers in level["borders"]),
    )


def _line(numbers: list[int], steps: int) -> Line:
    """Whole numbers as points: the first is where the line begins, the others are steps."""
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / steps, y / steps))
    return tuple(points)
