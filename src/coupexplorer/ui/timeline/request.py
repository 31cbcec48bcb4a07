"""What a frame is wanted of: the scene, the stretch of time, the room, and the words on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coupexplorer.domain.date_words import ENGLISH, DateWords
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.timeline.picture import Picture, Type
from coupexplorer.ui.timeline.scene import Scene


@dataclass(frozen=True, slots=True)
class Words:
    """The few words on the canvas; ``{count}`` and ``{day}`` are filled in. ``dates`` are those of
    the calendar."""

    day_zero: str = "day 0"
    day: str = "day {day}"
    throughout: str = "{count} longer"
    crowd: str = "{count} events"
    dates: DateWords = ENGLISH


@dataclass(frozen=True, slots=True)
class Request:
    """What a frame is wanted of. ``selected`` is a lane and a row, ``chosen`` the row of the same
    event in each lane it stands in; ``before`` the picture shown last, whose rows are kept where
    they can be; ``top`` how many pixels of lanes are scrolled away above."""

    scene: Scene
    first: float
    last: float
    width: float
    height: float
    type: Type
    selected: tuple[int, int] | None = None
    window: TimeWindow | None = None
    show_bands: bool = False
    mirrored: bool = False
    words: Words = field(default_factory=Words)
    before: Picture | None = None
    chosen: Mapping[int, int] = field(default_factory=dict)
    top: float = 0.0

    def row_in(self, lane: int) -> int:
        """The selected row of a lane, −1 for none."""
        if self.selected is not None and self.selected[0] == lane:
            return self.selected[1]
        return self.chosen.get(lane, -1)
