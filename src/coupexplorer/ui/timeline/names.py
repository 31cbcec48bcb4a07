"""Ids and titles of marks, fetched from the casebook for the marks that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import overload

import numpy as np

from coupexplorer.store.events.columns import EventName
from coupexplorer.ui.timeline.marks import Indexes, Minutes

MOST_KEPT = 20_000
NOTHING = EventName("", "")

Fetch = Callable[[Iterable[int]], Mapping[int, EventName]]
"""The names of events by their numbers."""


class EventNames:
    """The names of a casebook's events by their numbers; each is fetched once, and many at once.

    ``number_of`` gives the number of an event by its id, None when it is not there.
    """

    def __init__(self, fetch: Fetch, number_of: Callable[[str], int | None]) -> None:
        self._fetch = fetch
        self._kept: dict[int, EventName] = {}
        self.number_of = number_of

    def get(self, number: int) -> EventName:
        """The name of one event; empty when it is gone."""
        if number not in self._kept:
            self.prepare((number,))
        return self._kept.get(number, NOTHING)

    def prepare(self, numbers: Iterable[int]) -> None:
        """Fetch what is not known yet of some events, in one question."""
        missing = [number for number in numbers if number not in self._kept]
        if missing:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            self._kept.update(self._fetch(missing))


class NameColumn(Sequence[str]):
    """Ids or titles of events by the rows of a lane, as a sequence of texts."""

    def __init__(self, names: EventNames, numbers: Minutes, part: str) -> None:
        self._names = names
        self._numbers = numbers
        self._part: Callable[[EventName], str] = attrgetter(part)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            numbers = self._numbers[index].tolist()
            self._names.prepare(numbers)
            return [self._part(self._names.get(number)) for number in numbers]
        return self._part(self._names.get(int(self._numbers[index])))

    def __iter__(self) -> Iterator[str]:
        return iter(self[:])

    def prepare(self, rows: Indexes) -> None:
        """Fetch the names of some rows in one question."""
        self._names.prepare(self._numbers[rows].tolist())

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """The row of an event by its id; ValueError when it has none."""
        number = self._names.number_of(value)
        if number is not None:
            found = np.flatnonzero(self._numbers == number)
            if len(found):
                return int(found[0])
        raise ValueError(value)
