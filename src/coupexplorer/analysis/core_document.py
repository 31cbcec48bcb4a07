"""A casebook as the base texts tell it, and what the audit finds in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from coupexplorer.analysis.audit.auditing import audit
from coupexplorer.analysis.audit.findings import Finding, Rule
from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, Record
from coupexplorer.domain.comparison import Cell, Link
from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.layers import (
    core_cell,
    core_dispute,
    core_statements,
    rests_on_context,
)
from coupexplorer.domain.vocabulary import Layer

COUNTING = frozenset(
    {
        Rule.SINGLE_SOURCE,
        Rule.TERTIARY_ONLY,
        Rule.UNRESOLVED_MARKER,
        Rule.UNUSED_SENTENCE,
    }
)
"""Rules that count; what they find may be true of the base texts alone."""


def core_findings(document: CasebookDocument, found: Collection[Finding]) -> tuple[Finding, ...]:
    """What the audit finds in the base texts, given what it finds in the whole casebook.

    Hiding a layer cuts threads that the whole has; what only looks wrong for that is left out.
    """
    wrong = {(finding.rule, finding.ref) for finding in found}
    return tuple(
        finding
        for finding in audit(core_document(document))
        if finding.rule in COUNTING or (finding.rule, finding.ref) in wrong
    )


def core_document(document: CasebookDocument) -> CasebookDocument:
    """The same casebook without what the layer beyond the base texts alone tells. References to
    what is gone stay, save those to claims."""
    context = frozenset(claim.id for claim in document.claims if claim.layer is Layer.CONTEXT)
    sections: dict[str, Any] = {
        name: tuple(
            kept
            for record in document.section(name)
            if (kept := _core(record, context)) is not None
        )
        for name in SECTIONS
    }
    return CasebookDocument(info=document.info, **sections)


def _core(record: Record, context: frozenset[str]) -> Record | None:
    """A record as the base texts tell it; None when they do not."""
    if getattr(record, "layer", Layer.CORE) is Layer.CONTEXT:
        return None
    is_context = context.__contains__
    match record:
        case Dispute():
            return core_dispute(record, is_context)
        case Cell():
            return core_cell(record, is_context)
        case Link():
            told = core_statements(record.statements, is_context)
            return replace(record, statements=told) if told or not record.statements else None
        case Case():
            reason = core_statements((record.day_zero_reason,), is_context)
            return replace(
                record,
                day_zero_reason=reason[0] if reason else replace(record.day_zero_reason, text=""),
                summary=core_statements(record.summary, is_context),
            )
        case Actor():
            return replace(
                record,
                summary=core_statements(record.summary, is_context),
                claims=_without(record.claims, context),
                life_claims=_without(record.life_claims, context),
            )
        case Participation() | Office() | Membership() | Relation() | Movement():
            if rests_on_context(record.claims, is_context):
                return None
            return replace(record, claims=_without(record.claims, context))
        case Event() | Phase() | Place():
            return replace(record, claims=_without(record.claims, context))
        case _:
            return record


def _without(claims: tuple[str, ...], context: frozenset[str]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if claim not in context)
