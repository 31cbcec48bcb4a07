"""Reading the movements of the map, as far as the focus shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Event, Movement
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.map.places_reading import Places
from coupexplorer.ui.map.scene import LostWay, Way
from coupexplorer.ui.wording import word

UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Movements:
    """The movements shown, with the actors who moved and the events they belong to."""

    shown: tuple[Movement, ...]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]

    def people(self, move: Movement) -> str:
        """Who moved, by name."""
        return ", ".join(self.actors[i].title for i in move.movers if i in self.actors)


def read_movements(casebook: Casebook, focus: Focus) -> Movements:
    """The movements that cases, window, filter and layers of the focus leave."""
    found = [m for m in casebook.section(Kind.MOVEMENT) if isinstance(m, Movement)]
    found = [m for m in found if _in_window(m, focus.window)]
    told = _told(casebook, focus, found)
    found = [m for m in found if not m.claims or not told.isdisjoint(m.claims)]
    ids = tuple(dict.fromkeys(m.event for m in found if m.event))
    kept = casebook.events_kept(replace(focus.event_filter(), window=None), ids)
    movers = tuple(dict.fromkeys(i for m in found for i in m.movers))
    actors = _of_type(Actor, casebook.many(Kind.ACTOR, movers))
    events = _of_type(Event, casebook.many(Kind.EVENT, ids))
    movements = Movements((), actors, events)
    shown = [m for m in found if _is_kept(m, focus, kept, movements)]
    return replace(movements, shown=tuple(shown))


def drawn_ways(
    movements: Movements, places: Places, order: Sequence[str], focus: Focus
) -> tuple[list[Way], list[LostWay]]:
    """The movements as ways between spots, and those of which an end cannot be drawn."""
    ways, lost = [], []
    for move in movements.shown:
        origin, destination = places.end(move.origin), places.end(move.destination)
        if origin is None or destination is None or origin is destination:
            label = way_label(move, movements, places)
            lost.append(LostWay(move.id, label, move.movers, move.event))
            continue
        ways.append(
            Way(
                move.id,
                origin.id,
                destination.id,
                _case_index(move, movements, order, focus),
                bool(move.reason) or origin.area or destination.area,
                movements.people(move),
                word(move.kind),
                date_text(move.date),
                move.reason,
                move.movers,
                move.event,
            )
        )
    return ways, lost


def way_label(move: Movement, movements: Movements, places: Places) -> str:
    """A movement in one line: who, how, from where to where."""
    origin = places.title(move.origin) or UNKNOWN
    destination = places.title(move.destination) or UNKNOWN
    return f"{movements.people(move)} · {word(move.kind)} · {origin} → {destination}"


def _of_type(record_type: type, records: Mapping[str, object]) -> dict:  # type: ignore[type-arg]
    return {i: record for i, record in records.items() if isinstance(record, record_type)}


def _told(casebook: Casebook, focus: Focus, moves: Sequence[Movement]) -> frozenset[str]:
    """Those of the movements' claims that are not hidden."""
    claims = tuple(dict.fromkeys(c for move in moves for c in move.claims))
    if focus.context:
        return frozenset(claims)
    found = casebook.many(Kind.CLAIM, claims).values()
    return frozenset(c.id for c in found if isinstance(c, Claim) and c.layer is not Layer.CONTEXT)


def _in_window(move: Movement, window: TimeWindow | None) -> bool:
    span = move.date.possible_span
    if window is None or span is None:
        return True
    return window.touches(_minutes(span[0]), _minutes(span[1]))


def _minutes(moment: dt.datetime | None) -> int | None:
    """A moment in minutes since 0001-01-01 00:00."""
    if moment is None:
        return None
    return (moment - dt.datetime(1, 1, 1)) // dt.timedelta(minutes=1)


def _is_kept(move: Movement, focus: Focus, kept: frozenset[str], movements: Movements) -> bool:
    """A movement in an event goes with it; another one with its people's cases, and with a filter
    only as far as that names people or a place."""
    if move.event is not None:
        return move.event in kept
    cases = _cases(move, movements)
    if focus.cases and cases and cases.isdisjoint(focus.cases):
        return False
    rest = replace(focus.filter, cases=(), window=None, layers=(), placed_only=False)
    if replace(rest, actor=None, place=None) != EventFilter():
        return False
    wanted_place = rest.place in (None, move.origin, move.destination)
    return wanted_place and (rest.actor is None or rest.actor in move.movers)


def _cases(move: Movement, movements: Movements) -> set[str]:
    if move.event is not None and move.event in movements.events:
        return {movements.events[move.event].case}
    actors = movements.actors
    return {case for i in move.movers if i in actors for case in actors[i].cases}


def _case_index(
    move: Movement, movements: Movements, order: Sequence[str], focus: Focus
) -> int | None:
    """The case of a movement: its event's, else its people's when they have but one."""
    cases = _cases(move, movements)
    if focus.cases:
        cases &= set(focus.cases)
    only = cases.pop() if len(cases) == 1 else None
    return order.index(only) if only in order else None
