"""Writing a sheet to disk: whole or not at all, and one sentence when it fails."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from coupexplorer.sheets.saving import SaveError, write_file


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "sheet.pdf", b"%PDF")
    assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF"


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_follows_the_mask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "sheet.pdf", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["a b.pdf", "ورقة.pdf", "what?%20.pdf", "x" * 250 + ".pdf"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"content")
    assert (tmp_path / name).read_bytes() == b"content"


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "sheet.pdf"
    with pytest.raises(SaveError) as caught:
        write_file(target, b"content")
    assert str(caught.value) == (
        f"“{target}” could not be written (No such file or directory); nothing was changed."
    )


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    owner = os if step == "fsync" else Path
    monkeypatch.setattr(owner, step, fail)
    with pytest.raises(SaveError, match="No space left on device"):
        write_file(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_folder_in_the_way_is_kept(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(SaveError):
        write_file(tmp_path / "sheet.pdf", b"content")
    assert (tmp_path / "sheet.pdf").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]
