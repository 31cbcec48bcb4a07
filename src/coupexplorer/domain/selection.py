"""Which events a reader asks for: a stretch of time and a filter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.domain.vocabulary import Confidence, Layer, PhaseKind


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


class SortBy(StrEnum):
    """What a list of events is in order of; what is equal in it is in order of time, but events of
    the same title are in reading order."""

    TIME = "time"
    TITLE = "title"
    IMPORTANCE = "importance"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class EventOrder:
    """An order of events: earliest, A, most important or most claims first, or the other way."""

    by: SortBy = SortBy.TIME
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What an event list is narrowed to; empty fields do not narrow.

    ``text`` matches as the search box does, in any spelling. ``window`` keeps events that may have
    happened inside it; events without a placed date stay in unless ``placed_only``, and alone stay
    in with ``undated``. ``source`` keeps what rests on a claim citing it, ``unsourced`` what rests
    on no claim. ``weakest`` keeps events of whose claims the least certain is as certain as one of
    these. What is said of claims is said of those in the layers shown.
    """

    cases: tuple[str, ...] = ()
    phases: tuple[PhaseKind, ...] = ()
    actor: str | None = None
    place: str | None = None
    text: str = ""
    window: TimeWindow | None = None
    placed_only: bool = False
    layers: tuple[Layer, ...] = ()
    tag: str | None = None
    source: str | None = None
    weakest: tuple[Confidence, ...] = ()
    disputed: bool = False
    unsourced: bool = False
    undated: bool = False

    @property
    def has_context(self) -> bool:
        """Whether the layer beyond the base texts is among those shown."""
        return not self.layers or Layer.CONTEXT in self.layers
