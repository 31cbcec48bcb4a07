"""Typed rows for the lists that records own: names, statements, supports, subjects, places."""

from __future__ import annotations

from coupexplorer.store.mapping.rows_base import (
    Row,
    part_table,
    row_table,
    text,
    to_record,
    whole,
)


class NameRow(Row):
    """One form of the name of an actor or a place."""

    table = part_table(
        "names",
        whole("ordinal", key=True),
        text("text"),
        text("script"),
        text("kind"),
        text("source_id", to="sources.id", optional=True),
    )


class StatementRow(Row):
    """One sentence of a case, actor, cell or link; ``part`` names the field it stands in."""

    table = part_table(
        "statements",
        text("part", key=True),
        whole("ordinal", key=True),
        text("text"),
    )


class SupportRow(Row):
    """What rests on which claim.

    ``part`` names the field, ``place`` counts statements or sides in it, ``ordinal`` the claims.
    """

    table = part_table(
        "supports",
        text("part", key=True),
        whole("place", key=True),
        whole("ordinal", key=True),
        text("claim_id", to="claims.id"),
    )


class SubjectRow(Row):
    """What a claim, dispute or tag is about."""

    table = part_table(
        "subjects",
        whole("ordinal", key=True),
        text("target_kind"),
        text("target_id"),
        to_record("target"),
    )


class EventPlaceRow(Row):
    """Where an event happened."""

    table = row_table(
        "event_places",
        text("event_id", to="events.id", key=True),
        whole("ordinal", key=True),
        text("place_id", to="places.id"),
    )


class ActorCaseRow(Row):
    """Which cases an actor belongs to."""

    table = row_table(
        "actor_cases",
        text("actor_id", to="actors.id", key=True),
        whole("ordinal", key=True),
        text("case_id", to="cases.id"),
    )


class ActorPairRow(Row):
    """Whom an actor must not be confused with, and its counterparts in other cases."""

    table = row_table(
        "actor_pairs",
        text("actor_id", to="actors.id", key=True),
        text("part", key=True),
        whole("ordinal", key=True),
        text("other_id", to="actors.id"),
    )


class LinkCaseRow(Row):
    """Which cases a link ties together."""

    table = row_table(
        "link_cases",
        text("link_id", to="links.id", key=True),
        whole("ordinal", key=True),
        text("case_id", to="cases.id"),
    )


class MovementActorRow(Row):
    """Who moved."""

    table = row_table(
        "movement_actors",
        text("movement_id", to="movements.id", key=True),
        whole("ordinal", key=True),
        text("actor_id", to="actors.id"),
    )
