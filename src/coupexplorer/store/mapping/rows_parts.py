"""Typed rows for the lists that records own: names, statements, supports, subjects, places."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coupexplorer.store.mapping.rows_base import Row


def _owned() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["owner_kind", "owner_id"], ["records.kind", "records.id"])


class NameRow(Row):
    """One form of the name of an actor or a place."""

    __tablename__ = "names"
    __table_args__ = (_owned(),)

    owner_kind: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    script: Mapped[str]
    kind: Mapped[str]
    source_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"))


class StatementRow(Row):
    """One sentence of a case, actor, cell or link; ``part`` names the field it stands in."""

    __tablename__ = "statements"
    __table_args__ = (_owned(),)

    owner_kind: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class SupportRow(Row):
    """What rests on which claim.

    ``part`` names the field, ``place`` counts statements or sides in it, ``ordinal`` the claims.
    """

    __tablename__ = "supports"
    __table_args__ = (_owned(),)

    owner_kind: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claims.id"))


class SubjectRow(Row):
    """What a claim, dispute or tag is about."""

    __tablename__ = "subjects"
    __table_args__ = (
        _owned(),
        ForeignKeyConstraint(["target_kind", "target_id"], ["records.kind", "records.id"]),
    )

    owner_kind: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    target_kind: Mapped[str]
    target_id: Mapped[str]


class EventPlaceRow(Row):
    """Where an event happened."""

    __tablename__ = "event_places"

    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[str] = mapped_column(ForeignKey("places.id"))


class ActorCaseRow(Row):
    """Which cases an actor belongs to."""

    __tablename__ = "actor_cases"

    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))


class ActorPairRow(Row):
    """Whom an actor must not be confused with, and its counterparts in other cases."""

    __tablename__ = "actor_pairs"

    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    other_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))


class LinkCaseRow(Row):
    """Which cases a link ties together."""

    __tablename__ = "link_cases"

    link_id: Mapped[str] = mapped_column(ForeignKey("links.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))


class MovementActorRow(Row):
    """Who moved."""

    __tablename__ = "movement_actors"

    movement_id: Mapped[str] = mapped_column(ForeignKey("movements.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
