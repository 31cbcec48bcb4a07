"""Records kept in memory are never older than what is stored, whoever wrote it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.store.test_settings import RENAME, rename

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store import records
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import BrokenReference, EditConflict

COUP = Ref(Kind.EVENT, "coup")
STRAFING = Ref(Kind.EVENT, "strafing")


@pytest.fixture
def statements(casebook: Casebook) -> Iterator[list[str]]:
    """Every statement sent to the casebook in memory."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    engine = casebook._database._engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def selects(statements: list[str]) -> list[str]:
    return [statement for statement in statements if statement.startswith("SELECT")]


def test_a_record_read_twice_is_read_once(casebook: Casebook, statements: list[str]) -> None:
    first = casebook.get(COUP)
    assert selects(statements)
    statements.clear()
    assert casebook.get(COUP) is first
    assert casebook.many(Kind.EVENT, ["coup"]) == {"coup": first}
    assert selects(statements) == []


def test_only_what_is_not_kept_is_read(casebook: Casebook, statements: list[str]) -> None:
    kept = casebook.get(COUP)
    statements.clear()
    found = casebook.many(Kind.EVENT, ["strafing", "coup", "nowhere"])
    assert list(found) == ["strafing", "coup"]
    assert found["coup"] is kept
    assert selects(statements)


def test_what_is_not_there_is_asked_for_again(casebook: Casebook) -> None:
    new = Ref(Kind.TAG, "t9")
    assert casebook.get(new) is None
    casebook.apply(Edit("add", (Change(None, Tag("t9", "new")),)))
    assert casebook.get(new) == Tag("t9", "new")


def test_ids_of_different_kinds_do_not_meet(casebook: Casebook) -> None:
    casebook.apply(Edit("add", (Change(None, Tag("coup", "a tag of that id")),)))
    assert isinstance(casebook.get(COUP), Event)
    assert isinstance(casebook.get(Ref(Kind.TAG, "coup")), Tag)


def test_an_edit_is_seen_at_once_and_so_is_its_undo(casebook: Casebook) -> None:
    before = casebook.get(COUP)
    edit = rename(casebook)
    casebook.apply(edit)
    after = casebook.get(COUP)
    assert isinstance(after, Event)
    assert after.title == RENAME
    casebook.apply(edit.inverse())
    assert casebook.get(COUP) == before


def test_a_removed_record_is_gone(casebook: Casebook) -> None:
    note = casebook.section(Kind.NOTE)[0]
    assert casebook.get(Ref(Kind.NOTE, "n1")) == note
    casebook.apply(Edit("remove", (Change(note, None),)))
    assert casebook.get(Ref(Kind.NOTE, "n1")) is None
    assert casebook.many(Kind.NOTE, ["n1"]) == {}


def test_an_edit_that_fails_leaves_what_was_kept_true(casebook: Casebook) -> None:
    before = casebook.get(COUP)
    assert isinstance(before, Event)
    broken = dataclasses.replace(before, places=("atlantis",))
    with pytest.raises(BrokenReference):
        casebook.apply(Edit("break", (Change(before, broken),)))
    assert casebook.get(COUP) == before
    with pytest.raises(EditConflict):
        casebook.apply(Edit("conflict", (Change(broken, before),)))
    assert casebook.get(COUP) == before
    casebook.apply(rename(casebook))


def test_inside_an_edit_nothing_kept_is_trusted(casebook: Casebook) -> None:
    """Two changes of one record in one edit: the second finds what the first has left."""
    first = casebook.get(COUP)
    assert isinstance(first, Event)
    second = dataclasses.replace(first, title="Second")
    third = dataclasses.replace(first, title="Third")
    casebook.apply(Edit("twice", (Change(first, second), Change(second, third))))
    assert casebook.get(COUP) == third


def test_a_unit_of_work_of_ours_that_writes_empties_the_memory(casebook: Casebook) -> None:
    casebook.get(COUP)
    with casebook._database.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET title = 'By hand' WHERE id = 'coup'")
    found = casebook.get(COUP)
    assert isinstance(found, Event)
    assert found.title == "By hand"


def test_a_reader_beside_a_writer_sees_what_was_written(casebook_file: Path) -> None:
    with (
        Casebook.open(casebook_file) as writer,
        Casebook.open(casebook_file, read_only=True) as reader,
    ):
        for title in ("one", "two", "three"):
            before = reader.get(COUP)
            writer.apply(rename(writer, title=title))
            after = reader.get(COUP)
            assert before != after == writer.get(COUP)
            assert reader.many(Kind.EVENT, ["coup"])["coup"] == after


def test_the_memory_has_an_end(casebook: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_KEPT", 3)
    everything = {ref: casebook.get(ref) for ref in (COUP, STRAFING)}
    for record in casebook.section(Kind.CLAIM):
        casebook.get(Ref(Kind.CLAIM, record.id))
    with casebook._database.reading() as connection:
        assert len(records.records_kept(connection)) <= 4
    assert {ref: casebook.get(ref) for ref in everything} == everything


def test_two_casebooks_keep_their_records_apart(casebook_file: Path, casebook: Casebook) -> None:
    with Casebook.open(casebook_file) as other:
        other.apply(rename(other))
        assert other.get(COUP) != casebook.get(COUP)
