"""One casebook database in SQLite: its single connection, reading and writing in transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event

from coupexplorer.store.errors import BrokenReference, ReadOnlyCasebook, StorageFull
from coupexplorer.store.sqlite.errors import friendly_errors
from coupexplorer.store.sqlite.settings import (
    BUILDING,
    SETTINGS,
    WRITING,
    Mode,
    driver_connection,
    make_engine,
    set_limits,
    set_pragmas,
)

KEPT_RECORDS = "coupexplorer records"
"""Where a connection keeps the records read last (``Connection.info``); None while it writes."""

_SEEN_VERSION = "coupexplorer data version"


class Database:
    """The connection to one database file (or one in memory) and its units of work.

    ``reading`` gives one consistent view, ``writing`` commits everything or nothing. Neither is
    entered twice. All work happens on the thread that made the object. Errors of the surroundings
    arrive as CasebookErrors.
    """

    def __init__(self, path: Path | None, mode: Mode = "rw", *, name: str = "") -> None:
        self.path = path
        self.name = name or (path.name if path else "casebook in memory")
        self.read_only = mode == "ro"
        self._begin = "BEGIN"
        self._in_work = False
        self._engine = make_engine(path, mode)
        with friendly_errors(self.name):
            self._connection = self._engine.connect()
            self.driver = driver_connection(self._connection)
            # Ends the transaction that SQLAlchemy opened for its own first questions, if any.
            self._connection.rollback()
        set_limits(self.driver)
        event.listen(self._engine, "begin", self._send_begin)
        event.listen(self._engine, "before_cursor_execute", self._check_in_transaction)

    def settle(self, *, building: bool = False) -> None:
        """Set the pragmas. Not before the file is known to be ours: they may change it."""
        with friendly_errors(self.name):
            set_pragmas(self.driver, SETTINGS)
            if building:
                set_pragmas(self.driver, BUILDING)
            elif not self.read_only:
                set_pragmas(self.driver, WRITING)

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a read transaction: every statement in the block sees one state."""
        with self._unit("BEGIN") as connection:
            self._forget_when_changed(connection)
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a write transaction, committed when the block ends well.

        Raises ReadOnlyCasebook, CasebookBusy, StorageFull, BrokenReference …; then nothing of the
        block was kept.
        """
        if self.read_only:
            raise ReadOnlyCasebook(f"“{self.name}” was opened for reading only.")
        self._connection.info[KEPT_RECORDS] = None
        try:
            with self._unit("BEGIN IMMEDIATE") as connection:
                yield connection
                self._require_transaction()
        finally:
            self._connection.info.pop(KEPT_RECORDS, None)

    @contextmanager
    def _unit(self, begin: str) -> Iterator[Connection]:
        assert not self._in_work, "units of work do not nest"
        self._in_work, self._begin = True, begin
        try:
            with friendly_errors(self.name), self._connection.begin():
                yield self._connection
        except BrokenReference as error:
            raise self._pointing_nowhere() or error from error
        finally:
            # A COMMIT that is refused leaves the transaction open, and SQLAlchemy thinks it ended.
            if self.driver.in_transaction:
                self.driver.rollback()
            self._in_work = False

    def _forget_when_changed(self, connection: Connection) -> None:
        """Drop what was kept in memory when another connection has written to the file."""
        if not self.read_only:
            return
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if connection.info.get(_SEEN_VERSION) != version:
            connection.info[_SEEN_VERSION] = version
            connection.info.pop(KEPT_RECORDS, None)

    def _pointing_nowhere(self) -> BrokenReference | None:
        """Which reference is broken, told while the refused transaction still stands."""
        if not self.driver.in_transaction:
            return None
        found = self.driver.execute("PRAGMA foreign_key_check").fetchone()
        if found is None:
            return None
        return BrokenReference(
            f"One of the {found[0].replace('_', ' ')} would point to something that is not among "
            f"the {found[2]}; nothing was changed."
        )

    def _send_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)

    def _check_in_transaction(
        self, _connection: Connection, _cursor: Any, statement: str, *_: object
    ) -> None:
        if statement is not self._begin:
            self._require_transaction()

    def _require_transaction(self) -> None:
        """Stop when SQLite has rolled back by itself, as it does on a full disk: a statement sent
        now would be committed alone."""
        if not self.driver.in_transaction:
            raise StorageFull(
                f"The change to “{self.name}” was taken back by the database, most likely because "
                "the disk is full; nothing of it was kept."
            )
