"""Searching: names as typed first, then names that sound alike, then any text, each by rank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    column,
    select,
    table,
    text,
)

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.names import fold_tokens, skeleton
from coupexplorer.store.search_entry import NAMED, ORDINAL_MASK, TIERS, TOLD_BITS, Tier, Told
from coupexplorer.store.search_index import ENTRIES, was_filled_now
from coupexplorer.store.search_query import Closeness, Query, read_query
from coupexplorer.store.titles import titles

UNSEARCHED = "unsearched"
_LONGEST_ID = 80
_WORD = re.compile(r"\w[^\s/—·]*\w|\w")
_MOST_WORDS = 400
_BEFORE, _AFTER = 50, 110
"""How many characters of a text are shown before and after the word that was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found.

    ``snippet`` is the text as written around the place that matched, ``matched`` where in it that
    is (start, end), None when the match is in what the snippet does not show. ``case`` is set when
    the record is of one case.
    """

    ref: Ref
    title: str
    case: str | None
    snippet: str
    matched: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Asked:
    typed: str
    query: Query
    ranges: tuple[tuple[int, int], ...]
    limit: int
    unsearched: int


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
    """The first hits for what a reader typed; nothing typed can raise an error.

    Without ``context`` nothing is found, and no snippet cut, in what that layer alone tells.
    """
    query = read_query(typed)
    asked = _Asked(typed.strip(), query, _ranges(kinds), limit, unsearched(context=context))
    found: dict[int, _Found] = {}
    for line in _lines(connection, asked):
        found.setdefault(line.number, line)
        if len(found) >= limit:
            break
    names = titles(connection, [line.ref for line in found.values()])
    hits = []
    for line in found.values():
        snippet, matched = cut(line.shown, query)
        hits.append(Hit(line.ref, names.get(line.ref, line.ref.id), line.case, snippet, matched))
    return tuple(hits)


def _lines(connection: Connection, asked: _Asked) -> Iterator[_Found]:
    """Everything found in the order of closeness, with repeats."""
    yield from _by_id(connection, asked)
    if asked.query.is_empty:
        return
    values: dict[str, object] = {"limit": asked.limit, UNSEARCHED: asked.unsearched}
    for closeness in Closeness:
        values["match"] = asked.query.expression(closeness)
        for first, last in asked.ranges:
            if closeness is not Closeness.ANY:
                first, last = max(first, NAMED[0]), min(last, NAMED[1])
            if first > last:
                continue
            rows = connection.execute(_matching(), {**values, "first": first, "last": last})
            for row in rows:
                yield _Found(row.number, Ref(Kind(row.kind), row.id), row.case_id, row.shown)


def _by_id(connection: Connection, asked: _Asked) -> Iterator[_Found]:
    """The records whose id was typed, if it can be one: it holds a digit, a hyphen or a slash."""
    typed = asked.typed
    if len(typed) > _LONGEST_ID or not typed.isascii() or not re.search(r"\w*[\d/-]\w*", typed):
        return
    for row in connection.execute(_with_id(), {"id": typed, UNSEARCHED: asked.unsearched}):
        if any(first <= row.number <= last for first, last in asked.ranges):
            yield _Found(row.number, Ref(Kind(row.kind), row.id), row.case_id, row.shown)


def _ranges(kinds: Iterable[Kind] | None) -> tuple[tuple[int, int], ...]:
    """Row numbers of the kinds asked for, neighbouring tiers joined."""
    wanted = set(Tier) if kinds is None else {t for kind in kinds for t in TIERS.get(kind, ())}
    ranges: list[tuple[int, int]] = []
    for tier in sorted(wanted):
        first, last = tier.numbers
        if ranges and ranges[-1][1] + 1 == first:
            first = ranges.pop()[0]
        ranges.append((first, last))
    return tuple(ranges)


@cache
def _matching() -> Select[tuple[int, str, str, str | None, str]]:
    index = table("search", column("rowid", Integer))
    return (
        select(ENTRIES.c.number, ENTRIES.c.kind, ENTRIES.c.id, ENTRIES.c.case_id, ENTRIES.c.shown)
        .select_from(index.join(ENTRIES, ENTRIES.c.number == index.c.rowid))
        .where(matches(index.c.rowid), index.c.rowid.between(bindparam("first"), bindparam("last")))
        .order_by(index.c.rowid)
        .limit(bindparam("limit"))
    )


@cache
def event_ordinals_matching() -> Select[tuple[int]]:
    """The ordinals of events whose text fits the parameters that ``matches`` takes."""
    index = table("search", column("rowid", Integer))
    first, last = Tier.EVENT.numbers
    ordinal = index.c.rowid.bitwise_rshift(TOLD_BITS).bitwise_and(ORDINAL_MASK)
    return select(ordinal).where(matches(index.c.rowid), index.c.rowid.between(first, last))


def matches(number: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that a row of ``search`` fits the parameter ``match`` and is searched in the
    layers that the parameter ``unsearched`` leaves."""
    return and_(text("search MATCH :match"), _is_searched(number))


def unsearched(*, context: bool) -> int:
    """The parameter ``unsearched``: the rows that are not searched, by a bit of their number."""
    return int(Told.WITHOUT_CONTEXT if context else Told.WITH_CONTEXT)


def _is_searched(number: ColumnElement[int]) -> ColumnElement[bool]:
    told = number.bitwise_and(bindparam(UNSEARCHED, type_=Integer))
    return and_(told == 0, was_filled_now())


@cache
def _with_id() -> Select[tuple[int, str, str, str | None, str]]:
    same = ENTRIES.c.id.collate("NOCASE") == bindparam("id")
    return (
        select(ENTRIES.c.number, ENTRIES.c.kind, ENTRIES.c.id, ENTRIES.c.case_id, ENTRIES.c.shown)
        .where(same, _is_searched(ENTRIES.c.number))
        .order_by(ENTRIES.c.number)
    )


def cut(shown: str, query: Query) -> tuple[str, tuple[int, int] | None]:
    """The surroundings of the first matching word of a text, and where in them the word stands."""
    place = _place_of(shown, query)
    if place is None:
        return _ends_at_word(shown, _BEFORE + _AFTER), None
    start, end = place
    first = max(0, start - _BEFORE)
    if first > 0:
        space = shown.find(" ", first, start)
        first = start if space < 0 else space + 1
    lead = "…" if first > 0 else ""
    rest = _ends_at_word(shown[first:], max(end - first, start - first + _AFTER))
    return lead + rest, (start - first + len(lead), end - first + len(lead))


def _ends_at_word(words: str, length: int) -> str:
    if len(words) <= length:
        return words
    space = words.find(" ", length)
    return words if space < 0 else f"{words[:space]}…"


def _place_of(shown: str, query: Query) -> tuple[int, int] | None:
    """Where the first word stands that begins like a word of the query, or sounds like one."""
    starts = tuple(
        start for term in query.required for start in (term.tokens[0], term.begun) if start
    )
    alike = {term.skeletons[0] for term in query.required if term.skeletons}
    sounding: tuple[int, int] | None = None
    for word in islice(_WORD.finditer(shown), _MOST_WORDS):
        tokens, skeletons = _forms(word.group())
        if any(token.startswith(starts) for token in tokens):
            return word.span()
        if sounding is None and not alike.isdisjoint(skeletons):
            sounding = word.span()
    return sounding


# Names and words repeat from hit to hit and from keystroke to keystroke.
@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return fold_tokens(word), tuple(skeleton(word).split())
