"""Cases, phases, events, actors and places as rows, and back."""

from __future__ import annotations

import datetime as dt

from coupexplorer.domain.history import Actor, Case, Event, Name, Phase, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import ActorKind, Layer, NameKind, PhaseKind, PlaceKind, Script
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.dates_as_text import (
    date_text,
    optional_date_text,
    placing,
    read_date,
    read_optional_date,
)
from coupexplorer.store.mapping_kind import KindMapping
from coupexplorer.store.rows_history import ActorRow, CaseRow, EventRow, PhaseRow, PlaceRow


def read_names(parts: Parts, owner: str) -> tuple[Name, ...]:
    """The forms of a name of one actor or place."""
    return tuple(
        Name(row.text, Script(row.script), NameKind(row.kind), row.source_id)
        for row in parts.of("names", owner)
    )


def _case_row(case: Case) -> Values:
    return {
        "id": case.id,
        "title": case.title,
        "short_title": case.short_title,
        "span": case.span,
        "day_zero": case.day_zero.isoformat(),
    }


def _case_parts(case: Case, batch: Batch) -> None:
    owner = Ref(Kind.CASE, case.id)
    batch.statements(owner, "day_zero_reason", (case.day_zero_reason,))
    batch.statements(owner, "summary", case.summary)


def _read_case(row: CaseRow, parts: Parts) -> Case:
    return Case(
        id=row.id,
        title=row.title,
        short_title=row.short_title,
        span=row.span,
        day_zero=dt.date.fromisoformat(row.day_zero),
        day_zero_reason=parts.statements(row.id, "day_zero_reason")[0],
        summary=parts.statements(row.id, "summary"),
    )


def _phase_row(phase: Phase) -> Values:
    return {
        "id": phase.id,
        "case_id": phase.case,
        "kind": phase.kind.value,
        "title": phase.title,
        "date": date_text(phase.date),
    }


def _phase_parts(phase: Phase, batch: Batch) -> None:
    batch.supports(Ref(Kind.PHASE, phase.id), "claims", phase.claims)


def _read_phase(row: PhaseRow, parts: Parts) -> Phase:
    return Phase(
        id=row.id,
        case=row.case_id,
        kind=PhaseKind(row.kind),
        title=row.title,
        date=read_date(row.date),
        claims=parts.claims(row.id),
    )


def _event_row(event: Event) -> Values:
    place = placing(event.date)
    relative = event.date.relative
    return {
        "id": event.id,
        "case_id": event.case,
        "phase": event.phase.value,
        "title": event.title,
        "short_title": event.short_title,
        "date": date_text(event.date),
        "importance": event.importance,
        "layer": event.layer.value,
        "anchor": relative.anchor if relative and event.date.awaits_anchor else None,
        "resolved": None,
        "sort_start": place.sort_start,
        "sort_end": place.sort_end,
        "span_start": place.span_start,
        "span_end": place.span_end,
        "core_start": place.core_start,
        "core_end": place.core_end,
        "date_flags": place.flags,
    }


def _event_parts(event: Event, batch: Batch) -> None:
    batch.supports(Ref(Kind.EVENT, event.id), "claims", event.claims)
    batch.ids("event_places", {"event_id": event.id}, "place_id", event.places)


def _read_event(row: EventRow, parts: Parts) -> Event:
    return Event(
        id=row.id,
        case=row.case_id,
        phase=PhaseKind(row.phase),
        title=row.title,
        date=read_date(row.date),
        claims=parts.claims(row.id),
        short_title=row.short_title,
        places=parts.ids("event_places", row.id, "place_id"),
        importance=row.importance,
        layer=Layer(row.layer),
    )


def _actor_row(actor: Actor) -> Values:
    return {
        "id": actor.id,
        "kind": actor.kind.value,
        "sort_name": actor.sort_name,
        "born": optional_date_text(actor.born),
        "died": optional_date_text(actor.died),
        "layer": actor.layer.value,
    }


def _actor_parts(actor: Actor, batch: Batch) -> None:
    owner = Ref(Kind.ACTOR, actor.id)
    own = {"actor_id": actor.id}
    batch.names(owner, actor.names)
    batch.statements(owner, "summary", actor.summary)
    batch.supports(owner, "claims", actor.claims)
    batch.supports(owner, "life", actor.life_claims)
    batch.ids("actor_cases", own, "case_id", actor.cases)
    batch.ids("actor_pairs", {**own, "part": "distinct"}, "other_id", actor.distinct_from)
    batch.ids("actor_pairs", {**own, "part": "counterpart"}, "other_id", actor.counterparts)


def _read_actor(row: ActorRow, parts: Parts) -> Actor:
    pairs = parts.of("actor_pairs", row.id)
    return Actor(
        id=row.id,
        kind=ActorKind(row.kind),
        names=read_names(parts, row.id),
        sort_name=row.sort_name,
        cases=parts.ids("actor_cases", row.id, "case_id"),
        summary=parts.statements(row.id, "summary"),
        born=read_optional_date(row.born),
        died=read_optional_date(row.died),
        distinct_from=tuple(pair.other_id for pair in pairs if pair.part == "distinct"),
        counterparts=tuple(pair.other_id for pair in pairs if pair.part == "counterpart"),
        life_claims=parts.claims(row.id, "life"),
        claims=parts.claims(row.id),
        layer=Layer(row.layer),
    )


def _place_row(place: Place) -> Values:
    return {
        "id": place.id,
        "kind": place.kind.value,
        "within": place.within,
        "latitude": None if place.latitude is None else float(place.latitude),
        "longitude": None if place.longitude is None else float(place.longitude),
        "coordinate_source": place.coordinate_source,
        "layer": place.layer.value,
    }


def _place_parts(place: Place, batch: Batch) -> None:
    owner = Ref(Kind.PLACE, place.id)
    batch.names(owner, place.names)
    batch.supports(owner, "claims", place.claims)


def _read_place(row: PlaceRow, parts: Parts) -> Place:
    return Place(
        id=row.id,
        kind=PlaceKind(row.kind),
        names=read_names(parts, row.id),
        within=row.within,
        latitude=row.latitude,
        longitude=row.longitude,
        coordinate_source=row.coordinate_source,
        claims=parts.claims(row.id),
        layer=Layer(row.layer),
    )


def _title(record: Case | Phase | Event | Actor | Place) -> str:
    return record.title or record.id


MAPPINGS = (
    KindMapping(
        Kind.CASE,
        CaseRow,
        lambda case: case.short_title or case.title or case.id,
        _case_row,
        _case_parts,
        ("statements", "supports"),
        _read_case,
    ),
    KindMapping(Kind.PHASE, PhaseRow, _title, _phase_row, _phase_parts, ("supports",), _read_phase),
    KindMapping(
        Kind.EVENT,
        EventRow,
        _title,
        _event_row,
        _event_parts,
        ("supports", "event_places"),
        _read_event,
    ),
    KindMapping(
        Kind.ACTOR,
        ActorRow,
        _title,
        _actor_row,
        _actor_parts,
        ("names", "statements", "supports", "actor_cases", "actor_pairs"),
        _read_actor,
    ),
    KindMapping(
        Kind.PLACE, PlaceRow, _title, _place_row, _place_parts, ("names", "supports"), _read_place
    ),
)
