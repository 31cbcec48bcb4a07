"""An import is all or nothing, whatever fails in the middle and wherever the disk is full."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from tests.samples import claim, small_document
from tests.store.test_editing import rows

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind
from coupexplorer.store import files
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import StorageFull


class Fault(Exception):
    """Something unforeseen in the middle of the work."""


def an_import(count: int = 40) -> Edit:
    """An edit that adds a whole document and some long claims to an empty casebook."""
    document = small_document()
    long = [claim(f"L{n}", f"word{n} " * 400, "event:coup") for n in range(count)]
    return Edit("import", tuple(Change(None, r) for r in (*document.records(), *long)))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.create(tmp_path / "empty.casebook", info=CasebookInfo("e", "Empty")) as casebook:
        yield casebook


@contextmanager
def failing_at(casebook: Casebook, statement: int) -> Iterator[list[int]]:
    """Raise Fault just before the given statement; gives the count of statements seen."""
    seen = [0]
    engine = casebook._database._engine

    def count(*_: object) -> None:
        seen[0] += 1
        if seen[0] == statement:
            raise Fault

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", count)


def statements_of(casebook: Casebook, edit: Edit) -> int:
    with failing_at(casebook, 0) as seen:
        casebook.apply(edit)
    casebook.apply(edit.inverse())
    return seen[0]


def test_a_fault_at_any_statement_leaves_everything_as_it_was(empty: Casebook) -> None:
    edit = an_import(2)
    before = rows(empty)
    statements_of(empty, edit)
    # From the second time on places are remembered, and so every time takes the same statements.
    total = statements_of(empty, edit)
    assert rows(empty) == before
    for statement in {1, 2, 3, total, *range(4, total, max(1, total // 25))}:
        with failing_at(empty, statement), pytest.raises(Fault):
            empty.apply(edit)
        assert rows(empty) == before, statement
        assert not empty._database.driver.in_transaction
    empty.apply(edit)
    assert empty.check_integrity() == []


def test_an_import_is_one_step_of_undo(empty: Casebook) -> None:
    before = rows(empty)
    edit = an_import()
    empty.apply(edit)
    assert empty.document().events == small_document().events
    empty.apply(edit.inverse())
    assert rows(empty) == before


@pytest.mark.parametrize("room", [0, 1, 2, 5, 10, 20, 40, 60, 80])
def test_a_full_disk_at_any_level_leaves_everything_as_it_was(empty: Casebook, room: int) -> None:
    driver = empty._database.driver
    before = rows(empty)
    edit = an_import()
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count={pages + room}")
    with pytest.raises(StorageFull, match=r"no room left|disk is full"):
        empty.apply(edit)
    assert rows(empty) == before
    assert empty.check_integrity() == []
    driver.execute("PRAGMA max_page_count=1000000")
    empty.apply(edit)
    assert empty.counts()[Kind.EVENT] == 7


def test_going_on_after_a_full_disk_is_stopped(empty: Casebook) -> None:
    """Code that caught the error of one row and went on would otherwise commit what follows."""
    driver = empty._database.driver
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count={pages}")

    def work() -> None:
        with empty._database.writing() as connection:
            for number in range(50):
                try:
                    insert_note(connection, number)
                except StorageFull:
                    raise
                except Exception:
                    continue

    with pytest.raises(StorageFull):
        work()
    assert driver.execute("SELECT count(*) FROM kept WHERE name GLOB 'n*'").fetchone() == (0,)


def insert_note(connection: Connection, number: int) -> None:
    connection.exec_driver_sql("INSERT INTO kept VALUES (?, ?)", (f"n{number}", "x" * 9000))


def test_creating_is_whole_or_not_at_all(
    tmp_path: Path, document: CasebookDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "flush_file", no_room)
    with pytest.raises(StorageFull, match="nothing was written"):
        Casebook.create(tmp_path / "new.casebook", document)
    assert list(tmp_path.iterdir()) == []


def test_creating_that_fails_half_way_leaves_no_file(
    tmp_path: Path, document: CasebookDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coupexplorer.store.search import index as search_index

    def fail(*_: object) -> None:
        raise Fault

    monkeypatch.setattr(search_index, "fill", fail)
    with pytest.raises(Fault):
        Casebook.create(tmp_path / "new.casebook", document)
    assert list(tmp_path.iterdir()) == []
