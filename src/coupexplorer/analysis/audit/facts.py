"""The casebook as the audit looks at it: records by id, dates placed, sources told apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.comparison import Cell, Link
from coupexplorer.domain.date_relations import resolve, resolve_all
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Claim, Quantity, Source, Statement
from coupexplorer.domain.history import Actor, Case
from coupexplorer.domain.identity import Ref
from coupexplorer.domain.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """A document with the lookups every rule needs.

    ``event_dates`` are placed by their anchors; ``disputed`` are the claims on a side of a dispute.
    """

    document: CasebookDocument
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    event_dates: Mapping[str, HistoricalDate]
    disputed: frozenset[str]

    @classmethod
    def of(cls, document: CasebookDocument) -> AuditFacts:
        """Look the document over once; it may hold dangling references and ids used twice."""
        dates = {event.id: event.date for event in document.events}
        return cls(
            document=document,
            claims=MappingProxyType({claim.id: claim for claim in document.claims}),
            sources=MappingProxyType({source.id: source for source in document.sources}),
            event_dates=MappingProxyType(_placed_by_anchors(dates)),
            disputed=frozenset(c for dispute in document.disputes for c in dispute.claim_ids()),
        )

    def placed(self, date: HistoricalDate) -> HistoricalDate:
        """A date counted from an event, placed by that event as far as it can be."""
        anchor = self.event_dates.get(date.relative.anchor or "") if date.relative else None
        try:
            return date if anchor is None else resolve(date, anchor)
        except ValueError:  # the count leaves the calendar
            return date

    def original(self, source: str) -> str:
        """The source that a chain of mirrors repeats; the source itself when it repeats none."""
        passed: list[str] = []
        while source not in passed:
            passed.append(source)
            found = self.sources.get(source)
            if found is None or found.mirror_of is None:
                return source
            source = found.mirror_of
        return min(passed)

    def independent_sources(self, claims: Iterable[str]) -> frozenset[str]:
        """The sources that support any of these claims, mirrors counted as what they repeat."""
        return frozenset(
            self.original(citation.source)
            for claim in claims
            if claim in self.claims
            for citation in self.claims[claim].citations
            if citation.stance is Stance.SUPPORTS
        )


def _placed_by_anchors(dates: dict[str, HistoricalDate]) -> dict[str, HistoricalDate]:
    try:
        return resolve_all(dates)
    except ValueError:  # one count leaves the calendar: none is trusted
        return dates


def statements(document: CasebookDocument) -> Iterator[tuple[Ref, Statement]]:
    """Every sentence a reader sees, with the record it stands in."""
    for record in document.records():
        for statement in _statements_of(record):
            yield ref_of(record), statement


def _statements_of(record: Record) -> tuple[Statement, ...]:
    match record:
        case Case():
            return (record.day_zero_reason, *record.summary)
        case Actor():
            return record.summary
        case Cell() | Link():
            return record.statements
        case _:
            return ()


def dates_of(record: Record) -> Iterator[HistoricalDate]:
    """Every date a record holds, that of its quantity too."""
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Quantity):
            value = value.when
        if isinstance(value, HistoricalDate):
            yield value
