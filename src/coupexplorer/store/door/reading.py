"""What every question at the door begins with: a reading unit of work on the one connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from coupexplorer.store.backup import is_as_kept
from coupexplorer.store.errors import DamagedCasebook
from coupexplorer.store.sqlite.database import Database


class Reading:
    """The connection that the questions of one casebook share."""

    _database: Database
    _held: Connection | None = None

    @contextmanager
    def at_one_time(self) -> Iterator[None]:
        """Let all questions asked in the block see one state, in one unit of work: a page of a
        record asks a dozen, and beginning and ending each would cost as much as its answer."""
        with self._reading() as connection:
            self._held = connection
            try:
                yield
            finally:
                self._held = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A reading unit of work. A value that cannot be understood is damage when the hash of the
        content says so, and our own fault otherwise."""
        if self._held is not None:
            yield self._held
            return
        with self._database.reading() as connection:
            try:
                yield connection
            except (ValueError, LookupError) as error:
                if is_as_kept(connection):
                    raise
                name = self._database.name
                raise DamagedCasebook(
                    f"“{name}” holds something that cannot be read; restore a backup."
                ) from error
