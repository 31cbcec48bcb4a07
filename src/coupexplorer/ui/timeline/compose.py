"""Composing a frame: from a scene and a stretch of time to a picture in pixels; no Qt."""

from __future__ import annotations

from functools import cache

from coupexplorer.ui.timeline.compose_lane import Place, compose_lane
from coupexplorer.ui.timeline.compose_marks import PAD
from coupexplorer.ui.timeline.compose_spans import PackedSpans, pack_spans
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.packing import Side
from coupexplorer.ui.timeline.picture import Box, DrawnTick, Picture, drawn_ticks
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.scene import LaneKind
from coupexplorer.ui.timeline.ticks import BY_THE_HOUR, calendar_ticks, day_ticks

TOP, LANE_GAP, AXIS_GAP = 2.0, 6.0, 4.0
STRIP_HEIGHT, STRIP_GAP = 8.0, 2.0
LEAST_LANE = 14.0
LABEL_ROOM = 26.0
LEAST_ROWS = 2
"""Rows of marks that a lane of an actor, faction or place holds at the least; when not all such
lanes find room, they scroll."""

MOST_SPANS = 0.4
"""The share of the lanes' room that is given to bars of offices at the most, by case."""


def compose(request: Request) -> Picture:
    """The frame. Its labels overlap neither one another nor any mark, pill or lane title."""
    scene, type = request.scene, request.type
    axis_height = AXIS_GAP + type.small_height + STRIP_GAP + STRIP_HEIGHT
    axis_y = max(request.height - axis_height, TOP + LEAST_LANE)
    spans = _spans(request, axis_y - TOP)
    heights = _heights(request, axis_y - TOP, spans)
    beyond = max(sum(heights) + LANE_GAP * len(heights) - (axis_y - TOP), 0.0)
    beyond = beyond if scene.kind is not LaneKind.CASE else 0.0
    top = min(max(request.top, 0.0), beyond)
    places = _places(request, heights, spans, TOP - top, axis_y)
    kept = _kept(request.before)
    lanes = tuple(compose_lane(request, place, kept.get(place.lane, {})) for place in places)
    strip_lane = request.selected[0] if request.selected else 0
    strip_y = request.height - STRIP_HEIGHT
    return Picture(
        width=request.width,
        height=request.height,
        first=request.first,
        last=request.last,
        lanes=lanes,
        ticks=_ticks(request, axis_y + AXIS_GAP),
        axis_y=axis_y,
        strip=Box(0.0, strip_y, request.width, STRIP_HEIGHT),
        strip_shade=lanes[strip_lane].shade if strip_lane < len(lanes) else None,
        strip_lane=strip_lane,
        aligned=scene.aligned,
        top=top,
        beyond=beyond,
    )


def _spans(request: Request, room: float) -> tuple[PackedSpans, ...]:
    """The bars of every lane, packed into as many rows as there may be."""
    lanes = request.scene.lanes
    row = request.type.small_height + 1
    with_spans = sum(bool(lane.spans) for lane in lanes)
    if request.scene.kind is not LaneKind.CASE:
        most = LEAST_ROWS
    else:
        most = max(int(room * MOST_SPANS / max(with_spans, 1) / row), 1)
    return tuple(
        pack_spans(request, number, most, zero_lines(request, number))
        for number in range(len(lanes))
    )


def _heights(request: Request, room: float, spans: tuple[PackedSpans, ...]) -> tuple[float, ...]:
    """The height of every lane: an equal share of the room beside what its bars take."""
    count = max(len(spans), 1)
    least = LEAST_LANE
    if request.scene.kind is not LaneKind.CASE:
        least = 2 * PAD + LEAST_ROWS * (request.type.height + 2)
    share = (room - LANE_GAP * count - sum(packed.height for packed in spans)) / count
    return tuple(max(share, least) + packed.height for packed in spans)


def _places(
    request: Request,
    heights: tuple[float, ...],
    spans: tuple[PackedSpans, ...],
    y: float,
    foot: float,
) -> tuple[Place, ...]:
    boxes = []
    for height in heights:
        boxes.append(Box(0.0, y, request.width, height))
        y += height + LANE_GAP
    seen = [box.y < foot and box.y + box.height > 0 for box in boxes]
    return tuple(
        Place(number, box, sum(seen), zero_lines(request, number), packed, in_view)
        for number, (box, packed, in_view) in enumerate(zip(boxes, spans, seen, strict=True))
    )


def zero_lines(request: Request, lane: int) -> tuple[float, ...]:
    """Where day zero is drawn in a lane, for each of its cases: one line through its middle, as the
    axis labels days in their middle, or, when the axis shows hours, one at each end."""
    scene = request.scene
    per_minute = request.width / (request.last - request.first)
    by_the_hour = closest_labels(request) <= BY_THE_HOUR
    lines: dict[float, None] = {}
    for colour, zero in scene.zeros(lane):
        moved = scene.moved(lane, colour)
        start = (zero + moved - scene.origin(lane) - request.first) * per_minute
        end = start + DAY * per_minute
        lines.update(dict.fromkeys((start, end) if by_the_hour else ((start + end) / 2,)))
    return tuple(line for line in lines if 0 <= line <= request.width)


def _ticks(request: Request, y: float) -> tuple[DrawnTick, ...]:
    first, last, words = request.first, request.last, request.words
    closest = closest_labels(request)
    if request.scene.aligned:
        ticks = day_ticks(first, last, closest, words.day_zero, words.day)
    else:
        ticks = calendar_ticks(first, last, closest, words.dates)
    scale = request.width / (last - first)
    return drawn_ticks(ticks, lambda x: (x - first) * scale, request.width, y, request.type)


def closest_labels(request: Request) -> float:
    """How close, in minutes, two labels of the axis may come."""
    measure, words = request.type.measure_small, request.words.dates
    if request.scene.aligned:
        days = max(abs(request.first), abs(request.last)) / DAY
        widest = measure(f"+{days:,.0f}" if days > 99 else request.words.day_zero)
    else:
        widest = max(measure(text) for text in _longest_dates(words.day_month, words.short_months))
    return (widest + LABEL_ROOM) * (request.last - request.first) / max(request.width, 1.0)


@cache
def _longest_dates(pattern: str, months: tuple[str, ...]) -> tuple[str, ...]:
    """A date of each month as long as the axis writes it."""
    return tuple(pattern.format(day=30, month=month) for month in months)


def _kept(before: Picture | None) -> dict[int, dict[int, tuple[int, Side]]]:
    """Row and side of every mark in the last picture, by lane."""
    if before is None:
        return {}
    return {
        number: {mark.row: (mark.row_in_lane, mark.side) for mark in lane.marks}
        for number, lane in enumerate(before.lanes)
    }
