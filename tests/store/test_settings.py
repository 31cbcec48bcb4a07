"""The connection is set as the trials with kills and power cuts asked for."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from pathlib import Path

import pytest

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.history import Event
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import ReadOnlyCasebook, StorageFull
from coupexplorer.store.migrations import CURRENT
from coupexplorer.store.sqlite.settings import APPLICATION_ID, LONGEST_VALUE

RENAME = "renamed for a test"


def rename(casebook: Casebook, identifier: str = "coup", title: str = RENAME) -> Edit:
    """An edit that gives an event another title."""
    event = casebook.get(Ref(Kind.EVENT, identifier))
    assert isinstance(event, Event)
    return Edit("rename", (Change(event, dataclasses.replace(event, title=title)),))


def pragma(casebook: Casebook, name: str) -> object:
    return casebook._database.driver.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("recursive_triggers", 0),
        ("journal_mode", "delete"),
        ("application_id", 0x43455850),
        ("user_version", CURRENT),
    ],
)
def test_settings_of_every_connection(
    casebook_file: Path, name: str, value: object, read_only: bool
) -> None:
    with Casebook.open(casebook_file, read_only=read_only) as casebook:
        assert pragma(casebook, name) == value


def test_a_commit_waits_for_the_disk_and_the_folder(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        assert pragma(casebook, "synchronous") == 3


def test_the_driver_begins_nothing_by_itself(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        driver = casebook._database.driver
        assert driver.isolation_level is None
        assert not driver.in_transaction
        assert driver.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == LONGEST_VALUE
        assert driver.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0


def test_writing_takes_the_write_lock_at_once_and_reading_does_not(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        sent: list[str] = []
        casebook._database.driver.set_trace_callback(sent.append)
        casebook.apply(rename(casebook))
        casebook.info()
        begins = [statement for statement in sent if statement.startswith("BEGIN")]
        assert begins == ["BEGIN", "BEGIN IMMEDIATE", "BEGIN"]
        assert not casebook._database.driver.in_transaction


def test_the_connection_belongs_to_one_thread(casebook: Casebook) -> None:
    seen: list[BaseException] = []

    def work() -> None:
        try:
            casebook.info()
        except Exception as error:
            seen.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "thread" in str(seen[0])


def test_the_file_carries_our_number(casebook_file: Path) -> None:
    header = casebook_file.read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert header[68:72] == b"CEXP"


def test_no_side_file_is_left_after_an_edit(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        casebook.apply(rename(casebook))
        names = {path.name for path in casebook_file.parent.iterdir() if path.is_file()}
        assert names == {"small.casebook", ".small.casebook.lock"}
    assert [path.name for path in casebook_file.parent.iterdir() if path.is_file()] == [
        "small.casebook"
    ]


def test_reading_only_refuses_edits_and_changes_no_byte(casebook_file: Path) -> None:
    before = casebook_file.read_bytes()
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert casebook.read_only
        with pytest.raises(ReadOnlyCasebook, match="for reading only"):
            casebook.apply(rename(casebook))
        assert casebook.search("coup")
    assert casebook_file.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "with spaces.casebook",
        "سوريا ١٩٦٦.casebook",
        "what? now.casebook",
        "a%20b.casebook",
        "a#b&mode=ro.casebook",
        "semi;colon 'quote'.casebook",
        "no ending",
    ],
)
def test_odd_names_are_only_names(tmp_path: Path, document: CasebookDocument, name: str) -> None:
    path = tmp_path / name
    Casebook.create(path, document).close()
    with Casebook.open(path) as casebook:
        casebook.apply(rename(casebook))
    with Casebook.open(path, read_only=True) as casebook:
        assert casebook.path == path
        assert casebook.titles([Ref(Kind.EVENT, "coup")])[Ref(Kind.EVENT, "coup")] == RENAME
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [name]


def test_a_relative_path_is_opened_from_where_we_are(
    casebook_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(casebook_file.parent)
    with Casebook.open(Path(casebook_file.name)) as casebook:
        assert casebook.info().id == "small"


def test_a_statement_outside_our_transaction_is_never_sent(casebook: Casebook) -> None:
    """SQLite rolls back by itself when the disk is full; what follows must not be committed."""
    database = casebook._database
    before = casebook.content_hash()

    def work() -> None:
        with database.writing() as unit:
            unit.exec_driver_sql("DELETE FROM notes")
            database.driver.execute("ROLLBACK")
            unit.exec_driver_sql("DELETE FROM tags")

    with pytest.raises(StorageFull, match="nothing of it was kept"):
        work()
    assert casebook.content_hash() == before


def test_a_transaction_lost_before_the_commit_is_noticed(casebook: Casebook) -> None:
    database = casebook._database

    def work() -> None:
        with database.writing() as unit:
            unit.exec_driver_sql("DELETE FROM notes")
            database.driver.execute("ROLLBACK")

    with pytest.raises(StorageFull):
        work()
    assert len(casebook.section(Kind.NOTE)) == 1


def test_units_of_work_do_not_nest(casebook: Casebook) -> None:
    with casebook._database.reading(), pytest.raises(AssertionError), casebook._database.reading():
        raise RuntimeError("not reached")
    assert casebook.info().id == "small"


def test_closing_twice_does_nothing(casebook_file: Path) -> None:
    casebook = Casebook.open(casebook_file)
    casebook.close()
    casebook.close()


def test_a_database_in_memory_needs_no_file(tmp_path: Path, casebook: Casebook) -> None:
    assert casebook.path is None
    assert not casebook.read_only
    assert list(tmp_path.glob("*")) == []
