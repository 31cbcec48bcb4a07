"""What the print window shows first: what was chosen the last time, fitted to what is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coupexplorer.domain.identity import Kind
from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.facts.choosing import MOST_CASES, fewest_cases
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.paper.kinds import document_about, offered, subject_kind
from coupexplorer.ui.paper.stock import Stock


def kind_for(focus: Focus, asked: DocumentKind | None, last: DocumentKind) -> DocumentKind:
    """The document to begin with: the one asked for, else the one about the record looked at, else
    the last one; the first on offer when that cannot be made."""
    subject = focus.subject
    about = document_about(subject.kind if subject is not None else None)
    known = offered()
    return next((kind for kind in (asked, about, last) if kind in known), known[0])


def fitted(choices: SheetChoices, stock: Stock, focus: Focus) -> SheetChoices:
    """Choices kept from another time as far as they can be made now.

    The cases are those looked at, in the order in which they were printed when they are the same
    ones. What is hidden in the window stays hidden. The record looked at is what the document is
    about, when it can be.
    """
    return replace(
        within(choices, stock, focus.cases),
        cases=_cases(choices, stock, focus.cases),
        subjects=_subjects(choices, stock, focus),
        context=choices.context and focus.context,
    )


def within(choices: SheetChoices, stock: Stock, present: Sequence[str]) -> SheetChoices:
    """Choices as far as a casebook has what they name; the present cases when it has too few."""
    questions = {identifier for identifier, _ in stock.questions}
    cases = {identifier for identifier, _ in stock.cases}
    chosen = tuple(case for case in choices.cases if case in cases)
    if len(chosen) < fewest_cases(choices.kind):
        chosen = _enough(tuple(present), stock, choices.kind)
    dimensions, blanks = choices.dimensions, choices.blanks
    if dimensions is not None:
        dimensions = tuple(each for each in dimensions if each in questions) or None
    if blanks is not None:
        blanks = tuple(b for b in blanks if b[0] in questions and b[1] in cases)
    return replace(
        choices,
        cases=chosen,
        dimensions=dimensions,
        blanks=blanks or None,
        subjects=_known(choices.kind, choices.subjects, stock),
    )


def _cases(choices: SheetChoices, stock: Stock, present: Sequence[str]) -> tuple[str, ...]:
    if set(choices.cases) == set(present) and choices.cases:
        return _enough(choices.cases, stock, choices.kind)
    return _enough(tuple(present), stock, choices.kind)


def _enough(cases: tuple[str, ...], stock: Stock, kind: DocumentKind) -> tuple[str, ...]:
    """Cases, not too many, with the next ones of the casebook when they are too few."""
    known = [identifier for identifier, _ in stock.cases]
    chosen = [case for case in cases if case in known][:MOST_CASES]
    for case in known:
        if len(chosen) >= fewest_cases(kind):
            break
        if case not in chosen:
            chosen.append(case)
    return tuple(chosen)


def _subjects(choices: SheetChoices, stock: Stock, focus: Focus) -> tuple[str, ...]:
    about = subject_kind(choices.kind)
    subject = focus.subject
    if about is not None and subject is not None and subject.kind is about:
        return (subject.id,)
    return _known(choices.kind, choices.subjects, stock)


def _known(kind: DocumentKind, subjects: Sequence[str], stock: Stock) -> tuple[str, ...]:
    about: Kind | None = subject_kind(kind)
    if about is None or not subjects:
        return ()
    return tuple(identifier for identifier, _ in stock.named(about, subjects))
