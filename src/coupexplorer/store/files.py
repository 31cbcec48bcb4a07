"""Files put in place whole or not at all: temporary name, flush to the disk, then the real name."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from coupexplorer.store.errors import CasebookExists, CasebookUnreachable, StorageFull

_NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a temporary name beside ``path``; when the block ends well the file takes its place.

    Nothing is ever overwritten: CasebookExists when ``path`` is there before or after the work.
    Whatever goes wrong, no temporary file is left and ``path`` is as it was.
    """
    refuse_existing(path)
    if not path.parent.is_dir():
        raise CasebookUnreachable(f"There is no folder “{path.parent}”.")
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with friendly_os_errors(path):
            yield temporary
            flush_file(temporary)
            _take_place(temporary, path)
            flush_folder(path.parent)
    finally:
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with suppress(OSError):
                leftover.unlink()


def refuse_existing(path: Path) -> None:
    """Raise CasebookExists when something stands at ``path``."""
    if os.path.lexists(path):
        raise CasebookExists(f"“{path.name}” is there already and was left as it is.")


def _take_place(temporary: Path, path: Path) -> None:
    """Give the finished file its name; a hard link fails where a rename would overwrite."""
    if sys.platform == "win32":
        os.rename(temporary, path)  # noqa: PTH104 - refuses an existing name on Windows
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        refuse_existing(path)
        raise
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        refuse_existing(path)
        temporary.rename(path)


def free_name(path: Path) -> Path:
    """``path`` when nothing is there, else the first of ``name-2``, ``name-3`` … that is free."""
    number, candidate = 1, path
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def flush_file(path: Path) -> None:
    """Wait until the file's bytes are on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk, where the system can do that."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def friendly_os_errors(path: Path) -> Iterator[None]:
    """Turn errors of the file system into sentences about ``path``."""
    try:
        yield
    except FileExistsError as error:
        raise CasebookExists(f"“{path.name}” is there already and was left as it is.") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull(
                f"There is no room left for “{path.name}”; nothing was written."
            ) from error
        reason = error.strerror or str(error)
        raise CasebookUnreachable(f"“{path}” cannot be used: {reason}.") from error
