"""The facts one sheet needs, gathered from a casebook in one pass and handed on as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol, TypeVar

from coupexplorer.analysis.layers import core_cell, core_dispute, core_statements, is_context
from coupexplorer.domain.casebook import CasebookInfo, Record
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source, Statement
from coupexplorer.domain.history import Case, Event, Phase
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer

FEWEST_CASES = 2
MOST_CASES = 6

RecordT = TypeVar("RecordT")


class CasebookReader(Protocol):
    """The part of a casebook that sheets read; records come in reading order."""

    def info(self) -> CasebookInfo:
        """What the casebook says of itself."""

    def section(self, kind: Kind) -> tuple[Record, ...]:
        """Every record of one kind."""

    def many(self, kind: Kind, ids: Iterable[str]) -> Mapping[str, Record]:
        """The records with these ids; ids that are not there are left out."""


class SheetCaseError(ValueError):
    """The cases asked for cannot make a sheet; the message is one sentence for a reader."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Everything a comparison sheet prints, cases in the order asked for.

    ``cells`` is keyed by (dimension, case), ``claims`` and ``sources`` by id, and ``disputes`` by
    the claims that give one of their sides. ``links`` tie two or more of the cases.
    """

    info: CasebookInfo
    cases: tuple[Case, ...]
    phases: tuple[Phase, ...]
    dimensions: tuple[Dimension, ...]
    cells: Mapping[tuple[str, str], Cell]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    disputes: Mapping[str, tuple[Dispute, ...]]
    events: tuple[Event, ...]
    links: tuple[Link, ...] = ()


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
        disputes=MappingProxyType(_by_claim(dispute for dispute in kept if dispute is not None)),
        events=tuple(event for event in facts.events if event.layer is not Layer.CONTEXT),
        links=_core_links(facts),
    )


def gather(casebook: CasebookReader, case_ids: Iterable[str]) -> SheetFacts:
    """Read what a sheet on these cases needs; SheetCaseError when they cannot make one."""
    cases = _cases(casebook, tuple(case_ids))
    chosen = {case.id for case in cases}
    cells = {
        (cell.dimension, cell.case): cell
        for cell in _all(casebook, Kind.CELL, Cell)
        if cell.case in chosen
    }
    links = tuple(
        link
        for link in _all(casebook, Kind.LINK, Link)
        if len(chosen.intersection(link.cases)) >= FEWEST_CASES
    )
    printed = _printed_claims(cases, (*cells.values(), *links))
    disputes = [
        dispute
        for dispute in _all(casebook, Kind.DISPUTE, Dispute)
        if not printed.keys().isdisjoint(dispute.claim_ids())
    ]
    wanted = dict.fromkeys([*printed, *(c for d in disputes for c in d.claim_ids())])
    claims = _many(casebook, Kind.CLAIM, wanted, Claim)
    return SheetFacts(
        info=casebook.info(),
        cases=cases,
        phases=tuple(p for p in _all(casebook, Kind.PHASE, Phase) if p.case in chosen),
        dimensions=_all(casebook, Kind.DIMENSION, Dimension),
        cells=MappingProxyType(cells),
        claims=MappingProxyType(claims),
        sources=MappingProxyType(_sources(casebook, claims.values())),
        disputes=MappingProxyType(_by_claim(disputes)),
        events=tuple(e for e in _all(casebook, Kind.EVENT, Event) if e.case in chosen),
        links=links,
    )


def _cases(casebook: CasebookReader, case_ids: tuple[str, ...]) -> tuple[Case, ...]:
    known = {case.id: case for case in _all(casebook, Kind.CASE, Case)}
    for case_id in case_ids:
        if case_id not in known:
            there = ", ".join(known) or "none"
            raise SheetCaseError(
                f"There is no case “{case_id}” in this casebook (it has: {there})."
            )
    if len(set(case_ids)) != len(case_ids):
        raise SheetCaseError("Each case can stand on a comparison sheet only once.")
    if not FEWEST_CASES <= len(case_ids) <= MOST_CASES:
        raise SheetCaseError(
            f"A comparison sheet takes {FEWEST_CASES} to {MOST_CASES} cases, not {len(case_ids)}."
        )
    return tuple(known[case_id] for case_id in case_ids)


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


def _printed_claims(cases: Iterable[Case], told: Iterable[Cell | Link]) -> dict[str, None]:
    printed = [claim for case in cases for claim in case.day_zero_reason.claims]
    printed.extend(claim for each in told for claim in each.claim_ids())
    return dict.fromkeys(printed)


def _sources(casebook: CasebookReader, claims: Iterable[Claim]) -> dict[str, Source]:
    """The sources the claims cite, and those which these repeat."""
    cited = dict.fromkeys(citation.source for claim in claims for citation in claim.citations)
    found = _many(casebook, Kind.SOURCE, cited, Source)
    mirrored = [s.mirror_of for s in found.values() if s.mirror_of and s.mirror_of not in found]
    if mirrored:
        found.update(_many(casebook, Kind.SOURCE, mirrored, Source))
    return found


def _by_claim(disputes: Iterable[Dispute]) -> dict[str, tuple[Dispute, ...]]:
    found: dict[str, tuple[Dispute, ...]] = {}
    for dispute in disputes:
        for claim in dispute.claim_ids():
            found[claim] = (*found.get(claim, ()), dispute)
    return found


def _all(casebook: CasebookReader, kind: Kind, record_type: type[RecordT]) -> tuple[RecordT, ...]:
    return tuple(r for r in casebook.section(kind) if isinstance(r, record_type))


def _many(
    casebook: CasebookReader, kind: Kind, ids: Iterable[str], record_type: type[RecordT]
) -> dict[str, RecordT]:
    found = casebook.many(kind, tuple(ids))
    return {i: record for i, record in found.items() if isinstance(record, record_type)}
