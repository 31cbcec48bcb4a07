"""The reader's own notes: each stands once, under the first thing that it is on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from tests.sheets.sample import facts

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.documents.own import OwnNotes
from coupexplorer.sheets.tree.blocks import Role
from coupexplorer.sheets.tree.inline import plain_text
from coupexplorer.sheets.words import ENGLISH

WRITTEN = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)
CLAIM, CASE = Ref(Kind.CLAIM, "A1"), Ref(Kind.CASE, "north-1901")


def own() -> OwnNotes:
    notes = {
        CLAIM: (Note("n1", CLAIM, "Check the day. ", WRITTEN),),
        CASE: (Note("n2", CASE, "Ask.", WRITTEN), Note("n3", CASE, "Ask again.", WRITTEN)),
    }
    return OwnNotes(replace(facts(), own_notes=MappingProxyType(notes)), ENGLISH)


def test_a_note_tells_its_day_and_the_claim_it_is_on() -> None:
    (note,) = own().under(claims=("A1",))
    assert note.role is Role.OWN
    assert plain_text(note.inlines) == "Own note on A1, 1 November 2026: Check the day."


def test_every_note_stands_once() -> None:
    dealt = own()
    assert len(dealt.under(CASE, claims=("A1", "A1"))) == 3
    assert dealt.under(CASE, claims=("A1",)) == []


def test_facts_gathered_without_notes_hold_none() -> None:
    assert OwnNotes(facts(), ENGLISH).under(CASE, claims=("A1",)) == []
