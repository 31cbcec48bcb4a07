"""Records written to their tables: whole documents at once, or single records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from sqlalchemy import Connection, Delete, delete, func, insert, select, update

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo, Record, ref_of
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.batch import Batch, Values
from coupexplorer.store.content_hash import ContentHash
from coupexplorer.store.errors import BrokenReference
from coupexplorer.store.mapping.mappings import (
    MAPPINGS,
    OWN_TABLE,
    OWNER_COLUMN,
    SECTION_OF,
    TABLES,
)
from coupexplorer.store.mapping.rows_base import KeptRow, RecordRow, table_of
from coupexplorer.store.sqlite.dialect import (
    among,
    insert_or_replace,
    last_place,
    listed,
    remember_places,
    remembered_places,
)

CONTENT_HASH = "content_hash"
"""The name under which the hash of the content is kept in the file."""

ORIGIN_HASH = "origin_hash"
"""The name under which a reader's copy keeps the hash it had when it was made."""

_RECORDS = table_of(RecordRow)
_KEPT = table_of(KeptRow)


def rows_of(record: Record, ordinal: int, batch: Batch | None = None) -> Batch:
    """Every row of one record, added to ``batch`` or to a new one."""
    batch = Batch() if batch is None else batch
    ref = ref_of(record)
    mapping = MAPPINGS[ref.kind]
    batch.add("records", {"kind": ref.kind.value, "id": ref.id, "title": mapping.title(record)})
    batch.add(OWN_TABLE[ref.kind].name, {"ordinal": ordinal, **mapping.row(record)})
    mapping.write_parts(record, batch)
    return batch


def write_document(connection: Connection, document: CasebookDocument) -> None:
    """Fill empty tables with a document and keep its hash."""
    total = ContentHash()
    batch = Batch()
    batch.add("casebook", info_row(document.info))
    _insert(connection, batch, total)
    for kind, name in SECTION_OF.items():
        batch = Batch()
        for ordinal, record in enumerate(document.section(name), 1):
            assert ref_of(record).kind is kind
            rows_of(record, ordinal, batch)
        _insert(connection, batch, total)
    keep(connection, {CONTENT_HASH: str(total)})


def refuse_broken_references(connection: Connection) -> None:
    """Raise BrokenReference when a row points to something that is not there."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if found is not None:
        raise BrokenReference(
            f"One of the {str(found[0]).replace('_', ' ')} would point to something that is not "
            f"among the {found[2]}; nothing was changed."
        )


def info_row(info: CasebookInfo) -> Values:
    """The columns of the title page."""
    return {
        "id": info.id,
        "title": info.title,
        "edition": info.edition,
        "language": info.language,
        "description": info.description,
    }


def add(connection: Connection, added: Sequence[Record], total: ContentHash) -> None:
    """Add different records of one kind at the end of their section, or where each stood when it
    was removed."""
    kind = ref_of(added[0]).kind
    places = remembered_places(connection, kind, [record.id for record in added])
    following = _next_ordinal(connection, kind)
    batch = Batch()
    for record in added:
        ordinal = places.get(record.id)
        if ordinal is None:
            ordinal, following = following, following + 1
        rows_of(record, ordinal, batch)
    _insert(connection, batch, total)


def remove(connection: Connection, removed: Sequence[Record], total: ContentHash) -> None:
    """Remove different records of one kind; their places in the reading order are remembered while
    the file stays open."""
    kind = ref_of(removed[0]).kind
    own = OWN_TABLE[kind]
    ids = {"ids": listed(record.id for record in removed)}
    stored = connection.execute(select(own.c.id, own.c.ordinal).where(among(own.c.id)), ids)
    places = {row.id: row.ordinal for row in stored}
    batch = Batch()
    for record in removed:
        rows_of(record, places[record.id], batch)
    total.take_out(batch)
    remember_places(connection, kind, places)
    for name in MAPPINGS[kind].part_tables:
        connection.execute(_parts_of(name, kind), ids)
    connection.execute(delete(own).where(among(own.c.id)), ids)
    registered = (_RECORDS.c.kind == kind.value) & among(_RECORDS.c.id)
    connection.execute(delete(_RECORDS).where(registered), ids)


def replace(connection: Connection, before: Record, after: Record, total: ContentHash) -> None:
    """Put one record in the place of another of the same kind and id."""
    ref = ref_of(after)
    ordinal = ordinal_of(connection, ref)
    old, new = rows_of(before, ordinal), rows_of(after, ordinal)
    total.take_out(old)
    total.add(new)
    old_rows, new_rows = dict(old), dict(new)
    own = OWN_TABLE[ref.kind]
    (values,) = new_rows[own.name]
    connection.execute(update(own).where(own.c.ordinal == ordinal).values(values))
    (record,) = new_rows[_RECORDS.name]
    connection.execute(
        update(_RECORDS)
        .where(_RECORDS.c.kind == ref.kind.value, _RECORDS.c.id == ref.id)
        .values(title=record["title"])
    )
    for name in MAPPINGS[ref.kind].part_tables:
        if old_rows.get(name) != new_rows.get(name):
            connection.execute(_parts_of(name, ref.kind), {"ids": listed([ref.id])})
            if name in new_rows:
                connection.execute(insert(TABLES[name]), new_rows[name])


def ordinal_of(connection: Connection, ref: Ref) -> int:
    """The place of a stored record in the reading order of its section."""
    own = OWN_TABLE[ref.kind]
    return int(connection.execute(select(own.c.ordinal).where(own.c.id == ref.id)).scalar_one())


def kept(connection: Connection, name: str) -> str | None:
    """What the file remembers under a name."""
    return connection.execute(select(_KEPT.c.value).where(_KEPT.c.name == name)).scalar()


def keep(connection: Connection, values: Mapping[str, str]) -> None:
    """Let the file remember values by name."""
    connection.execute(
        insert_or_replace(_KEPT), [{"name": n, "value": v} for n, v in values.items()]
    )


def _next_ordinal(connection: Connection, kind: Kind) -> int:
    own = OWN_TABLE[kind]
    stored = connection.execute(select(func.max(own.c.ordinal))).scalar() or 0
    return max(stored, last_place(connection, kind)) + 1


def _insert(connection: Connection, batch: Batch, total: ContentHash) -> None:
    total.add(batch)
    for name, rows in batch:
        columns = tuple(rows[0])
        # Handed over as they are: to bind row by row takes SQLAlchemy as long as SQLite to insert.
        connection.exec_driver_sql(_insert_into(name, columns), [*map(itemgetter(*columns), rows)])


@cache
def _insert_into(table: str, columns: tuple[str, ...]) -> str:
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"


def _parts_of(name: str, kind: Kind) -> Delete:
    """Removes the rows that some records of a kind own in a table; parameter ``ids``."""
    table = TABLES[name]
    if name in OWNER_COLUMN:
        return delete(table).where(among(table.c[OWNER_COLUMN[name]]))
    return delete(table).where(table.c.owner_kind == kind.value, among(table.c.owner_id))
