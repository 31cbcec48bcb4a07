"""The marks of all lanes in one order of time, found place by place: nothing is sorted that is not
looked at."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from coupexplorer.ui.timeline.marks import OPEN, Indexes, Minutes
from coupexplorer.ui.timeline.scene import Scene

PAGE, MOST_PAGES = 256, 40
FURTHEST = 2 * OPEN


class InOrder:
    """Every event of a scene once, in order of x, then of lanes, then of rows. A million of them
    in order would take a tenth of a second to sort; as each lane is in order, a page of them is
    found by halving."""

    def __init__(self, scene: Scene) -> None:
        self._starts: list[Minutes] = [lane.marks.own_starts for lane in scene.lanes]
        self._origins = [scene.origin(number) for number in range(len(scene.lanes))]
        self._own: list[Indexes] = [lane.marks.own for lane in scene.lanes]
        self._pages: OrderedDict[int, list[tuple[int, int]]] = OrderedDict()
        self._count = sum(len(own) for own in self._own)

    def __len__(self) -> int:
        return self._count

    def at(self, place: int) -> tuple[int, int]:
        """Lane and row of the event at a place."""
        number, rest = divmod(place, PAGE)
        page = self._pages.pop(number, None)
        if page is None:
            page = self._page(number)
        self._pages[number] = page
        if len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        return page[rest]

    def place_of(self, lane: int, row: int) -> int | None:
        """The place of a mark; None when its event is met in an earlier lane."""
        own = int(np.searchsorted(self._own[lane], row))
        if own == len(self._own[lane]) or self._own[lane][own] != row:
            return None
        x = int(self._starts[lane][own]) - self._origins[lane]
        before = (
            self._up_to(number, x, with_equal=number < lane)
            for number in range(len(self._starts))
            if number != lane
        )
        return own + sum(before)

    def _up_to(self, lane: int, x: int, *, with_equal: bool) -> int:
        """How many marks of a lane begin before x, or at it."""
        side = "right" if with_equal else "left"
        sought = x + self._origins[lane]
        return int(np.searchsorted(self._starts[lane], sought, side))  # type: ignore[call-overload]

    def _split(self, rank: int) -> list[int]:
        """How many marks of each lane are among the first of all."""
        lanes = range(len(self._starts))
        low, high = -FURTHEST, FURTHEST
        while low < high:
            middle = (low + high) // 2
            if sum(self._up_to(lane, middle, with_equal=True) for lane in lanes) > rank:
                high = middle
            else:
                low = middle + 1
        found = [self._up_to(lane, low, with_equal=False) for lane in lanes]
        left = rank - sum(found)
        for lane in lanes:
            equal = min(self._up_to(lane, low, with_equal=True) - found[lane], left)
            found[lane] += equal
            left -= equal
        return found

    def _page(self, number: int) -> list[tuple[int, int]]:
        first = self._split(number * PAGE)
        last = self._split(min((number + 1) * PAGE, self._count))
        found = [
            (int(self._starts[lane][own]) - self._origins[lane], lane, int(self._own[lane][own]))
            for lane, (begin, end) in enumerate(zip(first, last, strict=True))
            for own in range(begin, end)
        ]
        return [(lane, row) for _, lane, row in sorted(found)]
