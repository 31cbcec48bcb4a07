"""Reading the map of a focus from the casebook, and what stands out on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Case, Event, Movement, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.map.places_reading import Places, read_places
from coupexplorer.ui.map.scene import Highlight, MapScene, TableRow, Way
from coupexplorer.ui.map.ways_reading import (
    UNKNOWN,
    Movements,
    drawn_ways,
    read_movements,
)
from coupexplorer.ui.wording import word

MOST_WAYS = 2_000


def read_map(casebook: Casebook, cases: Mapping[str, Case], focus: Focus) -> MapScene:
    """The places and movements that the focus' cases, window, filter and layers leave."""
    order = list(cases)
    wanted = focus.event_filter()
    places = read_places(casebook, order, wanted)
    movements = read_movements(casebook, focus)
    ways, lost = drawn_ways(movements, places, order, focus)
    moved = {i for m in movements.shown for i in (m.origin, m.destination) if i}
    undrawn = [u for u in places.undrawn.values() if u.events or u.id in moved]
    undrawn.sort(key=lambda place: (-place.events, place.title))
    shown = [case for case in order if not focus.cases or case in focus.cases]
    spots = tuple(sorted(places.spots.values(), key=lambda s: (s.area, -s.events, s.title)))
    return MapScene(
        spots,
        tuple(ways[:MOST_WAYS]),
        tuple(undrawn),
        tuple(lost),
        tuple(_rows(places, movements)),
        tuple((order.index(case), cases[case].short_title or case) for case in shown),
        max(len(ways) - MOST_WAYS, 0),
        MappingProxyType({spot.id: spot for spot in spots}),
    )


def _rows(places: Places, movements: Movements) -> list[TableRow]:
    """A row a place: those with most events first, then by name."""
    leaving, arriving = defaultdict(list), defaultdict(list)
    for move in movements.shown:
        people, how = movements.people(move), word(move.kind)
        if move.origin:
            to = places.title(move.destination) or UNKNOWN
            leaving[move.origin].append(f"{people} ({how}) → {to}")
        if move.destination:
            start = places.title(move.origin) or UNKNOWN
            arriving[move.destination].append(f"{people} ({how}) ← {start}")
    rows = []
    for place in places.records.values():
        spot = places.spots.get(place.id)
        counts = spot.counts if spot else places.named.get(place.id, ())
        events = sum(count for _, count in counts)
        rows.append(
            TableRow(
                place.id,
                place.title,
                events,
                coordinates_text(place),
                place.coordinate_source,
                "; ".join(leaving[place.id]),
                "; ".join(arriving[place.id]),
            )
        )
    return sorted(rows, key=lambda row: (-row.events, row.title))


def coordinates_text(place: Place) -> str:
    """Degrees north or south and east or west; empty without coordinates."""
    if place.latitude is None or place.longitude is None:
        return ""
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"


def read_highlight(casebook: Casebook, focus: Focus, scene: MapScene) -> Highlight:
    """What the focus' subject is on a map."""
    subject = focus.subject
    if subject is None:
        return Highlight()
    match subject.kind:
        case Kind.PLACE:
            ring = _spot_of(subject.id, scene)
            ways = (w.id for w in scene.ways if ring in (w.origin, w.destination))
            return Highlight(ring, frozenset((ring,) if ring else ()), frozenset(ways))
        case Kind.EVENT:
            found = casebook.get(subject)
            named = found.places if isinstance(found, Event) else ()
            return _standing_out(named, [w for w in scene.ways if w.event == subject.id], scene)
        case Kind.ACTOR:
            named = _places_of_actor(casebook, focus, subject.id)
            return _standing_out(named, [w for w in scene.ways if subject.id in w.movers], scene)
        case Kind.MOVEMENT:
            found = casebook.get(subject)
            ends = (found.origin, found.destination) if isinstance(found, Movement) else ()
            named = tuple(end for end in ends if end)
            return _standing_out(named, [w for w in scene.ways if w.id == subject.id], scene)
    return Highlight()


def _standing_out(named: Sequence[str], ways: Sequence[Way], scene: MapScene) -> Highlight:
    own = {found for place in named if (found := _spot_of(place, scene))}
    ends = {end for way in ways for end in (way.origin, way.destination)}
    return Highlight(
        next(iter(own)) if len(own) == 1 else None,
        frozenset(own | ends),
        frozenset(way.id for way in ways),
        fades=bool(own or ways),
    )


def _spot_of(place: str, scene: MapScene) -> str | None:
    """The spot where a place is drawn; None when it is not."""
    if place in scene.by_id:
        return place
    drawn = next((u.drawn_at for u in scene.undrawn if u.id == place), "")
    return drawn if drawn in scene.by_id else None


def _places_of_actor(casebook: Casebook, focus: Focus, actor: str) -> tuple[str, ...]:
    """The places of the shown events an actor takes part in, as far as that is not hidden."""
    wanted = focus.event_filter()
    if wanted.actor in (None, actor):
        counts = casebook.place_counts(replace(wanted, actor=actor))
        return tuple(dict.fromkeys(count.place for count in counts.named))
    parts = casebook.ties_of(actor).participations
    if not focus.context:
        ids = tuple(dict.fromkeys(c for part in parts for c in part.claims))
        claims = casebook.many(Kind.CLAIM, ids).values()
        hidden = {c.id for c in claims if isinstance(c, Claim) and c.layer is Layer.CONTEXT}
        parts = tuple(p for p in parts if not p.claims or not hidden.issuperset(p.claims))
    kept = casebook.events_kept(wanted, [part.event for part in parts])
    events = casebook.many(Kind.EVENT, sorted(kept)).values()
    return tuple(place for e in events if isinstance(e, Event) for place in e.places)


def subject_of(way: Way) -> Ref:
    """What a click on a movement looks at: its event, or else who moved."""
    return Ref(Kind.EVENT, way.event) if way.event else Ref(Kind.ACTOR, way.movers[0])
