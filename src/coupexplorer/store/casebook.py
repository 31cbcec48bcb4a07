"""The door: one open casebook, to be asked, changed and kept safe."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.edit import Edit
from coupexplorer.domain.identity import Ref
from coupexplorer.store import editing, opening
from coupexplorer.store.backup import back_up, problems_of
from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.door.grounds import ReadsGrounds
from coupexplorer.store.door.lists import ReadsLists
from coupexplorer.store.door.pictures import ReadsPictures
from coupexplorer.store.door.records import ReadsRecords
from coupexplorer.store.door.searching import Searches
from coupexplorer.store.sqlite.database import Database
from coupexplorer.store.writer_lock import WriterLock


class Casebook(ReadsRecords, ReadsLists, ReadsPictures, ReadsGrounds, Searches):
    """One open casebook.

    What can be asked of it stands in ``store/door/``, by what the answers are for. It belongs to
    the thread that opened it. Every method may raise a CasebookError, whose text is one sentence
    for the reader; after an error nothing is half done. Close it, or use it in a ``with`` block.
    """

    def __init__(self, database: Database, lock: WriterLock | None = None) -> None:
        self._database = database
        self._lock = lock

    @classmethod
    def create(
        cls,
        path: Path,
        document: CasebookDocument | None = None,
        *,
        info: CasebookInfo | None = None,
    ) -> Casebook:
        """Make a new file holding a document, or nothing yet, and open it for writing.

        The file appears complete or not at all, and never in the place of another
        (CasebookExists). ``info`` replaces the title page of the document; one of the two must be
        given. Raises BrokenReference when a record points to something that is not there.
        """
        opening.create_file(path, opening.with_info(document, info))
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Casebook:
        """Open an existing file.

        Raises CasebookMissing, NotACasebook, NewerCasebook, DamagedCasebook, ReadOnlyCasebook or,
        when someone else is writing it, CasebookBusy; reading is then still allowed. An older file
        is brought up to date when opened for writing, after a copy was put beside it.
        """
        database, lock = opening.open_file(path, read_only=read_only)
        return cls(database, lock)

    @classmethod
    def in_memory(cls, document: CasebookDocument) -> Casebook:
        """A casebook without a file, lost when closed."""
        return cls(opening.open_in_memory(document))

    def close(self) -> None:
        """Close the file and let others write it; a second time does nothing."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path | None:
        """Where the file is, None for one in memory."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """True when it was opened for reading."""
        return self._database.read_only

    def apply(self, edit: Edit) -> frozenset[Ref]:
        """Make an edit and commit it; returns every record that changed.

        Raises EditConflict, BrokenReference, StorageFull or ReadOnlyCasebook; then nothing changed.
        """
        with self._database.writing() as connection:
            return editing.apply(connection, edit)

    def check_integrity(self) -> list[str]:
        """Everything wrong with the file, one sentence each; an empty list means it is whole."""
        with self._reading() as connection:
            return problems_of(connection)

    def content_hash(self) -> str:
        """A hash of everything the casebook says, worked out from what is stored."""
        with self._reading() as connection:
            return hash_of_rows(connection)

    def backup(self, path: Path) -> None:
        """Write a checked copy to a new file; never over another (CasebookExists)."""
        back_up(self._database, path)
