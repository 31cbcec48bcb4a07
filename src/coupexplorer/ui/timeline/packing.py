"""Packing marks and their labels into the rows of a lane so that nothing ever overlaps; no Qt."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum

Measure = Callable[[str], float]
ELLIPSIS = "…"


class Side(Enum):
    """Where a label stands: beside its mark, or on a bar long enough to carry it."""

    RIGHT = "right"
    LEFT = "left"
    ON = "on"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Body:
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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a body went: its row, how far it was moved, and its label (``text`` may be shortened)."""

    row: int
    shift: float = 0.0
    side: Side = Side.NONE
    text: str = ""
    text_x: float = 0.0
    text_width: float = 0.0


@dataclass(slots=True)
class Row:
    """Taken stretches of one row, in order, none overlapping."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def is_free(self, start: float, end: float) -> bool:
        """Whether a stretch meets none that is taken."""
        place = bisect_left(self.taken, (start, end))
        if place < len(self.taken) and self.taken[place][0] < end:
            return False
        return place == 0 or self.taken[place - 1][1] <= start

    def take(self, start: float, end: float) -> None:
        """Mark a stretch as taken."""
        insort(self.taken, (start, end))

    def room(self, start: float, end: float) -> tuple[float, float]:
        """How far a free stretch could grow to the left and to the right."""
        place = bisect_left(self.taken, (start, end))
        left = self.taken[place - 1][1] if place else -1e9
        right = self.taken[place][0] if place < len(self.taken) else 1e9
        return left, right


@dataclass(frozen=True, slots=True)
class Rules:
    """The lane's rules in pixels: width, rows, gaps; labels keep off ``barriers`` (vertical lines)."""

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
        self._rows = [Row() for _ in range(rules.rows)]
        for row, start, end in obstacles:
            if row < rules.rows:
                self._rows[row].take(start, end)

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
        rows = range(len(self._rows))
        if last is None or last[0] >= len(rows):
            return rows
        return [last[0], *(row for row in rows if row != last[0])]

    def _labelled(self, body: Body, last: tuple[int, Side] | None) -> Spot | None:
        width = self._measure(body.label) if body.label else 0.0
        if not body.label:
            return None
        sides = (Side.RIGHT, Side.LEFT, Side.ON)
        if last is not None and last[1] in (Side.LEFT, Side.ON):
            sides = (last[1], *(s for s in sides if s is not last[1]))
        order = self._order(last)
        for row in order:
            for side in sides:
                spot = self._beside(body, row, side, body.label, width)
                if spot is not None:
                    return spot
        return self._shortened(body, order, width) if body.elide else None

    def _beside(self, body: Body, row: int, side: Side, text: str, width: float) -> Spot | None:
        """The spot with the label at one side, when all of it is free; it is taken then."""
        rules, end = self._rules, body.x1 + body.sign
        if side is Side.ON:
            return self._carried(body, row, text, width)
        if side is Side.RIGHT:
            x = end + rules.label_gap
            stretch = (body.x0, x + width)
        else:
            x = body.x0 - rules.label_gap - width
            stretch = (x, end)
        if not self._text_may_stand(x, width):
            return None
        if not self._rows[row].is_free(stretch[0] - rules.gap, stretch[1] + rules.gap):
            return None
        self._rows[row].take(stretch[0] - rules.gap / 2, stretch[1] + rules.gap / 2)
        return Spot(row, 0.0, side, text, x, width)

    def _carried(self, body: Body, row: int, text: str, width: float) -> Spot | None:
        rules = self._rules
        start, end = max(body.x0, rules.margin), min(body.x1, rules.width - rules.margin)
        if not body.carries or end - start < width + 4 * rules.label_gap:
            return None
        x = start + 2 * rules.label_gap
        if not self._rows[row].is_free(body.x0 - rules.gap, body.x1 + body.sign + rules.gap):
            return None
        self._take(body, row, 0.0)
        return Spot(row, 0.0, Side.ON, text, x, width)

    def _text_may_stand(self, x: float, width: float) -> bool:
        rules = self._rules
        if x < rules.margin or x + width > rules.width - rules.margin:
            return False
        return all(not x - 2 < barrier < x + width + 2 for barrier in rules.barriers)

    def _shortened(self, body: Body, order: Sequence[int], width: float) -> Spot | None:
        """The spot with the longest shortened label; None when not even a short one fits."""
        rules, end = self._rules, body.x1 + body.sign
        best: tuple[float, int, Side] | None = None
        for row in order:
            if not self._rows[row].is_free(body.x0 - rules.gap, end + rules.gap):
                continue
            left, right = self._rows[row].room(body.x0 - rules.gap, end + rules.gap)
            left, right = max(left + rules.gap, rules.margin), min(right, rules.width) - rules.gap
            for barrier in rules.barriers:
                left = max(left, barrier + 3) if barrier < body.x0 else left
                right = min(right, barrier - 3) if barrier > end else right
            for side, room in (
                (Side.RIGHT, right - end - rules.label_gap),
                (Side.LEFT, body.x0 - rules.label_gap - left),
            ):
                if room >= rules.shortest and (best is None or room > best[0] + 1):
                    best = (room, row, side)
        if best is None:
            return None
        text = shorten(body.label, best[0], self._measure)
        if text is None:
            return None
        return self._beside(body, best[1], best[2], text, self._measure(text))

    def _bare(self, body: Body, last: tuple[int, Side] | None) -> Spot | None:
        """A spot without a label, moved within the body's play if it must be."""
        rules = self._rules
        step = body.x1 - body.x0 + rules.gap / 2
        steps = int(body.play // step) if step > 0 else 0
        shifts = sorted((k * step for k in range(-steps, steps + 1)), key=abs)
        for shift in shifts:
            for row in self._order(last):
                start, end = body.x0 + shift, body.x1 + shift + body.sign
                if self._rows[row].is_free(start - rules.gap / 2, end + rules.gap / 2):
                    self._take(body, row, shift)
                    return Spot(row, shift)
        return None

    def _take(self, body: Body, row: int, shift: float) -> None:
        gap = self._rules.gap / 2
        start, end = body.x0 + shift, body.x1 + shift + body.sign
        self._rows[row].take(start - gap / 2, end + gap / 2)


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
