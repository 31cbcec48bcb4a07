"""Statements that only SQLite understands, so that no other room speaks its dialect."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Insert,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from coupexplorer.domain.identity import Kind

_REMOVED = Table(
    "removed",
    MetaData(),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("ordinal", Integer, nullable=False),
    prefixes=["TEMP"],
    sqlite_with_rowid=False,
)
"""Where removed records stood. It lives as long as the connection, and so as long as any undo can
bring them back; it takes part in transactions and is never in the file."""


def make_place_memory(connection: Connection) -> None:
    """Get ready to remember the places of removed records."""
    _REMOVED.create(connection, checkfirst=False)


def remember_places(connection: Connection, kind: Kind, places: Mapping[str, int]) -> None:
    """Remember where records of a kind stood that are being removed, by id."""
    rows = [{"kind": kind.value, "id": i, "ordinal": place} for i, place in places.items()]
    connection.execute(insert_or_replace(_REMOVED), rows)


def remembered_places(connection: Connection, kind: Kind, ids: Iterable[str]) -> dict[str, int]:
    """Where removed records of a kind stood, by id; those that were never removed are left out."""
    statement = select(_REMOVED.c.id, _REMOVED.c.ordinal).where(
        _REMOVED.c.kind == kind.value, among(_REMOVED.c.id)
    )
    rows = connection.execute(statement, {"ids": listed(ids)})
    return {row.id: row.ordinal for row in rows}


def last_place(connection: Connection, kind: Kind) -> int:
    """The last place in a section where a removed record stood, 0 when there is none."""
    statement = select(func.max(_REMOVED.c.ordinal)).where(_REMOVED.c.kind == kind.value)
    return connection.execute(statement).scalar() or 0


def among(column: ColumnElement[Any], name: str = "ids") -> ColumnElement[bool]:
    """The condition that a column holds one of the values of a parameter made by ``listed``.

    One parameter for the whole list keeps the statement the same whatever its length.
    """
    each = func.json_each(bindparam(name, type_=String))
    return column.in_(select(each.table_valued("value", name=f"{name}_list").c.value))


def listed(values: Iterable[str]) -> str:
    """Values as the parameter that ``among`` takes."""
    return json.dumps(list(values), ensure_ascii=False)


def insert_or_replace(table: Table) -> Insert:
    """An insert that replaces the row with the same primary key."""
    statement = sqlite_insert(table)
    keys = {column.name for column in table.primary_key.columns}
    changed = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key.columns), set_=changed
    )
