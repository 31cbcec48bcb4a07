"""Typed rows for cases, phases, events, actors, places and the ties between them."""

from __future__ import annotations

from coupexplorer.store.mapping.rows_base import (
    Row,
    real,
    record_table,
    text,
    whole,
)


class CaseRow(Row):
    """One case; its statements are rows of their own."""

    table = record_table(
        "cases",
        text("title"),
        text("short_title"),
        text("span"),
        text("day_zero"),
    )


class PhaseRow(Row):
    """One phase of a case; the date is JSON text."""

    table = record_table(
        "phases",
        text("case_id", to="cases.id"),
        text("kind"),
        text("title"),
        text("date"),
    )


class PlaceRow(Row):
    """One place."""

    table = record_table(
        "places",
        text("kind"),
        text("within", to="places.id", optional=True),
        real("latitude", optional=True),
        real("longitude", optional=True),
        text("coordinate_source"),
        text("layer"),
    )


class ActorRow(Row):
    """One actor; dates of birth and death are JSON text."""

    table = record_table(
        "actors",
        text("kind"),
        text("sort_name"),
        text("born", optional=True),
        text("died", optional=True),
        text("layer"),
    )


class EventRow(Row):
    """One event. Times are minutes since 0001-01-01 00:00, ends exclusive.

    ``anchor`` is the event that a relative date counts from, ``resolved`` the date as placed by it.
    ``sort_start`` and ``sort_end`` are never null: what is open or unplaced sorts last.
    ``claim_order`` is minus the number of claims, so that most come first. All columns from
    ``resolved`` on are worked out and can be worked out again.
    """

    table = record_table(
        "events",
        text("case_id", to="cases.id"),
        text("phase"),
        text("title"),
        text("short_title"),
        text("date"),
        whole("importance"),
        text("layer"),
        text("anchor", optional=True),
        text("resolved", optional=True),
        whole("sort_start"),
        whole("sort_end"),
        whole("span_start", optional=True),
        whole("span_end", optional=True),
        whole("core_start", optional=True),
        whole("core_end", optional=True),
        whole("date_flags"),
        whole("claim_order"),
    )


class ParticipationRow(Row):
    """What one actor did in one event."""

    table = record_table(
        "participations",
        text("event_id", to="events.id"),
        text("actor_id", to="actors.id"),
        text("role"),
    )


class OfficeRow(Row):
    """One tenure of an office."""

    table = record_table(
        "offices",
        text("title"),
        text("holder_id", to="actors.id"),
        text("body_id", to="actors.id", optional=True),
        text("date"),
    )


class MembershipRow(Row):
    """One membership."""

    table = record_table(
        "memberships",
        text("member_id", to="actors.id"),
        text("body_id", to="actors.id"),
        text("role"),
        text("date"),
    )


class RelationRow(Row):
    """One tie between two actors."""

    table = record_table(
        "relations",
        text("subject_id", to="actors.id"),
        text("kind"),
        text("object_id", to="actors.id"),
        text("description"),
        text("date"),
    )


class MovementRow(Row):
    """One movement from place to place; the date is JSON text."""

    table = record_table(
        "movements",
        text("kind"),
        text("origin_id", to="places.id", optional=True),
        text("destination_id", to="places.id", optional=True),
        text("event_id", to="events.id", optional=True),
        text("date"),
        text("description"),
        text("reason"),
    )
