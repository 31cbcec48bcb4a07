"""Composing one lane of a frame: which marks are drawn, as what, where, and what stands for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag, Indexes, Marks
from coupexplorer.ui.timeline.packing import Body, Packer, Rules, Side, Spot, shorten
from coupexplorer.ui.timeline.picture import BandBox, Box, Crowd, DrawnLane, DrawnMark, Pill, Type

if TYPE_CHECKING:
    from coupexplorer.ui.timeline.compose import Request

SINGLY = 4_000
"""Marks a lane draws one by one; with more, how many touch each pixel column."""

MOST_PACKED = 260
"""Marks over all lanes that are given rows and labels of their own."""

MOST_IN_PILLS = 150
DOT_LIMIT = 260.0
"""A happening within a day is a dot until the day is this many pixels wide."""

PAD, PILL_GAP = 3.0, 4.0
BEYOND = 14.0
THIN = 2.0
SIGN_ROOM = 11.0
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lane goes, among how many, and the lines its labels keep off."""

    lane: int
    box: Box
    share: int
    barriers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """A lane's x range in calendar minutes and its scale."""

    first: float
    last: float
    scale: float

    def pixels(self, minutes: npt.NDArray[np.int64]) -> Floats:
        found: Floats = (minutes - self.first) * self.scale
        return found

    @property
    def width(self) -> float:
        return (self.last - self.first) * self.scale


@dataclass(frozen=True, slots=True)
class _Grid:
    """The rows of a lane: where the first begins, their height, and the pill strip's top."""

    top: float
    rows: int
    height: float
    strip: float

    def middle(self, row: int) -> float:
        return self.top + (row + 0.5) * self.height


def compose_lane(
    request: Request, place: Place, kept: Mapping[int, tuple[int, Side]]
) -> DrawnLane:
    """One lane of the frame."""
    lane, origin = request.scene.lanes[place.lane], request.scene.origin(place.lane)
    view = _View(
        request.first + origin,
        request.last + origin,
        request.width / (request.last - request.first),
    )
    bands = _bands(request, place, view)
    box = place.box
    if bands:
        box = box._replace(height=box.height - request.type.small_height - 1)
    marks = lane.marks
    total = marks.count(view.first, view.last)
    crowded = total > SINGLY
    chosen = marks.touching(view.first, view.last) if not crowded else _foremost(marks, view)
    selected = request.selected[1] if request.selected and request.selected[0] == place.lane else -1
    throughout = _throughout(marks, chosen, view) & (chosen != selected)
    longer, chosen = chosen[throughout], chosen[~throughout]
    packed, rest = _most_important(marks, chosen, view, selected, MOST_PACKED // place.share)
    title_box = _title_box(request, box, lane.title)
    filled = _fill(request, place, box, view, packed, rest, longer, kept, title_box, crowded)
    return DrawnLane(
        box=place.box,
        colour=lane.colour,
        title=lane.title,
        title_box=title_box,
        total=total,
        marks=filled.marks,
        pills=filled.pills,
        bands=bands,
        crowd=filled.crowd,
        zero=place.barriers,
        shade=_shade(request, view),
    )


@dataclass(frozen=True, slots=True)
class _Filled:
    marks: tuple[DrawnMark, ...]
    pills: tuple[Pill, ...]
    crowd: Crowd | None


def _fill(
    request: Request,
    place: Place,
    box: Box,
    view: _View,
    packed: Indexes,
    rest: Indexes,
    longer: Indexes,
    kept: Mapping[int, tuple[int, Side]],
    title: Box,
    crowded: bool,
) -> _Filled:
    """Pack the rows; when some marks find no room, again with a strip for pills at the bottom."""
    marks, type = request.scene.lanes[place.lane].marks, request.type
    bodies = _bodies(request, place, marks, packed, view)
    before = [kept.get(int(row)) for row in packed]
    needs_strip = bool(len(longer) or len(rest) or crowded)
    while True:
        grid = _grid(box, type, needs_strip, 0.45 if crowded else 0.0)
        obstacle = (0, title.x - PILL_GAP, title.x + title.width + PILL_GAP)
        rules = Rules(request.width, grid.rows, barriers=place.barriers)
        spots = Packer(rules, type.measure, [obstacle]).pack(bodies, before)
        if needs_strip or all(spot is not None for spot in spots):
            break
        needs_strip = True
    drawn = tuple(
        _drawn(marks, int(row), body, spot, grid, view, type)
        for row, body, spot in zip(packed, bodies, spots, strict=True)
        if spot is not None
    )
    left = np.array([s is None for s in spots], dtype=bool)
    rest = np.concatenate([rest, packed[left]]) if len(packed) else rest
    strip = Box(box.x, grid.strip, box.width, box.y + box.height - grid.strip - 1)
    if crowded:
        return _Filled(drawn, (), _density(marks, view, strip, request.width))
    pills = _longer_pill(longer, strip, request)
    if len(rest) > MOST_IN_PILLS:
        return _Filled(drawn, pills, _crowd(marks, rest, view, strip))
    start = pills[0].box.x + pills[0].box.width if pills else 0.0
    return _Filled(drawn, pills + _pills(marks, rest, view, strip, start, type), None)


def _foremost(marks: Marks, view: _View) -> Indexes:
    """In a crowd only the most important marks are drawn, if they are few enough."""
    chosen = marks.foremost
    touching = (marks.start[chosen] < view.last) & (marks.end[chosen] > view.first)
    found = chosen[touching]
    return found if len(found) <= MOST_PACKED else found[:0]


def _throughout(marks: Marks, rows: Indexes, view: _View) -> npt.NDArray[np.bool_]:
    """Marks that tell nothing of the time in view: they last through all of it, or are single
    happenings known less closely than the whole view."""
    start, end = marks.start[rows], marks.end[rows]
    single = (marks.flags[rows] & Flag.STRETCH) == 0
    covers = (start <= view.first) & (end >= view.last)
    return np.asarray(covers | (single & (end - start > view.last - view.first)), dtype=bool)


def _most_important(
    marks: Marks, rows: Indexes, view: _View, selected: int, most: int
) -> tuple[Indexes, Indexes]:
    """The rows to pack, most important first (the selected one before all), and the rest."""
    leaves = (marks.start[rows] < view.first) | (marks.end[rows] > view.last)
    context = (marks.flags[rows] & Flag.CONTEXT) != 0
    long = (marks.end[rows] - marks.start[rows]) * 3 > view.last - view.first
    rank = marks.importance[rows].astype(np.int64) * 6 + context * 3 + leaves + long
    rank[rows == selected] = -1
    order = np.argsort(rank, kind="stable")
    return rows[order[:most]], rows[order[most:]]


def _bodies(
    request: Request, place: Place, marks: Marks, rows: Indexes, view: _View
) -> list[Body]:
    """What is to be packed, in pixels."""
    height, labelled = request.type.height, place.box.height >= request.type.height
    starts, ends = view.pixels(marks.start[rows]), view.pixels(marks.end[rows])
    dots = _dots(marks, rows, starts, ends, height)
    selected = request.selected[1] if request.selected and request.selected[0] == place.lane else -1
    bodies: list[Body] = []
    for row, start, end, dot in zip(
        rows.tolist(), starts.tolist(), ends.tolist(), dots.tolist(), strict=True
    ):
        importance, flags = int(marks.importance[row]), int(marks.flags[row])
        ring = 3.0 if row == selected else 0.0
        sign = SIGN_ROOM if flags & Flag.DISPUTED else 0.0
        label = marks.titles[row] if labelled else ""
        elide = importance == 1 or row == selected
        if dot:
            radius, middle = dot_radius(importance, height), (start + end) / 2
            play = max((end - start) / 2 - radius, 0.0) if end - start <= DAY * view.scale else 0.0
            if not 0 <= middle <= view.width:
                label = ""
            x0, x1 = middle - radius - ring, middle + radius + ring
            bodies.append(Body(x0, x1, label, play, sign, elide))
        else:
            x0, x1 = max(start, -BEYOND), min(end, view.width + BEYOND)
            bodies.append(Body(x0 - ring, x1 + ring, label, 0.0, sign, elide, carries=True))
    return bodies


def _dots(
    marks: Marks, rows: Indexes, starts: Floats, ends: Floats, height: float
) -> npt.NDArray[np.bool_]:
    wide = ends - starts
    single = (marks.flags[rows] & Flag.STRETCH) == 0
    within_day = marks.end[rows] - marks.start[rows] <= DAY
    narrow = wide <= 2 * dot_radius(1, height)
    return np.asarray(narrow | (single & within_day & (wide <= DOT_LIMIT)), dtype=bool)


def dot_radius(importance: int, height: float) -> float:
    """A dot's radius for an importance, at a text height."""
    return height * (0.38, 0.32, 0.26)[min(max(importance, 1), 3) - 1]


def _grid(box: Box, type: Type, strip: bool, strip_share: float) -> _Grid:
    strip_height = max(type.small_height + 2, box.height * strip_share) if strip else 0.0
    room = box.height - 2 * PAD - strip_height
    least = type.height + 2
    rows = max(int(room // least), 1)
    height = min(max(room / rows, least * 0.6), least * 1.3)
    return _Grid(box.y + PAD, rows, height, box.y + box.height - strip_height - 1)


def _drawn(
    marks: Marks, row: int, body: Body, spot: Spot, grid: _Grid, view: _View, type: Type
) -> DrawnMark:
    """A packed mark in its place."""
    middle = grid.middle(spot.row)
    start = (float(marks.start[row]) - view.first) * view.scale
    end = (float(marks.end[row]) - view.first) * view.scale
    importance = int(marks.importance[row])
    dot = not body.carries
    if dot:
        radius = dot_radius(importance, type.height)
        centre = (body.x0 + body.x1) / 2 + spot.shift
        drawn = Box(centre - radius, middle - radius, 2 * radius, 2 * radius)
        core = None
    else:
        high = type.height * (0.95 if spot.side is Side.ON else 0.66)
        x0, x1 = max(start, -BEYOND), min(end, view.width + BEYOND)
        drawn = Box(x0, middle - high / 2, x1 - x0, high)
        core = _core(marks, row, view)
    label_box = None
    if spot.side is not Side.NONE:
        label_box = Box(spot.text_x, middle - type.height / 2, spot.text_width, type.height)
    return DrawnMark(
        row=row,
        flags=Flag(int(marks.flags[row])),
        importance=importance,
        body=drawn,
        dot=dot,
        core=core,
        label=spot.text,
        label_box=label_box,
        side=spot.side,
        row_in_lane=spot.row,
    )


def _core(marks: Marks, row: int, view: _View) -> tuple[float, float] | None:
    start, end = int(marks.core_start[row]), int(marks.core_end[row])
    if end <= start:
        return None
    x0 = -BEYOND if start <= -OPEN else max((start - view.first) * view.scale, -BEYOND)
    x1 = view.width + BEYOND
    if end < OPEN:
        x1 = min((end - view.first) * view.scale, x1)
    return (x0, x1) if x1 > x0 else None


def _longer_pill(longer: Indexes, strip: Box, request: Request) -> tuple[Pill, ...]:
    """One pill, at the start of the strip, for all marks that last throughout."""
    if not len(longer):
        return ()
    text = request.words.throughout.format(count=f"{len(longer):,}")
    width = request.type.measure_small(text) + 12
    box = Box(6.0, strip.y, width, strip.height)
    return (Pill(box, text, longer, throughout=True),)


def _pills(
    marks: Marks, rest: Indexes, view: _View, strip: Box, start: float, type: Type
) -> tuple[Pill, ...]:
    """Pills for the rest, a cell of the strip each; cells are fixed in time, so that they do not
    jump while the view is moved."""
    if not len(rest):
        return ()
    cell = type.measure_small(f"+{len(rest)}") + 12 + PILL_GAP
    first = np.clip(view.pixels(marks.start[rest]), 0.0, view.width)
    last = np.clip(view.pixels(marks.end[rest]), 0.0, view.width)
    middles = (first + last) / 2
    anchor = (-view.first * view.scale) % cell
    least = int(np.ceil((start + PILL_GAP - anchor) / cell)) if start else 0
    most = int((view.width - anchor) // cell) - 1
    cells = np.clip(np.floor((middles - anchor) / cell).astype(np.int64), least, max(most, least))
    pills = []
    for number in np.unique(cells):
        rows = np.sort(rest[cells == number])
        text = f"+{len(rows)}"
        width = type.measure_small(text) + 12
        low, high = anchor + number * cell, anchor + (number + 1) * cell - PILL_GAP
        x = min(max(float(middles[cells == number].mean()) - width / 2, low), high - width)
        pills.append(Pill(Box(x, strip.y, width, strip.height), text, rows))
    return tuple(pills)


def _crowd(marks: Marks, rest: Indexes, view: _View, strip: Box) -> Crowd:
    """A thin bar for each of many marks."""
    start = np.clip(view.pixels(marks.start[rest]), -THIN, view.width)
    end = np.clip(view.pixels(marks.end[rest]), 0.0, view.width)
    dot = (marks.flags[rest] & Flag.STRETCH) == 0
    x = np.where(dot, (start + end) / 2 - THIN / 2, start)
    width = np.where(dot, THIN, np.maximum(end - start, THIN))
    return Crowd(strip, rest, x, width)


def _density(marks: Marks, view: _View, strip: Box, width: float) -> Crowd:
    """How many marks touch each pixel column."""
    edges = np.linspace(view.first, view.last, max(int(width), 1) + 1)
    none = np.empty(0)
    return Crowd(strip, np.empty(0, np.intp), none, none, marks.density(edges))


def _bands(request: Request, place: Place, view: _View) -> tuple[BandBox, ...]:
    """The phases in view, as boxes along the foot of the lane."""
    if not request.show_bands:
        return ()
    height = request.type.small_height
    y = place.box.y + place.box.height - height
    found: list[BandBox] = []
    for number, band in enumerate(request.scene.lanes[place.lane].bands):
        x0 = max((band.start - view.first) * view.scale, 0.0)
        x1 = min((band.end - view.first) * view.scale, view.width)
        if x1 - x0 >= 1:
            text = shorten(band.title, x1 - x0 - 8, request.type.measure_small) or ""
            found.append(BandBox(Box(x0, y, x1 - x0, height), text, number % 2 == 1))
    return tuple(found)


def _shade(request: Request, view: _View) -> tuple[float, float] | None:
    """Where the window lies in the lane's own calendar; None when out of view."""
    window = request.window
    if window is None:
        return None
    x0, x1 = (window.start - view.first) * view.scale, (window.end - view.first) * view.scale
    if x1 < 0 or x0 > view.width:
        return None
    return max(x0, -2.0), min(x1, view.width + 2)


def _title_box(request: Request, box: Box, title: str) -> Box:
    """The lane's title at the reading start of its first row."""
    width = request.type.measure_head(title.upper())
    x = request.width - width - 6 if request.mirrored else 6.0
    return Box(x, box.y + PAD, width, request.type.small_height)
