"""The reader's own copy of a shipped casebook, and what happens when a newer edition is shipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.store import records
from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.errors import (
    CasebookError,
    CasebookExists,
    CasebookUnreachable,
    ReadOnlyCasebook,
)
from coupexplorer.store.files import flush_folder, free_name, friendly_os_errors
from coupexplorer.store.opening import create_file, open_file
from coupexplorer.store.writer_lock import WriterLock
from coupexplorer.store.writing import ORIGIN_HASH, kept

ENDING = ".casebook"


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is known of a reader's copy: its edition, and whether the reader has changed it.

    The second is looked at only in a copy that is older than the shipped edition.
    """

    edition: int
    unchanged: bool


def reader_copy(shipped: CasebookInfo, read: Callable[[], CasebookDocument], folder: Path) -> Path:
    """Where the reader's copy of a shipped casebook is, made at the first call.

    When a newer edition is shipped, a copy that was never changed is kept under another name and
    made anew; a changed one is left alone, and the new edition is put beside it once. A copy that
    is in use or cannot be read is left alone too: opening it will say why. So is any copy where no
    new edition can be written. ``read`` gives the whole shipped casebook and is called only when a
    copy is made. Raises CasebookError when there is no copy and none can be made.
    """
    path = folder / f"{_file_name(shipped.id)}{ENDING}"
    with friendly_os_errors(path):
        there = path.exists()
        if not there:
            _make_folder(folder)
    if not there:
        _make(read(), path)
        return path
    copy = _look_at(path, shipped.edition)
    if copy is None or copy.edition >= shipped.edition:
        return path
    try:
        if copy.unchanged:
            _make_anew(read(), path, copy.edition)
        else:
            _make(read(), edition_beside(path, shipped.edition))
    except CasebookError:
        if not path.exists():
            raise
    return path


def edition_beside(path: Path, edition: int) -> Path:
    """Where a newer edition is put when the reader's copy was changed."""
    return path.with_name(f"{path.stem}-edition-{edition}{ENDING}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CasebookUnreachable(f"“{folder}” is no folder.") from error


def _file_name(identifier: str) -> str:
    return re.sub(r"[^\w-]+", "-", identifier).strip("-") or "casebook"


def _make(shipped: CasebookDocument, path: Path) -> None:
    """Make a copy, unless it is there, perhaps by another window starting at the same moment."""
    if path.exists():
        return
    try:
        create_file(path, shipped, is_copy=True)
    except CasebookExists:
        return


def _look_at(path: Path, newest: int) -> _Copy | None:
    """What the copy is, None when it is in use or cannot be read."""
    try:
        try:
            return _read(path, newest, read_only=True)
        except ReadOnlyCasebook:
            # Written by an older version: opening it for writing brings it up to date.
            return _read(path, newest, read_only=False)
    except CasebookError:
        return None


def _read(path: Path, newest: int, *, read_only: bool) -> _Copy:
    database, lock = open_file(path, read_only=read_only)
    try:
        with closing(database), database.reading() as connection:
            edition = records.info(connection).edition
            if edition >= newest:
                return _Copy(edition, unchanged=False)
            origin = kept(connection, ORIGIN_HASH)
            unchanged = origin is not None and origin == hash_of_rows(connection)
            return _Copy(edition, unchanged)
    finally:
        if lock is not None:
            lock.release()


def _make_anew(shipped: CasebookDocument, path: Path, edition: int) -> None:
    """Put the new edition in the place of an unchanged copy, which keeps its edition's name.

    The new file is complete before the old one moves. Should the machine stop between the two
    renames, the next start finds no copy and makes it; the old one is there under its new name.
    """
    fresh = free_name(path.with_name(f"{path.stem}-new{ENDING}"))
    try:
        lock = WriterLock.take(path)
    except CasebookError:
        return
    try:
        create_file(fresh, shipped, is_copy=True)
        with friendly_os_errors(path):
            path.rename(free_name(edition_beside(path, edition)))
            fresh.rename(path)
            flush_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
        lock.release()
