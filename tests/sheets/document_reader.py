"""A casebook document asked as sheets ask a casebook, without a database and without its checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from coupexplorer.domain.casebook import KINDS, SECTIONS, CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Event, Movement, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.events.filter import EventKey
from coupexplorer.store.events.pages import EventPage
from coupexplorer.store.evidence import Ties


class DocumentReader:
    """A casebook document read as sheets read a casebook."""

    def __init__(self, document: CasebookDocument) -> None:
        self._document = document

    def info(self) -> CasebookInfo:
        return self._document.info

    def section(self, kind: Kind) -> tuple[Record, ...]:
        for name, record_type in SECTIONS.items():
            if KINDS[record_type] is kind:
                return self._document.section(name)
        raise KeyError(kind)

    def many(self, kind: Kind, ids: Iterable[str]) -> Mapping[str, Record]:
        known = {record.id: record for record in self.section(kind)}
        return {identifier: known[identifier] for identifier in ids if identifier in known}

    def first_titles(self, kind: Kind, most: int) -> Mapping[str, str]:
        ids = sorted(record.id for record in self.section(kind))
        return {identifier: identifier for identifier in ids[:most]}

    def event_page(
        self, wanted: EventFilter, after: EventKey | None = None, limit: int = 100
    ) -> EventPage:
        found = [event for event in self._document.events if kept(event, wanted)]
        found.sort(key=lambda event: event.date.sort_key)
        first = after.ordinal if after else 0
        shown = found[first : first + limit]
        rest = EventKey(0, 0, first + limit) if first + limit < len(found) else None
        return EventPage(tuple(line_of(event) for event in shown), rest)

    def participations_of(self, event: str) -> tuple[Participation, ...]:
        return tuple(part for part in self._document.participations if part.event == event)

    def ties_of(self, actor: str, most: int | None = None) -> Ties:
        document = self._document
        return Ties(
            tuple(o for o in document.offices if actor in (o.holder, o.body))[:most],
            tuple(m for m in document.memberships if actor in (m.member, m.body))[:most],
            tuple(r for r in document.relations if actor in (r.subject, r.object))[:most],
            tuple(p for p in document.participations if p.actor == actor)[:most],
        )

    def movements_of(self, ref: Ref, most: int | None = None) -> tuple[Movement, ...]:
        return tuple(m for m in self._document.movements if ref.id in m.movers)[:most]

    def claims_about(self, ref: Ref, most: int | None = None) -> tuple[Claim, ...]:
        return tuple(claim for claim in self._document.claims if ref in claim.subjects)[:most]

    def disputes_over(self, claims: Iterable[str]) -> tuple[Dispute, ...]:
        over = set(claims)
        found = (d for d in self._document.disputes if not over.isdisjoint(d.claim_ids()))
        return tuple(sorted(found, key=lambda dispute: dispute.id))


def kept(event: Event, wanted: EventFilter) -> bool:
    """Whether an event passes the parts of a filter that sheets use."""
    in_case = not wanted.cases or event.case in wanted.cases
    in_layer = not wanted.layers or event.layer in wanted.layers
    if wanted.window is None:
        return in_case and in_layer
    start, end = (minutes(side) for side in event.date.possible_span or (None, None))
    placed = event.date.is_placed or not wanted.placed_only
    return in_case and in_layer and placed and wanted.window.touches(start, end)


def minutes(moment: dt.datetime | None) -> int | None:
    return None if moment is None else (moment - dt.datetime.min) // dt.timedelta(minutes=1)


def line_of(event: Event) -> EventLine:
    start, end = event.date.possible_span or (None, None)
    return EventLine(
        id=event.id,
        case=event.case,
        phase=event.phase,
        title=event.title,
        short_title=event.short_title,
        date=event.date,
        places=(),
        actors=(),
        start=minutes(start),
        end=minutes(end),
        importance=event.importance,
        disputed=False,
        layer=event.layer,
    )
