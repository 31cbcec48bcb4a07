"""The part of a casebook that documents read, and reading records of one type through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from coupexplorer.domain.casebook import CasebookInfo, Record
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Movement, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter

if TYPE_CHECKING:
    from coupexplorer.store.events.filter import EventKey
    from coupexplorer.store.events.pages import EventPage
    from coupexplorer.store.evidence import Ties

RecordT = TypeVar("RecordT")


class CasebookReader(Protocol):
    """What documents ask of a casebook; records come in reading order unless told otherwise.

    ``section`` is asked only for kinds of which there are few: cases, phases, dimensions, links and
    the reader's notes.
    """

    def info(self) -> CasebookInfo:
        """What the casebook says of itself."""

    def section(self, kind: Kind) -> tuple[Record, ...]:
        """Every record of one kind."""

    def many(self, kind: Kind, ids: Iterable[str]) -> Mapping[str, Record]:
        """The records with these ids, in their order; ids that are not there are left out."""

    def first_titles(self, kind: Kind, most: int) -> Mapping[str, str]:
        """The titles of the first records of a kind by id, in order of the ids."""

    def event_page(
        self, wanted: EventFilter, after: EventKey | None = None, limit: int = 100
    ) -> EventPage:
        """At most ``limit`` events of a filter in order of time, after a key of an earlier page."""

    def participations_of(self, event: str) -> tuple[Participation, ...]:
        """Who did what in an event."""

    def ties_of(self, actor: str, most: int | None = None) -> Ties:
        """The offices, memberships, relations and participations of an actor, ``most`` of each."""

    def movements_of(self, ref: Ref, most: int | None = None) -> tuple[Movement, ...]:
        """The movements of an actor, at most so many."""

    def claims_about(self, ref: Ref, most: int | None = None) -> tuple[Claim, ...]:
        """The claims about a record, at most so many."""

    def disputes_over(self, claims: Iterable[str]) -> tuple[Dispute, ...]:
        """The disputes with any of some claims on a side, in order of their ids."""


def all_of(casebook: CasebookReader, kind: Kind, record_type: type[RecordT]) -> tuple[RecordT, ...]:
    """Every record of one kind."""
    return tuple(r for r in casebook.section(kind) if isinstance(r, record_type))


def many_of(
    casebook: CasebookReader, kind: Kind, ids: Iterable[str], record_type: type[RecordT]
) -> dict[str, RecordT]:
    """The records with these ids, each once, in their order."""
    found = casebook.many(kind, tuple(dict.fromkeys(ids)))
    return {i: record for i, record in found.items() if isinstance(record, record_type)}
