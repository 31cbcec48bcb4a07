"""Facts narrowed to what the base texts tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from coupexplorer.analysis.layers import core_cell, core_dispute, core_statements, is_context
from coupexplorer.domain.comparison import Cell, Link
from coupexplorer.domain.evidence import Claim, Source, Statement
from coupexplorer.domain.history import Case
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.facts.layers_of_history import HistoryInBase
from coupexplorer.sheets.facts.sheet_facts import SheetFacts, disputes_by_claim


def without_context(facts: SheetFacts) -> SheetFacts:
    """The same facts as far as the base texts tell them; the reader's notes stay as they are."""
    claims = {i: claim for i, claim in facts.claims.items() if not is_context(claim)}
    sources = _sources(facts, claims)
    disputes = {d.id: d for found in facts.disputes.values() for d in found}
    kept = [core_dispute(dispute, facts.claims) for dispute in disputes.values()]
    told = [dispute for dispute in kept if dispute is not None]
    dimensions = tuple(d for d in facts.dimensions if d.layer is not Layer.CONTEXT)
    asked = {dimension.id for dimension in dimensions}
    history = HistoryInBase(facts)
    gone = {i for i, actor in facts.actors.items() if i not in history.actors}
    gone |= disputes.keys() - {dispute.id for dispute in told}
    return replace(
        facts,
        cases=tuple(_core_case(case, facts.claims) for case in facts.cases),
        phases=history.phases,
        dimensions=dimensions,
        cells=MappingProxyType(
            {
                key: _core_cell(cell, facts.claims)
                for key, cell in facts.cells.items()
                if cell.dimension in asked
            }
        ),
        claims=MappingProxyType(claims),
        sources=MappingProxyType(sources),
        disputes=disputes_by_claim(told),
        events=history.events,
        links=_core_links(facts),
        actors=MappingProxyType(history.actors),
        places=MappingProxyType(history.places),
        participations=history.participations,
        offices=history.offices,
        memberships=history.memberships,
        relations=history.relations,
        movements=history.movements,
        subjects=tuple(subject for subject in facts.subjects if subject not in gone),
    )


def _sources(facts: SheetFacts, claims: Mapping[str, Claim]) -> dict[str, Source]:
    """The sources that base texts are, or that what is left cites."""
    cited = {citation.source for claim in claims.values() for citation in claim.citations}
    return {
        i: source
        for i, source in facts.sources.items()
        if i in cited or source.layer is not Layer.CONTEXT
    }


def _core_cell(cell: Cell, claims: Mapping[str, Claim]) -> Cell:
    """A cell as the base texts fill it; one that belongs to the context tells that they do not."""
    if cell.layer is not Layer.CONTEXT:
        return core_cell(cell, claims)
    return core_cell(replace(cell, statements=()), claims)


def _core_case(case: Case, claims: Mapping[str, Claim]) -> Case:
    """A case with its summary, and why the day was chosen, as far as the base texts say."""
    reason = core_statements((case.day_zero_reason,), claims)
    return replace(
        case,
        summary=core_statements(case.summary, claims),
        day_zero_reason=reason[0] if reason else Statement(""),
    )


def _core_links(facts: SheetFacts) -> tuple[Link, ...]:
    """The threads as the base texts tell them, without those they do not tell."""
    told = (
        replace(link, statements=core_statements(link.statements, facts.claims))
        for link in facts.links
        if link.layer is not Layer.CONTEXT
    )
    return tuple(link for link in told if link.statements)
