"""Composing the bars of offices and memberships that stand under the marks of a lane; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coupexplorer.ui.timeline.compose_marks import BEYOND
from coupexplorer.ui.timeline.marks import OPEN
from coupexplorer.ui.timeline.packing import Body, Packer, Rules, Side, Spot
from coupexplorer.ui.timeline.picture import Box, DrawnSpan, Pill
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.scene import Span

GAP = 2.0
PILL_ROOM, PILL_EDGE = 12.0, 4.0
THICK = 0.42
"""The height of a bar that does not carry its label, as a share of its row."""


@dataclass(frozen=True, slots=True)
class PackedSpans:
    """The bars of a lane in their rows: number, extent and spot of each, and those without room.
    ``height`` is what all of it takes in pixels, ``reserved`` the room of the pill for the rest."""

    height: float = 0.0
    row_height: float = 0.0
    bars: tuple[tuple[int, Body, Spot], ...] = ()
    left: tuple[int, ...] = ()
    reserved: float = 0.0


def pack_spans(
    request: Request, lane: int, most: int, barriers: tuple[float, ...] = ()
) -> PackedSpans:
    """The bars of a lane that are in view, in at most so many rows; labels beside them keep off
    the barriers."""
    spans, origin = request.scene.lanes[lane].spans, request.scene.origin(lane)
    scale = request.width / (request.last - request.first)
    bodies = [
        (number, _body(span, (request.first + origin), scale, request.width))
        for number, span in enumerate(spans)
        if span.start - origin < request.last and span.end - origin > request.first
    ]
    if not bodies:
        return PackedSpans()
    rules = Rules(request.width, most, gap=3.0, label_gap=4.0, shortest=40.0, barriers=barriers)
    found = _packed(request, bodies, rules, 0.0)
    if found.left:
        text = f"+{len(bodies)}"
        reserved = request.type.measure_small(text) + PILL_ROOM + 2 * PILL_EDGE
        found = _packed(request, bodies, rules, reserved)
    return found


def place_spans(
    request: Request, lane: int, packed: PackedSpans, box: Box
) -> tuple[tuple[DrawnSpan, ...], Pill | None]:
    """The bars in the foot of a lane's box, and the pill for those without room."""
    top = box.y + box.height - packed.height
    spans, origin = request.scene.lanes[lane].spans, request.scene.origin(lane)
    scale = request.width / (request.last - request.first)
    drawn = tuple(
        _drawn(packed, body, spot, number, top)._replace(
            core=_core(spans[number], request.first + origin, scale, request.width)
        )
        for number, body, spot in packed.bars
    )
    if not packed.left:
        return drawn, None
    text = f"+{len(packed.left)}"
    width = request.type.measure_small(text) + PILL_ROOM
    x = PILL_EDGE if request.mirrored else request.width - width - PILL_EDGE
    pill = Pill(Box(x, top, width, packed.row_height), text, np.array(packed.left))
    return drawn, pill


def _packed(
    request: Request, bodies: list[tuple[int, Body]], rules: Rules, reserved: float
) -> PackedSpans:
    width, row = request.width, request.type.small_height + 1
    obstacles = []
    if reserved:
        start, end = (-BEYOND, reserved) if request.mirrored else (width - reserved, width + BEYOND)
        obstacles.append((0, start, end))
    packer = Packer(rules, request.type.measure_small, obstacles)
    spots = packer.pack([body for _, body in bodies], [(0, Side.ON)] * len(bodies))
    bars, left = [], []
    for (number, body), spot in zip(bodies, spots, strict=True):
        if spot is None:
            left.append(number)
        else:
            bars.append((number, body, spot))
    rows = 1 + max((spot.row for *_, spot in bars), default=0)
    return PackedSpans(rows * row + GAP, row, tuple(bars), tuple(left), reserved)


def _body(span: Span, first: float, scale: float, width: float) -> Body:
    x0 = max((span.start - first) * scale, -BEYOND) if span.start > -OPEN else -BEYOND
    x1 = min((span.end - first) * scale, width + BEYOND) if span.end < OPEN else width + BEYOND
    return Body(x0, max(x1, x0 + 3.0), span.title, elide=True, carries=True)


def _drawn(packed: PackedSpans, body: Body, spot: Spot, number: int, top: float) -> DrawnSpan:
    y, row = top + spot.row * packed.row_height, packed.row_height
    high = row - 2 if spot.side is Side.ON else row * THICK
    box = Box(body.x0, y + (row - high) / 2, body.x1 - body.x0, high)
    label_box = None
    if spot.side is not Side.NONE:
        label_box = Box(spot.text_x, y, spot.text_width, row)
    return DrawnSpan(number, box, None, spot.text, label_box)


def _core(span: Span, first: float, scale: float, width: float) -> tuple[float, float] | None:
    """The certain part of a bar, in pixels; None when there is none in view."""
    if span.core_end <= span.core_start:
        return None
    x0 = (span.core_start - first) * scale if span.core_start > -OPEN else -BEYOND
    x1 = (span.core_end - first) * scale if span.core_end < OPEN else width + BEYOND
    x0, x1 = max(x0, -BEYOND), min(x1, width + BEYOND)
    return (x0, x1) if x1 > x0 else None
