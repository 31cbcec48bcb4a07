"""Cases and actors as words of the index, and how those asked for are looked up in it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, text

from coupexplorer.domain.identity import Kind
from coupexplorer.store.search.entry import NAMED, Tier
from coupexplorer.store.search.query import Facet, Query
from coupexplorer.store.search.terms import Closeness
from coupexplorer.store.search.tokens import FACET_MARKS, NO_WORD

FACETS = "facets"
"""The parameter that ``NARROWED`` takes besides ``unsearched``."""

_MOST_MEANT = 64
"""How many cases or actors one word may mean."""

_TOKENS = f"""(SELECT group_concat('"' || json_extract(facet.value, '$.mark')
        || lower(hex(meant.id)) || '"', ' OR ')
    FROM (SELECT search_entry.id FROM search
        JOIN search_entry ON search_entry.number = search.rowid
        WHERE search MATCH json_extract(facet.value, '$.{{name}}')
        AND search.rowid BETWEEN json_extract(facet.value, '$.first')
            AND json_extract(facet.value, '$.last')
        AND search.rowid & :unsearched = 0
        ORDER BY search.rowid LIMIT {_MOST_MEANT}) AS meant)"""
_WAYS = ("whole", "sound", "begun")
_NOBODY = f'"{NO_WORD}"'

NARROWED = f"""coalesce((SELECT group_concat(json_extract(facet.value, '$.join')
        || '(' || coalesce({", ".join(_TOKENS.format(name=name) for name in _WAYS)}, '{_NOBODY}')
        || ')', '')
    FROM json_each(:facets) AS facet), '')"""
"""The cases and actors that are meant, to be put behind an expression of the index: those called
exactly so, else those whose name sounds so, else those whose name begins so."""

_RANGES = {
    Kind.CASE: Tier.CASE.numbers,
    Kind.ACTOR: (NAMED[0], Tier.ACTOR.numbers[1]),
}


def facet_values(query: Query) -> str:
    """The parameter ``facets`` of a query."""
    return json.dumps([_value(facet) for facet in query.facets])


def _value(facet: Facet) -> dict[str, object]:
    first, last = _RANGES[facet.kind]
    return {
        "join": " NOT " if facet.barred else " AND ",
        "mark": FACET_MARKS[facet.kind],
        "first": first,
        "last": last,
        "whole": _all(term.expression(Closeness.WHOLE, titles=True) for term in facet.terms),
        "sound": _all(_sounding(facet)),
        "begun": _all(term.expression(Closeness.BEGUN, titles=True) for term in facet.terms),
    }


def _sounding(facet: Facet) -> Iterable[str]:
    for term in facet.terms:
        sound = f' OR skeleton : "{term.sound}"' if term.sound else ""
        yield term.expression(Closeness.WHOLE, titles=True) + sound


def _all(expressions: Iterable[str]) -> str:
    return " AND ".join(f"({expression})" for expression in expressions)


def narrowing(connection: Connection, query: Query, unsearched: int) -> str:
    """What is to be put behind every expression of a query; empty when it names neither case nor
    actor."""
    if not query.facets:
        return ""
    values = {FACETS: facet_values(query), "unsearched": unsearched}
    return str(connection.execute(text(f"SELECT {NARROWED}"), values).scalar_one())
