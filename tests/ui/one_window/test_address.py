"""One casebook, one address: whatever it is called, and never anybody else's."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from coupexplorer.ui.one_window.address import LONGEST, address_of, is_there


def address(file: Path) -> str:
    """An address that is there."""
    found = address_of(file)
    assert found is not None
    return found


def test_every_name_of_a_file_has_the_same(
    runtime: Path, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "other.casebook").symlink_to(book)
    monkeypatch.chdir(tmp_path)
    names = (Path(book.name), tmp_path / "link" / book.name, tmp_path / "other.casebook")
    assert {address(name) for name in names} == {address(book)}


def test_another_file_has_another(runtime: Path, book: Path) -> None:
    assert address(book) != address(book.with_name("my book.casebook"))


def test_a_file_that_is_not_there_has_one(runtime: Path, tmp_path: Path) -> None:
    assert Path(address(tmp_path / "gone" / "x.casebook")).parent == runtime


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_open_to_others_is_not_used(
    runtime: Path, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    monkeypatch.setenv("TMPDIR", "/tmp/")
    runtime.chmod(mode)
    assert address(book).startswith(f"/tmp/coupexplorer-{os.getuid()}-")


@pytest.mark.parametrize("name", ["", "run", "/nowhere/at/all", "/etc/hostname"])
def test_without_one_the_temporary_folder_takes_its_place(
    book: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", name)
    monkeypatch.delenv("TMPDIR", raising=False)
    assert address(book).startswith(f"/tmp/coupexplorer-{os.getuid()}-")


def test_a_sandbox_has_the_place_that_all_its_runs_share(
    runtime: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLATPAK_ID", "org.example.App")
    assert Path(address(book)).parent == runtime
    shared = runtime / "app" / "org.example.App"
    shared.mkdir(parents=True, mode=0o700)
    assert Path(address(book)).parent == shared


def test_no_address_is_longer_than_a_socket_may_have(
    runtime: Path, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = runtime / ("d" * 80)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    monkeypatch.setenv("TMPDIR", "/tmp")
    assert len(address(book)) <= LONGEST
    monkeypatch.setenv("TMPDIR", str(deep))
    assert address_of(book) is None


def test_a_circle_of_links_has_none(runtime: Path, tmp_path: Path) -> None:
    circle = tmp_path / "circle.casebook"
    circle.symlink_to(circle)
    assert address_of(circle) is None


def test_only_a_socket_of_this_user_counts(
    runtime: Path, book: Path, line: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = address(book)
    assert not is_there(place)
    Path(place).write_text("no socket", encoding="utf-8")
    assert not is_there(place)
    Path(place).unlink()
    line.bind(place)
    assert is_there(place)
    someone = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: someone)
    assert not is_there(place)
