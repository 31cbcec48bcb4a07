"""Bringing a database up the ladder of migrations, each step whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from coupexplorer.store.backup import back_up
from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.errors import DamagedCasebook, NewerCasebook
from coupexplorer.store.files import free_name
from coupexplorer.store.migrations import LADDER, Migration
from coupexplorer.store.search import index as search_index
from coupexplorer.store.sqlite.database import Database
from coupexplorer.store.sqlite.settings import APPLICATION_ID
from coupexplorer.store.writing import CONTENT_HASH, ORIGIN_HASH, keep, kept


def refuse_newer(version: int, name: str, ladder: tuple[Migration, ...] = LADDER) -> None:
    """Raise NewerCasebook when the file's version is above the top of the ladder."""
    newest = ladder[-1].version
    if version > newest:
        raise NewerCasebook(
            f"“{name}” was written by a newer version of Coup Explorer (file version {version}; "
            f"this program reads up to {newest}). It was left as it is; update the program."
        )


def build_schema(connection: Connection, ladder: tuple[Migration, ...] = LADDER) -> None:
    """Make every table of a new database inside the current transaction."""
    _climb(connection, 0, ladder)
    search_index.create(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


@contextmanager
def without_indexes(connection: Connection) -> Iterator[None]:
    """Let a block fill empty tables, and make their indexes afterwards: sorted at once they take a
    fraction of the time that keeping them in order takes, row by row."""
    made = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema"
        " WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ).all()
    for index in made:
        connection.exec_driver_sql(f"DROP INDEX {index.name}")
    yield
    for index in made:
        connection.exec_driver_sql(index.sql)


def migrate(
    database: Database, version: int, ladder: tuple[Migration, ...] = LADDER
) -> Path | None:
    """Bring an existing file from ``version`` to the top; a checked copy is put beside it first.

    Returns where the copy is, None when there was nothing to do. When a step fails the file is
    exactly as it was.
    """
    if version == ladder[-1].version:
        return None
    copy = None
    if database.path is not None:
        path = database.path
        copy = free_name(path.with_name(f"{path.stem}.version-{version}{path.suffix}"))
        back_up(database, copy)
    with database.writing() as connection:
        origin = kept(connection, ORIGIN_HASH)
        unchanged = origin is not None and origin == kept(connection, CONTENT_HASH)
        _climb(connection, version, ladder)
        total = hash_of_rows(connection)
        keep(connection, {CONTENT_HASH: total, **({ORIGIN_HASH: total} if unchanged else {})})
    return copy


def _climb(connection: Connection, version: int, ladder: tuple[Migration, ...]) -> None:
    for step in ladder:
        if step.version <= version:
            continue
        for statement in step.statements:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version={step.version}")


def refuse_foreign_schema(connection: Connection, name: str, ladder: tuple[Migration, ...]) -> None:
    """Raise DamagedCasebook when the file has other tables or triggers than the ladder makes.

    The shadow tables of the search index are SQLite's to define and are left out.
    """
    if _schema(connection) != _expected_schema(ladder):
        raise DamagedCasebook(
            f"“{name}” does not have the tables of a casebook of its version; it was not opened."
        )


@cache
def _expected_schema(ladder: tuple[Migration, ...]) -> frozenset[tuple[str, ...]]:
    with closing(Database(None)) as database, database.writing() as connection:
        build_schema(connection, ladder)
        return _schema(connection)


def _schema(connection: Connection) -> frozenset[tuple[str, ...]]:
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return frozenset(
        tuple(" ".join(str(value).split()) for value in row)
        for row in rows
        if (row[0], row[1]) not in _SHADOWS
    )


_SHADOWS = frozenset(
    ("table", f"search_{part}") for part in ("data", "idx", "docsize", "config", "content")
)
