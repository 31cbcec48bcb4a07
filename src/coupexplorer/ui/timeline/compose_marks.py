"""Single marks of a frame: what is packed into the rows of a lane, and how it is drawn there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag, Indexes, Marks, Minutes
from coupexplorer.ui.timeline.packing import Body, Side, Spot
from coupexplorer.ui.timeline.picture import Box, DrawnMark, Type

DOT_LIMIT = 260.0
"""A happening within a day is a dot until the day is this many pixels wide."""

PAD = 3.0
BEYOND = 14.0
SIGN_ROOM = 11.0
RING_ROOM = 3.0
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LaneView:
    """One lane's marks and how they map to pixels: the range in calendar minutes, pixels a minute,
    the lane's box without its phases and bars, the type, the selected row (−1 for none), and the
    colour of marks that have none of their own."""

    marks: Marks
    first: float
    last: float
    scale: float
    box: Box
    type: Type
    selected: int = -1
    colour: int = 0

    def colour_of(self, row: int) -> int:
        """The place of a mark's case among the colours."""
        colours = self.marks.colours
        return int(colours[row]) if len(colours) else self.colour

    def pixels(self, minutes: Minutes) -> Floats:
        """Minutes as pixels from the lane's left edge."""
        return np.asarray((minutes - self.first) * self.scale, dtype=np.float64)

    @property
    def width(self) -> float:
        """The lane's width in pixels."""
        return self.box.width


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a lane: where the first begins, how many, how high, and the strip's top."""

    top: float
    count: int
    height: float
    strip: float

    @classmethod
    def of(cls, view: LaneView, strip_height: float) -> Rows:
        """As many rows as the lane holds above a strip of a height."""
        box, least = view.box, view.type.height + 2
        room = box.height - 2 * PAD - strip_height
        count = max(int(room // least), 1)
        height = min(max(room / count, least * 0.6), least * 1.3)
        return cls(box.y + PAD, count, height, box.y + box.height - strip_height - 1)

    def middle(self, row: int) -> float:
        """The height of a row's middle line."""
        return self.top + (row + 0.5) * self.height


def bodies_of(view: LaneView, rows: Indexes) -> list[Body]:
    """What is to be packed for some marks, in pixels."""
    marks, height = view.marks, view.type.height
    starts, ends = view.pixels(marks.start[rows]), view.pixels(marks.end[rows])
    dots = _dots(view, rows, starts, ends)
    signs = np.where(marks.flags[rows] & Flag.DISPUTED, SIGN_ROOM, 0.0)
    columns = (rows, starts, ends, dots, marks.importance[rows], signs)
    has_labels = view.box.height > height + 2 * PAD
    if has_labels:
        marks.prepare(rows)
    bodies: list[Body] = []
    for row, start, end, dot, importance, sign in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        ring = RING_ROOM if row == view.selected else 0.0
        label = marks.titles[row] if has_labels else ""
        elide = importance == 1 or row == view.selected
        if dot:
            radius, middle = dot_radius(importance, height), (start + end) / 2
            within_day = end - start <= DAY * view.scale
            play = max((end - start) / 2 - radius, 0.0) if within_day else 0.0
            if not 0 <= middle <= view.width:
                # The day reaches into view without its middle: the dot stands in what is seen.
                middle, play = (max(start, 0.0) + min(end, view.width)) / 2, 0.0
            reach = radius + ring
            bodies.append(Body(middle - reach, middle + reach, label, play, sign, elide))
        else:
            x0, x1 = max(start, -BEYOND), min(end, view.width + BEYOND)
            bodies.append(Body(x0 - ring, x1 + ring, label, 0.0, sign, elide, carries=True))
    return bodies


def _dots(view: LaneView, rows: Indexes, starts: Floats, ends: Floats) -> npt.NDArray[np.bool_]:
    """Which marks are dots: what is no wider, and happenings within a day until it is wide."""
    marks, wide = view.marks, ends - starts
    single = (marks.flags[rows] & Flag.STRETCH) == 0
    within_day = marks.end[rows] - marks.start[rows] <= DAY
    narrow = wide <= 2 * dot_radius(1, view.type.height)
    return np.asarray(narrow | (single & within_day & (wide <= DOT_LIMIT)), dtype=bool)


def dot_radius(importance: int, height: float) -> float:
    """A dot's radius for an importance, at a text height."""
    return height * (0.38, 0.32, 0.26)[min(max(importance, 1), 3) - 1]


def drawn_mark(view: LaneView, row: int, body: Body, spot: Spot, rows: Rows) -> DrawnMark:
    """A packed mark in its place."""
    marks, height, middle = view.marks, view.type.height, rows.middle(spot.row)
    importance = int(marks.importance[row])
    if body.carries:
        high = height * (0.86 if spot.side is Side.ON else 0.66)
        x0 = max((float(marks.start[row]) - view.first) * view.scale, -BEYOND)
        x1 = min((float(marks.end[row]) - view.first) * view.scale, view.width + BEYOND)
        drawn, core = Box(x0, middle - high / 2, x1 - x0, high), _core(view, row)
    else:
        radius, centre = dot_radius(importance, height), (body.x0 + body.x1) / 2 + spot.shift
        drawn, core = Box(centre - radius, middle - radius, 2 * radius, 2 * radius), None
    label_box = None
    if spot.side is not Side.NONE:
        label_box = Box(spot.text_x, middle - height / 2, spot.text_width, height)
    return DrawnMark(
        row=row,
        flags=int(marks.flags[row]),
        importance=importance,
        body=drawn,
        dot=not body.carries,
        core=core,
        label=spot.text,
        label_box=label_box,
        side=spot.side,
        row_in_lane=spot.row,
        colour=view.colour_of(row),
    )


def _core(view: LaneView, row: int) -> tuple[float, float] | None:
    """The certain part of a stretch, in pixels; None when there is none in view."""
    start, end = int(view.marks.core_start[row]), int(view.marks.core_end[row])
    if end <= start:
        return None
    x0 = max((start - view.first) * view.scale, -BEYOND) if start > -OPEN else -BEYOND
    beyond = view.width + BEYOND
    x1 = min((end - view.first) * view.scale, beyond) if end < OPEN else beyond
    return (x0, x1) if x1 > x0 else None
