"""Events whose text fits a query, found for lists of events: in order of time without sorting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    TextClause,
    bindparam,
    column,
    select,
    table,
    text,
)

from coupexplorer.domain.identity import Ref
from coupexplorer.store.search.answering import UNSEARCHED, is_searched, unsearched
from coupexplorer.store.search.entry import (
    ORDINAL_BITS,
    ORDINAL_MASK,
    TOLD_BITS,
    Tier,
    numbers_begun,
)
from coupexplorer.store.search.facets import FACETS, NARROWED, facet_values
from coupexplorer.store.search.query import Query, read_query
from coupexplorer.store.search.terms import Closeness
from coupexplorer.store.search.tokens import EVERY, facet_token
from coupexplorer.store.search.vocabulary import looked_up

FIRST, LAST = "first_number", "last_number"
"""Parameters: the first and the last number of the index that are looked at."""

_INDEX: FromClause = table("search", column("rowid", Integer))
EVERYTHING = f'"{EVERY}"'
"""The parameter ``match`` that all rows fit."""

_OF_ONE_START = (1 << ORDINAL_BITS + TOLD_BITS) - 1
"""Numbers that are alike but for these bits are of events that begin at the same minute."""


def event_ordinals_matching() -> Select[Any]:
    """The ordinals of events whose text fits the parameters that ``text_values`` gives."""
    return select(_ordinal()).where(*_matching())


def event_numbers_matching(
    events: FromClause, kept: Sequence[ColumnElement[bool]], *, backwards: bool
) -> Select[Any]:
    """The numbers of the first of the same events whose rows pass some conditions, in order of
    their starts; parameters ``limit`` and, how many are looked at, ``look``."""
    number = _INDEX.c.rowid
    looked_at = (
        select(number.label("number"), _ordinal().label("ordinal"))
        .where(*_matching())
        .order_by(number.desc() if backwards else number)
        .limit(bindparam("look"))
        .subquery("looked_at")
    )
    own = looked_at.c
    # They are taken one at a time and in turn; to say so again would have them taken all.
    return (
        select(own.number)
        .select_from(looked_at.join(events, events.c.ordinal == own.ordinal))
        .where(*kept)
        .limit(bindparam("limit"))
    )


def text_values(query: Query, *, context: bool) -> dict[str, object]:
    """The parameters of ``event_ordinals_matching`` for a query that is not empty."""
    numbers = Tier.EVENT.numbers
    if query.is_dated:
        begun = numbers_begun(Tier.EVENT, query.begins_from, query.begins_before)
        numbers = begun.start, begun.stop - 1
    return {
        "match": query.expression(Closeness.SOUND),
        FACETS: facet_values(query),
        FIRST: numbers[0],
        LAST: numbers[1],
        UNSEARCHED: unsearched(context=context),
    }


def typed_match(connection: Connection, typed: str) -> str:
    """The parameter ``match`` for what was typed, the beginnings of words looked up in the index:
    it takes a hundredth of the time."""
    return looked_up(connection, read_query(typed)).expression(Closeness.SOUND)


def every_event(*, context: bool) -> dict[str, object]:
    """The parameters of ``event_ordinals_matching`` for all events, to be narrowed."""
    first, last = Tier.EVENT.numbers
    hidden = unsearched(context=context)
    return {"match": EVERYTHING, FACETS: "[]", FIRST: first, LAST: last, UNSEARCHED: hidden}


def about_any(match: str, refs: Iterable[Ref]) -> str:
    """The parameter ``match`` for events of any of some cases or actors only."""
    tokens = " OR ".join(f'words : "{facet_token(ref)}"' for ref in refs)
    return f"({tokens})" if match == EVERYTHING else f"{match} AND ({tokens})"


def numbers_from(start: int) -> int:
    """The first number of what begins at a minute or later."""
    return numbers_begun(Tier.EVENT, start, None).start


def numbers_to(start: int) -> int:
    """The last number of what begins at a minute or earlier."""
    return numbers_from(start) | _OF_ONE_START


def starting_with(number: int) -> tuple[int, int]:
    """The first and last number of what begins at the same minute."""
    return number & ~_OF_ONE_START, number | _OF_ONE_START


def _ordinal() -> ColumnElement[int]:
    return _INDEX.c.rowid.bitwise_rshift(TOLD_BITS).bitwise_and(ORDINAL_MASK)


def _matching() -> tuple[ColumnElement[bool] | TextClause, ...]:
    return (
        text(f"search MATCH (:match || {NARROWED})"),
        is_searched(_INDEX.c.rowid),
        _INDEX.c.rowid.between(bindparam(FIRST), bindparam(LAST)),
    )
