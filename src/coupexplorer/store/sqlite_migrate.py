"""Bringing a database up the ladder of migrations, each step whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlalchemy import Connection

from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.errors import DamagedCasebook, NewerCasebook
from coupexplorer.store.migrations import LADDER, Migration
from coupexplorer.store.sqlite_backup import back_up
from coupexplorer.store.sqlite_database import Database
from coupexplorer.store.sqlite_settings import APPLICATION_ID
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
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


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
        copy = _free_name(database.path, version)
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


def _free_name(path: Path, version: int) -> Path:
    """A name beside the file that is not taken: ``x.before-2.casebook``, ``x.before-2-2…``."""
    number = 1
    while True:
        suffix = "" if number == 1 else f"-{number}"
        name = path.with_name(f"{path.stem}.version-{version}{suffix}{path.suffix}")
        if not name.exists():
            return name
        number += 1


def fingerprint(connection: Connection) -> str:
    """A hash of every table, index, trigger and view of a database, SQLite's own aside.

    The shadow tables of the search index are SQLite's to define and are left out.
    """
    rows = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema "
        "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "AND NOT (type = 'table' AND name GLOB 'search_*' AND name IN "
        "('search_data', 'search_idx', 'search_docsize', 'search_config', 'search_content')) "
        "ORDER BY type, name"
    )
    text = "\n".join(repr(tuple(row)) for row in rows)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def refuse_foreign_schema(connection: Connection, expected: str, name: str) -> None:
    """Raise DamagedCasebook when the file has other tables, triggers or views than ours."""
    if fingerprint(connection) != expected:
        raise DamagedCasebook(
            f"“{name}” does not have the tables of a casebook of its version; it was not opened."
        )
