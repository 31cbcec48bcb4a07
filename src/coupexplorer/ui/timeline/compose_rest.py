"""What stands for the marks of a lane that have no spot of their own: pills, thin bars, counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from coupexplorer.ui.timeline.compose_marks import LaneView
from coupexplorer.ui.timeline.marks import Flag, Indexes
from coupexplorer.ui.timeline.picture import Box, Crowd, Pill

PILL_GAP = 4.0
PILL_ROOM = 12.0
EDGE = 6.0
THIN = 2.0


def longer_pill(view: LaneView, longer: Indexes, strip: Box, text: str) -> tuple[Pill, ...]:
    """One pill, at the start of the strip, for all marks that last throughout; ``text`` has
    ``{count}`` in it."""
    if not len(longer):
        return ()
    text = text.format(count=f"{len(longer):,}")
    width = view.type.measure_small(text) + PILL_ROOM
    return (Pill(Box(EDGE, strip.y, width, strip.height), text, longer, throughout=True),)


def pills_of(view: LaneView, rest: Indexes, strip: Box, start: float) -> tuple[Pill, ...]:
    """Pills for the rest, right of ``start``, a cell of the strip each; cells are fixed in time,
    so that they do not jump while the view is moved."""
    if not len(rest):
        return ()
    measure = view.type.measure_small
    cell = measure(f"+{len(rest)}") + PILL_ROOM + PILL_GAP
    middles = _middles(view, rest)
    anchor = (-view.first * view.scale) % cell
    least = int(np.ceil((start + PILL_GAP - anchor) / cell)) if start else 0
    most = max(int((view.width - anchor) // cell) - 1, least)
    cells = np.clip(np.floor((middles - anchor) / cell).astype(np.int64), least, most)
    pills = []
    # The first call of numpy's own unique loads masked arrays, which takes longer than a frame.
    for number in sorted(set(cells.tolist())):
        rows = np.sort(rest[cells == number])
        text = f"+{len(rows)}"
        width = measure(text) + PILL_ROOM
        low, high = anchor + number * cell, anchor + (number + 1) * cell - PILL_GAP
        x = min(max(float(middles[cells == number].mean()) - width / 2, low), high - width)
        pills.append(Pill(Box(x, strip.y, width, strip.height), text, rows))
    return tuple(pills)


def end_pill_width(view: LaneView, most: int) -> float:
    """The room that the pill at the end of a low lane takes, for at most so many marks."""
    return view.type.measure_small(f"+{most}") + PILL_ROOM + 2 * PILL_GAP


def end_pill(view: LaneView, rows: Indexes, *, mirrored: bool) -> Pill:
    """The pill at the reading end of a low lane."""
    text = f"+{len(rows)}"
    width = view.type.measure_small(text) + PILL_ROOM
    height = min(view.type.small_height + 2, view.box.height - 2)
    y = view.box.y + (view.box.height - height) / 2
    x = PILL_GAP if mirrored else view.width - width - PILL_GAP
    return Pill(Box(x, y, width, height), text, np.sort(rows))


def crowd_of(view: LaneView, rest: Indexes, strip: Box) -> Crowd:
    """A thin bar for each of many marks."""
    start = np.clip(view.pixels(view.marks.start[rest]), -THIN, view.width)
    end = np.clip(view.pixels(view.marks.end[rest]), 0.0, view.width)
    single = (view.marks.flags[rest] & Flag.STRETCH) == 0
    x = np.where(single, (start + end) / 2 - THIN / 2, start)
    width = np.where(single, THIN, np.maximum(end - start, THIN))
    columns = max(int(view.width), 1)
    first = np.clip(x.astype(np.int64), 0, columns)
    last = np.clip(np.ceil(x + width).astype(np.int64), 0, columns)
    begun = np.bincount(first, minlength=columns + 1)
    ended = np.bincount(last, minlength=columns + 1)
    return Crowd(strip, np.cumsum(begun - ended)[:columns], rest, x, width)


def counted(crowd: Crowd) -> Crowd:
    """The same crowd by its numbers alone."""
    none = np.empty(0)
    return replace(crowd, rows=np.empty(0, np.intp), x=none, width=none)


def density_of(view: LaneView, strip: Box) -> Crowd:
    """How many marks touch each pixel column."""
    edges = np.linspace(view.first, view.last, max(int(view.width), 1) + 1)
    none = np.empty(0)
    return Crowd(strip, view.marks.density(edges), np.empty(0, np.intp), none, none)


def _middles(view: LaneView, rows: Indexes) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The middle of what is in view of each mark, in pixels."""
    first = np.clip(view.pixels(view.marks.start[rows]), 0.0, view.width)
    last = np.clip(view.pixels(view.marks.end[rows]), 0.0, view.width)
    middles: np.ndarray[tuple[int], np.dtype[np.float64]] = (first + last) / 2
    return middles
