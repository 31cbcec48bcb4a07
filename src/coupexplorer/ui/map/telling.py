"""What the card tells of a place or a movement on the map."""

from __future__ import annotations

from coupexplorer.ui.map.marking import Told
from coupexplorer.ui.map.scene import MapScene, Spot, Way
from coupexplorer.ui.translation import translate


def told_of_spot(scene: MapScene, spot: Spot, crowd: int) -> Told:
    """A place: its names, its events by case, its movements; ``crowd`` counts the places that are
    drawn as one with it."""
    title = f"{spot.title} · {spot.arabic}" if spot.arabic else spot.title
    names = dict(scene.cases)
    rows = [f"{names.get(case, '')}: {events:,}" for case, events in spot.counts]
    if not rows:
        rows = [translate("Map", "No events in this choice")]
    if spot.area:
        rows.append(
            translate("Map", "The sources name no place within it; the name is not a point.")
        )
    if spot.source:
        rows.append(translate("Map", "Coordinates: {source}").format(source=spot.source))
    leaving = sum(way.origin == spot.id for way in scene.ways)
    arriving = sum(way.destination == spot.id for way in scene.ways)
    if leaving or arriving:
        text = translate("Map", "Movements: {leaving} from here, {arriving} to here")
        rows.append(text.format(leaving=leaving, arriving=arriving))
    if crowd > 1:
        more = translate("Map", "and {count} more close by; zoom in to part them")
        rows = [more.format(count=crowd - 1), *rows]
    return Told(title, "\n".join(rows))


def told_of_way(scene: MapScene, way: Way) -> Told:
    """A movement: who, how, from where to where, when, and how an end was worked out."""
    route = f"{scene.by_id[way.origin].title} → {scene.by_id[way.destination].title}"
    names = dict(scene.cases)
    case = names.get(way.case, "") if way.case is not None else ""
    head = " · ".join(part for part in (way.kind, route, way.when, case) if part)
    return Told(way.people or way.kind, "\n".join(p for p in (head, way.reason) if p))
