"""What a filter of events can be narrowed to: records of a kind that fit a typed text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.names import fold
from coupexplorer.domain.vocabulary import Layer

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

MOST_BROWSED, MOST_OFFERED = 1_000, 300


class EventChoices:
    """The records of one kind, read once; asked again with each letter that is typed."""

    def __init__(self, casebook: Casebook, kind: Kind, *, context: bool) -> None:
        self._casebook = casebook
        self._kind = kind
        self._context = context
        titles = casebook.first_titles(kind, MOST_BROWSED)
        self._folded = {identifier: fold(title) for identifier, title in titles.items()}
        by_title = sorted(titles, key=lambda identifier: self._folded[identifier])
        self._titles = {identifier: titles[identifier] for identifier in by_title}

    def __call__(self, typed: str) -> list[tuple[str, str]]:
        """Id and title: first whose title holds every typed word, then what the search finds in
        other spellings. Without the context layer none that is of it."""
        words = fold(typed).split()
        found = {
            identifier: title
            for identifier, title in self._titles.items()
            if all(word in self._folded[identifier] for word in words)
        }
        found = dict(list(found.items())[:MOST_OFFERED])
        if words:
            hits = self._casebook.search(typed, MOST_OFFERED, (self._kind,), context=self._context)
            for hit in hits:
                found.setdefault(hit.ref.id, hit.title)
        if not self._context:
            records = self._casebook.many(self._kind, found)
            for identifier, record in records.items():
                if getattr(record, "layer", None) is Layer.CONTEXT:
                    del found[identifier]
        return list(found.items())
