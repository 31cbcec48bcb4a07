"""Facts narrowed to what the base texts tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from coupexplorer.analysis.layers import core_cell, core_dispute, core_statements, is_context
from coupexplorer.domain.comparison import Link
from coupexplorer.domain.evidence import Claim, Statement
from coupexplorer.domain.history import Case
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.facts.sheet_facts import SheetFacts, disputes_by_claim


def without_context(facts: SheetFacts) -> SheetFacts:
    """The same facts as far as the base texts tell them."""
    claims = {i: claim for i, claim in facts.claims.items() if not is_context(claim)}
    disputes = {d.id: d for found in facts.disputes.values() for d in found}
    kept = [core_dispute(dispute, facts.claims) for dispute in disputes.values()]
    cited = {c.source for claim in claims.values() for c in claim.citations}
    return replace(
        facts,
        cases=tuple(
            replace(
                case,
                summary=core_statements(case.summary, facts.claims),
                day_zero_reason=_core_reason(case, facts.claims),
            )
            for case in facts.cases
        ),
        dimensions=tuple(d for d in facts.dimensions if d.layer is not Layer.CONTEXT),
        cells=MappingProxyType(
            {key: core_cell(cell, facts.claims) for key, cell in facts.cells.items()}
        ),
        claims=MappingProxyType(claims),
        sources=MappingProxyType({i: s for i, s in facts.sources.items() if i in cited}),
        disputes=disputes_by_claim(dispute for dispute in kept if dispute is not None),
        events=tuple(event for event in facts.events if event.layer is not Layer.CONTEXT),
        links=_core_links(facts),
    )


def _core_reason(case: Case, claims: Mapping[str, Claim]) -> Statement:
    """Why the day was chosen, as far as the base texts say; else nothing."""
    kept = core_statements((case.day_zero_reason,), claims)
    return kept[0] if kept else Statement("")


def _core_links(facts: SheetFacts) -> tuple[Link, ...]:
    """The threads as the base texts tell them, without those they do not tell."""
    told = (
        replace(link, statements=core_statements(link.statements, facts.claims))
        for link in facts.links
        if link.layer is not Layer.CONTEXT
    )
    return tuple(link for link in told if link.statements)
