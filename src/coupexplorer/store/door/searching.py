"""Searching a casebook by what a reader typed."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.identity import Kind
from coupexplorer.store.door.reading import Reading
from coupexplorer.store.search import answering
from coupexplorer.store.search.hits import Hit, Results


class Searches(Reading):
    """Finding records by their words."""

    def search(
        self,
        text: str,
        limit: int = 50,
        kinds: Iterable[Kind] | None = None,
        *,
        context: bool = True,
    ) -> tuple[Hit, ...]:
        """The first hits for what a reader typed, best first; no text can raise an error.

        Without ``context`` nothing is found, and nothing shown, that this layer alone tells.
        """
        with self._reading() as connection:
            return answering.search(connection, text, limit, kinds, context=context)

    def find(self, text: str, limit: int = 50, *, context: bool = True) -> Results:
        """``search`` for the eye of the reader: with it goes what is to be said of the query, and
        when nothing has all of the words there stands what has most of them."""
        with self._reading() as connection:
            return answering.find(connection, text, limit, context=context)
