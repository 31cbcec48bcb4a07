"""Copies of an open casebook through SQLite's backup interface, checked before they get a name."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.errors import DamagedCasebook
from coupexplorer.store.files import new_file
from coupexplorer.store.sqlite.database import Database
from coupexplorer.store.sqlite.errors import friendly_errors
from coupexplorer.store.writing import CONTENT_HASH, kept


def back_up(database: Database, target: Path) -> None:
    """Write a copy of an open database to a new file.

    The copy is checked (pages, indexes, references, hash of the content) and on the disk before it
    gets its name. CasebookExists when ``target`` is there; DamagedCasebook when what was copied is
    damaged.
    """
    with new_file(target) as temporary:
        with closing(Database(temporary, "rwc", name=target.name)) as copy:
            with friendly_errors(target.name):
                database.driver.backup(copy.driver)
            copy.settle(building=True)
            with copy.reading() as connection:
                problems = problems_of(connection)
        if problems:
            raise DamagedCasebook(f"The copy was not kept, because {problems[0]}")


def problems_of(connection: Connection) -> list[str]:
    """Everything wrong with a database file, one sentence each; empty when it is whole."""
    found: list[str] = []
    pages = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    if pages != ["ok"]:
        return [f"a part of the file cannot be read: {line}." for line in pages]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"one of the {row[0]} points to something that is not among the {row[2]}.")
        if len(found) == 20:
            break
    if not is_as_kept(connection):
        found.append("a text or number was changed outside this program, or by a damaged disk.")
    return found


def is_as_kept(connection: Connection) -> bool:
    """Whether what is stored can be read and has the hash that was kept with the last edit."""
    try:
        return kept(connection, CONTENT_HASH) == hash_of_rows(connection)
    except (UnicodeDecodeError, OperationalError):
        return False
