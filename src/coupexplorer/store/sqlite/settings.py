"""How a connection to a casebook is made and set: the one place that knows SQLite's pragmas."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Literal

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

from coupexplorer.store.errors import CasebookMissing, NotACasebook

APPLICATION_ID = 0x43455850
"""``CEXP``: tells our files from other SQLite databases, at byte 68 of the file."""

BUSY_SECONDS = 5.0
LONGEST_VALUE = 64 * 1024 * 1024
OLDEST_SQLITE = (3, 37, 0)

SETTINGS: tuple[tuple[str, str], ...] = (
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("mmap_size", "0"),
    ("recursive_triggers", "OFF"),
    ("temp_store", "MEMORY"),
)
"""Pragmas of every connection."""

WRITING: tuple[tuple[str, str], ...] = (("journal_mode", "DELETE"), ("synchronous", "EXTRA"))
"""Pragmas of a connection that writes: of the settings tried against power cuts, the only ones
that lost nothing."""

BUILDING: tuple[tuple[str, str], ...] = (
    ("journal_mode", "MEMORY"),
    ("synchronous", "OFF"),
    ("cache_size", "-65536"),
)
"""Pragmas while a new file is filled under a temporary name; it is flushed before it is used."""


Mode = Literal["ro", "rw", "rwc"]
"""Read, read and write, or make the file first."""


def make_engine(path: Path | None, mode: Mode = "rw") -> Engine:
    """An engine with exactly one connection, used by the thread that made it.

    ``path`` None is a database in memory. The path is quoted, so that no character in it is read as
    part of a URL.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sqlite3.sqlite_version} is too old for casebooks")
    if path is None:
        url = URL.create("sqlite", database=":memory:")
    else:
        query = {"uri": "true", "mode": mode}
        url = URL.create("sqlite", database=path.absolute().as_uri(), query=query)
    return create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": True},
    )


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection under an SQLAlchemy one."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def set_pragmas(driver: sqlite3.Connection, pragmas: tuple[tuple[str, str], ...]) -> None:
    """Set pragmas outside any transaction."""
    for name, value in pragmas:
        driver.execute(f"PRAGMA {name}={value}").fetchall()


def set_limits(driver: sqlite3.Connection) -> None:
    """Keep a crafted file from filling memory or opening other files."""
    driver.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    driver.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    driver.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)


def version_of(driver: sqlite3.Connection, path: Path) -> int:
    """The casebook version of a file; NotACasebook when it is something else. Changes nothing."""
    (application,) = driver.execute("PRAGMA application_id").fetchone()
    (version,) = driver.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise NotACasebook(f"“{path.name}” is not a casebook.")
    return int(version)


def refuse_missing(path: Path) -> None:
    """Raise CasebookMissing or NotACasebook when there is no file at ``path``."""
    if path.is_dir():
        raise NotACasebook(f"“{path.name}” is a folder, not a casebook.")
    if not path.exists():
        raise CasebookMissing(f"There is no file “{path}”.")
