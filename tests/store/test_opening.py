"""Files that are not casebooks, or not for us, are refused in a sentence and left as they are."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store import files
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import (
    BrokenReference,
    CasebookError,
    CasebookExists,
    CasebookMissing,
    CasebookUnreachable,
    DamagedCasebook,
    NewerCasebook,
    NotACasebook,
    ReadOnlyCasebook,
)
from coupexplorer.store.migrations import CURRENT
from coupexplorer.store.sqlite.settings import APPLICATION_ID


def names_in(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def sqlite_file(path: Path, *statements: str) -> bytes:
    """Make an SQLite file with plain sqlite3; returns its bytes."""
    with closing(sqlite3.connect(path)) as plain:
        for statement in statements:
            plain.execute(statement)
        plain.commit()
    return path.read_bytes()


FOREIGN = {
    "empty": b"",
    "text": b"format: coupexplorer-casebook\n",
    "short": b"SQLite format 3\0",
    "header only": b"SQLite format 3\0" + bytes(84),
    "noise": random.Random(1963).randbytes(5000),
    "zip": b"PK\x03\x04" + bytes(400),
}


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_other_files_are_refused_untouched(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "other.casebook"
    path.write_bytes(content)
    with pytest.raises((NotACasebook, DamagedCasebook)) as caught:
        Casebook.open(path, read_only=read_only)
    assert "other.casebook" in str(caught.value)
    assert path.read_bytes() == content
    assert names_in(tmp_path) == ["other.casebook"]


@pytest.mark.parametrize("read_only", [True, False])
def test_other_databases_are_refused_untouched(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "other.db"
    content = sqlite_file(path, "PRAGMA journal_mode=WAL", "CREATE TABLE t (x)")
    with pytest.raises(NotACasebook, match=r"other\.db"):
        Casebook.open(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_casebook_is_refused_untouched(casebook_file: Path, read_only: bool) -> None:
    content = sqlite_file(
        casebook_file, f"PRAGMA user_version={CURRENT + 1}", "PRAGMA journal_mode=WAL"
    )
    with pytest.raises(NewerCasebook, match="update the program"):
        Casebook.open(casebook_file, read_only=read_only)
    assert casebook_file.read_bytes() == content


@pytest.mark.parametrize(
    "addition",
    [
        "CREATE TRIGGER spy AFTER INSERT ON notes BEGIN DELETE FROM claims; END",
        "CREATE VIEW sneaky AS SELECT * FROM claims",
        "CREATE TABLE extra (x)",
        "CREATE INDEX more ON claims (text)",
        "DROP TABLE notes",
        "ALTER TABLE claims ADD COLUMN more TEXT",
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_tables_that_are_not_ours_are_refused_untouched(
    casebook_file: Path, addition: str, read_only: bool
) -> None:
    content = sqlite_file(casebook_file, addition)
    with pytest.raises(DamagedCasebook, match="does not have the tables"):
        Casebook.open(casebook_file, read_only=read_only)
    assert casebook_file.read_bytes() == content


def test_a_claimed_casebook_without_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.casebook"
    sqlite_file(path, f"PRAGMA application_id={APPLICATION_ID}", "PRAGMA user_version=1")
    with pytest.raises(DamagedCasebook):
        Casebook.open(path)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CasebookMissing):
        Casebook.open(tmp_path / "none.casebook")
    with pytest.raises(CasebookMissing):
        Casebook.open(tmp_path / "no folder" / "none.casebook", read_only=True)
    assert names_in(tmp_path) == []


def test_a_folder_is_not_a_casebook(tmp_path: Path) -> None:
    with pytest.raises(NotACasebook, match="folder"):
        Casebook.open(tmp_path)


def test_a_refused_file_is_not_left_locked(tmp_path: Path, document: CasebookDocument) -> None:
    path = tmp_path / "small.casebook"
    path.write_bytes(b"not yet")
    with pytest.raises(CasebookError):
        Casebook.open(path)
    path.unlink()
    Casebook.create(path, document).close()


def read_all(path: Path) -> CasebookDocument:
    """Every record of a file."""
    with Casebook.open(path, read_only=True) as casebook:
        return casebook.document()


@pytest.mark.parametrize("cut", [0.3, 0.7])
def test_a_file_cut_short_is_told(casebook_file: Path, cut: float) -> None:
    content = casebook_file.read_bytes()
    casebook_file.write_bytes(content[: int(len(content) * cut) // 4096 * 4096])
    with pytest.raises(DamagedCasebook, match="restore a backup"):
        read_all(casebook_file)


def test_creating_never_overwrites(casebook_file: Path, document: CasebookDocument) -> None:
    content = casebook_file.read_bytes()
    with pytest.raises(CasebookExists, match="left as it is"):
        Casebook.create(casebook_file, document)
    assert casebook_file.read_bytes() == content


def test_creating_does_not_overwrite_a_file_that_appeared_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "late.casebook"

    def work() -> None:
        with files.new_file(path) as temporary:
            temporary.write_bytes(b"ours")
            path.write_bytes(b"theirs")

    with pytest.raises(CasebookExists):
        work()
    assert path.read_bytes() == b"theirs"
    assert names_in(tmp_path) == ["late.casebook"]


def test_creating_leaves_nothing_behind_when_a_reference_is_broken(
    tmp_path: Path, document: CasebookDocument
) -> None:
    dangling = Claim("X1", "About nobody.", (), (Ref(Kind.ACTOR, "nobody"),))
    broken = CasebookDocument(CasebookInfo("b", "Broken"), claims=(dangling,))
    with pytest.raises(BrokenReference, match="subjects"):
        Casebook.create(tmp_path / "broken.casebook", broken)
    assert names_in(tmp_path) == []
    with pytest.raises(BrokenReference):
        Casebook.in_memory(broken)


def test_creating_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    info = CasebookInfo("new", "New")
    with pytest.raises(CasebookUnreachable, match="no folder"):
        Casebook.create(tmp_path / "none" / "new.casebook", info=info)


def test_a_new_casebook_has_a_title_page_and_nothing_else(tmp_path: Path) -> None:
    info = CasebookInfo("new", "New", language="ar")
    with Casebook.create(tmp_path / "new.casebook", info=info) as casebook:
        assert casebook.info() == info
        assert set(casebook.counts().values()) == {0}
        assert not casebook.read_only
    with pytest.raises(ValueError, match="title page"):
        Casebook.create(tmp_path / "newer.casebook")


def test_a_document_can_be_given_another_title_page(
    tmp_path: Path, document: CasebookDocument
) -> None:
    info = CasebookInfo("mine", "Mine")
    with Casebook.create(tmp_path / "mine.casebook", document, info=info) as casebook:
        assert casebook.info() == info
        assert casebook.document().claims == document.claims


def test_a_medium_that_refuses_writing_is_still_read(
    casebook_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = os.open

    def refuse_locks(path: Path, flags: int, *mode: int) -> int:
        if str(path).endswith(".lock"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse_locks)
    with pytest.raises(ReadOnlyCasebook, match="open the casebook for reading"):
        Casebook.open(casebook_file)
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert casebook.info().id == "small"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_write_protected_file_is_still_read(casebook_file: Path) -> None:
    casebook_file.chmod(0o444)
    casebook_file.parent.chmod(0o555)
    try:
        with pytest.raises(ReadOnlyCasebook):
            Casebook.open(casebook_file)
        with Casebook.open(casebook_file, read_only=True) as casebook:
            assert casebook.check_integrity() == []
    finally:
        casebook_file.parent.chmod(0o755)
