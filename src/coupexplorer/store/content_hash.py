"""A hash of everything a casebook says, kept in step with each edit at the cost of the edit.

Each row is hashed by itself and the hashes are added up modulo 2**128: the sum does not depend on
the order of rows, and a row can be added to it or taken out again. It guards against damage, not
against forgery.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

from sqlalchemy import Connection

from coupexplorer.store.batch import Batch, Values
from coupexplorer.store.mapping.mappings import TABLES, WORKED_OUT

_BYTES = 16
_MODULUS = 1 << (8 * _BYTES)


class ContentHash:
    """A running sum over rows; ``str`` gives 32 hexadecimal digits."""

    def __init__(self, digits: str = "0") -> None:
        self._sum = int(digits, 16)

    def __str__(self) -> str:
        return f"{self._sum:032x}"

    def add(self, batch: Batch) -> None:
        """Add the rows of a batch."""
        self._sum = (self._sum + _sum_of(batch)) % _MODULUS

    def take_out(self, batch: Batch) -> None:
        """Take the rows of a batch out again."""
        self._sum = (self._sum - _sum_of(batch)) % _MODULUS

    def add_rows(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Add rows given as values in the order of ``hashed_columns``."""
        self._sum = (self._sum + sum(_digest(table, row) for row in rows)) % _MODULUS


@cache
def hashed_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that count as content."""
    left_out = WORKED_OUT.get(table, frozenset())
    return tuple(column.name for column in TABLES[table].columns if column.name not in left_out)


def hash_of_rows(connection: Connection) -> str:
    """The hash of what is stored, worked out from every row of content.

    Tables and columns are those in the file, so that a file not yet migrated can be checked too.
    """
    total = ContentHash()
    for table in content_tables(connection):
        left_out = WORKED_OUT.get(table, frozenset())
        stored = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
        columns = ", ".join(f'"{row.name}"' for row in stored if row.name not in left_out)
        # Without NOT INDEXED SQLite may read an index that holds all columns, and miss damage
        # in the table itself.
        rows = connection.exec_driver_sql(f"SELECT {columns} FROM {table} NOT INDEXED")
        total.add_rows(table, (tuple(row) for row in rows))
    return str(total)


def content_tables(connection: Connection) -> list[str]:
    """The tables of a file that hold its content: all but the index and what the file remembers."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    return [
        name
        for name in tables.scalars()
        if name != "kept" and not name.startswith(("search", "sqlite_"))
    ]


def _sum_of(batch: Batch) -> int:
    return sum(_digest(table, _row(table, values)) for table, rows in batch for values in rows)


def _row(table: str, values: Values) -> tuple[object, ...]:
    return tuple([values[column] for column in hashed_columns(table)])


def _digest(table: str, row: tuple[object, ...]) -> int:
    text = f"{table}{row!r}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=_BYTES).digest(), "big")
