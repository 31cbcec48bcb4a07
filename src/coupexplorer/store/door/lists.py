"""Asking for lists of events: pages, counts, orders and single lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.identity import Ref
from coupexplorer.domain.selection import EventFilter, EventOrder
from coupexplorer.store.door.reading import Reading
from coupexplorer.store.events import order as in_order
from coupexplorer.store.events import pages, places
from coupexplorer.store.events.filter import EventKey
from coupexplorer.store.events.neighbours import neighbour
from coupexplorer.store.events.order import OrderKey, OrderSlice
from coupexplorer.store.events.pages import EventPage
from coupexplorer.store.sqlite.patience import GiveUp, patience

COUNTED = 100_000
"""Counting events stops here unless told otherwise."""


class ReadsLists(Reading):
    """Reading events as lists show them."""

    def event_page(
        self, wanted: EventFilter, after: EventKey | None = None, limit: int = 100
    ) -> EventPage:
        """At most ``limit`` events of a filter in order of time, after a key of an earlier page."""
        with self._reading() as connection:
            return pages.page(connection, wanted, after, limit)

    def event_count(self, wanted: EventFilter, cap: int = COUNTED) -> int:
        """How many events a filter keeps; counting stops at ``cap``."""
        with self._reading() as connection:
            return pages.count(connection, wanted, cap)

    def event_order(
        self,
        wanted: EventFilter,
        order: EventOrder,
        after: OrderKey | None = None,
        limit: int = 1_000,
        *,
        is_common: bool = False,
        give_up: GiveUp | None = None,
    ) -> OrderSlice:
        """The numbers of at most ``limit`` events of a filter in an order, after a key of an
        earlier slice; sooner with ``is_common`` when many events pass the filter, else later.
        Raises GivenUp once ``give_up`` says so."""
        with self._reading() as connection, patience(self._database.driver, give_up):
            return in_order.read_slice(connection, wanted, order, after, limit, is_common=is_common)

    def event_lines_at(self, ordinals: Sequence[int], *, context: bool) -> dict[int, EventLine]:
        """Events as lists show them, by their numbers, with their claims and sources counted."""
        with self._reading() as connection:
            return pages.at_places(connection, ordinals, context=context)

    def event_neighbour(self, wanted: EventFilter, event: str | None, by: int) -> str | None:
        """The first event of a filter after another (by > 0) or the last before it, by id; without
        another the first or the last of all. None at either end."""
        with self._reading() as connection:
            return neighbour(connection, wanted, event, by)

    def event_lines(self, ids: Iterable[str], *, context: bool = True) -> tuple[EventLine, ...]:
        """Chosen events as lists show them, in order of time."""
        with self._reading() as connection:
            return pages.of_ids(connection, ids, context=context)

    def unplaced_events(self, wanted: EventFilter, limit: int) -> tuple[EventLine, ...]:
        """The first events of a filter that have no place in time."""
        with self._reading() as connection:
            return pages.unplaced(connection, wanted, limit)

    def events_of(
        self, ref: Ref, most: int | None = None, *, context: bool = True
    ) -> tuple[EventLine, ...]:
        """The events of an actor, place (and the places within it), case or claim, or that rest on
        the claims of a thread, in order of time; for other kinds none. With ``most`` no more than
        so many: of a claim or a thread those that are found first, of others the earliest. Without
        ``context`` they name nobody whom that layer alone tells of."""
        with self._reading() as connection:
            return pages.concerning(connection, ref, most, context=context)

    def events_kept(self, wanted: EventFilter, ids: Iterable[str]) -> frozenset[str]:
        """Those of some events that a filter keeps."""
        with self._reading() as connection:
            return places.kept(connection, wanted, ids)
