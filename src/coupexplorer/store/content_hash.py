"""A hash of everything a casebook says, kept in step with each edit at the cost of the edit.

Each row is hashed by itself and the hashes are added up modulo 2**128: the sum does not depend on
the order of rows, and a row can be added to it or taken out again. It guards against damage, not
against forgery.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

from sqlalchemy import Connection, select

from coupexplorer.store.batch import Batch, Values
from coupexplorer.store.mapping import CONTENT, TABLES, WORKED_OUT

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
    """The hash of what is stored, worked out from every row of content."""
    total = ContentHash()
    for table in CONTENT:
        columns = [table.c[name] for name in hashed_columns(table.name)]
        total.add_rows(table.name, (tuple(row) for row in connection.execute(select(*columns))))
    return str(total)


def _sum_of(batch: Batch) -> int:
    return sum(_digest(table, _row(table, values)) for table, rows in batch for values in rows)


def _row(table: str, values: Values) -> tuple[object, ...]:
    return tuple([values[column] for column in hashed_columns(table)])


def _digest(table: str, row: tuple[object, ...]) -> int:
    text = f"{table}{row!r}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=_BYTES).digest(), "big")
