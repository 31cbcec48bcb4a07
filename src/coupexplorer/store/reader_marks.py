"""What the reader has put beside the records of a casebook: notes, tags and texts of sources."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.evidence import Transcript
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.evidence import in_reading_order
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_comparison import NoteRow
from coupexplorer.store.mapping.rows_evidence import TranscriptRow
from coupexplorer.store.mapping.rows_parts import SubjectRow

_NOTES = table_of(NoteRow)
_SUBJECTS = table_of(SubjectRow)
_TRANSCRIPTS = table_of(TranscriptRow)


def transcripts_of(connection: Connection, source: str) -> tuple[Transcript, ...]:
    """The texts a reader has attached to a source."""
    ids = connection.execute(_attached(), {"source": source}).scalars()
    return in_reading_order(connection, Transcript, ids)


def notes_about(connection: Connection, ref: Ref) -> tuple[Note, ...]:
    """The reader's notes on a record."""
    values = {"kind": ref.kind.value, "id": ref.id}
    return in_reading_order(connection, Note, connection.execute(_noted(), values).scalars())


def tags_on(connection: Connection, ref: Ref) -> tuple[Tag, ...]:
    """The reader's tags on a record."""
    values = {"kind": ref.kind.value, "id": ref.id}
    return in_reading_order(connection, Tag, connection.execute(_tagging(), values).scalars())


@cache
def _attached() -> Select[Any]:
    return select(_TRANSCRIPTS.c.id).where(_TRANSCRIPTS.c.source_id == bindparam("source"))


@cache
def _noted() -> Select[Any]:
    own = _NOTES.c
    about = (own.subject_kind == bindparam("kind")) & (own.subject_id == bindparam("id"))
    return select(own.id).where(about)


@cache
def _tagging() -> Select[Any]:
    own = _SUBJECTS.c
    stuck_on = (own.target_kind == bindparam("kind")) & (own.target_id == bindparam("id"))
    return select(own.owner_id).where(own.owner_kind == Kind.TAG.value, stuck_on)
