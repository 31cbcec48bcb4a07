"""The reader's copy where one can be kept; else one for this run, gone when it ends."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from coupexplorer.store.errors import CasebookUnreachable, StorageFull
from coupexplorer.ui.built_in import BuiltIn, Found


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine's folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return folder


def refuse() -> Path:
    raise CasebookUnreachable("“home” cannot be used: Read-only file system.")


def make_in(folder: Path) -> Path:
    file = folder / "built-in.casebook"
    file.write_text("a copy", encoding="utf-8")
    return file


def test_the_readers_copy_is_taken_where_it_can_be(temporary: Path, tmp_path: Path) -> None:
    built_in = BuiltIn(lambda: tmp_path / "mine.casebook", make_in)
    assert built_in.found() == Found(tmp_path / "mine.casebook")
    assert list(temporary.iterdir()) == []


def test_a_spare_one_says_why_and_goes_at_the_end(temporary: Path) -> None:
    built_in = BuiltIn(refuse, make_in)
    found = built_in.found()
    assert found.spare == "“home” cannot be used: Read-only file system."
    assert found.file.is_relative_to(temporary)
    assert found.file.read_text(encoding="utf-8") == "a copy"
    assert built_in.is_spare(found.file)
    assert built_in.found() == found
    built_in.clear()
    assert list(temporary.iterdir()) == []
    assert not built_in.is_spare(found.file)
    built_in.clear()


def test_nothing_else_is_spare(tmp_path: Path) -> None:
    built_in = BuiltIn(refuse, make_in)
    assert not built_in.is_spare(None)
    assert not built_in.is_spare(tmp_path / "mine.casebook")
    built_in.found()
    assert not built_in.is_spare(None)
    assert not built_in.is_spare(tmp_path / "mine.casebook")
    built_in.clear()


def test_a_full_disk_is_not_the_end_while_there_is_memory(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))

    def make_where_there_is_room(folder: Path) -> Path:
        if folder.is_relative_to(temporary):
            raise StorageFull("There is no room left.")
        return make_in(folder)

    built_in = BuiltIn(refuse, make_where_there_is_room)
    assert built_in.found().file.is_relative_to(memory)
    assert list(temporary.iterdir()) == []
    built_in.clear()
    assert list(memory.iterdir()) == []


@pytest.mark.parametrize("spare", [None, lambda _folder: refuse()])
def test_with_no_place_at_all_the_first_reason_is_told(temporary: Path, spare: object) -> None:
    built_in = BuiltIn(refuse, spare)  # type: ignore[arg-type]
    with pytest.raises(CasebookUnreachable, match="Read-only file system"):
        built_in.found()
    assert list(temporary.iterdir()) == []


def test_our_own_faults_are_not_hidden_by_a_copy() -> None:
    def fail() -> Path:
        raise KeyError("a fault")

    with pytest.raises(KeyError):
        BuiltIn(fail, make_in).found()
