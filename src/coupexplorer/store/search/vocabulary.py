"""The words of the index that begin as one typed, looked up so that a beginning costs no more than
a word.

SQLite keeps lists for beginnings of up to four letters. For a longer one it first puts the lists of
all words that begin so together, however few rows are wanted: at a million rows half a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, text

from coupexplorer.store.search.index import is_beside
from coupexplorer.store.search.query import Query
from coupexplorer.store.search.terms import Term
from coupexplorer.store.search.tokens import OTHER_MARK

LONGEST_LISTED = 4
"""How long the beginnings are of which the index keeps lists."""

_MOST = 64
"""Of so many words and more the beginning is asked for after all."""

_MAKE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary"
    " USING fts5vocab({schema}, search, instance)"
)
# The next word in turn, by one look into the index each: reading on would pass every single place
# where the word stands.
_BEGINNING_SO = text(
    """WITH RECURSIVE beginning (word) AS (
        SELECT (SELECT term FROM temp.search_vocabulary WHERE term >= :start LIMIT 1)
        UNION ALL
        SELECT (SELECT term FROM temp.search_vocabulary
            WHERE term >= beginning.word || char(1) LIMIT 1)
        FROM beginning WHERE beginning.word GLOB :so
    )
    SELECT word FROM beginning WHERE word GLOB :so LIMIT :most"""
)


def looked_up(connection: Connection, query: Query) -> Query:
    """A query whose words know what words of the index begin like them."""
    if not any(next(_long(term), None) for term in (*query.required, *query.excluded)):
        return query
    schema = "temp" if is_beside(connection) else "main"
    connection.exec_driver_sql(_MAKE.format(schema=schema))
    return replace(
        query,
        required=tuple(_known(connection, term) for term in query.required),
        excluded=tuple(_known(connection, term) for term in query.excluded),
        parted=tuple((place, _known(connection, term)) for place, term in query.parted),
    )


def _long(term: Term) -> Iterator[str]:
    for mark in ("", OTHER_MARK):
        for start in term.starts:
            if len(mark + start) > LONGEST_LISTED:
                yield mark + start


def _known(connection: Connection, term: Term) -> Term:
    known: list[tuple[str, tuple[str, ...]]] = []
    for start in _long(term):
        values = {"start": start, "so": f"{start}*", "most": _MOST}
        words = tuple(connection.execute(_BEGINNING_SO, values).scalars())
        if len(words) < _MOST:
            known.append((start, words))
    return replace(term, known=tuple(known)) if known else term
