"""Audit rules on evidence: is everything told sourced, located, weighed with a reason?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from coupexplorer.analysis.audit.facts import AuditFacts, statements
from coupexplorer.analysis.audit.findings import Finding, Rule, error, warning
from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.evidence import Claim, Dispute, Quantity
from coupexplorer.domain.history import Event, Membership, Movement, Office, Participation, Relation
from coupexplorer.domain.vocabulary import DisputeKind, Layer

FEWEST_SIDES = 2

_Told = Event | Participation | Office | Membership | Relation | Movement


def evidence_findings(facts: AuditFacts) -> Iterator[Finding]:
    """Everything the rules on evidence find."""
    yield from _unsourced(facts)
    for claim in facts.document.claims:
        yield from _on_claim(facts, claim)
    for dispute in facts.document.disputes:
        yield from _on_dispute(facts, dispute)
    yield from _on_comparison(facts)


def _unsourced(facts: AuditFacts) -> Iterator[Finding]:
    document = facts.document
    for ref, statement in statements(document):
        if not statement.claims:
            message = f"“{_shortened(statement.text)}” rests on no claim."
            yield error(Rule.UNSOURCED_STATEMENT, ref, message)
    told: tuple[_Told, ...] = (
        *document.events,
        *document.participations,
        *document.offices,
        *document.memberships,
        *document.relations,
        *document.movements,
    )
    for record in told:
        if not record.claims:
            yield error(Rule.UNSOURCED_STATEMENT, ref_of(record), "It rests on no claim.")


def _on_claim(facts: AuditFacts, claim: Claim) -> Iterator[Finding]:
    if not claim.citations:
        yield error(Rule.CLAIM_WITHOUT_CITATION, ref_of(claim), "It cites no source.")
    for citation in claim.citations:
        source = facts.sources.get(citation.source)
        core = source is not None and source.layer is Layer.CORE
        if core and citation.locator.is_empty():
            told = f"It does not say where in “{citation.source}” the passage stands."
            yield error(Rule.MISSING_LOCATOR, ref_of(claim), told)


def _on_dispute(facts: AuditFacts, dispute: Dispute) -> Iterator[Finding]:
    ref = ref_of(dispute)
    backed = [side for side in dispute.sides if side.claims]
    if len(backed) < FEWEST_SIDES:
        told = f"Only {len(backed)} of its {len(dispute.sides)} sides rest on a claim."
        yield error(Rule.ONE_SIDED_DISPUTE, ref, told)
    elif len(backed) < len(dispute.sides):
        answers = ", ".join(f"“{side.answer}”" for side in dispute.sides if not side.claims)
        yield error(Rule.UNSOURCED_STATEMENT, ref, f"The side {answers} rests on no claim.")
    if dispute.preferred is not None:
        if not 0 <= dispute.preferred < len(dispute.sides):
            told = f"It prefers side {dispute.preferred}, which is not there."
            yield error(Rule.ONE_SIDED_DISPUTE, ref, told)
        if not dispute.reason.strip():
            told = "It prefers one side without saying why."
            yield error(Rule.PREFERENCE_WITHOUT_REASON, ref, told)
    if dispute.kind is DisputeKind.NUMBER and _compares_scopes(facts, dispute):
        told = "Its sides count different things, and neither it nor the numbers say so."
        yield warning(Rule.SCOPES_COMPARED, ref, told)


def _compares_scopes(facts: AuditFacts, dispute: Dispute) -> bool:
    """Whether numbers of different sides differ in scope without a word on it."""
    if dispute.reason.strip():
        return False
    sides = [_quantities(facts, side.claims) for side in dispute.sides]
    return any(
        not first.same_scope(second) and not (first.scope_note or second.scope_note)
        for one, other in combinations(sides, 2)
        for first in one
        for second in other
    )


def _quantities(facts: AuditFacts, claims: tuple[str, ...]) -> list[Quantity]:
    found = (facts.claims.get(claim) for claim in claims)
    return [claim.quantity for claim in found if claim is not None and claim.quantity is not None]


def _on_comparison(facts: AuditFacts) -> Iterator[Finding]:
    for dimension in facts.document.dimensions:
        if dimension.verdict is not None and not dimension.verdict.reason.strip():
            told = f"The verdict “{dimension.verdict.kind}” has no reason."
            yield error(Rule.VERDICT_WITHOUT_REASON, ref_of(dimension), told)
    for cell in facts.document.cells:
        if not cell.statements and cell.emptiness is None:
            told = "It has no answer and does not say why."
            yield error(Rule.EMPTY_WITHOUT_REASON, ref_of(cell), told)


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
