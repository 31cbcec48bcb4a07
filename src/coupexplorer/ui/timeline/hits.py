"""What lies under the pointer in a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coupexplorer.ui.timeline.marks import Indexes
from coupexplorer.ui.timeline.picture import Picture

SLACK = 3.0


@dataclass(frozen=True, slots=True)
class Hit:
    """Marks under a point: their lane and rows. A mark has one row; a pill may have many."""

    lane: int
    rows: Indexes
    single: bool


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
    crowd = lane.crowd
    if crowd is not None and crowd.singly and crowd.box.holds(x, y):
        near = (crowd.x - SLACK <= x) & (x <= crowd.x + crowd.width + SLACK)
        if near.any():
            return Hit(number, np.sort(crowd.rows[near]), single=False)
    return None


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
