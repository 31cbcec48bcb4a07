"""Writing a finished sheet to disk: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


class SaveError(OSError):
    """A file that could not be written; the message is one sentence saying what stays as it was."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that after a crash either the old or the new content is there, whole.

    SaveError when it cannot be done; what was there before is then untouched.
    """
    target = path.expanduser()
    try:
        _replace(target, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaveError(
            f"“{target}” could not be written ({reason}); nothing was changed."
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(
        prefix=f".{target.name[:60]}-", suffix=".part", dir=target.parent
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _mode_for(target: Path) -> int:
    """The permissions the file had, or those of a new file under the reader's mask."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be synchronised."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
