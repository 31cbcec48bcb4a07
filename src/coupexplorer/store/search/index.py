"""The full-text index in SQLite: made with a new file, filled at once, kept in step with edits."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    bindparam,
    delete,
    literal,
    select,
    true,
)

from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.store import records
from coupexplorer.store.dates_as_text import LAST, placing
from coupexplorer.store.mapping.mappings import OWN_TABLE, SECTION_OF
from coupexplorer.store.search import surroundings as search_surroundings
from coupexplorer.store.search.entry import TIERS, Surroundings, number_of
from coupexplorer.store.search.layers import entries_of
from coupexplorer.store.sqlite.dialect import among, listed
from coupexplorer.store.writing import keep, kept

STATEMENTS = (
    """CREATE TABLE search_entry (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    case_id TEXT,
    names TEXT NOT NULL,
    skeleton TEXT NOT NULL,
    words TEXT NOT NULL,
    shown TEXT NOT NULL
) STRICT""",
    "CREATE INDEX search_entry_by_record ON search_entry (kind, id)",
    "CREATE INDEX search_entry_by_id ON search_entry (id COLLATE NOCASE)",
    """CREATE VIRTUAL TABLE search USING fts5 (
    names, skeleton, words,
    content = 'search_entry', content_rowid = 'number',
    prefix = '1 2 3 4', tokenize = 'unicode61 remove_diacritics 0'
)""",
)
"""The texts, and over them the index. Folding is ours, so SQLite is told to leave letters alone."""

SEARCH_VERSION = "3"
"""Raised when folding, the choice of texts or the meaning of a row's number changes: older files
are indexed anew on opening."""

STEP, AT_ONCE = 4_096, 20_000
"""Records indexed at a time, and records of which all that surrounds them is read at once."""

MOST_BESIDE = 5_000
"""Records that are indexed in memory, which takes less than a second."""

_KEPT_VERSION = "search_version"
_BESIDE = "coupexplorer index beside the file"
_TEMPORARY = re.compile("(TABLE|INDEX) (search)")

ENTRIES = Table(
    "search_entry",
    MetaData(),
    Column("number", Integer, primary_key=True),
    *(Column(name, String) for name in ("kind", "id", "case_id")),
    *(Column(name, String) for name in ("names", "skeleton", "words", "shown")),
)

_VALUES = attrgetter(*(column.name for column in ENTRIES.columns))
_INSERT = f"INSERT INTO search_entry VALUES ({', '.join('?' * len(ENTRIES.columns))})"
_CHOSEN = "FROM search_entry WHERE number IN (SELECT value FROM json_each(?))"
_FORGET = (
    "INSERT INTO search (search, rowid, names, skeleton, words) "
    f"SELECT 'delete', number, names, skeleton, words {_CHOSEN}"
)
_DROP = f"DELETE {_CHOSEN}"
_LEARN = (
    "INSERT INTO search (rowid, names, skeleton, words) "
    f"SELECT number, names, skeleton, words {_CHOSEN}"
)


def create(connection: Connection) -> None:
    """Make the empty index."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)


def is_current(connection: Connection) -> bool:
    """False when the index was filled by other rules than the present ones: the numbers of its rows
    mean something else then, and it must not be asked."""
    return kept(connection, _KEPT_VERSION) == SEARCH_VERSION


def is_beside(connection: Connection) -> bool:
    """Whether what is asked is an index in memory (see ``fill_beside``)."""
    return bool(connection.info.get(_BESIDE))


def fill(connection: Connection, document: CasebookDocument | None = None) -> None:
    """Index every stored record, replacing all there was in the index.

    ``document``, when given, is what is stored; it saves reading it.
    """
    connection.execute(delete(ENTRIES))
    everything = records.are_at_most(connection, AT_ONCE)
    around = search_surroundings.of_everything(connection) if everything else None
    for kind in TIERS:
        for stored in _in_steps(connection, kind, document):
            known = around or search_surroundings.of_records(connection, stored)
            _insert_entries(connection, kind, stored, known)
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")
    keep(connection, {_KEPT_VERSION: SEARCH_VERSION})


def fill_beside(connection: Connection) -> None:
    """Make an index for a file that cannot be written to, in memory and for as long as it is open.

    Its tables have the names of those in the file, and SQLite finds them first. A reader must not
    wait for it for minutes: of a large casebook only the first ``MOST_BESIDE`` records can then be
    found, people before events and events before claims.
    """
    connection.info[_BESIDE] = True
    for statement in STATEMENTS:
        connection.exec_driver_sql(_TEMPORARY.sub(r"\1 temp.\2", statement, count=1))
    left = MOST_BESIDE
    steps = ((kind, step) for kind in TIERS for step in _in_steps(connection, kind, None))
    for kind, stored in steps:
        some = stored[:left]
        around = search_surroundings.of_records(connection, some)
        _insert_entries(connection, kind, some, around)
        left -= len(some)
        if not left:
            break
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")


def _in_steps(
    connection: Connection, kind: Kind, document: CasebookDocument | None
) -> Iterator[Sequence[Record]]:
    """All records of a kind, some at a time: their entries take several times their memory."""
    if document is None:
        yield from records.in_steps(connection, kind, STEP)
        return
    section = document.section(SECTION_OF[kind])
    for first in range(0, len(section), STEP):
        yield section[first : first + STEP]


def refresh(connection: Connection, refs: Iterable[Ref]) -> None:
    """Index some records anew; those that are no longer stored leave the index."""
    ids: defaultdict[Kind, list[str]] = defaultdict(list)
    for ref in refs:
        if ref.kind in TIERS:
            ids[ref.kind].append(ref.id)
    found: dict[Kind, tuple[Record, ...]] = {}
    for kind, wanted in ids.items():
        _forget(connection, kind, wanted)
        found[kind] = tuple(records.many(connection, kind, wanted).values())
    around = search_surroundings.of_records(connection, [r for rs in found.values() for r in rs])
    for kind, stored in found.items():
        numbers = _insert_entries(connection, kind, stored, around)
        connection.exec_driver_sql(_LEARN, (json.dumps(numbers),))


def _insert_entries(
    connection: Connection, kind: Kind, stored: Iterable[Record], around: Surroundings
) -> list[int]:
    """Write the texts of records of one kind; returns their numbers."""
    stored = tuple(stored)
    if not stored:
        return []
    numbers = _numbers(connection, kind, stored)
    entries = [
        entry for record in stored for entry in entries_of(record, numbers[record.id], around)
    ]
    connection.exec_driver_sql(_INSERT, [_VALUES(entry) for entry in entries])
    return [entry.number for entry in entries]


def _forget(connection: Connection, kind: Kind, ids: Sequence[str]) -> None:
    rows = connection.execute(_entries_of(), {"kind": kind.value, "ids": listed(ids)})
    numbers = json.dumps(list(rows.scalars()))
    connection.exec_driver_sql(_FORGET, (numbers,))
    connection.exec_driver_sql(_DROP, (numbers,))


def _numbers(connection: Connection, kind: Kind, stored: Sequence[Record]) -> dict[str, int]:
    """The rank of stored records of one kind by id."""
    ids = [ref_of(record).id for record in stored]
    rows = connection.execute(_ranks(kind), {"ids": listed(ids)}).all()
    starts = {c.id: _start_of(c) for c in stored if isinstance(c, Claim)}
    return {
        row.id: number_of(
            kind, row.ordinal, is_person=bool(row.person), start=starts.get(row.id, row.start)
        )
        for row in rows
    }


def _start_of(claim: Claim) -> int:
    return LAST if claim.date is None else placing(claim.date).sort_start


@cache
def _entries_of() -> Select[tuple[int]]:
    return select(ENTRIES.c.number).where(ENTRIES.c.kind == bindparam("kind"), among(ENTRIES.c.id))


@cache
def _ranks(kind: Kind) -> Select[Any]:
    own = OWN_TABLE[kind]
    person = own.c.kind == ActorKind.PERSON.value if kind is Kind.ACTOR else true()
    start = own.c.sort_start if kind is Kind.EVENT else literal(0)
    columns = (own.c.id, own.c.ordinal, person.label("person"), start.label("start"))
    return select(*columns).where(among(own.c.id))
