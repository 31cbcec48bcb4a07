"""Which cases, questions and subjects a document is about, and plain words when there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.history import Actor, Case
from coupexplorer.domain.identity import Kind
from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.facts.reading import CasebookReader, all_of, many_of

MOST_CASES = 6
"""Cases in one document."""

COMPARING = frozenset({DocumentKind.COMPARISON, DocumentKind.WORKSHEET, DocumentKind.KEY})
"""The documents that lay cases side by side, question by question."""

NAMED_AT_MOST = 12
"""Ids that a sentence lists when the one asked for is not there."""


class SheetCaseError(ValueError):
    """What was chosen cannot make a document; the message is one sentence for a reader."""


def fewest_cases(kind: DocumentKind) -> int:
    """How many cases a document of that kind takes at the least."""
    return 2 if kind in COMPARING else 1


def chosen_cases(casebook: CasebookReader, choices: SheetChoices) -> tuple[Case, ...]:
    """The cases in printing order; the first of the casebook when none is chosen."""
    known = {case.id: case for case in all_of(casebook, Kind.CASE, Case)}
    ids = choices.cases or tuple(known)[:MOST_CASES]
    _refuse_unknown("case", ids, known, listed=True)
    if len(set(ids)) != len(ids):
        raise SheetCaseError("Each case can stand in a document only once.")
    fewest = fewest_cases(choices.kind)
    if not fewest <= len(ids) <= MOST_CASES:
        raise SheetCaseError(f"This document takes {fewest} to {MOST_CASES} cases, not {len(ids)}.")
    return tuple(known[case_id] for case_id in ids)


def chosen_dimensions(casebook: CasebookReader, choices: SheetChoices) -> tuple[Dimension, ...]:
    """The questions in printing order, all of them when none is chosen."""
    known = {found.id: found for found in all_of(casebook, Kind.DIMENSION, Dimension)}
    if choices.dimensions is None:
        return tuple(known.values())
    ids = tuple(dict.fromkeys(choices.dimensions))
    _refuse_unknown("question", ids, known, listed=True)
    return tuple(known[identifier] for identifier in ids)


def refuse_strange_blanks(
    cases: Sequence[Case], dimensions: Sequence[Dimension], choices: SheetChoices
) -> None:
    """SheetCaseError when a blank is no cell of the worksheet."""
    cells = {(dimension.id, case.id) for dimension in dimensions for case in cases}
    for blank in choices.blanks or ():
        if blank not in cells:
            raise SheetCaseError(f"The blank “{'/'.join(blank)}” is no cell of this worksheet.")


def chosen_actors(casebook: CasebookReader, ids: Iterable[str]) -> dict[str, Actor]:
    """The actors asked for, by id, in printing order."""
    wanted = tuple(dict.fromkeys(ids))
    found = many_of(casebook, Kind.ACTOR, wanted, Actor)
    _refuse_unknown("person or body", wanted, found)
    return {identifier: found[identifier] for identifier in wanted}


def chosen_disputes(casebook: CasebookReader, ids: Iterable[str]) -> tuple[Dispute, ...]:
    """The disputes asked for, in printing order."""
    wanted = tuple(dict.fromkeys(ids))
    found = many_of(casebook, Kind.DISPUTE, wanted, Dispute)
    _refuse_unknown("dispute", wanted, found)
    return tuple(found[identifier] for identifier in wanted)


def _refuse_unknown(
    name: str, ids: Iterable[str], known: Iterable[str], *, listed: bool = False
) -> None:
    """SheetCaseError for the first id that is not known, with those that are there if wished."""
    there = tuple(known)
    for identifier in ids:
        if identifier not in there:
            told = ", ".join(there[:NAMED_AT_MOST]) or "none"
            more = ", …" if len(there) > NAMED_AT_MOST else ""
            hint = f" (it has: {told}{more})" if listed else ""
            raise SheetCaseError(f"There is no {name} “{identifier}” in this casebook{hint}.")
