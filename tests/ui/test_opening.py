"""A casebook is opened as far as can be, and one sentence says what cannot."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.samples import small_document

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookMissing, CasebookUnreachable, StorageFull
from coupexplorer.store.writer_lock import lock_path
from coupexplorer.ui.built_in import Found
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.focus_json import focus_to_text
from coupexplorer.ui.opening import opened
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.workbench import Workbench


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small casebook as a file, made once."""
    file = tmp_path_factory.mktemp("small") / "small.casebook"
    Casebook.create(file, small_document()).close()
    return file


@pytest.fixture
def file(small_file: Path, tmp_path: Path) -> Path:
    """A copy of the small casebook."""
    return Path(shutil.copy(small_file, tmp_path / "small.casebook"))


def test_a_file_that_is_free_is_opened_for_writing(file: Path) -> None:
    now = opened(Found(file))
    with now.casebook as book:
        book.apply(Edit("add", (Change(None, Tag("mine", "my own")),)))
    assert (now.file, now.caveat, now.is_elsewhere, now.is_spare) == (file, "", False, False)


def test_one_that_somebody_edits_is_read_and_said_to_be_theirs(file: Path) -> None:
    with Casebook.open(file):
        now = opened(Found(file))
        assert now.casebook.read_only
        now.casebook.close()
    assert now.is_elsewhere
    assert now.caveat.startswith("“small.casebook” is being edited by this program (process ")
    assert now.caveat.endswith("). It is opened for reading only.")


def test_one_in_a_folder_that_takes_no_files_is_read(file: Path) -> None:
    # No file can be opened there, as on a medium that is read only.
    lock_path(file).symlink_to(file.with_name("elsewhere"))
    now = opened(Found(file))
    assert now.casebook.read_only
    now.casebook.close()
    assert now.caveat == (
        "“small.casebook” cannot be written to, so it is opened for reading only."
    )
    assert not now.is_elsewhere


@pytest.mark.parametrize("error", [StorageFull, CasebookUnreachable])
def test_one_that_cannot_be_locked_for_want_of_room_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    really = Casebook.open

    def refuse(path: Path, *, read_only: bool = False) -> Casebook:
        if not read_only:
            raise error("There is no room left.")
        return really(path, read_only=True)

    monkeypatch.setattr(Casebook, "open", refuse)
    now = opened(Found(file))
    now.casebook.close()
    assert now.caveat == "There is no room left. It is opened for reading only."
    assert not now.is_elsewhere


def test_a_spare_copy_is_only_read_though_it_could_be_written(file: Path) -> None:
    now = opened(Found(file, "The home is full."))
    assert now.casebook.read_only
    now.casebook.close()
    assert now.is_spare
    assert now.caveat == (
        "The home is full. A temporary copy of the built-in casebook is opened for reading only."
    )


def test_one_that_cannot_be_read_either_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasebookMissing):
        opened(Found(tmp_path / "gone.casebook"))


@pytest.mark.parametrize("spare", ["", "The home is full."])
def test_on_the_bench_it_shows_what_was_looked_at_last(
    qapp: object, file: Path, tmp_path: Path, spare: str
) -> None:
    settings, bench = Settings(tmp_path / "settings.ini"), Workbench()
    settings.remember_focus("small", focus_to_text(Focus(context=False)))
    opened(Found(file, spare)).put_on(bench, settings)
    assert bench.casebook.path == file
    assert not bench.focus.context
    assert settings.recent == ([] if spare else [file])
    bench.close()
