"""What a window shows first: opened, read, left to another process, or said to be out of reach."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.samples import small_document

from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookUnreachable, DamagedCasebook
from coupexplorer.ui import first_casebook
from coupexplorer.ui.built_in import BuiltIn
from coupexplorer.ui.first_casebook import FirstCasebook
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


class Start:
    """A start whose slices are done one after the other."""

    def __init__(self, folder: Path) -> None:
        self.bench = Workbench()
        self.settings = Settings(folder / "settings.ini")
        self.said: list[str] = []
        self.called: list[Path] = []
        self.answer = False
        self.has_opened = False

    def call(self, file: Path) -> bool:
        """Whether another process comes to the front."""
        self.called.append(file)
        return self.answer

    def run(self, built_in: BuiltIn, file: Path | None) -> FirstCasebook:
        """Open the first casebook, and say whether there is one by ``has_opened``."""
        first = FirstCasebook(self.bench, self.settings, built_in, file)
        slices = first.open_in_turns(self.said.append)
        error: Exception | None = None
        while True:
            try:
                work = next(slices) if error is None else slices.throw(error)
            except StopIteration as end:
                self.has_opened = bool(end.value)
                return first
            try:
                error = None
                if work is not None:
                    work()
            except Exception as raised:
                error = raised


@pytest.fixture
def start(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """A start with nothing on its bench."""
    start = Start(tmp_path)
    monkeypatch.setattr(first_casebook, "call_until_heard", start.call)
    yield start
    assert start.has_opened == start.bench.has_casebook
    start.bench.close()


def count_casebooks(monkeypatch: pytest.MonkeyPatch) -> tuple[list[Casebook], list[Casebook]]:
    """Two lists that follow which casebooks are opened from now on, and which are closed."""
    opened, closed = list[Casebook](), list[Casebook]()
    begin, close = Casebook.__init__, Casebook.close

    def noted(book: Casebook, *parts: Any) -> None:
        begin(book, *parts)
        opened.append(book)

    def note_closed(book: Casebook) -> None:
        close(book)
        closed.append(book)

    monkeypatch.setattr(Casebook, "__init__", noted)
    monkeypatch.setattr(Casebook, "close", note_closed)
    return opened, closed


def none() -> Path:
    raise CasebookUnreachable("“home” cannot be used: Read-only file system.")


def test_the_file_named_comes_before_the_built_in_one(start: Start, file: Path) -> None:
    start.run(BuiltIn(none), file)
    assert start.bench.casebook.path == file
    assert start.said == []
    assert start.called == []


def test_without_a_file_it_is_the_built_in_one(start: Start, file: Path) -> None:
    start.run(BuiltIn(lambda: file), None)
    assert start.bench.casebook.path == file


def test_one_that_nobody_shows_is_read_and_said_to_be_held(start: Start, file: Path) -> None:
    with Casebook.open(file):
        first = start.run(BuiltIn(none), file)
    assert start.called == [file]
    assert not first.is_shown_elsewhere
    assert start.bench.casebook.read_only
    [sentence] = start.said
    assert "is being edited by" in sentence


def test_one_that_another_process_shows_is_left_to_it(start: Start, file: Path) -> None:
    start.answer = True
    with Casebook.open(file):
        first = start.run(BuiltIn(none), file)
    assert first.is_shown_elsewhere
    assert not start.bench.has_casebook
    assert start.said == []
    assert start.settings.recent == []


def test_nothing_is_open_while_another_process_is_asked(
    start: Start, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that is closed meanwhile never comes back to close it."""
    opened, closed = count_casebooks(monkeypatch)
    first = FirstCasebook(start.bench, start.settings, BuiltIn(none), file)
    with Casebook.open(file):
        slices = first.open_in_turns(pytest.fail)
        for work in slices:
            if work is not None:
                work()
            if start.called:
                break
        assert len(opened) == len(closed) + 1
    slices.close()


def test_one_that_comes_free_while_asked_for_is_written(
    start: Start, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = Casebook.open(file)
    monkeypatch.setattr(first_casebook, "call_until_heard", lambda _: holder.close())
    start.run(BuiltIn(none), file)
    assert not start.bench.casebook.read_only
    assert start.said == []


@pytest.mark.parametrize("failing", ["info", "section"])
def test_one_that_fails_on_its_way_to_the_bench_is_let_go_of(
    start: Start, file: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise DamagedCasebook("“small.casebook” is damaged.")

    with monkeypatch.context() as patch:
        patch.setattr(Casebook, failing, fail)
        start.run(BuiltIn(none), file)
    assert start.said == ["“small.casebook” is damaged."]
    with Casebook.open(file) as free:
        assert not free.read_only


def test_one_that_cannot_be_kept_is_made_for_this_run(
    start: Start, small_file: Path, tmp_path: Path
) -> None:
    built_in = BuiltIn(none, lambda folder: Path(shutil.copy(small_file, folder)))
    start.run(built_in, None)
    assert start.bench.casebook.read_only
    assert built_in.is_spare(start.bench.casebook.path)
    [sentence] = start.said
    assert sentence.startswith("“home” cannot be used: Read-only file system. A temporary copy")
    built_in.clear()


def test_a_readers_copy_that_cannot_be_read_is_left_alone_and_a_spare_one_shown(
    start: Start, small_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "baath-splits.casebook"
    broken.write_bytes(b"no casebook at all")
    built_in = BuiltIn(lambda: broken, lambda folder: Path(shutil.copy(small_file, folder)))
    start.run(built_in, None)
    assert built_in.is_spare(start.bench.casebook.path)
    [sentence] = start.said
    assert "baath-splits.casebook" in sentence
    assert "A temporary copy" in sentence
    assert broken.read_bytes() == b"no casebook at all"
    built_in.clear()


@pytest.mark.parametrize("content", [None, b"", b"no casebook at all\n" * 100])
def test_one_that_is_none_is_one_sentence(
    start: Start, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "broken.casebook"
    if content is not None:
        file.write_bytes(content)
    start.run(BuiltIn(none), file)
    [sentence] = start.said
    assert "broken.casebook" in sentence
    assert sentence.endswith(".")


def test_no_built_in_one_at_all_is_one_sentence(start: Start) -> None:
    start.run(BuiltIn(none), None)
    assert start.said == ["“home” cannot be used: Read-only file system."]


def test_another_file_can_be_put_in_its_place_until_it_is_looked_for(
    start: Start, file: Path
) -> None:
    first = FirstCasebook(start.bench, start.settings, BuiltIn(none), None)
    assert first.take(file)
    slices = first.open_in_turns(pytest.fail)
    next(slices)
    assert not first.take(file)
