"""The base of all typed rows, and the register of records that other rows point into."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Row(DeclarativeBase):
    """A typed row of a casebook; private to the store.

    The numbered migrations are what creates tables. These classes say the same in Python, and a
    test holds the two together.
    """


class RecordRow(Row):
    """One line for every record of any kind: what polymorphic references point to."""

    __tablename__ = "records"

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]


class CasebookRow(Row):
    """What the casebook says of itself; the table holds one row."""

    __tablename__ = "casebook"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    edition: Mapped[int]
    language: Mapped[str]
    description: Mapped[str]


class KeptRow(Row):
    """What the store remembers about the file itself, by name: content hash, when made."""

    __tablename__ = "kept"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def table_of(row_type: type[Row]) -> Table:
    """The Core table behind a row class."""
    table = row_type.__table__
    assert isinstance(table, Table)
    return table
