"""The short form in which lists and the timeline show an event."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.vocabulary import Layer, PhaseKind


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a list shows it; ``actors`` and ``places`` are titles.

    ``start`` and ``end`` bound the possible span in minutes since 0001-01-01 00:00, None when open.
    ``claims`` and ``sources`` count those in the layers shown, where a list asks for them.
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
    claims: int = 0
    sources: int = 0
