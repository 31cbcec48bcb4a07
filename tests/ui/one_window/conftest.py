"""A place for sockets of a test's own, and a bench with small casebooks."""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.samples import small_document

from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.workbench import Workbench

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The reader's own folder for sockets, its name as short as such names have to be."""
    with tempfile.TemporaryDirectory(prefix="c-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.delenv("FLATPAK_ID", raising=False)
        yield Path(folder)


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small casebook as a file, made once."""
    file = tmp_path_factory.mktemp("small") / "small.casebook"
    Casebook.create(file, small_document()).close()
    return file


@pytest.fixture
def book(small_file: Path, tmp_path: Path) -> Path:
    """A casebook whose name holds a space and Arabic."""
    return Path(shutil.copy(small_file, tmp_path / "my book عربي.casebook"))


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    """A bench with nothing on it."""
    bench = Workbench()
    yield bench
    bench.close()


@pytest.fixture
def line() -> Iterator[socket.socket]:
    """A socket of somebody else."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        yield line
