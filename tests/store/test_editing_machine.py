"""Any run of edits, undos, redos and reopenings against a real file keeps every promise at once."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.samples import claim, day, named, small_document

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.backup import is_as_kept
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import BrokenReference, EditConflict


def is_as_kept_in(casebook: Casebook) -> bool:
    """Whether the hash that was kept through all edits is the hash of what is stored."""
    with casebook._database.reading() as connection:
        return is_as_kept(connection)


KINDS = (Kind.EVENT, Kind.CLAIM, Kind.TAG, Kind.NOTE, Kind.PARTICIPATION, Kind.ACTOR)
TITLES = ("Sa'di", "The palace", "", "قصر", "Hafiz & Hafez")


class Editing(RuleBasedStateMachine):
    """A reader who edits, undoes, redoes, errs and reopens; ``history`` is what should be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "machine.casebook"

    @initialize()
    def start(self) -> None:
        self.casebook = Casebook.create(self.path, small_document())
        self.undo: list[tuple[Edit, CasebookDocument]] = []
        self.redo: list[tuple[Edit, CasebookDocument]] = []
        self.expected = self.casebook.document()
        self.number = 0

    def teardown(self) -> None:
        if hasattr(self, "casebook"):
            self.casebook.close()
        self.folder.cleanup()

    def make(self, edit: Edit) -> None:
        """Apply an edit that may break a reference; remember it when it was made."""
        before = self.expected
        try:
            self.casebook.apply(edit)
        except BrokenReference:
            return
        self.undo.append((edit, before))
        self.redo.clear()
        self.expected = self.casebook.document()

    def stored(self, data: st.DataObject, kind: Kind) -> Record | None:
        records = self.casebook.section(kind)
        return data.draw(st.sampled_from(records)) if records else None

    @rule(data=st.data(), kind=st.sampled_from(KINDS), title=st.sampled_from(TITLES))
    def change(self, data: st.DataObject, kind: Kind, title: str) -> None:
        record: Any = self.stored(data, kind)
        if record is None:
            return
        changes: dict[Kind, dict[str, Any]] = {
            Kind.EVENT: {"title": title, "date": day(data.draw(st.sampled_from(["1963", "196X"])))},
            Kind.CLAIM: {"text": title, "subjects": (Ref(Kind.ACTOR, "al-sadi"),)},
            Kind.TAG: {"label": title},
            Kind.NOTE: {"text": title},
            Kind.PARTICIPATION: {"role": title},
            Kind.ACTOR: {"names": named(title or "Nobody")},
        }
        changed = dataclasses.replace(record, **changes[kind])
        self.make(Edit("change", (Change(record, changed),)))

    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def remove(self, data: st.DataObject, kind: Kind) -> None:
        record = self.stored(data, kind)
        if record is not None:
            self.make(Edit("remove", (Change(record, None),)))

    @rule(subject=st.sampled_from(["event:coup", "actor:saddiq", "event:nowhere"]))
    def add_two(self, subject: str) -> None:
        self.number += 1
        added = claim(f"M{self.number}", "Added by the machine.", subject)
        tag = Tag(f"m{self.number}", "machine", (ref_of(added),))
        self.make(Edit("import", (Change(None, tag), Change(None, added))))

    @precondition(lambda self: self.undo)
    @rule()
    def take_back(self) -> None:
        edit, before = self.undo.pop()
        self.redo.append((edit, self.expected))
        self.casebook.apply(edit.inverse())
        self.expected = before

    @precondition(lambda self: self.redo)
    @rule()
    def make_again(self) -> None:
        edit, after = self.redo.pop()
        self.undo.append((edit, self.expected))
        self.casebook.apply(edit)
        self.expected = after

    @rule()
    def conflict(self) -> None:
        ghost = Claim("ghost", "Never stored.", ())
        fresh = Change(None, Claim("fresh", "Not to be kept.", ()))
        try:
            self.casebook.apply(Edit("conflict", (fresh, Change(ghost, None))))
        except EditConflict:
            return
        raise AssertionError("a conflict was not noticed")

    @rule()
    def reopen(self) -> None:
        """A new session: nothing done before can be taken back any more."""
        self.casebook.close()
        self.casebook = Casebook.open(self.path)
        self.undo.clear()
        self.redo.clear()

    @invariant()
    def says_what_it_should(self) -> None:
        if not hasattr(self, "casebook"):
            return
        assert self.casebook.document() == self.expected
        assert is_as_kept_in(self.casebook)
        for kind in (Kind.ACTOR, Kind.EVENT, Kind.CLAIM, Kind.TAG):
            found = {hit.ref for hit in self.casebook.search("machine", 1000, [kind])}
            texts = {ref_of(r) for r in self.casebook.section(kind) if "machine" in repr(r)}
            assert found <= texts


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)
