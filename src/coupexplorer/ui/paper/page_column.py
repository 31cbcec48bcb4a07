"""Where the pages of a document stand when they are laid one below the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

GAP = 16
"""Pixels between two pages, and around them."""

A4_POINTS = (595.28, 841.89)

_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_HEAD = 400
"""Letters of a picture within which its size is told."""


class Spot(NamedTuple):
    """Where a page stands, in pixels from the top of the column and from the column's middle."""

    left: int
    top: int
    width: int
    height: int


def page_size(page: str) -> tuple[float, float]:
    """Width and height in points of a page given as SVG; A4 when it does not tell."""
    found = _SIZE.search(page[:_HEAD])
    if found is None:
        return A4_POINTS
    try:
        width, height = float(found[1]), float(found[2])
    except ValueError:
        return A4_POINTS
    return (width, height) if width > 0 and height > 0 else A4_POINTS


class PageColumn:
    """Pages of some sizes in points, drawn at so many pixels a point."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float) -> None:
        self.scale = scale
        self._sizes = [(max(round(w * scale), 1), max(round(h * scale), 1)) for w, h in sizes]
        self._tops: list[int] = []
        top = GAP
        for _, height in self._sizes:
            self._tops.append(top)
            top += height + GAP
        self.height = top if self._sizes else 0
        self.width = max((width for width, _ in self._sizes), default=0) + 2 * GAP

    def __len__(self) -> int:
        return len(self._sizes)

    def spot(self, page: int) -> Spot:
        """Where a page stands; pages count from 0."""
        width, height = self._sizes[page]
        return Spot(-(width // 2), self._tops[page], width, height)

    def page_at(self, y: int) -> int:
        """The page at a height, or the one above when there is a gap; 0 when there is none."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def seen(self, top: int, room: int) -> range:
        """The pages of which something stands between ``top`` and ``room`` pixels below it."""
        if not self._sizes or room <= 0:
            return range(0)
        first = self.page_at(top)
        if self._tops[first] + self._sizes[first][1] <= top:
            first += 1
        last = bisect_right(self._tops, top + room - 1)
        return range(first, max(first, last))

    def place_of(self, y: int) -> tuple[int, float]:
        """A height as a page and the share of it that is above; what `height_of` takes."""
        if not self._sizes:
            return 0, 0.0
        page = self.page_at(y)
        return page, (y - self._tops[page]) / self._sizes[page][1]

    def height_of(self, page: int, share: float) -> int:
        """The height at which so much of a page is above."""
        if not self._sizes:
            return 0
        here = min(page, len(self._sizes) - 1)
        return self._tops[here] + round(share * self._sizes[here][1])
