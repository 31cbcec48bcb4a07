"""Participations, offices, memberships and relations as rows, and back."""

from __future__ import annotations

from coupexplorer.domain.history import Membership, Office, Participation, Relation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import RelationKind
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.dates_as_text import date_text, read_date
from coupexplorer.store.mapping_kind import KindMapping
from coupexplorer.store.rows_history import (
    MembershipRow,
    OfficeRow,
    ParticipationRow,
    RelationRow,
)


def _participation_row(participation: Participation) -> Values:
    return {
        "id": participation.id,
        "event_id": participation.event,
        "actor_id": participation.actor,
        "role": participation.role,
    }


def _participation_parts(participation: Participation, batch: Batch) -> None:
    batch.supports(Ref(Kind.PARTICIPATION, participation.id), "claims", participation.claims)


def _read_participation(row: ParticipationRow, parts: Parts) -> Participation:
    return Participation(
        id=row.id,
        event=row.event_id,
        actor=row.actor_id,
        role=row.role,
        claims=parts.claims(row.id),
    )


def _office_row(office: Office) -> Values:
    return {
        "id": office.id,
        "title": office.title,
        "holder_id": office.holder,
        "body_id": office.body,
        "date": date_text(office.date),
    }


def _office_parts(office: Office, batch: Batch) -> None:
    batch.supports(Ref(Kind.OFFICE, office.id), "claims", office.claims)


def _read_office(row: OfficeRow, parts: Parts) -> Office:
    return Office(
        id=row.id,
        title=row.title,
        holder=row.holder_id,
        date=read_date(row.date),
        claims=parts.claims(row.id),
        body=row.body_id,
    )


def _membership_row(membership: Membership) -> Values:
    return {
        "id": membership.id,
        "member_id": membership.member,
        "body_id": membership.body,
        "role": membership.role,
        "date": date_text(membership.date),
    }


def _membership_parts(membership: Membership, batch: Batch) -> None:
    batch.supports(Ref(Kind.MEMBERSHIP, membership.id), "claims", membership.claims)


def _read_membership(row: MembershipRow, parts: Parts) -> Membership:
    return Membership(
        id=row.id,
        member=row.member_id,
        body=row.body_id,
        date=read_date(row.date),
        claims=parts.claims(row.id),
        role=row.role,
    )


def _relation_row(relation: Relation) -> Values:
    return {
        "id": relation.id,
        "subject_id": relation.subject,
        "kind": relation.kind.value,
        "object_id": relation.object,
        "description": relation.description,
        "date": date_text(relation.date),
    }


def _relation_parts(relation: Relation, batch: Batch) -> None:
    batch.supports(Ref(Kind.RELATION, relation.id), "claims", relation.claims)


def _read_relation(row: RelationRow, parts: Parts) -> Relation:
    return Relation(
        id=row.id,
        subject=row.subject_id,
        kind=RelationKind(row.kind),
        object=row.object_id,
        date=read_date(row.date),
        claims=parts.claims(row.id),
        description=row.description,
    )


MAPPINGS = (
    KindMapping(
        Kind.PARTICIPATION,
        ParticipationRow,
        lambda participation: participation.role,
        _participation_row,
        _participation_parts,
        ("supports",),
        _read_participation,
    ),
    KindMapping(
        Kind.OFFICE,
        OfficeRow,
        lambda office: office.title or office.id,
        _office_row,
        _office_parts,
        ("supports",),
        _read_office,
    ),
    KindMapping(
        Kind.MEMBERSHIP,
        MembershipRow,
        lambda membership: membership.role,
        _membership_row,
        _membership_parts,
        ("supports",),
        _read_membership,
    ),
    KindMapping(
        Kind.RELATION,
        RelationRow,
        lambda relation: relation.kind.value,
        _relation_row,
        _relation_parts,
        ("supports",),
        _read_relation,
    ),
)
