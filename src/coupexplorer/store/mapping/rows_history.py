"""Typed rows for cases, phases, events, actors, places and the ties between them."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coupexplorer.store.mapping.rows_base import Row


class CaseRow(Row):
    """One case; its statements are rows of their own."""

    __tablename__ = "cases"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    short_title: Mapped[str]
    span: Mapped[str]
    day_zero: Mapped[str]


class PhaseRow(Row):
    """One phase of a case; the date is JSON text."""

    __tablename__ = "phases"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    kind: Mapped[str]
    title: Mapped[str]
    date: Mapped[str]


class PlaceRow(Row):
    """One place."""

    __tablename__ = "places"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    within: Mapped[str | None] = mapped_column(ForeignKey("places.id"))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    coordinate_source: Mapped[str]
    layer: Mapped[str]


class ActorRow(Row):
    """One actor; dates of birth and death are JSON text."""

    __tablename__ = "actors"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    sort_name: Mapped[str]
    born: Mapped[str | None]
    died: Mapped[str | None]
    layer: Mapped[str]


class EventRow(Row):
    """One event. Times are minutes since 0001-01-01 00:00, ends exclusive.

    ``anchor`` is the event that a relative date counts from, ``resolved`` the date as placed by it.
    ``sort_start`` and ``sort_end`` are never null: what is open or unplaced sorts last.
    ``claim_order`` is minus the number of claims, so that most come first. All columns from
    ``resolved`` on are worked out and can be worked out again.
    """

    __tablename__ = "events"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    phase: Mapped[str]
    title: Mapped[str]
    short_title: Mapped[str]
    date: Mapped[str]
    importance: Mapped[int]
    layer: Mapped[str]
    anchor: Mapped[str | None]
    resolved: Mapped[str | None]
    sort_start: Mapped[int]
    sort_end: Mapped[int]
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]
    core_start: Mapped[int | None]
    core_end: Mapped[int | None]
    date_flags: Mapped[int]
    claim_order: Mapped[int]


class ParticipationRow(Row):
    """What one actor did in one event."""

    __tablename__ = "participations"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"))
    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    role: Mapped[str]


class OfficeRow(Row):
    """One tenure of an office."""

    __tablename__ = "offices"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    holder_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    body_id: Mapped[str | None] = mapped_column(ForeignKey("actors.id"))
    date: Mapped[str]


class MembershipRow(Row):
    """One membership."""

    __tablename__ = "memberships"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    body_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    role: Mapped[str]
    date: Mapped[str]


class RelationRow(Row):
    """One tie between two actors."""

    __tablename__ = "relations"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    subject_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    kind: Mapped[str]
    object_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    description: Mapped[str]
    date: Mapped[str]


class MovementRow(Row):
    """One movement from place to place; the date is JSON text."""

    __tablename__ = "movements"

    ordinal: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    origin_id: Mapped[str | None] = mapped_column(ForeignKey("places.id"))
    destination_id: Mapped[str | None] = mapped_column(ForeignKey("places.id"))
    event_id: Mapped[str | None] = mapped_column(ForeignKey("events.id"))
    date: Mapped[str]
    description: Mapped[str]
    reason: Mapped[str]
