"""The lock that says who has a casebook open for writing, seen by every other process.

The operating system holds the lock and drops it when its holder ends, however it ends. The text in
the lock file (host, process, since when) is only for telling people.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from coupexplorer.store.errors import CasebookBusy, CasebookUnreachable, ReadOnlyCasebook

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BEYOND_THE_TEXT = 1 << 20
_HELD_BY_ANOTHER = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_ATTEMPTS = 8


class WriterLock:
    """The right to write one casebook; ``release`` gives it back."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, casebook: Path) -> WriterLock:
        """Take the lock; CasebookBusy says who has it, ReadOnlyCasebook that none can be made."""
        path = lock_path(casebook)
        for _ in range(_ATTEMPTS):
            descriptor = _open(path, casebook)
            try:
                _lock(descriptor)
                if _is_still_there(path, descriptor):
                    _write_holder(descriptor)
                    return cls(path, descriptor)
            except OSError as error:
                holder = _read_holder(descriptor)
                os.close(descriptor)
                if error.errno in _HELD_BY_ANOTHER:
                    raise CasebookBusy(f"“{casebook.name}” is being edited {holder}.") from None
                raise CasebookUnreachable(
                    f"“{casebook.name}” cannot be locked for writing: {error.strerror}."
                ) from error
            os.close(descriptor)
        raise CasebookBusy(f"“{casebook.name}” is being opened and closed by another program.")

    def release(self) -> None:
        """Give the lock back and take the lock file away."""
        if sys.platform == "win32":
            os.close(self._descriptor)
            with suppress(OSError):
                self._path.unlink()
            return
        with suppress(OSError):
            self._path.unlink()
        os.close(self._descriptor)


def lock_path(casebook: Path) -> Path:
    """Where the lock file of a casebook stands."""
    return casebook.with_name(f".{casebook.name}.lock")


def _open(path: Path, casebook: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise ReadOnlyCasebook(
            f"The folder of “{casebook.name}” cannot be written to; open the casebook for reading."
        ) from error


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _BEYOND_THE_TEXT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network drives know no locks; SQLite's own lock still keeps writers apart there.
        if error.errno not in _NO_LOCKS_HERE:
            raise


def _is_still_there(path: Path, descriptor: int) -> bool:
    """False when the holder before us took the file away between our opening and locking it."""
    if sys.platform == "win32":
        return True
    try:
        named = path.stat()
    except OSError:
        return False
    held = os.fstat(descriptor)
    return (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)


def _write_holder(descriptor: int) -> None:
    since = dt.datetime.now().astimezone().isoformat(timespec="minutes")
    holder = {"host": socket.gethostname(), "process": os.getpid(), "since": since}
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.truncate(descriptor, 0)
    os.write(descriptor, json.dumps(holder).encode())


def _read_holder(descriptor: int) -> str:
    """Who holds the lock, as the end of a sentence."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = json.loads(os.read(descriptor, 4096))
        since = dt.datetime.fromisoformat(holder["since"])
        here = "this computer" if holder["host"] == socket.gethostname() else holder["host"]
        process = int(holder["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return "by another program"
    own = "this program" if here == "this computer" and process == os.getpid() else "another window"
    return f"by {own} (process {process} on {here}, since {since:%H:%M on %d %B %Y})"
