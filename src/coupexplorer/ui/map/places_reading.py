"""Reading the places of the map: where each can be drawn, and how many events are shown there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coupexplorer.domain.history import Place, preferred_name
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Layer, PlaceKind, Script
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.events.places import PlaceCount
from coupexplorer.ui.map.scene import Counts, Spot, Undrawn


@dataclass(frozen=True, slots=True)
class Places:
    """Every place of the layers shown: what can be drawn, what cannot, and the events that name
    each place itself."""

    records: Mapping[str, Place] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)
    undrawn: Mapping[str, Undrawn] = field(default_factory=dict)
    named: Mapping[str, Counts] = field(default_factory=dict)

    def end(self, place: str | None) -> Spot | None:
        """Where a movement from or to a place begins or ends; None when that cannot be drawn."""
        if place is None or place not in self.records:
            return None
        found = self.spots.get(place)
        if found is None and place in self.undrawn:
            found = self.spots.get(self.undrawn[place].drawn_at)
        return found

    def title(self, place: str | None) -> str:
        """The name of a place; empty when it is not known or not shown."""
        record = self.records.get(place or "")
        return record.title if record else ""


def read_places(casebook: Casebook, order: list[str], wanted: EventFilter) -> Places:
    """The places of a casebook, with the events of a filter; ``order`` numbers the cases."""
    found = (p for p in casebook.section(Kind.PLACE) if isinstance(p, Place))
    records = {p.id: p for p in found if wanted.has_context or p.layer is not Layer.CONTEXT}
    counts = casebook.place_counts(wanted)
    named, gathered = _by_place(counts.named, order), _by_place(counts.gathered, order)
    spots, undrawn = {}, {}
    for place in records.values():
        own = named.get(place.id, ())
        if place.latitude is not None and place.longitude is not None:
            shown = gathered.get(place.id, own)
            spots[place.id] = _spot(place, place.longitude, place.latitude, shown)
        else:
            drawn_at = _drawn_at(place, records)
            undrawn[place.id] = Undrawn(place.id, place.title, own, drawn_at)
    for place, (longitude, latitude) in _areas(records):
        spots[place.id] = _spot(place, longitude, latitude, named.get(place.id, ()), area=True)
    return Places(records, spots, undrawn, named)


def _spot(
    place: Place, longitude: float, latitude: float, counts: Counts, *, area: bool = False
) -> Spot:
    arabic = preferred_name(place.names, Script.ARABIC)
    return Spot(
        place.id,
        place.title,
        arabic,
        longitude,
        latitude,
        counts,
        area,
        place.coordinate_source,
    )


def _by_place(counts: Iterable[PlaceCount], order: list[str]) -> dict[str, Counts]:
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for count in counts:
        if count.case in order:
            found[count.place].append((order.index(count.case), count.events))
    return {place: tuple(sorted(pairs)) for place, pairs in found.items()}


def _outwards(place: Place, records: Mapping[str, Place]) -> Iterable[Place]:
    """The places around a place, from the nearest; a circle is walked once."""
    seen = {place.id}
    while place.within is not None and place.within in records and place.within not in seen:
        seen.add(place.within)
        place = records[place.within]
        yield place


def _drawn_at(place: Place, records: Mapping[str, Place]) -> str:
    """The nearest place around one without coordinates that has them; empty without one."""
    around = (p.id for p in _outwards(place, records) if p.latitude is not None)
    return next(around, "")


def _areas(records: Mapping[str, Place]) -> list[tuple[Place, tuple[float, float]]]:
    """Countries without coordinates, and the middle of the places within each."""
    inside: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in records.values():
        if place.longitude is not None and place.latitude is not None:
            for outer in _outwards(place, records):
                inside[outer.id].append((place.longitude, place.latitude))
    areas = []
    for identifier, points in inside.items():
        place = records[identifier]
        if place.kind is PlaceKind.COUNTRY and place.latitude is None:
            middle = tuple(sum(values) / len(points) for values in zip(*points, strict=True))
            areas.append((place, (middle[0], middle[1])))
    return areas
