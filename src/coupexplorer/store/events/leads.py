"""What leads to the events of a filter: a condition that few fulfil, an index, or their order.

What many events fulfil no index of its own gives in order of time. To find them all and sort them
takes the longer the more they are; to test one after another in order, the longer the fewer they
are. So the next events in order are tested first, a limited number, and only where these do not
fill a page all are found and sorted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.dates_as_text import LAST as END_OF_TIME
from coupexplorer.store.events.filter import Shape, conditions
from coupexplorer.store.events.finding import WAYS, Finding
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow
from coupexplorer.store.search.event_text import (
    FIRST,
    LAST,
    about_any,
    event_numbers_matching,
    every_event,
    numbers_from,
    numbers_to,
    starting_with,
    typed_match,
)

_EVENTS = table_of(EventRow)

FEW = 4_096
"""So many events are found and put in order within a few milliseconds."""

LOOK = 8_192
"""So many events in order are tested before all are found and sorted."""

PAGE = 1_024
"""Up to so many events are wanted for the eye. Whoever wants more wants them all, and these are
found and sorted sooner than tested."""

Values = Mapping[str, object]
Question = tuple[Shape, Values]


def rows_in_time(
    connection: Connection,
    statement: Callable[[Shape], Any],
    question: Question,
    limit: int,
    *,
    unplaced: bool = False,
) -> Sequence[Any]:
    """The first ``limit`` rows that a statement made for a shape gives in order of time; with
    ``unplaced`` it asks only for what has no place in it."""
    rows: Sequence[Any] = ()
    for shape, values in _ways(connection, question, limit, unplaced=unplaced):
        rows = connection.execute(statement(shape), {**values, "limit": limit}).all()
        if len(rows) == limit:
            break
    return rows


def led(connection: Connection, shape: Shape, values: Values, limit: int) -> Shape:
    """A shape in which only those conditions lead that few events fulfil, where a page of at most
    ``limit`` is wanted."""
    if not shape.findings or not 0 < limit <= PAGE:
        return shape
    few = {f for f in shape.findings if _are_few(connection, f, shape, values)}
    return replace(shape, tested=frozenset(shape.findings) - few)


def _ways(
    connection: Connection, question: Question, limit: int, *, unplaced: bool
) -> Iterator[Question]:
    """Ways to ask, the quicker first; only the last is sure to give all there is."""
    shape, values = question
    tested = led(connection, shape, values, limit)
    if tested.tested.issuperset(shape.findings) and 0 < limit <= PAGE:
        if shape.text:
            values = {**values, "match": typed_match(connection, str(values["typed"]))}
            narrowed = _of_cases_and_actor(values)
            yield from _by_text(connection, tested, narrowed, limit, unplaced=unplaced)
        elif shape.actor:
            every = _of_cases_and_actor({**values, **every_event(context=shape.context)})
            told = replace(tested, text=True)
            yield from _by_text(connection, told, every, limit, unplaced=unplaced)
        elif shape.findings:
            yield replace(tested, near=True), {**values, "look": LOOK}
        else:
            yield shape, values
            return
        # What is tested only ever leads to more than there is.
        yield replace(shape, tested=frozenset({Finding.WEAKEST})), values
        return
    yield tested, values


def _by_text(
    connection: Connection, shape: Shape, values: Values, limit: int, *, unplaced: bool
) -> Iterator[Question]:
    """Asked of the index of texts, which gives events in order of their starts: up to the start of
    the last one wanted."""
    found = dict(values)
    if shape.after and shape.backwards:
        found[LAST] = min(_number(found, LAST), numbers_to(_number(found, "after_start")))
    elif shape.after or unplaced:
        start = END_OF_TIME if unplaced else _number(found, "after_start")
        found[FIRST] = max(_number(found, FIRST), numbers_from(start))
    statement = _last_number(replace(shape, text=False))
    last, count = connection.execute(statement, {**found, "limit": limit, "look": LOOK}).one()
    if count == limit:
        first, end = starting_with(last)
        yield shape, found | ({FIRST: first} if shape.backwards else {LAST: end})


def _of_cases_and_actor(values: Values) -> dict[str, object]:
    """The index of texts knows the cases and actors of an event, and finds those of all sooner."""
    match = str(values["match"])
    if "cases" in values:
        cases = json.loads(str(values["cases"]))
        match = about_any(match, (Ref(Kind.CASE, case) for case in cases))
    if "actor" in values:
        match = about_any(match, (Ref(Kind.ACTOR, str(values["actor"])),))
    return {**values, "match": match}


def _number(values: Values, name: str) -> int:
    return int(str(values[name]))


def _are_few(connection: Connection, finding: Finding, shape: Shape, values: Values) -> bool:
    statement = _count(finding, shape.context)
    return int(connection.execute(statement, {**values, "most": FEW + 1}).scalar_one()) <= FEW


@cache
def _count(finding: Finding, context: bool) -> Select[Any]:
    some = WAYS[finding].candidates(context).limit(bindparam("most")).subquery()
    return select(func.count()).select_from(some)


@cache
def _last_number(shape: Shape) -> Select[Any]:
    """The last number of so many events whose text fits, and how many they are."""
    kept = conditions(replace(shape, is_led=True))
    found = event_numbers_matching(_EVENTS, kept, backwards=shape.backwards).subquery()
    number = found.c.number
    return select(func.min(number) if shape.backwards else func.max(number), func.count())
