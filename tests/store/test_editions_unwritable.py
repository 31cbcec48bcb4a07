"""A reader's copy that is there is used even where no newer edition can be written."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from tests.samples import small_document

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.store import editions
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.editions import reader_copy
from coupexplorer.store.errors import CasebookUnreachable, StorageFull


def copy_of(document: CasebookDocument, folder: Path) -> Path:
    """The reader's copy, made from a document at hand."""
    return reader_copy(document.info, lambda: document, folder)


@pytest.fixture
def newer() -> CasebookDocument:
    """The small document in an edition that was not shipped before."""
    document = small_document()
    info = dataclasses.replace(document.info, edition=document.info.edition + 1)
    return dataclasses.replace(document, info=info)


@pytest.mark.parametrize("changed", [False, True])
def test_the_old_edition_stays_in_use(
    tmp_path: Path, newer: CasebookDocument, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    path = copy_of(small_document(), tmp_path)
    if changed:
        with Casebook.open(path) as book:
            book.apply(Edit("add", (Change(None, Tag("mine", "my own")),)))
    before = path.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise StorageFull("There is no room left.")

    monkeypatch.setattr(editions, "create_file", refuse)
    assert copy_of(newer, tmp_path) == path
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_with_no_copy_and_no_room_the_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise StorageFull("There is no room left.")

    monkeypatch.setattr(editions, "create_file", refuse)
    with pytest.raises(StorageFull):
        copy_of(small_document(), tmp_path)


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "coupexplorer").write_text("no folder", encoding="utf-8")
    with pytest.raises(CasebookUnreachable) as refused:
        copy_of(small_document(), tmp_path / "coupexplorer")
    assert str(tmp_path / "coupexplorer") in str(refused.value)
    with pytest.raises(CasebookUnreachable):
        copy_of(small_document(), tmp_path / "coupexplorer" / "deeper")
