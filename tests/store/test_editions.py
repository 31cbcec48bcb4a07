"""The reader's copy is made once, renewed only while untouched, and never overwritten."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from tests.samples import small_document

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind
from coupexplorer.store import editions, opening
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.editions import edition_beside, reader_copy
from coupexplorer.store.errors import CasebookError, CasebookExists, CasebookUnreachable

ADD = Edit("add", (Change(None, Tag("mine", "my own")),))


def copy_of(document: CasebookDocument, folder: Path) -> Path:
    """The reader's copy, made from a document at hand."""
    return reader_copy(document.info, lambda: document, folder)


def edition(number: int, title: str = "Two splits") -> CasebookDocument:
    """The small document as a later edition with another dimension title."""
    document = small_document()
    first = dataclasses.replace(document.dimensions[0], title=f"Edition {number}")
    return dataclasses.replace(
        document,
        info=dataclasses.replace(document.info, edition=number, title=title),
        dimensions=(first, *document.dimensions[1:]),
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def edition_of(path: Path) -> int:
    with Casebook.open(path, read_only=True) as casebook:
        assert casebook.check_integrity() == []
        return casebook.info().edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data" / "coupexplorer"


def test_the_first_start_makes_the_copy_and_its_folder(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    assert path == folder / "small.casebook"
    with Casebook.open(path) as casebook:
        assert casebook.document() == edition(1)
    assert names(folder) == ["small.casebook"]


def test_later_starts_leave_it_alone(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert copy_of(edition(1), folder) == path
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert names(folder) == ["small.casebook"]


def test_a_copy_never_changed_becomes_the_new_edition_and_the_old_is_kept(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    assert copy_of(edition(2), folder) == path
    assert edition_of(path) == 2
    assert edition_of(edition_beside(path, 1)) == 1
    assert names(folder) == ["small-edition-1.casebook", "small.casebook"]


def test_the_new_copy_counts_as_unchanged_in_its_turn(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    copy_of(edition(2), folder)
    copy_of(edition(5), folder)
    assert edition_of(path) == 5
    assert len(names(folder)) == 3


def test_a_changed_copy_is_left_alone_and_the_new_edition_put_beside_it(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    with Casebook.open(path) as casebook:
        casebook.apply(ADD)
    before = path.read_bytes()
    for _ in range(2):
        assert copy_of(edition(2), folder) == path
        assert path.read_bytes() == before
    beside = edition_beside(path, 2)
    assert edition_of(beside) == 2
    assert names(folder) == sorted([path.name, beside.name])


def test_a_file_that_stands_where_the_new_edition_would_is_left_alone(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    with Casebook.open(path) as casebook:
        casebook.apply(ADD)
    edition_beside(path, 2).write_text("precious")
    copy_of(edition(2), folder)
    assert edition_beside(path, 2).read_text() == "precious"


def test_a_change_taken_back_is_no_change(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    with Casebook.open(path) as casebook:
        casebook.apply(ADD)
        casebook.apply(ADD.inverse())
    copy_of(edition(2), folder)
    assert edition_of(path) == 2


def test_a_casebook_of_the_readers_under_that_name_is_left_alone(folder: Path) -> None:
    """It was not made as a copy, so nothing says that it is unchanged."""
    folder.mkdir(parents=True)
    Casebook.create(folder / "small.casebook", edition(1)).close()
    path = copy_of(edition(2), folder)
    assert edition_of(path) == 1
    assert edition_of(edition_beside(path, 2)) == 2


def test_an_older_program_leaves_a_newer_copy_alone(folder: Path) -> None:
    path = copy_of(edition(2), folder)
    before = path.read_bytes()
    assert copy_of(edition(1), folder) == path
    assert path.read_bytes() == before
    assert names(folder) == ["small.casebook"]


def test_a_copy_in_use_is_not_renewed_under_its_users_feet(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    with Casebook.open(path) as casebook:
        assert copy_of(edition(2), folder) == path
        assert casebook.info().edition == 1
        casebook.apply(ADD)
    with Casebook.open(path) as casebook:
        assert casebook.counts()[Kind.TAG] == 2
    assert names(folder) == ["small.casebook"]


@pytest.mark.parametrize("content", [b"", b"not a casebook", b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_casebook_is_left_alone(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "small.casebook").write_bytes(content)
    assert copy_of(edition(2), folder) == folder / "small.casebook"
    assert (folder / "small.casebook").read_bytes() == content
    assert names(folder) == ["small.casebook"]


def test_a_damaged_copy_is_taken_for_changed(folder: Path) -> None:
    """Rot must not make the program throw away what may hold the reader's work."""
    path = copy_of(edition(1), folder)
    with Casebook.open(path) as casebook, casebook._database.writing() as connection:
        connection.exec_driver_sql("UPDATE claims SET text = 'rotten' WHERE id = 'A053'")
    before = path.read_bytes()
    copy_of(edition(2), folder)
    assert path.read_bytes() == before


def test_another_window_starting_at_the_same_moment_wins(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = opening.create_file

    def create_late(path: Path, document: CasebookDocument, *, is_copy: bool) -> None:
        real(path, document, is_copy=is_copy)
        raise CasebookExists("there already")

    monkeypatch.setattr(editions, "create_file", create_late)
    assert edition_of(copy_of(edition(1), folder)) == 1


def test_when_the_new_edition_cannot_be_made_the_old_copy_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of(edition(1), folder)
    before = path.read_bytes()

    def no_room(*_: object, **__: object) -> None:
        raise CasebookError("no room")

    monkeypatch.setattr(editions, "create_file", no_room)
    assert copy_of(edition(2), folder) == path
    assert path.read_bytes() == before
    assert names(folder) == ["small.casebook"]


def test_a_stop_between_the_two_renames_is_mended_at_the_next_start(folder: Path) -> None:
    path = copy_of(edition(1), folder)
    path.rename(edition_beside(path, 1))
    assert edition_of(copy_of(edition(2), folder)) == 2
    assert edition_of(edition_beside(path, 1)) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises((CasebookUnreachable, CasebookExists)):
        copy_of(edition(1), tmp_path / "data" / "coupexplorer")


@pytest.mark.parametrize(
    ("identifier", "name"),
    [("../../etc/x", "etc-x.casebook"), ("a b", "a-b.casebook"), ("..", "casebook.casebook")],
)
def test_an_id_is_never_a_path(folder: Path, identifier: str, name: str) -> None:
    shipped = edition(1)
    shipped = dataclasses.replace(shipped, info=dataclasses.replace(shipped.info, id=identifier))
    assert copy_of(shipped, folder) == folder / name
    assert names(folder) == [name]
