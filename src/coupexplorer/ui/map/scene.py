"""What the map shows, as values: places with their counts, names of areas, ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Counts = tuple[tuple[int, int], ...]
"""Events by case, as (the case's place in the casebook, events), in the casebook's order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be drawn. An ``area`` has no point of its own: it is a name written amid the
    places within it, and its position says no more than that. ``source``
    tells where the coordinates come from, ``events`` counts those of all cases."""

    id: str
    title: str
    arabic: str
    longitude: float
    latitude: float
    counts: Counts = ()
    area: bool = False
    source: str = ""
    events: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "events", sum(count for _, count in self.counts))


@dataclass(frozen=True, slots=True)
class Way:
    """A movement that can be drawn: from spot to spot, both by id. ``case`` is None when it cannot
    be told. ``inferred`` when an end was worked out or is only known as an area."""

    id: str
    origin: str
    destination: str
    case: int | None
    inferred: bool
    people: str
    kind: str
    when: str
    reason: str
    movers: tuple[str, ...]
    event: str | None


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A place without coordinates: its events, and where they are drawn if anywhere."""

    id: str
    title: str
    counts: Counts
    drawn_at: str = ""

    @property
    def events(self) -> int:
        """Events of all cases."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class LostWay:
    """A movement that cannot be drawn, since an end is not known or has no coordinates."""

    id: str
    label: str
    movers: tuple[str, ...]
    event: str | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One place in the table twin; coordinates and their source as texts."""

    id: str
    title: str
    events: int
    coordinates: str
    source: str
    leaving: str
    arriving: str


@dataclass(frozen=True, slots=True)
class MapScene:
    """Everything the map draws, and what it cannot draw; ``more_ways`` were left out."""

    spots: tuple[Spot, ...] = ()
    ways: tuple[Way, ...] = ()
    undrawn: tuple[Undrawn, ...] = ()
    lost: tuple[LostWay, ...] = ()
    rows: tuple[TableRow, ...] = ()
    cases: tuple[tuple[int, str], ...] = ()
    more_ways: int = 0
    by_id: Mapping[str, Spot] = field(default_factory=dict, compare=False)

    def points(self) -> Iterator[tuple[float, float]]:
        """Longitude and latitude of everything that has events or is the end of a way."""
        ends = {end for way in self.ways for end in (way.origin, way.destination)}
        for spot in self.spots:
            if spot.events or spot.id in ends:
                yield spot.longitude, spot.latitude


@dataclass(frozen=True, slots=True)
class Highlight:
    """What the subject of the focus is on the map: its own ``ring``, and the places and ways that
    stand out; without ``fades`` nothing else is faded."""

    ring: str | None = None
    spots: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    fades: bool = False
