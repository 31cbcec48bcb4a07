"""Searching: the nearest answers first, and among those of one nearness by rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    select,
    table,
    text,
)

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.search.entry import (
    BETWEEN,
    Told,
)
from coupexplorer.store.search.facets import narrowing
from coupexplorer.store.search.hits import Hit, Results
from coupexplorer.store.search.index import ENTRIES
from coupexplorer.store.search.query import Query, read_query
from coupexplorer.store.search.remarks import Remark, RemarkKind
from coupexplorer.store.search.stages import (
    Numbers,
    Stage,
    places,
    stages,
    stages_for_any,
    stages_for_most,
)
from coupexplorer.store.search.vocabulary import looked_up
from coupexplorer.store.titles import titles

UNSEARCHED = "unsearched"
_LONGEST_ID = 80
_FEW, _MOST_NEARLY = 5, 10
"""When fewer than a few have all of the words, some are shown that have most of them."""


@dataclass(frozen=True, slots=True)
class _Asked:
    typed: str
    query: Query
    places: tuple[Numbers, ...]
    limit: int
    unsearched: int
    narrowing: str


@dataclass(frozen=True, slots=True)
class _Found:
    number: int
    ref: Ref
    case: str | None
    shown: str


def search(
    connection: Connection,
    typed: str,
    limit: int = 50,
    kinds: Iterable[Kind] | None = None,
    *,
    context: bool = True,
) -> tuple[Hit, ...]:
    """The first hits for what a reader typed, with all of its words; nothing typed can raise an
    error.

    Without ``context`` nothing is found, and no snippet cut, in what that layer alone tells.
    """
    asked = _asked(connection, typed, limit, kinds, context=context)
    return _hits(connection, asked, _first(_lines(connection, asked), limit))


def find(
    connection: Connection,
    typed: str,
    limit: int = 50,
    kinds: Iterable[Kind] | None = None,
    *,
    context: bool = True,
) -> Results:
    """The same for the reader's eye: when little has all of the words, also what has most of them,
    and what is to be said of the query."""
    asked = _asked(connection, typed, limit, kinds, context=context)
    found = _first(_lines(connection, asked), limit)
    nearly: list[_Found] = []
    if len(found) < min(_FEW, limit) and not asked.query.is_empty:
        nearly = _with_most_words(connection, asked, found)
    remarks = asked.query.remarks
    if not (found or nearly or asked.query.is_empty):
        remarks = (*remarks, Remark(RemarkKind.NOTHING, asked.typed))
    return Results(
        _hits(connection, asked, found), _hits(connection, asked, nearly, is_whole=False), remarks
    )


def _asked(
    connection: Connection,
    typed: str,
    limit: int,
    kinds: Iterable[Kind] | None,
    *,
    context: bool,
) -> _Asked:
    query = looked_up(connection, read_query(typed))
    hidden = unsearched(context=context)
    narrowed = narrowing(connection, query, hidden)
    return _Asked(typed.strip(), query, places(query, kinds), limit, hidden, narrowed)


def _first(lines: Iterable[_Found], limit: int) -> list[_Found]:
    """The first different ones."""
    found: dict[int, _Found] = {}
    for line in lines:
        found.setdefault(line.number, line)
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _lines(connection: Connection, asked: _Asked) -> Iterator[_Found]:
    """Everything found in the order of nearness, with repeats."""
    yield from _by_id(connection, asked)
    # Where nothing is even alike, the nearer questions need not be asked.
    broadest = stages_for_any(asked.query, asked.places)
    if not any(_answers(connection, asked, stage, 1) for stage in broadest):
        return
    for stage in stages(asked.query, asked.places):
        yield from _answers(connection, asked, stage)


def _with_most_words(connection: Connection, asked: _Asked, found: list[_Found]) -> list[_Found]:
    """What has most of the words, but for what has them all; fewer when there is some of that."""
    known = {line.number for line in found}
    limit = min(asked.limit, _MOST_NEARLY) if known else asked.limit
    for questions in stages_for_most(asked.query, asked.places):
        lines = (line for stage in questions for line in _answers(connection, asked, stage))
        if nearly := _first((line for line in lines if line.number not in known), limit):
            return nearly
    return []


def _answers(
    connection: Connection, asked: _Asked, stage: Stage, limit: int | None = None
) -> list[_Found]:
    """What fits one question, by rank."""
    values = {
        "match": stage.expression + asked.narrowing,
        "first": stage.numbers[0],
        "last": stage.numbers[1],
        "limit": min(asked.limit, limit or stage.most or asked.limit),
        UNSEARCHED: asked.unsearched,
    }
    return [
        _Found(row.number, Ref(Kind(row.kind), row.id), row.case_id, row.shown)
        for row in connection.execute(_matching(), values).all()
    ]


def _by_id(connection: Connection, asked: _Asked) -> Iterator[_Found]:
    """The records whose id was typed, alone or behind their kind, if it can be one: it holds a
    digit, a hyphen or a slash."""
    typed = asked.typed
    if len(typed) > _LONGEST_ID or not typed.isascii() or not re.search(r"\w*[\d/-]\w*", typed):
        return
    kind, colon, identifier = typed.partition(":")
    for row in connection.execute(
        _with_id(), {"id": identifier if colon else typed, UNSEARCHED: asked.unsearched}
    ):
        if colon and row.kind != kind.lower():
            continue
        if any(first <= row.number <= last for first, last in asked.places):
            yield _Found(row.number, Ref(Kind(row.kind), row.id), row.case_id, row.shown)


def _hits(
    connection: Connection, asked: _Asked, found: list[_Found], *, is_whole: bool = True
) -> tuple[Hit, ...]:
    names = titles(connection, [line.ref for line in found])
    hits = []
    for line in found:
        pieces = tuple(line.shown.split(BETWEEN))
        is_claim = line.ref.kind is Kind.CLAIM
        title = pieces[0] if is_claim else names.get(line.ref, line.ref.id)
        hits.append(Hit(line.ref, title, line.case, pieces, asked.query, is_whole))
    return tuple(hits)


@cache
def _matching() -> Select[tuple[int, str, str, str | None, str]]:
    index = table("search", column("rowid", Integer))
    return (
        select(ENTRIES.c.number, ENTRIES.c.kind, ENTRIES.c.id, ENTRIES.c.case_id, ENTRIES.c.shown)
        .select_from(index.join(ENTRIES, ENTRIES.c.number == index.c.rowid))
        .where(
            text("search MATCH :match"),
            is_searched(index.c.rowid),
            index.c.rowid.between(bindparam("first"), bindparam("last")),
        )
        .order_by(index.c.rowid)
        .limit(bindparam("limit"))
    )


def unsearched(*, context: bool) -> int:
    """The parameter ``unsearched``: the rows that are not searched, by a bit of their number."""
    return int(Told.WITHOUT_CONTEXT if context else Told.WITH_CONTEXT)


def is_searched(number: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the row of a number is searched, given the parameter ``unsearched``."""
    told = number.bitwise_and(bindparam(UNSEARCHED, type_=Integer))
    return told == 0


@cache
def _with_id() -> Select[tuple[int, str, str, str | None, str]]:
    same = ENTRIES.c.id.collate("NOCASE") == bindparam("id")
    return (
        select(ENTRIES.c.number, ENTRIES.c.kind, ENTRIES.c.id, ENTRIES.c.case_id, ENTRIES.c.shown)
        .where(same, is_searched(ENTRIES.c.number))
        .order_by(ENTRIES.c.number)
    )
