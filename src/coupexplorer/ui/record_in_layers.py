"""A record as it is told in the layers that the focus shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coupexplorer.analysis.layers import core_cell, core_dispute, core_statements
from coupexplorer.domain.casebook import Record
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Claim, Dispute, Statement
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
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.workbench import Workbench


def record_in_layers(bench: Workbench, focus: Focus, record: Record) -> Record | None:
    """The record without what a hidden layer alone tells; None when that is all of it.

    Statements, sides of disputes, and the places, people and subjects that it names go by the
    layer they belong to.
    """
    if focus.context:
        return record
    if getattr(record, "layer", None) is Layer.CONTEXT:
        return None
    match record:
        case Actor():
            return replace(
                record,
                summary=_core(bench, record.summary),
                distinct_from=_ids(bench, Kind.ACTOR, record.distinct_from),
                counterparts=_ids(bench, Kind.ACTOR, record.counterparts),
            )
        case Case():
            reason = _core(bench, (record.day_zero_reason,))
            return replace(
                record,
                summary=_core(bench, record.summary),
                day_zero_reason=reason[0] if reason else Statement(""),
            )
        case Event():
            return replace(record, places=_ids(bench, Kind.PLACE, record.places))
        case Office() | Membership() | Relation() | Participation() | Movement():
            core = _told(bench, record.claims)
            return replace(record, claims=core) if core else None
        case Phase():
            return replace(record, claims=_told(bench, record.claims))
        case Claim():
            return replace(record, subjects=refs_in_layers(bench, focus, record.subjects))
        case Cell():
            claims = record.claim_ids()
            return core_cell(record, _claims(bench, claims))
        case Dispute():
            told = core_dispute(record, _claims(bench, record.claim_ids()))
            subjects = refs_in_layers(bench, focus, record.subjects)
            return None if told is None else replace(told, subjects=subjects)
    return record


def refs_in_layers(bench: Workbench, focus: Focus, refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """Those of some records that do not belong to a hidden layer."""
    if focus.context:
        return tuple(refs)
    return tuple(
        ref for ref in refs if getattr(bench.casebook.get(ref), "layer", None) is not Layer.CONTEXT
    )


def _ids(bench: Workbench, kind: Kind, ids: Iterable[str]) -> tuple[str, ...]:
    found = bench.casebook.many(kind, ids).items()
    return tuple(i for i, r in found if getattr(r, "layer", None) is not Layer.CONTEXT)


def _core(bench: Workbench, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    claims = tuple(dict.fromkeys(c for statement in statements for c in statement.claims))
    return core_statements(statements, _claims(bench, claims))


def _told(bench: Workbench, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of some claims that do not belong to a hidden layer."""
    return tuple(i for i, claim in _claims(bench, ids).items() if claim.layer is not Layer.CONTEXT)


def _claims(bench: Workbench, ids: Iterable[str]) -> dict[str, Claim]:
    found = bench.casebook.many(Kind.CLAIM, ids).values()
    return {claim.id: claim for claim in found if isinstance(claim, Claim)}
