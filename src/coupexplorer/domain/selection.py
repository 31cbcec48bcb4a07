"""Which events a reader asks for, and the short form in which lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Layer
from coupexplorer.domain.history import PhaseKind


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """A stretch of calendar time in minutes since 0001-01-01 00:00, the end exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a time window ends after it starts")

    def touches(self, start: int | None, end: int | None) -> bool:
        """True when a span (None = open) shares time with the window."""
        return (start is None or start < self.end) and (end is None or end > self.start)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What an event list is narrowed to; empty fields do not narrow.

    ``text`` matches as the search box does, in any spelling. ``window`` keeps events that may have
    happened inside it; events without a placed date stay in unless ``placed_only``.
    """

    cases: tuple[str, ...] = ()
    phases: tuple[PhaseKind, ...] = ()
    actor: str | None = None
    place: str | None = None
    text: str = ""
    window: TimeWindow | None = None
    placed_only: bool = False
    layers: tuple[Layer, ...] = ()


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a list shows it; ``actors`` and ``places`` are titles.

    ``start`` and ``end`` bound the possible span in minutes since 0001-01-01 00:00, None when open.
    """

    id: str
    case: str
    phase: PhaseKind
    title: str
    short_title: str
    date: HistoricalDate
    places: tuple[str, ...]
    actors: tuple[str, ...]
    start: int | None
    end: int | None
    importance: int
    disputed: bool
    layer: Layer
