"""Which events a reader asks for: a stretch of time and a filter."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.vocabulary import Layer, PhaseKind


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

    @property
    def has_context(self) -> bool:
        """Whether the layer beyond the base texts is among those shown."""
        return not self.layers or Layer.CONTEXT in self.layers
