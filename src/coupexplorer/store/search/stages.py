"""The questions asked in turn for one query, the nearest answers first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from coupexplorer.domain.identity import Kind
from coupexplorer.store.search.entry import NAMED, TIERS, Tier, numbers_begun
from coupexplorer.store.search.query import Query
from coupexplorer.store.search.terms import Closeness, Term, telling

Numbers = tuple[int, int]
"""First and last row number of a part of the index."""

_CALLED = (NAMED[0], Tier.CASE.numbers[1])
_TOLD = (Tier.EVENT, Tier.CLAIM)
"""What tells what happened: found first when all words stand in its own title."""

_A_FEW = 4
"""Of titles that are only alike a few are shown before what sums up: questions and answers."""

_MOST_TO_LEAVE_OUT = 6
"""Of how many words some may be left out, since every choice among them is asked for."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One question: an expression of the index and where in the index to ask."""

    expression: str
    numbers: Numbers
    most: int | None = None
    """How many answers are wanted at most; None is as many as there are."""


@dataclass(frozen=True, slots=True)
class _Step:
    closeness: Closeness
    titles: bool
    where: tuple[Numbers, ...] | None = None
    """None is everywhere."""
    most: int | None = None


_EVENTS_AND_CLAIMS = tuple(tier.numbers for tier in _TOLD)
_STEPS = (
    _Step(Closeness.WHOLE, True, (_CALLED,)),
    _Step(Closeness.WHOLE, True, _EVENTS_AND_CLAIMS),
    _Step(Closeness.BEGUN, True, (_CALLED,)),
    _Step(Closeness.WHOLE, False),
    _Step(Closeness.BEGUN, True, _EVENTS_AND_CLAIMS),
    _Step(Closeness.BEGUN, False),
    _Step(Closeness.STEM, True, _EVENTS_AND_CLAIMS, _A_FEW),
    _Step(Closeness.STEM, False),
    _Step(Closeness.SOUND, False, (NAMED,)),
    _Step(Closeness.SOUND, False),
    _Step(Closeness.MEANING, True, _EVENTS_AND_CLAIMS, _A_FEW),
    _Step(Closeness.MEANING, False),
)


def places(query: Query, kinds: Iterable[Kind] | None) -> tuple[Numbers, ...]:
    """The parts of the index to ask in: of some kinds, and of what begins between two dates."""
    wanted = set(Tier) if kinds is None else {t for kind in kinds for t in TIERS.get(kind, ())}
    found: list[Numbers] = []
    for tier in sorted(wanted):
        first, last = tier.numbers
        if query.is_dated:
            if tier not in _TOLD:
                continue
            numbers = numbers_begun(tier, query.begins_from, query.begins_before)
            first, last = numbers.start, numbers.stop - 1
        if found and found[-1][1] + 1 == first:
            first = found.pop()[0]
        if first <= last:
            found.append((first, last))
    return tuple(found)


def stages(query: Query, asked_in: tuple[Numbers, ...]) -> Iterator[Stage]:
    """The questions for all words of a query; none twice."""
    if query.is_empty:
        return
    seen: set[Stage] = set()
    steps = _STEPS if query.required else (_Step(Closeness.WHOLE, False),)
    for step in steps:
        expression = query.expression(step.closeness, titles=step.titles)
        for numbers in _both(asked_in, step.where):
            stage = Stage(expression, numbers, step.most)
            if stage not in seen:
                seen.add(stage)
                yield stage


def stages_for_any(query: Query, asked_in: tuple[Numbers, ...]) -> Iterator[Stage]:
    """The broadest questions for all words of a query: what fits any of ``stages`` fits these."""
    if not query.is_empty:
        expression = query.expression(Closeness.MEANING)
        yield from (Stage(expression, numbers) for numbers in asked_in)


def stages_for_most(query: Query, asked_in: tuple[Numbers, ...]) -> Iterator[tuple[Stage, ...]]:
    """Questions for most of the words, each to be asked when the one before found nothing."""
    terms = telling(query.required)
    if not 1 < len(terms) <= _MOST_TO_LEAVE_OUT:
        return
    for count in range(len(terms) - 1, 0, -1):
        chosen: tuple[tuple[Term, ...], ...] = tuple(combinations(terms, count))
        in_titles = query.expression_of_some(chosen, titles=True)
        anywhere = query.expression_of_some(chosen)
        yield (
            *(Stage(in_titles, part, _A_FEW) for part in _both(asked_in, _EVENTS_AND_CLAIMS)),
            *(Stage(anywhere, part) for part in asked_in),
        )


def _both(asked_in: tuple[Numbers, ...], where: tuple[Numbers, ...] | None) -> Iterator[Numbers]:
    """The parts that two choices of parts have in common."""
    for first, last in asked_in:
        for from_here, to_here in where or ((first, last),):
            if max(first, from_here) <= min(last, to_here):
                yield max(first, from_here), min(last, to_here)
