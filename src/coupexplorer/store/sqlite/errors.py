"""What SQLite reports, turned into sentences a reader can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from coupexplorer.store.errors import (
    BrokenReference,
    CasebookBusy,
    CasebookError,
    CasebookUnreachable,
    DamagedCasebook,
    NotACasebook,
    ReadOnlyCasebook,
    StorageFull,
)

_PRIMARY = 0xFF
_UNFINISHED = (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY)


@contextmanager
def friendly_errors(name: str) -> Iterator[None]:
    """Turn errors of the reader's surroundings into CasebookErrors about the file ``name``.

    Errors that can only be our own fault (a wrong statement) pass through unchanged.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise DamagedCasebook(_damaged(name)) from error
    except sqlite3.Error as error:
        told = told_error(error, name)
        if told is None:
            raise
        raise told from error
    except DBAPIError as error:
        cause = error.orig
        told = told_error(cause, name) if isinstance(cause, sqlite3.Error) else None
        if told is None:
            raise
        raise told from error


def told_error(error: sqlite3.Error, name: str) -> CasebookError | None:
    """The friendly form of one error of SQLite, None when it is our own fault."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    if code == 0 and "decode" in str(error):
        return DamagedCasebook(_damaged(name))
    if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return BrokenReference("A record would point to something that is not there.")
    if code in _UNFINISHED:
        return CasebookUnreachable(
            f"“{name}” was left in the middle of a change; open it once for writing, so that it "
            "can be put right."
        )
    match code & _PRIMARY:
        case sqlite3.SQLITE_FULL:
            return StorageFull(
                f"There is no room left on the disk of “{name}”; the change was not made."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CasebookBusy(f"“{name}” is in use by another program; try again in a moment.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnlyCasebook(f"“{name}” cannot be written to; it can be read.")
        case sqlite3.SQLITE_CORRUPT:
            return DamagedCasebook(_damaged(name))
        case sqlite3.SQLITE_NOTADB:
            return NotACasebook(f"“{name}” is not a casebook.")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOLFS:
            return CasebookUnreachable(f"“{name}” cannot be read or written on this medium.")
        case sqlite3.SQLITE_TOOBIG | sqlite3.SQLITE_NOMEM:
            return DamagedCasebook(f"“{name}” holds a value too large to be real.")
    return None


def _damaged(name: str) -> str:
    return f"“{name}” is damaged; restore a backup or recover it."
