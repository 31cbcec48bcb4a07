"""Notes and tags: on any kind of record, as values of their own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.identity import Kind, Ref

WRITTEN = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("kind", Kind)
def test_a_note_may_be_on_anything(kind: Kind) -> None:
    note = Note("n1", Ref(kind, "x"), "Ask about it.", WRITTEN)
    assert note.subject.kind is kind
    assert ref_of(note) == Ref(Kind.NOTE, "n1"), "it is a record itself, not part of its subject"


def test_the_same_words_at_another_time_are_another_note() -> None:
    note = Note("n1", Ref(Kind.EVENT, "coup"), "Look again.", WRITTEN)
    later = replace(note, written=WRITTEN + dt.timedelta(microseconds=1))
    assert later != note
    assert len({note, later, replace(note)}) == 2


def test_a_moment_is_the_same_in_every_time_zone() -> None:
    baghdad = WRITTEN.astimezone(dt.timezone(dt.timedelta(hours=3)))
    subject = Ref(Kind.EVENT, "coup")
    assert Note("n1", subject, "", WRITTEN) == Note("n1", subject, "", baghdad)


def test_a_tag_starts_on_nothing_and_sticks_on_many() -> None:
    tag = Tag("t1", "exam")
    assert tag.subjects == ()
    stuck = replace(tag, subjects=(Ref(Kind.CLAIM, "A061"), Ref(Kind.CELL, "means/iraq-1963")))
    assert {ref.kind for ref in stuck.subjects} == {Kind.CLAIM, Kind.CELL}
    assert ref_of(stuck) == ref_of(tag) == Ref(Kind.TAG, "t1")
