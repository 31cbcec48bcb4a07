"""Files appear whole under a free name or not at all, and errors of the disk become sentences."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coupexplorer.store import files
from coupexplorer.store.errors import (
    CasebookError,
    CasebookExists,
    CasebookUnreachable,
    StorageFull,
)


def write(path: Path, content: bytes = b"whole") -> None:
    """Make a new file through the door."""
    with files.new_file(path) as temporary:
        temporary.write_bytes(content)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_appears_with_its_content(tmp_path: Path) -> None:
    write(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"whole"
    assert names(tmp_path) == ["x"]


def test_while_growing_it_has_another_hidden_name_in_the_same_folder(tmp_path: Path) -> None:
    with files.new_file(tmp_path / "x") as temporary:
        assert temporary.parent == tmp_path
        assert temporary.name.startswith(".x.")
        assert not (tmp_path / "x").exists()
        temporary.write_bytes(b"")


def test_two_files_growing_at_once_do_not_meet(tmp_path: Path) -> None:
    with files.new_file(tmp_path / "x") as one, files.new_file(tmp_path / "y") as other:
        one.write_bytes(b"1")
        other.write_bytes(b"2")
    assert names(tmp_path) == ["x", "y"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, CasebookError])
def test_whatever_stops_the_work_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def work() -> None:
        with files.new_file(tmp_path / "x") as temporary:
            temporary.write_bytes(b"half")
            temporary.with_name(f"{temporary.name}-journal").write_bytes(b"side file")
            raise error

    with pytest.raises(error):
        work()
    assert names(tmp_path) == []


def test_work_that_writes_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CasebookUnreachable), files.new_file(tmp_path / "x"):
        pass
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b"there"),
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("nowhere"),
    ],
)
def test_nothing_that_is_there_is_replaced(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "x"
    make(path)
    with pytest.raises(CasebookExists, match="“x”"):
        write(path)
    assert names(tmp_path) == ["x"]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasebookUnreachable, match="There is no folder"):
        write(tmp_path / "none" / "x")


def test_a_file_system_without_hard_links_is_served_by_renaming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write(tmp_path / "x")
    assert names(tmp_path) == ["x"]
    with pytest.raises(CasebookExists):
        write(tmp_path / "x")


def test_without_hard_links_a_file_that_came_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: Path, target: Path) -> None:
        target.write_bytes(b"theirs")
        raise OSError(errno.ENOTSUP, "Not supported")

    monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(CasebookExists):
        write(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"theirs"
    assert names(tmp_path) == ["x"]


def test_another_error_of_linking_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "link", broken)
    with pytest.raises(CasebookUnreachable, match="Input/output error"):
        write(tmp_path / "x")
    assert names(tmp_path) == []


def test_the_file_is_flushed_before_it_gets_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    seen: list[tuple[str, bool]] = []
    real_file, real_folder = files.flush_file, files.flush_folder

    def flush_file(flushed: Path) -> None:
        seen.append(("file", path.exists()))
        real_file(flushed)

    def flush_folder(folder: Path) -> None:
        seen.append(("folder", path.exists()))
        assert folder == tmp_path
        real_folder(folder)

    monkeypatch.setattr(files, "flush_file", flush_file)
    monkeypatch.setattr(files, "flush_folder", flush_folder)
    write(path)
    assert seen == [("file", False), ("folder", True)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EEXIST, CasebookExists),
        (errno.EACCES, CasebookUnreachable),
        (errno.EROFS, CasebookUnreachable),
        (errno.ENAMETOOLONG, CasebookUnreachable),
        (errno.ESTALE, CasebookUnreachable),
    ],
)
def test_errors_of_the_system_become_sentences(
    tmp_path: Path, number: int, expected: type[CasebookError]
) -> None:
    with pytest.raises(expected, match="x") as caught, files.friendly_os_errors(tmp_path / "x"):
        raise OSError(number, os.strerror(number))
    assert str(caught.value).endswith(".")
    assert isinstance(caught.value.__cause__, OSError)


def test_our_own_sentences_pass_through_unchanged(tmp_path: Path) -> None:
    original = CasebookError("as it is")
    with pytest.raises(CasebookError) as caught, files.friendly_os_errors(tmp_path):
        raise original
    assert caught.value is original


def test_a_free_name_is_the_name_or_the_first_number_after_it(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    for expected in ("a.casebook", "a-2.casebook", "a-3.casebook"):
        free = files.free_name(path)
        assert free.name == expected
        free.touch()
    (tmp_path / "a-2.casebook").unlink()
    (tmp_path / "a-2.casebook").symlink_to("nowhere")
    assert files.free_name(path).name == "a-4.casebook"
