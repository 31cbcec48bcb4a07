"""Placing names so that no two touch: the important first, each at the first free side."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF

from coupexplorer.ui.network.picture import Disc, Label
from coupexplorer.ui.timeline.picture import Box

CELL = 48.0
GAP = 3.0
LONGEST = 30
FARTHER = 0.55
"""How far off, in lines, a name may stand that finds no room at its disc."""

REACH = (1.6, 2.6, 3.8, 5.2)
"""How far off, in lines, a name with a leader may stand."""

DIRECTIONS = 12

Measure = Callable[[str], float]


class Ground:
    """The room taken so far, in cells, so that asking stays quick."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def is_free(self, box: Box) -> bool:
        """Whether nothing taken touches a box."""
        return not any(
            box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )

    def take(self, box: Box) -> None:
        """Take a box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)


def place_labels(
    titles: Sequence[str],
    discs: Sequence[Disc],
    order: Iterable[int],
    ground_taken: Sequence[Disc],
    measure: Measure,
    height: float,
    within: Box | None = None,
    *,
    leaders: int = 0,
) -> dict[int, Label]:
    """A label for each mark, in ``order``, that finds room below, above or beside its disc. Of the
    first ``leaders`` one that does not may stand farther off, with a line to its disc.

    ``ground_taken`` are the discs that no label may cover; ``measure`` gives the width of a text
    in pixels. With ``within`` no label leaves that box.
    """
    ground = Ground()
    for disc in ground_taken:
        ground.take(_around(disc))
    found = {}
    for rank, place in enumerate(order):
        text = shortened(titles[place])
        width, disc = measure(text) + 2, discs[place]
        box = _free(_sides(disc, width, height), ground, within)
        if box is not None:
            found[place] = Label(text, box)
        elif rank < leaders:
            box = _free(_farther(disc, width, height), ground, within)
            if box is not None:
                found[place] = Label(text, box, _leader(disc, box))
    return found


def _free(boxes: Iterable[Box], ground: Ground, within: Box | None) -> Box | None:
    """The first box with room, taken."""
    for box in boxes:
        if (within is None or _lies_in(box, within)) and ground.is_free(box):
            ground.take(box)
            return box
    return None


def _farther(disc: Disc, width: float, height: float) -> Iterable[Box]:
    """Boxes in rings around a disc, those above and below first."""
    for lines in REACH:
        for turn in range(DIRECTIONS):
            angle = math.pi / 2 + (turn + 1) // 2 * (1 if turn % 2 else -1) * math.tau / DIRECTIONS
            away = disc.radius + lines * height
            x = disc.x + math.cos(angle) * (away + width / 2)
            y = disc.y + math.sin(angle) * away
            yield Box(x - width / 2, y - height / 2, width, height)


def _leader(disc: Disc, box: Box) -> QLineF:
    """From the edge of a disc to the nearest point of a box."""
    x = min(max(disc.x, box.x + 1), box.x + box.width - 1)
    y = min(max(disc.y, box.y + 1), box.y + box.height - 1)
    away = math.hypot(x - disc.x, y - disc.y) or 1.0
    share = min(disc.radius / away, 1.0)
    start = QPointF(disc.x + (x - disc.x) * share, disc.y + (y - disc.y) * share)
    return QLineF(start, QPointF(x, y))


def shortened(title: str) -> str:
    """A title as long as a label may be, cut between words."""
    if len(title) <= LONGEST:
        return title
    return title[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _sides(disc: Disc, width: float, height: float) -> tuple[Box, ...]:
    out = disc.radius + GAP
    left, near = disc.x - width / 2, disc.radius * 0.5
    below, above = disc.y + out, disc.y - out - height
    tops = (below, above, below + height * FARTHER, above - height * FARTHER)
    beside = (
        Box(disc.x + out, disc.y - height / 2, width, height),
        Box(disc.x - out - width, disc.y - height / 2, width, height),
    )
    lefts = (disc.x + near, disc.x - near - width, left + width / 4, left - width / 4)
    corners = [Box(x, top, width, height) for top in tops for x in lefts]
    middles = [Box(left, top, width, height) for top in tops]
    return (*middles[:2], *beside, *corners[:8], *middles[2:], *corners[8:])


def _lies_in(box: Box, room: Box) -> bool:
    return (
        room.x <= box.x
        and room.y <= box.y
        and box.x + box.width <= room.x + room.width
        and box.y + box.height <= room.y + room.height
    )


def _around(disc: Disc) -> Box:
    side = 2 * disc.radius + 2
    return Box(disc.x - side / 2, disc.y - side / 2, side, side)


def _cells(box: Box) -> list[tuple[int, int]]:
    return [
        (column, row)
        for column in range(int(box.x // CELL), int((box.x + box.width) // CELL) + 1)
        for row in range(int(box.y // CELL), int((box.y + box.height) // CELL) + 1)
    ]
