"""Composing a frame: from a scene and a stretch of time to a picture in pixels; no Qt."""

from __future__ import annotations

from coupexplorer.ui.timeline.compose_lane import Place, compose_lane
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.packing import Side
from coupexplorer.ui.timeline.picture import Box, DrawnTick, Picture, drawn_ticks
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.ticks import BY_THE_HOUR, calendar_ticks, day_ticks

TOP, LANE_GAP, AXIS_GAP = 2.0, 6.0, 4.0
STRIP_HEIGHT, STRIP_GAP = 8.0, 2.0
LEAST_LANE = 14.0
LABEL_ROOM = 26.0
WIDEST_DATE = "30 Nov"


def compose(request: Request) -> Picture:
    """The frame. Its labels overlap neither one another nor any mark, pill or lane title."""
    scene, type = request.scene, request.type
    axis_height = AXIS_GAP + type.small_height + STRIP_GAP + STRIP_HEIGHT
    axis_y = max(request.height - axis_height, TOP + LEAST_LANE)
    count = max(len(scene.lanes), 1)
    lane_height = (axis_y - TOP - LANE_GAP * count) / count
    places = tuple(
        Place(
            lane=number,
            box=Box(
                0.0,
                TOP + number * (lane_height + LANE_GAP),
                request.width,
                max(lane_height, LEAST_LANE),
            ),
            share=count,
            barriers=zero_lines(request, number),
        )
        for number in range(len(scene.lanes))
    )
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
    )


def zero_lines(request: Request, lane: int) -> tuple[float, ...]:
    """Where day zero is drawn in a lane: one line through its middle, as the axis labels days in
    their middle, or, when the axis shows hours, one at each end."""
    scene = request.scene
    per_minute = request.width / (request.last - request.first)
    start = (scene.lanes[lane].zero - scene.origin(lane) - request.first) * per_minute
    end = start + DAY * per_minute
    by_the_hour = closest_labels(request) <= BY_THE_HOUR
    lines = (start, end) if by_the_hour else ((start + end) / 2,)
    return tuple(line for line in lines if 0 <= line <= request.width)


def _ticks(request: Request, y: float) -> tuple[DrawnTick, ...]:
    first, last, words = request.first, request.last, request.words
    closest = closest_labels(request)
    if request.scene.aligned:
        ticks = day_ticks(first, last, closest, words.day_zero, words.day)
    else:
        ticks = calendar_ticks(first, last, closest)
    scale = request.width / (last - first)
    return drawn_ticks(ticks, lambda x: (x - first) * scale, request.width, y, request.type)


def closest_labels(request: Request) -> float:
    """How close, in minutes, two labels of the axis may come."""
    measure = request.type.measure_small
    if request.scene.aligned:
        days = max(abs(request.first), abs(request.last)) / DAY
        widest = measure(f"+{days:,.0f}" if days > 99 else request.words.day_zero)
    else:
        widest = measure(WIDEST_DATE)
    return (widest + LABEL_ROOM) * (request.last - request.first) / max(request.width, 1.0)


def _kept(before: Picture | None) -> dict[int, dict[int, tuple[int, Side]]]:
    """Row and side of every mark in the last picture, by lane."""
    if before is None:
        return {}
    return {
        number: {mark.row: (mark.row_in_lane, mark.side) for mark in lane.marks}
        for number, lane in enumerate(before.lanes)
    }
