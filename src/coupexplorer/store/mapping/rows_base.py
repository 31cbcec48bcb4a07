"""The base of all rows, what their tables are made of, and the register of all records."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import (
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.sql.schema import SchemaItem

_TABLES = MetaData()
"""What lets a reference by name find its table."""


class Row:
    """One kind of row of a casebook, known by its table; private to the store.

    The numbered migrations are what creates tables. These classes say the same in Python, and a
    test holds the two together. They are plain tables: nothing here needs the object mapper, whose
    import and whose mapping of these classes cost as much as the window itself.
    """

    table: ClassVar[Table]


def row_table(name: str, *items: SchemaItem) -> Table:
    """A table of these columns and references."""
    return Table(name, _TABLES, *items)


def record_table(name: str, *items: SchemaItem) -> Table:
    """The table of one kind of record: its place in the casebook, its id, and these columns."""
    return row_table(name, whole("ordinal", key=True), text("id", unique=True), *items)


def part_table(name: str, *items: SchemaItem) -> Table:
    """A table of what records of several kinds own: the owner, and these columns."""
    owner = (text("owner_kind", key=True), text("owner_id", key=True), to_record("owner"))
    return row_table(name, *owner, *items)


def text(
    name: str, *, optional: bool = False, to: str = "", key: bool = False, unique: bool = False
) -> Column[Any]:
    """A column of text; ``to`` names the column it refers to."""
    refers = (ForeignKey(to),) if to else ()
    return Column(
        name, String, *refers, nullable=optional, primary_key=key, unique=True if unique else None
    )


def whole(name: str, *, optional: bool = False, key: bool = False) -> Column[Any]:
    """A column of whole numbers."""
    return Column(name, Integer, nullable=optional, primary_key=key)


def real(name: str, *, optional: bool = False) -> Column[Any]:
    """A column of real numbers."""
    return Column(name, Double, nullable=optional)


def to_record(name: str) -> ForeignKeyConstraint:
    """A reference to a record of any kind, in the columns ``…_kind`` and ``…_id``."""
    return ForeignKeyConstraint([f"{name}_kind", f"{name}_id"], ["records.kind", "records.id"])


class RecordRow(Row):
    """One line for every record of any kind: what polymorphic references point to."""

    table = row_table("records", text("kind", key=True), text("id", key=True), text("title"))


class CasebookRow(Row):
    """What the casebook says of itself; the table holds one row."""

    table = row_table(
        "casebook",
        text("id", key=True),
        text("title"),
        whole("edition"),
        text("language"),
        text("description"),
    )


class KeptRow(Row):
    """What the store remembers about the file itself, by name: content hash, when made."""

    table = row_table("kept", text("name", key=True), text("value"))


def table_of(row_type: type[Row]) -> Table:
    """The table behind a row class."""
    return row_type.table
