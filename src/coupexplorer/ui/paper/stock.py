"""What a casebook offers for printing, as the print window asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.paper.tick_list import Entry
from coupexplorer.ui.workbench import Workbench

OFFERED = 200
"""Actors or disputes listed before anything is typed."""

FOUND = 60
"""Actors or disputes listed for a typed text."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The cases and questions of a casebook as ids and words, in their order, and how its actors
    and disputes are found: by what is typed, or by their ids."""

    title: str
    cases: tuple[Entry, ...]
    questions: tuple[Entry, ...]
    find: Callable[[Kind, str], Sequence[Entry]]
    named: Callable[[Kind, Sequence[str]], Sequence[Entry]]


def stock_of(bench: Workbench) -> Stock:
    """What the casebook on the bench offers."""
    book = bench.casebook

    def find(kind: Kind, typed: str) -> Sequence[Entry]:
        if not bench.has_casebook:
            return ()
        if not typed:
            return tuple(bench.casebook.first_titles(kind, OFFERED).items())
        hits = bench.casebook.search(typed, FOUND, (kind,), context=bench.focus.context)
        return tuple((hit.ref.id, hit.title) for hit in hits)

    def named(kind: Kind, ids: Sequence[str]) -> Sequence[Entry]:
        titles = bench.casebook.titles(Ref(kind, each) for each in ids)
        return tuple((ref.id, title) for ref, title in titles.items())

    questions = book.section(Kind.DIMENSION)
    return Stock(
        title=book.info().title,
        cases=tuple((case.id, case.short_title or case.title) for case in bench.cases.values()),
        questions=tuple((each.id, each.title) for each in questions if isinstance(each, Dimension)),
        find=find,
        named=named,
    )
