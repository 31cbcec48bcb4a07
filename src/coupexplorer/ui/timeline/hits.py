"""What lies under the pointer in a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from coupexplorer.ui.timeline.compose_ghosts import DrawnGhost
from coupexplorer.ui.timeline.marks import Indexes
from coupexplorer.ui.timeline.picture import DrawnLane, Picture

SLACK = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """Marks under a point: their lane and rows. A mark has one row; a pill may have many. Of bars
    (``spans``) the rows are their numbers."""

    lane: int
    rows: Indexes
    single: bool
    spans: bool = False


def hit(picture: Picture, x: float, y: float) -> Hit | None:
    """The mark (or its label), pill or bunch of thin bars at a point."""
    number = picture.lane_at(y)
    if number is None:
        return None
    lane = picture.lanes[number]
    for slack in (0.0, SLACK):
        for mark in lane.marks:
            on_label = mark.label_box is not None and mark.label_box.holds(x, y)
            if on_label or mark.body.holds(x, y, slack):
                return Hit(number, np.array([mark.row]), single=True)
    for pill in lane.pills:
        if pill.box.holds(x, y, 1.0):
            return Hit(number, pill.rows, single=False)
    found = _span(lane, number, x, y)
    if found is not None:
        return found
    crowd = lane.crowd
    if crowd is not None and crowd.singly and crowd.box.holds(x, y):
        near = (crowd.x - SLACK <= x) & (x <= crowd.x + crowd.width + SLACK)
        if near.any():
            return Hit(number, np.sort(crowd.rows[near]), single=False)
    return None


def _span(lane: DrawnLane, number: int, x: float, y: float) -> Hit | None:
    """The bar, or the pill of bars, at a point of a lane."""
    for span in lane.spans:
        on_label = span.label_box is not None and span.label_box.holds(x, y)
        if on_label or span.body.holds(x, y, 2.0):
            return Hit(number, np.array([span.number]), single=True, spans=True)
    if lane.more_spans is not None and lane.more_spans.box.holds(x, y, 1.0):
        return Hit(number, lane.more_spans.rows, single=False, spans=True)
    return None


def ghost_at(ghosts: Iterable[DrawnGhost], x: float, y: float) -> DrawnGhost | None:
    """The ghost at a point."""
    return next((ghost for ghost in ghosts if ghost.body.holds(x, y, SLACK)), None)


def in_crowd(picture: Picture, x: float, y: float) -> int | None:
    """How many marks touch the pixel column under the pointer, where only counts are drawn."""
    number = picture.lane_at(y)
    if number is None:
        return None
    crowd = picture.lanes[number].crowd
    if crowd is None or crowd.singly or not crowd.box.holds(x, y):
        return None
    column = min(max(int(x), 0), len(crowd.counts) - 1)
    return int(crowd.counts[column])
