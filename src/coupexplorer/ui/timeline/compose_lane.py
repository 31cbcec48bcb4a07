"""Composing one lane of a frame: which of its marks are drawn, and where each goes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from coupexplorer.ui.timeline.compose_marks import PAD, LaneView, Rows, bodies_of, drawn_mark
from coupexplorer.ui.timeline.compose_rest import (
    PILL_GAP,
    crowd_of,
    density_of,
    longer_pill,
    pills_of,
)
from coupexplorer.ui.timeline.marks import Flag, Indexes
from coupexplorer.ui.timeline.packing import Packer, Rules, Side, shorten
from coupexplorer.ui.timeline.picture import BandBox, Box, Crowd, DrawnLane, DrawnMark, Pill

if TYPE_CHECKING:
    from coupexplorer.ui.timeline.compose import Request

SINGLY = 4_000
"""Marks a lane draws one by one; with more, how many touch each pixel column."""

MOST_PACKED = 150
"""Marks over all lanes that are given rows and labels of their own; fewer in little room, where
``ROOM_EACH`` pixels of a row are reckoned for each."""

LEAST_PACKED, ROOM_EACH = 20, 80.0

MOST_IN_PILLS = 150
CROWD_SHARE = 0.45
TITLE_EDGE = 6.0

Kept = Mapping[int, tuple[int, Side]]
"""The row and label side that a mark had in the last picture, by its row in the columns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lane goes, among how many, and the lines its labels keep off."""

    lane: int
    box: Box
    share: int
    barriers: tuple[float, ...]


def compose_lane(request: Request, place: Place, kept: Kept) -> DrawnLane:
    """One lane of the frame."""
    lane, box = request.scene.lanes[place.lane], place.box
    if request.show_bands and lane.bands:
        box = box._replace(height=box.height - request.type.small_height - 1)
    selected = request.selected or (-1, -1)
    origin = request.scene.origin(place.lane)
    view = LaneView(
        marks=lane.marks,
        first=request.first + origin,
        last=request.last + origin,
        scale=request.width / (request.last - request.first),
        box=box,
        type=request.type,
        selected=selected[1] if selected[0] == place.lane else -1,
    )
    total = lane.marks.count(view.first, view.last)
    title = f"{lane.title.upper()} · {total:,}" if total > SINGLY else lane.title.upper()
    title_box = _title_box(request, box, title)
    filled = _fill(request, place, view, kept, title_box)
    return DrawnLane(
        box=place.box,
        colour=lane.colour,
        title=title,
        title_box=title_box,
        total=total,
        marks=filled.marks,
        pills=filled.pills,
        bands=_bands(request, place, view),
        crowd=filled.crowd,
        zero=place.barriers,
        shade=_shade(request, view),
    )


@dataclass(frozen=True, slots=True)
class _Filled:
    marks: tuple[DrawnMark, ...]
    pills: tuple[Pill, ...] = ()
    crowd: Crowd | None = None


def _fill(request: Request, place: Place, view: LaneView, kept: Kept, title: Box) -> _Filled:
    """Pack the rows; when some marks find no room, again with a strip for pills at the bottom."""
    marks = view.marks
    crowded = marks.count(view.first, view.last) > SINGLY
    chosen = _foremost(view) if crowded else marks.touching(view.first, view.last)
    throughout = _throughout(view, chosen)
    longer = chosen[throughout]
    ordered = _by_importance(view, chosen[~throughout])
    most = _most_packed(view, place.share)
    packed, rest = ordered[:most], ordered[most:]
    bodies = bodies_of(view, packed)
    before = [kept.get(row) for row in packed.tolist()]
    obstacle = (0, title.x - PILL_GAP, title.x + title.width + PILL_GAP)
    strip_height = 0.0
    least = view.type.small_height + 2
    if crowded:
        strip_height = max(least, view.box.height * CROWD_SHARE)
    elif len(longer) or len(rest):
        strip_height = least
    while True:
        rows = Rows.of(view, strip_height)
        rules = Rules(request.width, rows.count, barriers=place.barriers)
        spots = Packer(rules, view.type.measure, [obstacle]).pack(bodies, before)
        if strip_height or all(spot is not None for spot in spots):
            break
        strip_height = least
    drawn = tuple(
        drawn_mark(view, row, body, spot, rows)
        for row, body, spot in zip(packed.tolist(), bodies, spots, strict=True)
        if spot is not None
    )
    left = np.array([spot is None for spot in spots], dtype=bool)
    rest = np.concatenate([rest, packed[left]])
    strip = Box(0.0, rows.strip, view.width, strip_height)
    if crowded:
        return _Filled(drawn, crowd=density_of(view, strip))
    pills = longer_pill(view, longer, strip, request.words.throughout)
    if len(rest) > MOST_IN_PILLS:
        return _Filled(drawn, pills, crowd_of(view, rest, strip))
    start = pills[0].box.x + pills[0].box.width if pills else 0.0
    return _Filled(drawn, pills + pills_of(view, rest, strip, start))


def _most_packed(view: LaneView, lanes: int) -> int:
    """How many marks a lane tries to pack; more would only cost time."""
    room = Rows.of(view, 0.0).count * view.width / ROOM_EACH
    return max(min(int(room), MOST_PACKED // lanes), LEAST_PACKED)


def _foremost(view: LaneView) -> Indexes:
    """In a crowd only the most important marks are drawn, if they are few enough."""
    marks, chosen = view.marks, view.marks.foremost
    first, last = math.floor(view.first), math.ceil(view.last)
    touching = (marks.start[chosen] < last) & (marks.end[chosen] > first)
    found = chosen[touching]
    return found if len(found) <= MOST_PACKED else found[:0]


def _throughout(view: LaneView, rows: Indexes) -> npt.NDArray[np.bool_]:
    """Marks that tell nothing of the time in view: they last through all of it, or are single
    happenings known less closely than the whole view."""
    marks = view.marks
    start, end = marks.start[rows], marks.end[rows]
    single = (marks.flags[rows] & Flag.STRETCH) == 0
    covers = (start <= view.first) & (end >= view.last)
    vague = single & (end - start > view.last - view.first)
    return np.asarray((covers | vague) & (rows != view.selected), dtype=bool)


def _by_importance(view: LaneView, rows: Indexes) -> Indexes:
    """The selected mark, then the most important; among equals what is short and wholly in view,
    then what is earlier."""
    marks = view.marks
    leaves = (marks.start[rows] < view.first) | (marks.end[rows] > view.last)
    context = (marks.flags[rows] & Flag.CONTEXT) != 0
    long = (marks.end[rows] - marks.start[rows]) * 3 > view.last - view.first
    rank = marks.importance[rows].astype(np.int64) * 6 + context * 3 + leaves + long
    rank[rows == view.selected] = -1
    return rows[np.argsort(rank, kind="stable")]


def _bands(request: Request, place: Place, view: LaneView) -> tuple[BandBox, ...]:
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


def _shade(request: Request, view: LaneView) -> tuple[float, float] | None:
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
    width = request.type.measure_head(title)
    x = request.width - width - TITLE_EDGE if request.mirrored else TITLE_EDGE
    return Box(x, box.y + PAD, width, request.type.small_height)
