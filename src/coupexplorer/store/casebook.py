"""The door: one open casebook, to be asked, changed and kept safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.edit import Edit
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Dispute, Transcript
from coupexplorer.domain.history import Membership, Movement, Office, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter, EventOrder, TimeWindow
from coupexplorer.domain.tie_web import TieWeb
from coupexplorer.store import comparison_questions as comparing
from coupexplorer.store import date_sides, editing, evidence, opening, records
from coupexplorer.store import tie_web as tying
from coupexplorer.store.backup import back_up, is_as_kept, problems_of
from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.date_sides import DateSide
from coupexplorer.store.errors import DamagedCasebook
from coupexplorer.store.events import columns, groups, pages, places
from coupexplorer.store.events import order as in_order
from coupexplorer.store.events.columns import EventColumns, EventName
from coupexplorer.store.events.filter import EventKey
from coupexplorer.store.events.groups import EventPairs, GroupKind
from coupexplorer.store.events.neighbours import neighbour
from coupexplorer.store.events.order import OrderKey, OrderSlice
from coupexplorer.store.events.pages import EventPage
from coupexplorer.store.events.places import PlaceCounts
from coupexplorer.store.evidence import Ties
from coupexplorer.store.search import answering
from coupexplorer.store.search.hits import Hit, Results
from coupexplorer.store.sqlite.database import Database
from coupexplorer.store.sqlite.patience import GiveUp, patience
from coupexplorer.store.titles import first_titles, titles
from coupexplorer.store.writer_lock import WriterLock

COUNTED = 100_000
"""Counting events stops here unless told otherwise."""


class Casebook:
    """One open casebook.

    It belongs to the thread that opened it. Every method may raise a CasebookError, whose text is
    one sentence for the reader; after an error nothing is half done. Close it, or use it in a
    ``with`` block.
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

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A reading unit of work. A value that cannot be understood is damage when the hash of the
        content says so, and our own fault otherwise."""
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

    @property
    def path(self) -> Path | None:
        """Where the file is, None for one in memory."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """True when it was opened for reading."""
        return self._database.read_only

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

    def event_page(
        self, wanted: EventFilter, after: EventKey | None = None, limit: int = 100
    ) -> EventPage:
        """At most ``limit`` events of a filter in order of time, after a key of an earlier page."""
        with self._reading() as connection:
            return pages.page(connection, wanted, after, limit)

    def event_count(self, wanted: EventFilter, cap: int = COUNTED) -> int:
        """How many events a filter keeps; counting stops at ``cap``."""
        with self._reading() as connection:
            return pages.count(connection, wanted, cap)

    def event_order(
        self,
        wanted: EventFilter,
        order: EventOrder,
        after: OrderKey | None = None,
        limit: int = 1_000,
        *,
        is_common: bool = False,
        give_up: GiveUp | None = None,
    ) -> OrderSlice:
        """The numbers of at most ``limit`` events of a filter in an order, after a key of an
        earlier slice; sooner with ``is_common`` when many events pass the filter, else later.
        Raises GivenUp once ``give_up`` says so."""
        with self._reading() as connection, patience(self._database.driver, give_up):
            return in_order.read_slice(connection, wanted, order, after, limit, is_common=is_common)

    def event_lines_at(self, ordinals: Sequence[int], *, context: bool) -> dict[int, EventLine]:
        """Events as lists show them, by their numbers, with their claims and sources counted."""
        with self._reading() as connection:
            return pages.at_places(connection, ordinals, context=context)

    def first_titles(self, kind: Kind, most: int) -> dict[str, str]:
        """The titles of the first records of a kind by id, in order of the ids."""
        with self._reading() as connection:
            return first_titles(connection, kind, most)

    def event_neighbour(self, wanted: EventFilter, event: str | None, by: int) -> str | None:
        """The first event of a filter after another (by > 0) or the last before it, by id; without
        another the first or the last of all. None at either end."""
        with self._reading() as connection:
            return neighbour(connection, wanted, event, by)

    def event_lines(self, ids: Iterable[str]) -> tuple[EventLine, ...]:
        """Chosen events as lists show them, in order of time."""
        with self._reading() as connection:
            return pages.of_ids(connection, ids)

    def event_columns(
        self, case: str, wanted: EventFilter, beginning: TimeWindow | None = None
    ) -> EventColumns:
        """The placed events of a case that a filter keeps as columns of numbers, with ``beginning``
        only those that begin in that stretch; it reads them all, so ask off the GUI thread when
        they may be many."""
        with self._reading() as connection:
            return columns.read_columns(connection, case, wanted, beginning)

    def event_names(self, ordinals: Iterable[int]) -> dict[int, EventName]:
        """Ids and short titles of events by their numbers in the columns."""
        with self._reading() as connection:
            return columns.names(connection, ordinals)

    def event_ordinal(self, event: str) -> int | None:
        """The number of an event in the columns, None when it is not in the casebook."""
        with self._reading() as connection:
            return columns.ordinal_of(connection, event)

    def event_groups(self, kind: GroupKind, *, context: bool) -> EventPairs:
        """Every event with every actor, faction or place it belongs to, by their numbers; off the
        GUI thread when they may be many."""
        with self._reading() as connection:
            return groups.pairs(connection, kind, context=context)

    def unplaced_events(self, wanted: EventFilter, limit: int) -> tuple[EventLine, ...]:
        """The first events of a filter that have no place in time."""
        with self._reading() as connection:
            return pages.unplaced(connection, wanted, limit)

    def date_sides(
        self, cases: Iterable[str], *, context: bool, most: int = 20_000
    ) -> tuple[DateSide, ...]:
        """The dates that the sides of disputes over dates give to events of some cases."""
        with self._reading() as connection:
            return date_sides.date_sides(connection, cases, context=context, most=most)

    def tenures_of(
        self, actors: Iterable[str]
    ) -> tuple[tuple[Office, ...], tuple[Membership, ...]]:
        """The offices that some actors held and the bodies they belonged to."""
        with self._reading() as connection:
            return date_sides.tenures(connection, actors)

    def events_of(self, ref: Ref) -> tuple[EventLine, ...]:
        """The events of an actor, place (and the places within it), case or claim, or that rest on
        the claims of a thread, in order of time; for other kinds none."""
        with self._reading() as connection:
            return pages.concerning(connection, ref)

    def place_counts(self, wanted: EventFilter) -> PlaceCounts:
        """How many events of a filter happened at each place; it reads every event of the filter,
        so ask off the GUI thread when they may be many."""
        with self._reading() as connection:
            return places.place_counts(connection, wanted)

    def events_kept(self, wanted: EventFilter, ids: Iterable[str]) -> frozenset[str]:
        """Those of some events that a filter keeps."""
        with self._reading() as connection:
            return places.kept(connection, wanted, ids)

    def claims_about(self, ref: Ref) -> tuple[Claim, ...]:
        """The claims about a record: that name it, that it rests on, for an actor also those of its
        ties, for a dimension those of its cells, for a source those citing it."""
        with self._reading() as connection:
            return evidence.claims_about(connection, ref)

    def disputes_about(self, ref: Ref) -> tuple[Dispute, ...]:
        """The disputes about a record or about any claim about it."""
        with self._reading() as connection:
            return evidence.disputes_about(connection, ref)

    def resting_on(self, claim: str) -> tuple[Ref, ...]:
        """Every record that rests on a claim."""
        with self._reading() as connection:
            return evidence.resting_on(connection, claim)

    def ties_of(self, actor: str) -> Ties:
        """The offices, memberships, relations and participations of an actor."""
        with self._reading() as connection:
            return evidence.ties_of(connection, actor)

    def tie_web(
        self,
        cases: Iterable[str] = (),
        around: str | None = None,
        steps: int = 2,
        *,
        most: int = 400,
        near: int = 120,
    ) -> TieWeb:
        """Who is tied to whom: everyone if there are at most ``most`` actors, else the actors of
        some cases if they are no more, else the first ``near`` within some steps of one actor."""
        with self._reading() as connection:
            return tying.tie_web(connection, tuple(cases), around, steps, most, near)

    def participations_of(self, event: str) -> tuple[Participation, ...]:
        """Who did what in an event."""
        with self._reading() as connection:
            return evidence.participations_of(connection, event)

    def movements_of(self, ref: Ref) -> tuple[Movement, ...]:
        """The movements of an actor, in an event, or from or to a place or one within it."""
        with self._reading() as connection:
            return evidence.movements_of(connection, ref)

    def transcripts_of(self, source: str) -> tuple[Transcript, ...]:
        """The texts a reader has attached to a source."""
        with self._reading() as connection:
            return evidence.transcripts_of(connection, source)

    def notes_about(self, ref: Ref) -> tuple[Note, ...]:
        """The reader's notes on a record."""
        with self._reading() as connection:
            return evidence.notes_about(connection, ref)

    def tags_on(self, ref: Ref) -> tuple[Tag, ...]:
        """The reader's tags on a record."""
        with self._reading() as connection:
            return evidence.tags_on(connection, ref)

    def counterparts(self, most: int = 2_000) -> tuple[tuple[str, str], ...]:
        """Pairs of actors that stand across from one another in different cases, at most
        ``most``; most pairs are named from either side."""
        with self._reading() as connection:
            return comparing.counterparts(connection, most)

    def disputes_over(self, claims: Iterable[str]) -> tuple[Dispute, ...]:
        """The disputes with any of some claims on a side."""
        with self._reading() as connection:
            return comparing.disputes_over(connection, claims)

    def titles(self, refs: Iterable[Ref]) -> dict[Ref, str]:
        """A short title for each record that is there."""
        with self._reading() as connection:
            return titles(connection, refs)

    def search(
        self,
        text: str,
        limit: int = 50,
        kinds: Iterable[Kind] | None = None,
        *,
        context: bool = True,
    ) -> tuple[Hit, ...]:
        """The first hits for what a reader typed, best first; no text can raise an error.

        Without ``context`` nothing is found, and nothing shown, that this layer alone tells.
        """
        with self._reading() as connection:
            return answering.search(connection, text, limit, kinds, context=context)

    def find(self, text: str, limit: int = 50, *, context: bool = True) -> Results:
        """``search`` for the eye of the reader: with it goes what is to be said of the query, and
        when nothing has all of the words there stands what has most of them."""
        with self._reading() as connection:
            return answering.find(connection, text, limit, context=context)

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
