"""Version 3: what lists of events are ordered and narrowed by, each with an index."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE events ADD COLUMN claim_order INTEGER NOT NULL DEFAULT 0",
    """UPDATE events SET claim_order = -(
    SELECT count(DISTINCT claim_id) FROM supports
    WHERE owner_kind = 'event' AND owner_id = events.id
)""",
    # SQLite follows an index on from a place in the middle only when the index is of columns, and
    # not when it is of expressions or of a collation.
    "ALTER TABLE events ADD COLUMN sort_title TEXT GENERATED ALWAYS AS (lower(title)) VIRTUAL",
    "CREATE INDEX events_of_phase_in_order ON events (phase, sort_start, sort_end, ordinal)",
    "CREATE INDEX events_by_title ON events (sort_title, ordinal)",
    "CREATE INDEX events_by_importance ON events (importance, sort_start, sort_end, ordinal)",
    "CREATE INDEX events_by_claims ON events (claim_order, sort_start, sort_end, ordinal)",
)
