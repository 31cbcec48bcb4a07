"""Asking for what the timeline, the map and the network draw."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.history import Membership, Office
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.tie_web import TieWeb
from coupexplorer.store import date_sides, tie_reach
from coupexplorer.store import tie_web as tying
from coupexplorer.store.date_sides import DateSide
from coupexplorer.store.door.reading import Reading
from coupexplorer.store.events import columns, groups, places
from coupexplorer.store.events.columns import EventColumns, EventName
from coupexplorer.store.events.groups import EventPairs, GroupKind
from coupexplorer.store.events.packed import Went, went_on
from coupexplorer.store.events.places import PlaceCounts


class ReadsPictures(Reading):
    """Reading events, places and ties as pictures show them."""

    def event_columns(
        self,
        case: str,
        wanted: EventFilter,
        beginning: TimeWindow | None = None,
        went: Went = went_on,
    ) -> EventColumns:
        """The placed events of a case that a filter keeps as columns of numbers, with ``beginning``
        only those that begin in that stretch; it reads them all, so ask off the GUI thread when
        they may be many. ``went`` hears of every step; what it raises ends the reading."""
        with self._reading() as connection:
            return columns.read_columns(connection, case, wanted, beginning, went)

    def events_beginning(self, case: str, window: TimeWindow, most: int) -> int:
        """How many events of a case begin in a stretch of time, counted up to ``most``."""
        with self._reading() as connection:
            return columns.count_beginning(connection, case, window, most)

    def event_names(self, ordinals: Iterable[int]) -> dict[int, EventName]:
        """Ids and short titles of events by their numbers in the columns."""
        with self._reading() as connection:
            return columns.names(connection, ordinals)

    def event_ordinal(self, event: str) -> int | None:
        """The number of an event in the columns, None when it is not in the casebook."""
        with self._reading() as connection:
            return columns.ordinal_of(connection, event)

    def event_ordinals(self, events: Iterable[str]) -> dict[str, int]:
        """The numbers of several events in the columns, by id."""
        with self._reading() as connection:
            return columns.ordinals_of(connection, events)

    def event_groups(self, kind: GroupKind, *, context: bool, went: Went = went_on) -> EventPairs:
        """Every event with every actor, faction or place it belongs to, by their numbers; off the
        GUI thread when they may be many. ``went`` hears of every step; what it raises ends it."""
        with self._reading() as connection:
            return groups.pairs(connection, kind, context=context, went=went)

    def date_sides(
        self, cases: Iterable[str], *, context: bool, most: int = 20_000
    ) -> tuple[DateSide, ...]:
        """The dates that the sides of disputes over dates give to events of some cases."""
        with self._reading() as connection:
            return date_sides.date_sides(connection, cases, context=context, most=most)

    def tenures_of(
        self, actors: Iterable[str]
    ) -> tuple[tuple[Office, ...], tuple[Membership, ...]]:
        """The offices that some actors held and the bodies they belonged to."""
        with self._reading() as connection:
            return date_sides.tenures(connection, actors)

    def place_counts(self, wanted: EventFilter) -> PlaceCounts:
        """How many events of a filter happened at each place; it reads every event of the filter,
        so ask off the GUI thread when they may be many."""
        with self._reading() as connection:
            return places.place_counts(connection, wanted)

    def tie_web(
        self,
        cases: Iterable[str] = (),
        around: str | None = None,
        steps: int = 2,
        *,
        most: int = 400,
        near: int = 120,
    ) -> TieWeb:
        """Who is tied to whom: everyone if there are at most ``most`` actors, else the actors of
        some cases if they are no more, else the first ``near`` within some steps of one actor."""
        with self._reading() as connection:
            return tying.tie_web(connection, tuple(cases), around, steps, most, near)

    def actors_within(self, around: str, steps: int, *, most: int = 10_000) -> int:
        """How many actors stand within some steps of one along ties, itself among them, counted no
        further than just above ``most``; ask off the GUI thread."""
        with self._reading() as connection:
            return tie_reach.reach(connection, around, steps, most)
