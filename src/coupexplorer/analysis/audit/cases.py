"""Which cases a finding of the audit belongs to."""

from __future__ import annotations

from collections.abc import Callable

from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.comparison import Cell, Link
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref


def cases_of(document: CasebookDocument) -> Callable[[Ref], tuple[str, ...]]:
    """A function from a record to its cases, in reading order; none for what stands above cases,
    such as sources, places and questions."""
    order = {case.id: number for number, case in enumerate(document.cases)}
    known = {ref_of(record): record for record in document.records()}

    def direct(ref: Ref) -> set[str]:
        record = known.get(ref)
        return set() if record is None else _named_in(record)

    def found(ref: Ref) -> tuple[str, ...]:
        record = known.get(ref)
        if record is None:
            return ()
        cases = _named_in(record).union(*(direct(other) for other in _leading_on(record)))
        return tuple(sorted(cases & order.keys(), key=order.__getitem__))

    return found


def _named_in(record: Record) -> set[str]:
    """The cases that a record names itself."""
    match record:
        case Case():
            return {record.id}
        case Phase() | Event() | Cell():
            return {record.case}
        case Actor() | Link():
            return set(record.cases)
        case _:
            return set()


def _leading_on(record: Record) -> list[Ref]:
    """The records whose cases are those of a record, too."""
    match record:
        case Claim() | Dispute():
            return list(record.subjects)
        case Participation():
            return [Ref(Kind.EVENT, record.event)]
        case Office():
            return [Ref(Kind.ACTOR, record.holder)]
        case Membership():
            return [Ref(Kind.ACTOR, record.member)]
        case Relation():
            return [Ref(Kind.ACTOR, record.subject)]
        case Movement():
            return [Ref(Kind.ACTOR, mover) for mover in record.movers]
        case _:
            return []
