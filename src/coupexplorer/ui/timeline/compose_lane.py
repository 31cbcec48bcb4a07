"""Composing one lane of a frame: which of its marks are drawn, and where each goes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coupexplorer.ui.timeline.compose_grounds import bands, shade, shades
from coupexplorer.ui.timeline.compose_marks import (
    BEYOND,
    PAD,
    LaneView,
    Rows,
    bodies_of,
    drawn_mark,
)
from coupexplorer.ui.timeline.compose_rest import (
    PILL_GAP,
    counted,
    crowd_of,
    density_of,
    end_pill,
    end_pill_width,
    longer_pill,
    pills_of,
)
from coupexplorer.ui.timeline.compose_spans import PackedSpans, place_spans
from coupexplorer.ui.timeline.marks import Flag, Indexes
from coupexplorer.ui.timeline.packing import Packer, Rules, Side, shorten
from coupexplorer.ui.timeline.picture import Box, Crowd, DrawnLane, DrawnMark, Pill
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.scene import LaneKind

SINGLY = 4_000
"""Marks a lane draws one by one; with more, how many touch each pixel column."""

MOST_PACKED = 150
"""Marks over all lanes that are given rows and labels of their own; fewer in little room, where
``ROOM_EACH`` pixels of a row are reckoned for each."""

LEAST_PACKED, ROOM_EACH = 20, 80.0

MOST_IN_PILLS = 150
CROWD_SHARE, DENSE_SHARE = 0.45, 0.3
"""The share of a lane's height that is given to the silhouette of a crowd, and of a lesser one."""

MOST_COVER = 1.5
"""When more thin bars than this lie over a pixel on the average, they would run into one."""

TITLE_EDGE = 6.0
WIDEST_TITLE, LEAST_TITLE = 0.4, 120.0
SEVERAL = -1
"""Stands for the colour of a lane of several cases."""

Kept = Mapping[int, tuple[int, Side]]
"""The row and label side that a mark had in the last picture, by its row in the columns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lane goes, among how many in view, the lines its labels keep off, and its bars."""

    lane: int
    box: Box
    share: int
    barriers: tuple[float, ...]
    spans: PackedSpans
    in_view: bool = True


def compose_lane(request: Request, place: Place, kept: Kept) -> DrawnLane:
    """One lane of the frame."""
    lane, box = request.scene.lanes[place.lane], place.box
    phases = bands(request, place.lane, place.box)
    if phases:
        box = box._replace(height=box.height - request.type.small_height - 1)
    spans, more = place_spans(request, place.lane, place.spans, box)
    box = box._replace(height=box.height - place.spans.height)
    origin = request.scene.origin(place.lane)
    view = LaneView(
        marks=lane.marks,
        first=request.first + origin,
        last=request.last + origin,
        scale=request.width / (request.last - request.first),
        box=box,
        type=request.type,
        selected=request.row_in(place.lane),
        colour=lane.colour,
    )
    total = lane.marks.count(view.first, view.last)
    title = _title(request, place, total)
    title_box = _title_box(request, box, title)
    filling = _Filling(request, place, view, kept, title_box)
    filled = _fill(filling) if place.in_view else _Filled()
    return DrawnLane(
        box=place.box,
        colour=SEVERAL if lane.others else lane.colour,
        title=title,
        title_box=title_box,
        total=total,
        marks=filled.marks,
        pills=filled.pills,
        bands=phases,
        crowd=filled.crowd,
        zero=place.barriers,
        shade=shade(request, view, 0),
        shades=shades(request, place.lane, view),
        spans=spans,
        more_spans=more,
    )


@dataclass(frozen=True, slots=True)
class _Filled:
    marks: tuple[DrawnMark, ...] = ()
    pills: tuple[Pill, ...] = ()
    crowd: Crowd | None = None


@dataclass(frozen=True, slots=True)
class _Packed:
    """Marks in their places, and the rows that found none."""

    marks: tuple[DrawnMark, ...]
    left: Indexes
    strip_y: float


@dataclass(frozen=True, slots=True)
class _Filling:
    """What is to be put into one lane, and around what."""

    request: Request
    place: Place
    view: LaneView
    kept: Kept
    title: Box

    def pack(self, rows: Indexes, strip_height: float, reserved: float = 0.0) -> _Packed:
        """Pack marks into rows above a strip of a height, clear of ``reserved`` pixels at the
        reading end of the first row."""
        view, title = self.view, self.title
        bodies = bodies_of(view, rows)
        grid = Rows.of(view, strip_height)
        rules = Rules(view.width, grid.count, barriers=self.place.barriers)
        obstacles = [(0, title.x - PILL_GAP, title.x + title.width + PILL_GAP)]
        if reserved and self.request.mirrored:
            obstacles.append((0, -BEYOND, reserved))
        elif reserved:
            obstacles.append((0, view.width - reserved, view.width + BEYOND))
        packer = Packer(rules, view.type.measure, obstacles)
        spots = packer.pack(bodies, [self.kept.get(row) for row in rows.tolist()])
        drawn = tuple(
            drawn_mark(view, row, body, spot, grid)
            for row, body, spot in zip(rows.tolist(), bodies, spots, strict=True)
            if spot is not None
        )
        left = rows[np.array([spot is None for spot in spots], dtype=bool)]
        return _Packed(drawn, left, grid.strip)


def _fill(filling: _Filling) -> _Filled:
    """Pack the rows; when some marks find no room, again with a strip for pills at the bottom."""
    view, least = filling.view, filling.view.type.small_height + 2
    low = view.box.height < 2 * PAD + view.type.height + 2 + least
    if view.marks.count(view.first, view.last) > SINGLY:
        return _fill_crowded(filling, low=low)
    chosen = view.marks.touching(view.first, view.last)
    throughout = _throughout(view, chosen)
    longer, ordered = chosen[throughout], _by_importance(view, chosen[~throughout])
    most = _most_packed(view, filling.place.share)
    first, rest = ordered[:most], ordered[most:]
    if low:
        return _fill_low(filling, first, np.concatenate([rest, longer]))
    if _is_dense(view, rest):
        return _fill_densely(filling, first, rest, longer)
    strip_height = least if len(longer) or len(rest) else 0.0
    packed = filling.pack(first, strip_height)
    if not strip_height and len(packed.left):
        strip_height = least
        packed = filling.pack(first, strip_height)
    rest = np.concatenate([rest, packed.left])
    strip = Box(0.0, packed.strip_y, view.width, strip_height)
    pills = longer_pill(view, longer, strip, filling.request.words.throughout)
    if len(rest) > MOST_IN_PILLS:
        return _Filled(packed.marks, pills, crowd_of(view, rest, strip))
    start = pills[0].box.x + pills[0].box.width if pills else 0.0
    return _Filled(packed.marks, pills + pills_of(view, rest, strip, start))


def _is_dense(view: LaneView, rest: Indexes) -> bool:
    """Whether thin bars for some marks would run into one."""
    if len(rest) <= MOST_IN_PILLS:
        return False
    return bool(crowd_of(view, rest, view.box).counts.mean() > MOST_COVER)


def _fill_densely(filling: _Filling, first: Indexes, rest: Indexes, longer: Indexes) -> _Filled:
    """Of more marks than there are pixels for, how many there are."""
    view = filling.view
    least = view.type.small_height + 2
    height = max(least, view.box.height * DENSE_SHARE)
    packed = filling.pack(first, height)
    strip = Box(0.0, packed.strip_y, view.width, height)
    foot = strip._replace(y=strip.y + height - least, height=least)
    pills = longer_pill(view, longer, foot, filling.request.words.throughout)
    rows = np.concatenate([rest, packed.left])
    return _Filled(packed.marks, pills, counted(crowd_of(view, rows, strip)))


def _fill_crowded(filling: _Filling, *, low: bool) -> _Filled:
    """The silhouette of a crowd, under its most important marks where the lane is high enough."""
    view = filling.view
    if low:
        below = view.box._replace(y=view.box.y + 1, height=view.box.height - 2)
        return _Filled(crowd=density_of(view, below))
    rows = _foremost(view)
    rows = _by_importance(view, rows[~_throughout(view, rows)])
    height = max(view.type.small_height + 2, view.box.height * CROWD_SHARE)
    packed = filling.pack(rows[: _most_packed(view, filling.place.share)], height)
    strip = Box(0.0, packed.strip_y, view.width, height)
    return _Filled(packed.marks, crowd=density_of(view, strip))


def _fill_low(filling: _Filling, first: Indexes, rest: Indexes) -> _Filled:
    """A lane of one row: what finds no room is counted in one pill at its end."""
    view = filling.view
    packed = filling.pack(first, 0.0)
    if not len(rest) and not len(packed.left):
        return _Filled(packed.marks)
    packed = filling.pack(first, 0.0, end_pill_width(view, len(first) + len(rest)))
    hidden = np.concatenate([rest, packed.left])
    if not len(hidden):
        return _Filled(packed.marks)
    return _Filled(packed.marks, (end_pill(view, hidden, mirrored=filling.request.mirrored),))


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


def _title(request: Request, place: Place, total: int) -> str:
    """The lane's title, with a number where marks are too many to be seen singly."""
    lane = request.scene.lanes[place.lane]
    title = lane.title.upper() if request.scene.kind is LaneKind.CASE else lane.title
    room = max(request.width * WIDEST_TITLE, LEAST_TITLE)
    title = shorten(title, room, request.type.measure_head) or title
    return f"{title} · {total:,}" if total > SINGLY else title


def _title_box(request: Request, box: Box, title: str) -> Box:
    """The lane's title at the reading start of its first row."""
    width, height = request.type.measure_head(title), request.type.small_height
    x = request.width - width - TITLE_EDGE if request.mirrored else TITLE_EDGE
    return Box(x, box.y + min(PAD, max((box.height - height) / 2, 0.0)), width, height)
