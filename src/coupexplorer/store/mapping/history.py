"""Cases, phases, events, actors, places and the ties between them as rows, and back."""

from __future__ import annotations

import datetime as dt

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
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Layer,
    MovementKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
)
from coupexplorer.store.batch import Values
from coupexplorer.store.dates_as_text import placing
from coupexplorer.store.mapping.fields import (
    claims,
    column,
    columns,
    date,
    ids,
    moment,
    names,
    number,
    statement,
    statements,
    word,
)
from coupexplorer.store.mapping.kind import KindMapping
from coupexplorer.store.mapping.rows_history import (
    ActorRow,
    CaseRow,
    EventRow,
    MembershipRow,
    MovementRow,
    OfficeRow,
    ParticipationRow,
    PhaseRow,
    PlaceRow,
    RelationRow,
)


def _title(record: Case | Phase | Event | Actor | Place | Office) -> str:
    return record.title or record.id


def _placed(event: Event) -> Values:
    """Where the date as written puts the event, and the event it counts from if it does not; and
    what it is ordered by among others."""
    relative = event.date.relative
    return {
        "anchor": relative.anchor if relative and event.date.awaits_anchor else None,
        "resolved": None,
        **placing(event.date).columns(),
        "claim_order": -len(set(event.claims)),
    }


CASE = KindMapping(
    kind=Kind.CASE,
    record=Case,
    row_type=CaseRow,
    title=lambda case: case.short_title or _title(case),
    fields=(*columns("id", "title", "short_title", "span"), moment("day_zero", dt.date)),
    parts=(statement("day_zero_reason"), statements("summary")),
)
PHASE = KindMapping(
    kind=Kind.PHASE,
    record=Phase,
    row_type=PhaseRow,
    title=_title,
    fields=(
        *columns("id", "title"),
        column("case", "case_id"),
        word("kind", PhaseKind),
        date("date"),
    ),
    parts=(claims(),),
)
EVENT = KindMapping(
    kind=Kind.EVENT,
    record=Event,
    row_type=EventRow,
    title=_title,
    fields=(
        *columns("id", "title", "short_title", "importance"),
        column("case", "case_id"),
        word("phase", PhaseKind),
        date("date"),
        word("layer", Layer),
    ),
    parts=(claims(), ids("places", "event_places", "event_id", "place_id")),
    extra=_placed,
)
ACTOR = KindMapping(
    kind=Kind.ACTOR,
    record=Actor,
    row_type=ActorRow,
    title=_title,
    fields=(
        *columns("id", "sort_name"),
        word("kind", ActorKind),
        date("born"),
        date("died"),
        word("layer", Layer),
    ),
    parts=(
        names(),
        statements("summary"),
        claims(),
        claims("life_claims", "life"),
        ids("cases", "actor_cases", "actor_id", "case_id"),
        ids("distinct_from", "actor_pairs", "actor_id", "other_id", "distinct"),
        ids("counterparts", "actor_pairs", "actor_id", "other_id", "counterpart"),
    ),
)
PLACE = KindMapping(
    kind=Kind.PLACE,
    record=Place,
    row_type=PlaceRow,
    title=_title,
    fields=(
        *columns("id", "within", "coordinate_source"),
        word("kind", PlaceKind),
        number("latitude"),
        number("longitude"),
        word("layer", Layer),
    ),
    parts=(names(), claims()),
)
PARTICIPATION = KindMapping(
    kind=Kind.PARTICIPATION,
    record=Participation,
    row_type=ParticipationRow,
    title=lambda participation: participation.role,
    fields=(*columns("id", "role"), column("event", "event_id"), column("actor", "actor_id")),
    parts=(claims(),),
)
OFFICE = KindMapping(
    kind=Kind.OFFICE,
    record=Office,
    row_type=OfficeRow,
    title=_title,
    fields=(
        *columns("id", "title"),
        column("holder", "holder_id"),
        column("body", "body_id"),
        date("date"),
    ),
    parts=(claims(),),
)
MEMBERSHIP = KindMapping(
    kind=Kind.MEMBERSHIP,
    record=Membership,
    row_type=MembershipRow,
    title=lambda membership: membership.role,
    fields=(
        *columns("id", "role"),
        column("member", "member_id"),
        column("body", "body_id"),
        date("date"),
    ),
    parts=(claims(),),
)
RELATION = KindMapping(
    kind=Kind.RELATION,
    record=Relation,
    row_type=RelationRow,
    title=lambda relation: relation.kind.value,
    fields=(
        *columns("id", "description"),
        column("subject", "subject_id"),
        word("kind", RelationKind),
        column("object", "object_id"),
        date("date"),
    ),
    parts=(claims(),),
)

MOVEMENT = KindMapping(
    kind=Kind.MOVEMENT,
    record=Movement,
    row_type=MovementRow,
    title=lambda movement: movement.description or movement.kind.value,
    fields=(
        *columns("id", "description", "reason"),
        word("kind", MovementKind),
        column("origin", "origin_id"),
        column("destination", "destination_id"),
        column("event", "event_id"),
        date("date"),
    ),
    parts=(claims(), ids("movers", "movement_actors", "movement_id", "actor_id")),
)

_TIES = (PARTICIPATION, OFFICE, MEMBERSHIP, RELATION, MOVEMENT)
MAPPINGS = (CASE, PHASE, EVENT, ACTOR, PLACE, *_TIES)
