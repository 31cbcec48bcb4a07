"""What a frame is wanted of: the scene, the stretch of time, the room, and the words on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.timeline.picture import Picture, Type
from coupexplorer.ui.timeline.scene import Scene


@dataclass(frozen=True, slots=True)
class Words:
    """The few words on the canvas; ``{count}`` and ``{day}`` are filled in."""

    day_zero: str = "day 0"
    day: str = "day {day}"
    throughout: str = "{count} longer"
    crowd: str = "{count} events"


@dataclass(frozen=True, slots=True)
class Request:
    """What a frame is wanted of. ``selected`` is a lane and a row; ``before`` the picture shown
    last, whose rows are kept where they can be."""

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
