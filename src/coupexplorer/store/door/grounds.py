"""Asking what rests on what: claims, disputes, ties, notes and counterparts."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.evidence import Claim, Dispute, Transcript
from coupexplorer.domain.history import Movement, Participation
from coupexplorer.domain.identity import Ref
from coupexplorer.store import comparison_questions as comparing
from coupexplorer.store import evidence, reader_marks, source_neighbours
from coupexplorer.store.door.reading import Reading
from coupexplorer.store.evidence import Ties


class ReadsGrounds(Reading):
    """Reading what is told of a record, and what rests on it."""

    def claims_about(self, ref: Ref, most: int | None = None) -> tuple[Claim, ...]:
        """The claims about a record: that name it, that it rests on, for an actor also those of its
        ties, for a dimension those of its cells, for a source those citing it. With ``most`` no
        more than so many, and sooner."""
        with self._reading() as connection:
            return evidence.claims_about(connection, ref, most)

    def claim_ids_about(self, ref: Ref) -> frozenset[str]:
        """The ids of all claims about a record, much sooner than the claims themselves."""
        with self._reading() as connection:
            return evidence.claim_ids_about(connection, ref)

    def disputes_about(self, ref: Ref) -> tuple[Dispute, ...]:
        """The disputes about a record or about any claim about it."""
        with self._reading() as connection:
            return evidence.disputes_about(connection, ref)

    def neighbours_in_source(
        self, claim: str, source: str, *, context: bool
    ) -> tuple[str | None, str | None]:
        """The ids of the claims before and after a claim in a source that it cites, in the order of
        their places there; None at either end."""
        with self._reading() as connection:
            return source_neighbours.neighbours_in_source(
                connection, claim, source, context=context
            )

    def resting_on(self, claim: str, most: int | None = None) -> tuple[Ref, ...]:
        """Every record that rests on a claim; with ``most`` no more than so many."""
        with self._reading() as connection:
            return evidence.resting_on(connection, claim, most)

    def ties_of(self, actor: str, most: int | None = None) -> Ties:
        """The offices, memberships, relations and participations of an actor; with ``most`` no more
        than so many of each."""
        with self._reading() as connection:
            return evidence.ties_of(connection, actor, most)

    def participations_of(self, event: str) -> tuple[Participation, ...]:
        """Who did what in an event."""
        with self._reading() as connection:
            return evidence.participations_of(connection, event)

    def movements_of(self, ref: Ref, most: int | None = None) -> tuple[Movement, ...]:
        """The movements of an actor, in an event, or from or to a place or one within it; with
        ``most`` no more than so many."""
        with self._reading() as connection:
            return evidence.movements_of(connection, ref, most)

    def transcripts_of(self, source: str) -> tuple[Transcript, ...]:
        """The texts a reader has attached to a source."""
        with self._reading() as connection:
            return reader_marks.transcripts_of(connection, source)

    def notes_about(self, ref: Ref) -> tuple[Note, ...]:
        """The reader's notes on a record."""
        with self._reading() as connection:
            return reader_marks.notes_about(connection, ref)

    def tags_on(self, ref: Ref) -> tuple[Tag, ...]:
        """The reader's tags on a record."""
        with self._reading() as connection:
            return reader_marks.tags_on(connection, ref)

    def counterparts(self, most: int = 2_000) -> tuple[tuple[str, str], ...]:
        """Pairs of actors that stand across from one another in different cases, at most
        ``most``; most pairs are named from either side."""
        with self._reading() as connection:
            return comparing.counterparts(connection, most)

    def disputes_over(self, claims: Iterable[str]) -> tuple[Dispute, ...]:
        """The disputes with any of some claims on a side."""
        with self._reading() as connection:
            return comparing.disputes_over(connection, claims)
