"""How a casebook file is made, opened and refused."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.store import relative_dates
from coupexplorer.store.errors import ReadOnlyCasebook
from coupexplorer.store.files import new_file
from coupexplorer.store.migrations import LADDER, Migration
from coupexplorer.store.migrations.migrate import (
    build_schema,
    migrate,
    refuse_foreign_schema,
    refuse_newer,
    without_indexes,
)
from coupexplorer.store.search import index as search_index
from coupexplorer.store.sqlite.database import Database
from coupexplorer.store.sqlite.dialect import make_place_memory
from coupexplorer.store.sqlite.errors import friendly_errors
from coupexplorer.store.sqlite.settings import refuse_missing, set_pragmas, version_of
from coupexplorer.store.writer_lock import WriterLock
from coupexplorer.store.writing import (
    CONTENT_HASH,
    ORIGIN_HASH,
    keep,
    kept,
    refuse_broken_references,
    write_document,
)


def with_info(document: CasebookDocument | None, info: CasebookInfo | None) -> CasebookDocument:
    """A document with a title page: its own, or the one given."""
    if document is None:
        if info is None:
            raise ValueError("a new casebook needs a document or a title page")
        return CasebookDocument(info)
    return document if info is None else dataclasses.replace(document, info=info)


def create_file(path: Path, document: CasebookDocument, *, is_copy: bool = False) -> None:
    """Make a new file holding a document; ``is_copy`` marks it as a reader's unchanged copy."""
    with new_file(path) as temporary:
        _fill_file(temporary, path.name, document, is_copy=is_copy)


def _fill_file(temporary: Path, name: str, document: CasebookDocument, *, is_copy: bool) -> None:
    """The connection is closed again before the file gets its name."""
    with closing(Database(temporary, "rwc", name=name)) as database:
        database.settle(building=True)
        _build(database, document, is_copy=is_copy)


def open_in_memory(document: CasebookDocument) -> Database:
    """A database in memory holding a document, ready for edits."""
    database = Database(None)
    database.settle()
    _build(database, document)
    with database.writing() as connection:
        make_place_memory(connection)
    return database


def open_file(
    path: Path, *, read_only: bool, ladder: tuple[Migration, ...] = LADDER
) -> tuple[Database, WriterLock | None]:
    """Open an existing file; see ``Casebook.open``. The lock is None when only reading."""
    refuse_missing(path)
    lock = None if read_only else WriterLock.take(path)
    try:
        database = Database(path, "ro" if read_only else "rw")
        try:
            _make_ready(database, path, ladder)
        except BaseException:
            database.close()
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return database, lock


def _build(database: Database, document: CasebookDocument, *, is_copy: bool = False) -> None:
    # To check each reference as its row comes in takes longer than to check all at the end, and
    # without indexes far longer.
    set_pragmas(database.driver, (("foreign_keys", "OFF"),))
    try:
        with database.writing() as connection:
            build_schema(connection)
            with without_indexes(connection):
                write_document(connection, document)
            refuse_broken_references(connection)
            relative_dates.place_all(connection)
            search_index.fill(connection, document)
            if is_copy:
                keep(connection, {ORIGIN_HASH: kept(connection, CONTENT_HASH) or ""})
    finally:
        set_pragmas(database.driver, (("foreign_keys", "ON"),))


def _make_ready(database: Database, path: Path, ladder: tuple[Migration, ...]) -> None:
    """Refuse what is not ours before anything could change the file; then bring it up to date."""
    with friendly_errors(path.name):
        version = version_of(database.driver, path)
    refuse_newer(version, path.name, ladder)
    with database.reading() as connection:
        refuse_foreign_schema(connection, path.name, ladder[:version])
    database.settle()
    if database.read_only:
        if any(step.needed_to_read for step in ladder[version:]):
            raise ReadOnlyCasebook(
                f"“{path.name}” was written by an older version of Coup Explorer; open it once for "
                "writing, so that it can be brought up to date."
            )
        with database.reading() as connection:
            if not search_index.is_current(connection):
                search_index.fill_beside(connection)
        return
    migrate(database, version, ladder)
    with database.writing() as connection:
        make_place_memory(connection)
        if not search_index.is_current(connection):
            search_index.fill(connection)
