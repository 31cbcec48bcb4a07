"""What lies on the ground of a lane: its phases, and the window that is brushed."""

from __future__ import annotations

from coupexplorer.ui.timeline.compose_marks import LaneView
from coupexplorer.ui.timeline.packing import shorten
from coupexplorer.ui.timeline.picture import BandBox, Box
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.scene import LaneKind


def bands(request: Request, number: int, box: Box) -> tuple[BandBox, ...]:
    """The phases in view, as boxes along the foot of the lane of a case."""
    if not request.show_bands or request.scene.kind is not LaneKind.CASE:
        return ()
    origin = request.scene.origin(number)
    scale, width = request.width / (request.last - request.first), request.width
    height = request.type.small_height
    y = box.y + box.height - height
    edges = [
        (max((b.start - origin - request.first) * scale, 0.0),
         min((b.end - origin - request.first) * scale, width), b.title)
        for b in request.scene.lanes[number].bands
    ]  # fmt: skip
    found: list[BandBox] = []
    for turn, (x0, x1, title) in enumerate(edges):
        if x1 - x0 < 1:
            continue
        # Where phases overlap, the later one lies over the earlier one's end.
        end = min((edge for edge, *_ in edges[turn + 1 :] if edge > x0), default=x1)
        end = min(end, x1)
        text = shorten(title, end - x0 - 8, request.type.measure_small) or ""
        own, free = Box(x0, y, x1 - x0, height), Box(x0, y, end - x0, height)
        found.append(BandBox(own, text, turn % 2 == 1, free))
    return tuple(found)


def shades(request: Request, number: int, view: LaneView) -> tuple[tuple[float, float], ...]:
    """Where the window lies in the calendar of each case of the lane."""
    moves = {request.scene.moved(number, colour) for colour, _ in request.scene.zeros(number)}
    found = (shade(request, view, moved) for moved in sorted(moves))
    return tuple(each for each in found if each is not None)


def shade(request: Request, view: LaneView, moved: int) -> tuple[float, float] | None:
    """Where the window lies in a calendar that is moved by some minutes; None when out of view."""
    window = request.window
    if window is None:
        return None
    x0 = (window.start + moved - view.first) * view.scale
    x1 = (window.end + moved - view.first) * view.scale
    if x1 < 0 or x0 > view.width:
        return None
    return max(x0, -2.0), min(x1, view.width + 2)
