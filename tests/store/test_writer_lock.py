"""One writer at a time, told to everyone else, and freed when its holder ends however it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coupexplorer.domain.identity import Kind
from coupexplorer.store import writer_lock
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookBusy, CasebookUnreachable
from coupexplorer.store.writer_lock import WriterLock, lock_path

HOLDER = """
import sys
from pathlib import Path
from coupexplorer.store.casebook import Casebook
casebook = Casebook.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""

HALF_WAY = """
import sys
from pathlib import Path
from coupexplorer.store.casebook import Casebook
casebook = Casebook.open(Path(sys.argv[1]))
with casebook._database.writing() as connection:
    casebook._database.driver.execute("PRAGMA cache_size=1")
    connection.exec_driver_sql("UPDATE claims SET text = text || hex(zeroblob(20000))")
    print("open", flush=True)
    sys.stdin.read()
"""

EDITING = """
import itertools, sys
from pathlib import Path
from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.store.casebook import Casebook
casebook = Casebook.open(Path(sys.argv[1]))
print("open", flush=True)
for number in itertools.count():
    casebook.apply(Edit("add", (Change(None, Tag(f"k{number}", "kept")),)))
    print(f"k{number}", flush=True)
"""


@contextmanager
def other_process(program: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the casebook open; killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_second_writer_is_told_who_has_it_and_may_read(casebook_file: Path) -> None:
    with other_process(HOLDER, casebook_file) as holder:
        with pytest.raises(CasebookBusy) as caught:
            Casebook.open(casebook_file)
        assert f"process {holder.pid} on this computer, since" in str(caught.value)
        assert "another window" in str(caught.value)
        with Casebook.open(casebook_file, read_only=True) as casebook:
            assert casebook.counts()[Kind.CASE] == 2


def test_a_killed_writer_frees_the_file(casebook_file: Path) -> None:
    with other_process(HOLDER, casebook_file) as holder:
        holder.kill()
        holder.wait()
        assert lock_path(casebook_file).exists()
        Casebook.open(casebook_file).close()


def test_a_writer_killed_half_way_leaves_nothing_of_its_work(casebook_file: Path) -> None:
    with Casebook.open(casebook_file, read_only=True) as casebook:
        before = casebook.content_hash()
    with other_process(HALF_WAY, casebook_file) as holder:
        assert casebook_file.with_name("small.casebook-journal").exists()
        holder.kill()
        holder.wait()
    with pytest.raises(CasebookUnreachable, match="open it once for writing"):
        Casebook.open(casebook_file, read_only=True)
    with Casebook.open(casebook_file) as casebook:
        assert casebook.content_hash() == before
        assert casebook.check_integrity() == []
    Casebook.open(casebook_file, read_only=True).close()


@pytest.mark.parametrize("told", [1, 7])
def test_what_was_told_to_be_saved_survives_a_kill(casebook_file: Path, told: int) -> None:
    with other_process(EDITING, casebook_file) as holder:
        assert holder.stdout is not None
        saved = [holder.stdout.readline().strip() for _ in range(told)]
        holder.kill()
        holder.wait()
    with Casebook.open(casebook_file) as casebook:
        tags = {tag.id for tag in casebook.section(Kind.TAG)}
        assert tags >= set(saved)
        assert casebook.check_integrity() == []


def test_a_second_writer_in_the_same_program_is_told_so(casebook_file: Path) -> None:
    with Casebook.open(casebook_file):
        with pytest.raises(CasebookBusy, match=f"this program .process {os.getpid()} "):
            Casebook.open(casebook_file)
        with Casebook.open(casebook_file, read_only=True) as reader:
            assert reader.info().edition == 3


def test_closing_gives_the_lock_back_and_takes_its_file_away(casebook_file: Path) -> None:
    with Casebook.open(casebook_file):
        assert lock_path(casebook_file).exists()
    assert not lock_path(casebook_file).exists()
    Casebook.open(casebook_file).close()


def test_a_lock_file_left_by_a_crash_does_not_lock(tmp_path: Path) -> None:
    casebook = tmp_path / "x.casebook"
    lock_path(casebook).write_text(
        '{"host": "elsewhere", "process": 1, "since": "2026-01-01T00:00"}'
    )
    WriterLock.take(casebook).release()


@pytest.mark.parametrize("text", ["", "not json", "[]", '{"host": 1}', '{"host": "h", "since": 3}'])
def test_a_holder_that_left_no_name_is_still_a_holder(tmp_path: Path, text: str) -> None:
    casebook = tmp_path / "x.casebook"
    lock = WriterLock.take(casebook)
    lock_path(casebook).write_text(text)
    with pytest.raises(CasebookBusy, match="by another program"):
        WriterLock.take(casebook)
    lock.release()


def test_a_lock_file_taken_away_while_waiting_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holder before us may remove the file between our opening it and locking it."""
    casebook = tmp_path / "x.casebook"
    real_lock = writer_lock._lock
    calls: list[int] = []

    def lock_after_removal(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            lock_path(casebook).unlink()
        real_lock(descriptor)

    monkeypatch.setattr(writer_lock, "_lock", lock_after_removal)
    lock = WriterLock.take(casebook)
    assert len(calls) == 2
    with pytest.raises(CasebookBusy):
        WriterLock.take(casebook)
    lock.release()


def test_a_lock_file_that_keeps_vanishing_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_lock, "_is_still_there", lambda *_: False)
    with pytest.raises(CasebookBusy, match="opened and closed"):
        WriterLock.take(tmp_path / "x.casebook")


def test_a_lock_file_is_never_a_link_to_another_file(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    lock_path(tmp_path / "x.casebook").symlink_to(victim)
    with pytest.raises(Exception, match="cannot be written to"):
        WriterLock.take(tmp_path / "x.casebook")
    assert victim.read_text() == "precious"
