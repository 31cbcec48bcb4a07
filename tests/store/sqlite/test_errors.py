"""Every error of the reader's surroundings has its sentence; our own mistakes keep their face."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

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
from coupexplorer.store.sqlite.errors import friendly_errors, told_error


def an_error(code: int, text: str = "told by SQLite") -> sqlite3.OperationalError:
    """An error as the driver raises it."""
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


CODES = [
    (sqlite3.SQLITE_FULL, StorageFull),
    (sqlite3.SQLITE_BUSY, CasebookBusy),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, CasebookBusy),
    (sqlite3.SQLITE_LOCKED, CasebookBusy),
    (sqlite3.SQLITE_READONLY, ReadOnlyCasebook),
    (sqlite3.SQLITE_READONLY_DBMOVED, ReadOnlyCasebook),
    (sqlite3.SQLITE_READONLY_ROLLBACK, CasebookUnreachable),
    (sqlite3.SQLITE_READONLY_RECOVERY, CasebookUnreachable),
    (sqlite3.SQLITE_PERM, ReadOnlyCasebook),
    (sqlite3.SQLITE_CORRUPT, DamagedCasebook),
    (sqlite3.SQLITE_CORRUPT_VTAB, DamagedCasebook),
    (sqlite3.SQLITE_NOTADB, NotACasebook),
    (sqlite3.SQLITE_CANTOPEN, CasebookUnreachable),
    (sqlite3.SQLITE_IOERR, CasebookUnreachable),
    (sqlite3.SQLITE_IOERR_SHORT_READ, CasebookUnreachable),
    (sqlite3.SQLITE_IOERR_FSYNC, CasebookUnreachable),
    (sqlite3.SQLITE_TOOBIG, DamagedCasebook),
    (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, BrokenReference),
]


@pytest.mark.parametrize(("code", "expected"), CODES)
def test_each_code_has_its_sentence(code: int, expected: type[CasebookError]) -> None:
    told = told_error(an_error(code), "mine.casebook")
    assert type(told) is expected
    assert str(told).endswith(".")
    assert expected is BrokenReference or "mine.casebook" in str(told)
    assert "SQLite" not in str(told)


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_NOTNULL,
        sqlite3.SQLITE_MISUSE,
        sqlite3.SQLITE_SCHEMA,
        0,
    ],
)
def test_our_own_mistakes_are_not_told_as_the_readers(code: int) -> None:
    mistake = an_error(code, "no such table: x")
    assert told_error(mistake, "x") is None
    with pytest.raises(sqlite3.OperationalError) as caught, friendly_errors("x"):
        raise mistake
    assert caught.value is mistake


def test_errors_wrapped_by_the_library_are_told_too() -> None:
    cause = an_error(sqlite3.SQLITE_FULL)
    wrapped = OperationalError("INSERT", None, cause)
    with pytest.raises(StorageFull) as caught, friendly_errors("x"):
        raise wrapped
    assert caught.value.__cause__ is wrapped


def test_wrapped_mistakes_keep_their_face() -> None:
    wrapped = DBAPIError("SELECT", None, an_error(sqlite3.SQLITE_ERROR))
    with pytest.raises(DBAPIError) as caught, friendly_errors("x"):
        raise wrapped
    assert caught.value is wrapped


def test_letters_that_are_none_are_damage(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "x")) as driver,
        pytest.raises(DamagedCasebook, match="“x” is damaged"),
        friendly_errors("x"),
    ):
        driver.execute("SELECT CAST(X'41ff' AS TEXT)").fetchall()


def test_what_has_nothing_to_do_with_sqlite_passes_through() -> None:
    for error in (KeyError("x"), CasebookBusy("busy"), ZeroDivisionError()):
        with pytest.raises(type(error)) as caught, friendly_errors("x"):
            raise error
        assert caught.value is error


def test_all_errors_of_the_store_are_of_one_family() -> None:
    for _, expected in CODES:
        assert issubclass(expected, CasebookError)
        assert not issubclass(expected, OSError)
