"""Edits as data: each takes itself back, and taking back twice is doing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import small_document

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref

QUICK = settings(max_examples=25)
RECORDS = tuple(small_document().records())
TAG = Tag("t1", "exam")
Shelf = dict[Ref, Record]


def applied(edit: Edit, shelf: Mapping[Ref, Record]) -> Shelf:
    """The plainest store there can be: each change in turn, refusing what it does not expect."""
    kept = dict(shelf)
    for change in edit.changes:
        assert kept.get(change.ref) == change.before, "the change expects something else"
        if change.after is None:
            del kept[change.ref]
        else:
            kept[change.ref] = change.after
    return kept


@st.composite
def shelves_and_edits(draw: st.DrawFn) -> tuple[Shelf, Edit]:
    """A few tags, and an edit that fits them: some are added, some removed, some changed."""
    ids = ["t1", "t2", "t3"]
    shelf: Shelf = {}
    for identifier in draw(st.lists(st.sampled_from(ids), unique=True)):
        tag = Tag(identifier, "old")
        shelf[ref_of(tag)] = tag
    present, changes = dict(shelf), []
    for number in range(draw(st.integers(0, 6))):
        ref = Ref(Kind.TAG, draw(st.sampled_from(ids)))
        before = present.get(ref)
        after = Tag(ref.id, f"new {number}") if before is None or draw(st.booleans()) else None
        changes.append(Change(before, after))
        present.pop(ref, None)
        if after is not None:
            present[ref] = after
    return shelf, Edit("Tidy the tags", tuple(changes))


changes = st.sampled_from(RECORDS).flatmap(
    lambda record: st.sampled_from(
        [Change(None, record), Change(record, None), Change(record, record)]
    )
)
edits = st.builds(Edit, st.text(max_size=6), st.lists(changes, max_size=6).map(tuple))


@QUICK
@given(changes)
def test_a_change_taken_back_twice_is_the_change(change: Change) -> None:
    assert change.inverse().inverse() == change


@QUICK
@given(edits)
def test_an_edit_taken_back_twice_is_the_edit(edit: Edit) -> None:
    assert edit.inverse().inverse() == edit


@QUICK
@given(shelves_and_edits())
def test_the_inverse_restores_what_was_there(made: tuple[Shelf, Edit]) -> None:
    shelf, edit = made
    after = applied(edit, shelf)
    assert applied(edit.inverse(), after) == shelf
    assert applied(edit, applied(edit.inverse(), after)) == after


@QUICK
@given(edits)
def test_an_edit_and_its_inverse_touch_the_same_records_and_share_a_label(edit: Edit) -> None:
    assert edit.inverse().refs() == edit.refs()
    assert edit.inverse().label == edit.label


def test_a_change_names_its_record_whichever_side_it_stands_on() -> None:
    for record in RECORDS:
        assert Change(None, record).ref == ref_of(record)
        assert Change(record, None).ref == ref_of(record)


def test_an_addition_is_taken_back_by_a_removal() -> None:
    assert Change(None, TAG).inverse() == Change(TAG, None)


def test_the_last_change_is_taken_back_first() -> None:
    renamed = replace(TAG, label="reading")
    edit = Edit("Two steps", (Change(None, TAG), Change(TAG, renamed)))
    assert edit.inverse().changes == (Change(renamed, TAG), Change(TAG, None))


def test_a_change_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        Change(None, None)


def test_a_record_cannot_become_another() -> None:
    with pytest.raises(ValueError, match="cannot turn tag:t1 into tag:t2"):
        Change(TAG, replace(TAG, id="t2"))


def test_a_record_cannot_become_another_kind_of_the_same_id() -> None:
    place = replace(small_document().places[0], id=TAG.id)
    with pytest.raises(ValueError, match="cannot turn tag:t1 into place:t1"):
        Change(TAG, place)


def test_a_cell_cannot_move_to_another_case() -> None:
    cell = next(r for r in small_document().cells)
    with pytest.raises(ValueError, match="cannot turn cell:"):
        Change(cell, replace(cell, case="elsewhere"))


def test_each_touched_record_is_named_once() -> None:
    renamed = replace(TAG, label="reading")
    edit = Edit("Two steps", (Change(None, TAG), Change(TAG, renamed)))
    assert edit.refs() == frozenset({Ref(Kind.TAG, "t1")})


def test_an_edit_of_nothing_touches_nothing() -> None:
    assert Edit("Nothing", ()).refs() == frozenset()
    assert Edit("Nothing", ()).inverse() == Edit("Nothing", ())
