"""Version 1: every table a casebook holds, and the indexes that reading and deleting need."""

from __future__ import annotations

TABLES: tuple[str, ...] = (
    """CREATE TABLE casebook (
    id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, edition INTEGER NOT NULL,
    language TEXT NOT NULL, description TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE kept (
    name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE records (
    kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sources (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    kind TEXT NOT NULL, csl TEXT NOT NULL, sigil TEXT NOT NULL, layer TEXT NOT NULL,
    mirror_of TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    incomplete TEXT NOT NULL, seen_at TEXT NOT NULL, remark TEXT NOT NULL
) STRICT""",
    """CREATE TABLE cases (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    short_title TEXT NOT NULL, span TEXT NOT NULL, day_zero TEXT NOT NULL
) STRICT""",
    """CREATE TABLE phases (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL
) STRICT""",
    """CREATE TABLE places (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    within TEXT REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    latitude REAL, longitude REAL, coordinate_source TEXT NOT NULL, layer TEXT NOT NULL
) STRICT""",
    """CREATE TABLE actors (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    sort_name TEXT NOT NULL, born TEXT, died TEXT, layer TEXT NOT NULL
) STRICT""",
    """CREATE TABLE claims (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL,
    layer TEXT NOT NULL, date TEXT, quantity TEXT, confidence TEXT NOT NULL,
    caution TEXT NOT NULL
) STRICT""",
    """CREATE TABLE events (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    phase TEXT NOT NULL, title TEXT NOT NULL, short_title TEXT NOT NULL, date TEXT NOT NULL,
    importance INTEGER NOT NULL, layer TEXT NOT NULL, anchor TEXT, resolved TEXT,
    sort_start INTEGER NOT NULL, sort_end INTEGER NOT NULL, span_start INTEGER,
    span_end INTEGER, core_start INTEGER, core_end INTEGER, date_flags INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE participations (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    event_id TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    actor_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL
) STRICT""",
    """CREATE TABLE offices (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    holder_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    body_id TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL
) STRICT""",
    """CREATE TABLE memberships (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    member_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    body_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL, date TEXT NOT NULL
) STRICT""",
    """CREATE TABLE relations (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    subject_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    object_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    description TEXT NOT NULL, date TEXT NOT NULL
) STRICT""",
    """CREATE TABLE disputes (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, question TEXT NOT NULL,
    kind TEXT NOT NULL, preferred INTEGER, reason TEXT NOT NULL, layer TEXT NOT NULL
) STRICT""",
    """CREATE TABLE dimensions (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    question TEXT NOT NULL, guidance TEXT NOT NULL, verdict TEXT, verdict_reason TEXT NOT NULL
) STRICT""",
    """CREATE TABLE cells (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    dimension_id TEXT NOT NULL REFERENCES dimensions (id) DEFERRABLE INITIALLY DEFERRED,
    case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    emptiness TEXT, layer TEXT NOT NULL
) STRICT""",
    """CREATE TABLE links (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    layer TEXT NOT NULL
) STRICT""",
    """CREATE TABLE notes (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL, text TEXT NOT NULL, written TEXT NOT NULL,
    FOREIGN KEY (subject_kind, subject_id) REFERENCES records (kind, id)
        DEFERRABLE INITIALLY DEFERRED
) STRICT""",
    """CREATE TABLE tags (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL
) STRICT""",
    """CREATE TABLE names (
    owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    text TEXT NOT NULL, script TEXT NOT NULL, kind TEXT NOT NULL,
    source_id TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner_kind, owner_id, ordinal),
    FOREIGN KEY (owner_kind, owner_id) REFERENCES records (kind, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE statements (
    owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, part TEXT NOT NULL,
    ordinal INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (owner_kind, owner_id, part, ordinal),
    FOREIGN KEY (owner_kind, owner_id) REFERENCES records (kind, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE supports (
    owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, part TEXT NOT NULL,
    place INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    claim_id TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (owner_kind, owner_id, part, place, ordinal),
    FOREIGN KEY (owner_kind, owner_id) REFERENCES records (kind, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE subjects (
    owner_kind TEXT NOT NULL, owner_id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    target_kind TEXT NOT NULL, target_id TEXT NOT NULL,
    PRIMARY KEY (owner_kind, owner_id, ordinal),
    FOREIGN KEY (target_kind, target_id) REFERENCES records (kind, id)
        DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (owner_kind, owner_id) REFERENCES records (kind, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE citations (
    claim_id TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    section TEXT, paragraph INTEGER, field TEXT, item INTEGER, line INTEGER, page TEXT,
    markers TEXT NOT NULL, stance TEXT NOT NULL, as_written TEXT NOT NULL,
    PRIMARY KEY (claim_id, ordinal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE dispute_sides (
    dispute_id TEXT NOT NULL REFERENCES disputes (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (dispute_id, ordinal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE event_places (
    event_id TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    place_id TEXT NOT NULL REFERENCES places (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event_id, ordinal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE actor_cases (
    actor_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (actor_id, ordinal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE actor_pairs (
    actor_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL, ordinal INTEGER NOT NULL,
    other_id TEXT NOT NULL REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (actor_id, part, ordinal)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE link_cases (
    link_id TEXT NOT NULL REFERENCES links (id) DEFERRABLE INITIALLY DEFERRED,
    ordinal INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (link_id, ordinal)
) STRICT, WITHOUT ROWID""",
)

INDEXES: tuple[str, ...] = (
    "CREATE INDEX sources_by_mirror_of ON sources (mirror_of)",
    "CREATE INDEX phases_by_case ON phases (case_id)",
    "CREATE INDEX places_by_within ON places (within)",
    "CREATE INDEX participations_by_event ON participations (event_id)",
    "CREATE INDEX participations_by_actor ON participations (actor_id)",
    "CREATE INDEX offices_by_holder ON offices (holder_id)",
    "CREATE INDEX offices_by_body ON offices (body_id)",
    "CREATE INDEX memberships_by_member ON memberships (member_id)",
    "CREATE INDEX memberships_by_body ON memberships (body_id)",
    "CREATE INDEX relations_by_subject ON relations (subject_id)",
    "CREATE INDEX relations_by_object ON relations (object_id)",
    "CREATE INDEX cells_by_dimension ON cells (dimension_id)",
    "CREATE INDEX cells_by_case ON cells (case_id)",
    "CREATE INDEX notes_by_subject ON notes (subject_kind, subject_id)",
    "CREATE INDEX names_by_source ON names (source_id)",
    "CREATE INDEX supports_by_claim ON supports (claim_id)",
    "CREATE INDEX subjects_by_target ON subjects (target_kind, target_id)",
    "CREATE INDEX citations_by_source ON citations (source_id)",
    "CREATE INDEX event_places_by_place ON event_places (place_id)",
    "CREATE INDEX actor_cases_by_case ON actor_cases (case_id)",
    "CREATE INDEX actor_pairs_by_other ON actor_pairs (other_id)",
    "CREATE INDEX link_cases_by_case ON link_cases (case_id)",
    "CREATE INDEX events_by_anchor ON events (anchor)",
    "CREATE INDEX events_in_order ON events (sort_start, sort_end, ordinal)",
    "CREATE INDEX events_of_case_in_order ON events (case_id, sort_start, sort_end, ordinal)",
)
