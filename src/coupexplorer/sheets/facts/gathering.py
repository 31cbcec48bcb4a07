"""The facts one sheet needs, gathered from a casebook in one pass and handed on as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from coupexplorer.domain.casebook import CasebookInfo, Record
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import Case, Event, Phase
from coupexplorer.domain.identity import Kind
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.facts.layers import without_context
from coupexplorer.sheets.facts.sheet_facts import SheetFacts, disputes_by_claim

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


def gather(casebook: CasebookReader, choices: SheetChoices) -> SheetFacts:
    """Read what a document needs, no layer beyond those chosen; SheetCaseError when the cases
    cannot make it."""
    facts = _gather(casebook, choices)
    return facts if choices.context else without_context(facts)


def _gather(casebook: CasebookReader, choices: SheetChoices) -> SheetFacts:
    cases = _cases(casebook, choices.cases)
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
        disputes=disputes_by_claim(disputes),
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


def _all(casebook: CasebookReader, kind: Kind, record_type: type[RecordT]) -> tuple[RecordT, ...]:
    return tuple(r for r in casebook.section(kind) if isinstance(r, record_type))


def _many(
    casebook: CasebookReader, kind: Kind, ids: Iterable[str], record_type: type[RecordT]
) -> dict[str, RecordT]:
    found = casebook.many(kind, tuple(ids))
    return {i: record for i, record in found.items() if isinstance(record, record_type)}
