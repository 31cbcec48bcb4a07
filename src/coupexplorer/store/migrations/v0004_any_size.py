"""Version 4: indexes by which the questions of every pane are answered at any size."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # With the layer at their end the indexes of time answer without a look into the table while
    # the context layer is hidden.
    "DROP INDEX events_in_order",
    "DROP INDEX events_of_case_in_order",
    "DROP INDEX events_of_phase_in_order",
    "CREATE INDEX events_in_order ON events (sort_start, sort_end, ordinal, layer)",
    "CREATE INDEX events_of_case_in_order"
    " ON events (case_id, sort_start, sort_end, ordinal, layer)",
    "CREATE INDEX events_of_phase_in_order ON events (phase, sort_start, sort_end, ordinal, layer)",
    "CREATE INDEX events_of_case_and_phase_in_order"
    " ON events (case_id, phase, sort_start, sort_end, ordinal, layer)",
    # What touches a stretch of time begins in it or shortly before it, but for these.
    "CREATE INDEX events_long_in_order ON events (sort_start, sort_end, ordinal)"
    " WHERE (span_start IS NULL OR span_end IS NULL"
    " OR span_end - span_start > 527040)",
    "CREATE INDEX claims_by_confidence ON claims (confidence)",
    "CREATE INDEX actor_pairs_by_part ON actor_pairs (part, actor_id, ordinal, other_id)",
    # From either end of a part in an event the other is found without a look into the table.
    "DROP INDEX participations_by_event",
    "DROP INDEX participations_by_actor",
    "CREATE INDEX participations_by_event ON participations (event_id, actor_id)",
    "CREATE INDEX participations_by_actor ON participations (actor_id, event_id)",
)
