"""Packing marks and their labels into the rows of a lane so that nothing ever overlaps; no Qt."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

Measure = Callable[[str], float]
ELLIPSIS = "…"


class Side(Enum):
    """Where a label stands: beside its mark, or on a bar long enough to carry it."""

    RIGHT = "right"
    LEFT = "left"
    ON = "on"
    NONE = "none"


class Body(NamedTuple):
    """A mark to be packed, in pixels: its drawn extent, and what may be done with it.

    ``play``: how far it may be moved left or right and still tell the truth (a happening known
    to the day may stand anywhere in that day). ``sign``: room kept for a sign at its right.
    ``elide``: its label may be shortened rather than dropped. ``carries``: a bar that may carry
    its label.
    """

    x0: float
    x1: float
    label: str
    play: float = 0.0
    sign: float = 0.0
    elide: bool = False
    carries: bool = False


class Spot(NamedTuple):
    """Where a body went: its row, how far it was moved, its label (``text`` may be shortened)."""

    row: int
    shift: float = 0.0
    side: Side = Side.NONE
    text: str = ""
    text_x: float = 0.0
    text_width: float = 0.0


MOST_SHIFTS = 6
MARGIN_BITS = 64
"""Pixels kept of what lies beyond either side of the lane."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Stretches of pixels as the bits of whole numbers, so that one look tells whether two meet."""

    width: float

    def bits(self, start: float, end: float) -> int:
        """The bits of every pixel that a stretch touches."""
        first = int(start + MARGIN_BITS) if start > -MARGIN_BITS else 0
        last = math.ceil(min(end, self.width + MARGIN_BITS)) + MARGIN_BITS
        return ((1 << (last - first)) - 1) << first if last > first else 0

    def room(self, taken: int, start: float, end: float) -> tuple[float, float]:
        """How far a free stretch could grow to the left and to the right."""
        first = max(math.floor(start) + MARGIN_BITS, 0)
        last = max(math.ceil(end) + MARGIN_BITS, 0)
        before, after = taken & ((1 << first) - 1), taken >> last
        left = before.bit_length() - MARGIN_BITS
        if not after:
            return float(left), self.width + MARGIN_BITS
        return float(left), float((after & -after).bit_length() - 1 + last - MARGIN_BITS)


@dataclass(frozen=True, slots=True)
class Rules:
    """The lane's rules in pixels: width, rows, gaps; no label crosses a barrier (upright line)."""

    width: float
    rows: int
    gap: float = 4.0
    label_gap: float = 6.0
    margin: float = 4.0
    shortest: float = 56.0
    barriers: tuple[float, ...] = ()


class Packer:
    """Packs bodies one after another, the first come having the first choice.

    ``obstacles`` are (row, start, end) stretches that are taken from the outset.
    """

    def __init__(
        self,
        rules: Rules,
        measure: Measure,
        obstacles: Sequence[tuple[int, float, float]] = (),
    ) -> None:
        self._rules = rules
        self._measure = measure
        self._ruler = Ruler(rules.width)
        self._rows = [0] * rules.rows
        self._orders = [
            (kept, *(row for row in range(rules.rows) if row != kept)) for kept in range(rules.rows)
        ]
        for row, start, end in obstacles:
            if row < rules.rows:
                self._rows[row] |= self._ruler.bits(start, end)

    def pack(
        self, bodies: Sequence[Body], before: Sequence[tuple[int, Side] | None] = ()
    ) -> list[Spot | None]:
        """A spot for each body, in the same order; None for those that found no room at all.

        Labelled spots are given first, in order; what is left is then put down without a label.
        ``before`` names the row and side a body had in the last picture: it is tried first, so that
        a picture that moves stays calm.
        """
        spots: list[Spot | None] = [None] * len(bodies)
        for number, body in enumerate(bodies):
            last = before[number] if before else None
            spots[number] = self._labelled(body, last)
        for number, body in enumerate(bodies):
            if spots[number] is None:
                spots[number] = self._bare(body, before[number] if before else None)
        return spots

    def _order(self, last: tuple[int, Side] | None) -> Sequence[int]:
        """The rows in the order in which they are tried."""
        kept = last[0] if last is not None and last[0] < len(self._rows) else 0
        return self._orders[kept]

    def _labelled(self, body: Body, last: tuple[int, Side] | None) -> Spot | None:
        """A spot with the whole label, else with a shortened one where that is allowed."""
        if not body.label:
            return None
        rows, gap = self._rows, self._rules.gap
        own = self._ruler.bits(body.x0 - gap, body.x1 + body.sign + gap)
        order = [row for row in self._order(last) if not rows[row] & own]
        if not order:
            return None
        width = self._measure(body.label)
        sides = self._sides(body, width)
        if last is not None and last[1] is not Side.RIGHT:
            sides.sort(key=lambda side: side[0] is not last[1])
        for row in order:
            taken = rows[row]
            for side, x, wanted in sides:
                if not taken & wanted:
                    self._take(body, row, side, x, width)
                    return Spot(row, 0.0, side, body.label, x, width)
        return self._shortened(body, order) if body.elide else None

    def _sides(self, body: Body, width: float) -> list[tuple[Side, float, int]]:
        """Where the label may stand at all: the side, its x, and the pixels it needs to be free."""
        rules, end, gap = self._rules, body.x1 + body.sign, self._rules.gap
        found: list[tuple[Side, float, int]] = []
        right, left = end + rules.label_gap, body.x0 - rules.label_gap - width
        if self._text_may_stand(right, width):
            bits = self._ruler.bits(body.x0 - gap, right + width + gap)
            found.append((Side.RIGHT, right, bits))
        if self._text_may_stand(left, width):
            found.append((Side.LEFT, left, self._ruler.bits(left - gap, end + gap)))
        if body.carries:
            x = max(body.x0, rules.margin) + 2 * rules.label_gap
            if x + width + 2 * rules.label_gap <= min(body.x1, rules.width - rules.margin):
                found.append((Side.ON, x, self._ruler.bits(body.x0 - gap, end + gap)))
        return found

    def _text_may_stand(self, x: float, width: float) -> bool:
        rules = self._rules
        if x < rules.margin or x + width > rules.width - rules.margin:
            return False
        return all(not x - 2 < barrier < x + width + 2 for barrier in rules.barriers)

    def _shortened(self, body: Body, order: Sequence[int]) -> Spot | None:
        """The spot with the longest shortened label; None when not even a short one fits."""
        rules, start, end = self._rules, body.x0 - self._rules.gap, body.x1 + body.sign
        wanted = self._ruler.bits(start, end + rules.gap)
        best: tuple[float, int, Side] | None = None
        for row in order:
            if self._rows[row] & wanted:
                continue
            left, right = self._ruler.room(self._rows[row], start, end + rules.gap)
            left, right = max(left + rules.gap, rules.margin), min(right, rules.width) - rules.gap
            for barrier in rules.barriers:
                left = max(left, barrier + 3) if barrier < body.x0 else left
                right = min(right, barrier - 3) if barrier > end else right
            for side, room in (
                (Side.RIGHT, right - end - rules.label_gap - 1),
                (Side.LEFT, body.x0 - rules.label_gap - left - 1),
            ):
                if room >= rules.shortest and (best is None or room > best[0] + 1):
                    best = (room, row, side)
        if best is None:
            return None
        text = shorten(body.label, best[0], self._measure)
        if text is None:
            return None
        width = self._measure(text)
        for side, x, bits in self._sides(body, width):
            if side is best[2] and not self._rows[best[1]] & bits:
                self._take(body, best[1], side, x, width)
                return Spot(best[1], 0.0, side, text, x, width)
        return None

    def _take(self, body: Body, row: int, side: Side, x: float, width: float) -> None:
        gap, end = self._rules.gap / 2, body.x1 + body.sign
        start = min(body.x0, x) if side is Side.LEFT else body.x0
        end = max(end, x + width) if side is Side.RIGHT else end
        self._rows[row] |= self._ruler.bits(start - gap, end + gap)

    def _bare(self, body: Body, last: tuple[int, Side] | None) -> Spot | None:
        """A spot without a label, moved within the body's play if it must be."""
        gap, rows, order = self._rules.gap / 2, self._rows, self._order(last)
        start, end = body.x0 - gap, body.x1 + body.sign + gap
        own = self._ruler.bits(start, end)
        for shift in _shifts(body.play, end - start):
            if shift and not 0 <= start + shift <= end + shift <= self._rules.width:
                continue
            wanted = own << shift if shift >= 0 else own >> -shift
            for row in order:
                if not rows[row] & wanted:
                    rows[row] |= wanted
                    return Spot(row, float(shift))
        return None


def _shifts(play: float, step: float) -> Iterator[int]:
    """No shift, then ever larger ones to either side, in whole pixels."""
    yield 0
    whole = math.ceil(step)
    for shift in range(whole, min(int(play), MOST_SHIFTS * whole) + 1, whole):
        yield -shift
        yield shift


def shorten(text: str, room: float, measure: Measure) -> str | None:
    """The longest beginning of a text that fits with an ellipsis; None when too little is left."""
    if measure(text) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low >= 6 else None
