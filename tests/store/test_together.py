"""A reader beside a writer sees whole states only; each is told when the other is in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.store.test_settings import RENAME, rename

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookBusy, CasebookError
from coupexplorer.store.sqlite import settings as sqlite_settings

COUP = Ref(Kind.EVENT, "coup")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that do not wait for one another."""
    monkeypatch.setattr(sqlite_settings, "BUSY_SECONDS", 0.0)


@pytest.fixture
def writer(casebook_file: Path, impatient: None) -> Iterator[Casebook]:
    with Casebook.open(casebook_file) as opened:
        yield opened


@pytest.fixture
def reader(writer: Casebook, casebook_file: Path) -> Iterator[Casebook]:
    with Casebook.open(casebook_file, read_only=True) as opened:
        yield opened


def test_a_reader_sees_each_edit_once_it_is_made(writer: Casebook, reader: Casebook) -> None:
    assert reader.titles([COUP])[COUP] == "The coup"
    writer.apply(rename(writer))
    assert reader.titles([COUP])[COUP] == RENAME
    assert reader.get(COUP) == writer.get(COUP)
    assert reader.content_hash() == writer.content_hash()


def test_a_reader_sees_nothing_of_an_edit_that_is_being_made(
    writer: Casebook, reader: Casebook
) -> None:
    with writer._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM notes")
        assert reader.counts()[Kind.NOTE] == 1
    assert reader.counts()[Kind.NOTE] == 0


def test_one_reading_sees_one_state(writer: Casebook, reader: Casebook) -> None:
    """While a reader is in the middle, the writer's commit waits and is refused at last."""
    before = writer.content_hash()
    with reader._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tags").scalar() == 1
        with pytest.raises(CasebookBusy, match="in use by another program"):
            writer.apply(Edit("add", (Change(None, Tag("t2", "new")),)))
        assert connection.exec_driver_sql("SELECT count(*) FROM tags").scalar() == 1
    assert writer.content_hash() == before
    assert not writer._database.driver.in_transaction
    writer.apply(Edit("add", (Change(None, Tag("t2", "new")),)))
    assert reader.counts()[Kind.TAG] == 2


def test_a_stranger_that_holds_the_file_is_told_of(writer: Casebook, casebook_file: Path) -> None:
    """Another program with its own connection knows nothing of our lock."""
    with closing(sqlite3.connect(casebook_file, isolation_level=None)) as stranger:
        stranger.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CasebookBusy):
            writer.info()
        with pytest.raises(CasebookBusy):
            writer.apply(rename_of_nothing())
        with pytest.raises(CasebookBusy):
            Casebook.open(casebook_file, read_only=True)
        stranger.execute("ROLLBACK")
    assert writer.info().id == "small"


def rename_of_nothing() -> Edit:
    return Edit("add", (Change(None, Tag("t3", "new")),))


def test_two_casebooks_in_one_program_do_not_mix(
    casebook_file: Path, tmp_path: Path, casebook_bytes: bytes
) -> None:
    other_file = tmp_path / "other.casebook"
    other_file.write_bytes(casebook_bytes)
    with Casebook.open(casebook_file) as one, Casebook.open(other_file) as other:
        one.apply(rename(one, title="one"))
        other.apply(rename(other, title="other"))
        assert one.titles([COUP])[COUP] == "one"
        assert other.titles([COUP])[COUP] == "other"
        assert [hit.ref for hit in other.search("one", kinds=[Kind.EVENT])] == []


def test_a_closed_casebook_answers_no_more(casebook_file: Path) -> None:
    casebook = Casebook.open(casebook_file)
    casebook.close()
    with pytest.raises(Exception, match="closed"):
        casebook.info()


def test_a_file_put_aside_while_open_is_not_written_elsewhere(
    writer: Casebook, casebook_file: Path, casebook_bytes: bytes
) -> None:
    """SQLite notices that the name now means another file, or goes on with the one it has."""
    aside = casebook_file.with_name("aside.casebook")
    casebook_file.rename(aside)
    casebook_file.write_bytes(casebook_bytes)
    with suppress(CasebookError):
        writer.apply(rename(writer))
    assert casebook_file.read_bytes() == casebook_bytes
