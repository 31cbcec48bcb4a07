"""One frame of the timeline as values in pixels: lanes, marks, labels, pills, ticks, shades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from coupexplorer.ui.timeline.marks import Indexes
from coupexplorer.ui.timeline.packing import Side
from coupexplorer.ui.timeline.ticks import Tick


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in the box, widened by ``slack``."""
        return (
            self.x - slack <= x <= self.x + self.width + slack
            and self.y - slack <= y <= self.y + self.height + slack
        )

    def meets(self, other: Box) -> bool:
        """Whether two boxes share an area."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Type:
    """What the drawing must know of the text: its height and how wide a text is, in pixels."""

    height: float
    small_height: float
    measure: Callable[[str], float]
    measure_small: Callable[[str], float]
    measure_head: Callable[[str], float]


class DrawnMark(NamedTuple):
    """A mark as drawn. A dot's body is a square; ``core`` is the certain part of a bar's body."""

    row: int
    flags: int
    importance: int
    body: Box
    dot: bool
    core: tuple[float, float] | None = None
    label: str = ""
    label_box: Box | None = None
    side: Side = Side.NONE
    row_in_lane: int = 0
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Pill:
    """A number that stands for marks without a spot of their own; ``throughout`` for those that
    last, or may have happened, beyond both ends of the view."""

    box: Box
    text: str
    rows: Indexes
    throughout: bool = False


class DrawnSpan(NamedTuple):
    """An office or membership as drawn: a bar, its certain part, and its label beside or on it."""

    number: int
    body: Box
    core: tuple[float, float] | None
    label: str = ""
    label_box: Box | None = None


@dataclass(frozen=True, slots=True)
class BandBox:
    """A phase in view; ``free`` is the part of its box that no later one covers."""

    box: Box
    text: str
    odd: bool
    free: Box = NOWHERE


@dataclass(frozen=True, slots=True)
class Crowd:
    """Marks too many for pills: how many there are on each pixel column. While they are few enough
    to be told apart, ``rows`` names them, with ``x`` and ``width`` of a thin bar each; else it is
    empty, and the counts are of all marks that touch a column."""

    box: Box
    counts: npt.NDArray[np.int64]
    rows: Indexes
    x: npt.NDArray[np.float64]
    width: npt.NDArray[np.float64]

    @property
    def singly(self) -> bool:
        """Whether the marks can be told apart."""
        return len(self.rows) > 0


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """One lane of the frame. ``zero`` holds the lines of day zero, ``shade`` the window in the
    calendar of the lane's case, ``shades`` in that of every case in it. ``colour`` is negative for
    a lane of several cases. ``more_spans`` stands for the bars that found no room."""

    box: Box
    colour: int
    title: str
    title_box: Box
    total: int
    marks: tuple[DrawnMark, ...] = ()
    pills: tuple[Pill, ...] = ()
    bands: tuple[BandBox, ...] = ()
    crowd: Crowd | None = None
    zero: tuple[float, ...] = ()
    shade: tuple[float, float] | None = None
    shades: tuple[tuple[float, float], ...] = ()
    spans: tuple[DrawnSpan, ...] = ()
    more_spans: Pill | None = None


@dataclass(frozen=True, slots=True)
class DrawnTick:
    """A tick: its line, and its text if there was room for it."""

    x: float
    strong: bool
    text: str = ""
    text_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole frame; ``first`` and ``last`` are its x range; in ``strip`` a window is brushed.
    ``top`` pixels of lanes are scrolled away above, of ``beyond`` for which there is no room."""

    width: float = 0.0
    height: float = 0.0
    first: float = 0.0
    last: float = 1.0
    lanes: tuple[DrawnLane, ...] = ()
    ticks: tuple[DrawnTick, ...] = ()
    axis_y: float = 0.0
    strip: Box = NOWHERE
    strip_shade: tuple[float, float] | None = None
    strip_lane: int = 0
    aligned: bool = True
    top: float = 0.0
    beyond: float = 0.0

    def lane_at(self, y: float) -> int | None:
        """The lane at a height; None between and below lanes."""
        if y > self.axis_y:
            return None
        for number, lane in enumerate(self.lanes):
            if lane.box.y <= y <= lane.box.y + lane.box.height:
                return number
        return None

    def x_at(self, pixel: float) -> float:
        """The x (minutes) at a pixel."""
        return self.first + (self.last - self.first) * pixel / max(self.width, 1.0)

    def pixel_at(self, x: float) -> float:
        """The pixel of an x (minutes)."""
        return (x - self.first) * self.width / (self.last - self.first)


def drawn_ticks(
    ticks: tuple[Tick, ...], picture_x: Callable[[float], float], width: float, y: float, type: Type
) -> tuple[DrawnTick, ...]:
    """Ticks with those of their texts that fit beside one another inside the width."""
    drawn: list[DrawnTick] = []
    boxes: dict[int, Box] = {}
    # Larger units choose first, so that "day 0" or a year is never the one left out.
    for number in sorted(range(len(ticks)), key=lambda n: not ticks[n].strong):
        room = type.measure_small(ticks[number].text)
        x = picture_x(ticks[number].label_at) - room / 2
        box = Box(x, y, room, type.small_height)
        apart = Box(x - 7, y, room + 14, type.small_height)
        inside = x >= 2 and x + room <= width - 2
        if inside and not any(apart.meets(other) for other in boxes.values()):
            boxes[number] = box
    for number, tick in enumerate(ticks):
        found = boxes.get(number)
        drawn.append(DrawnTick(picture_x(tick.at), tick.strong, tick.text if found else "", found))
    return tuple(drawn)
