"""Small scenes for the tests of the map."""

from __future__ import annotations

from coupexplorer.ui.map.scene import Counts, MapScene, Spot, Way


def spot(
    identifier: str, longitude: float, latitude: float, *counts: tuple[int, int], area: bool = False
) -> Spot:
    """A spot named after its id."""
    found: Counts = tuple(counts)
    return Spot(identifier, identifier.title(), "", longitude, latitude, found, area)


def way(
    identifier: str, origin: str, destination: str, case: int | None = 0, event: str | None = None
) -> Way:
    """A movement of one person."""
    return Way(
        identifier, origin, destination, case, False, "Someone", "fled", "1963", "", ("who",), event
    )


def scene(*spots: Spot, ways: tuple[Way, ...] = (), cases: int = 2) -> MapScene:
    """A scene of spots, those with most events first."""
    order = sorted(spots, key=lambda s: (s.area, -s.events, s.title))
    names = tuple((n, f"Case {n}") for n in range(cases))
    return MapScene(tuple(order), ways, cases=names, by_id={s.id: s for s in order})


BAGHDAD = spot("baghdad", 44.4, 33.3, (0, 7), (1, 1))
DAMASCUS = spot("damascus", 36.3, 33.5, (0, 2), (1, 5))
BEIRUT = spot("beirut", 35.5, 33.9, (0, 1))
MADRID = spot("madrid", -3.7, 40.4, (0, 2))
EGYPT = spot("egypt", 31.2, 30.1)
IRAQ = spot("iraq", 43.9, 34.9, (0, 30), area=True)
