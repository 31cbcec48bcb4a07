"""Version 2: movements between places, texts attached to sources, sentences in locators."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE citations ADD COLUMN sentence INTEGER",
    "ALTER TABLE dimensions ADD COLUMN layer TEXT NOT NULL DEFAULT 'core'",
    """CREATE TABLE movements (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    origin_id TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    destination_id TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    event_id TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL, description TEXT NOT NULL, reason TEXT NOT NULL
) STRICT""",
    """CREATE TABLE movement_actors (
    movement_id TEXT NOT NULL REFERENCES movements (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    actor_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (movement_id, ordinal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE transcripts (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL, origin TEXT NOT NULL
) STRICT""",
    "CREATE INDEX movements_by_origin ON movements (origin_id)",
    "CREATE INDEX movements_by_destination ON movements (destination_id)",
    "CREATE INDEX movements_by_event ON movements (event_id)",
    "CREATE INDEX movement_actors_by_actor ON movement_actors (actor_id)",
    "CREATE INDEX transcripts_by_source ON transcripts (source_id)",
)
