"""Asking for records of any kind, whole or by their titles."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store import records
from coupexplorer.store.door.reading import Reading
from coupexplorer.store.titles import first_titles, titles


class ReadsRecords(Reading):
    """Reading whole records."""

    def info(self) -> CasebookInfo:
        """What the casebook says of itself."""
        with self._reading() as connection:
            return records.info(connection)

    def get(self, ref: Ref) -> Record | None:
        """The record a reference names, None when there is none."""
        with self._reading() as connection:
            return records.get(connection, ref)

    def many(self, kind: Kind, ids: Iterable[str]) -> dict[str, Record]:
        """Records of one kind by id, in the order asked for; what is not there is left out."""
        with self._reading() as connection:
            return records.many(connection, kind, ids)

    def section(self, kind: Kind) -> tuple[Record, ...]:
        """Every record of one kind in reading order."""
        with self._reading() as connection:
            return records.section(connection, kind)

    def counts(self) -> dict[Kind, int]:
        """How many records there are of each kind."""
        with self._reading() as connection:
            return records.counts(connection)

    def document(self) -> CasebookDocument:
        """The whole casebook as one value."""
        with self._reading() as connection:
            return records.document(connection)

    def titles(self, refs: Iterable[Ref]) -> dict[Ref, str]:
        """A short title for each record that is there."""
        with self._reading() as connection:
            return titles(connection, refs)

    def first_titles(self, kind: Kind, most: int) -> dict[str, str]:
        """The titles of the first records of a kind by id, in order of the ids."""
        with self._reading() as connection:
            return first_titles(connection, kind, most)
