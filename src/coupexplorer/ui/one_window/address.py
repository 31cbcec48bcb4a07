"""Where the process that holds a casebook for writing can be reached: a local socket, by name.

Standard library only: a start asks here before anything heavy is loaded.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path

PREFIX = "coupexplorer-"
LONGEST = 100
"""Characters of a socket's path; the shortest limit among the systems is 104 with its end."""


def address_of(casebook: Path) -> str | None:
    """The address of whoever holds a casebook; None when no place for a socket can be found.

    The same for every name of the file (a link, another folder to start from). A path on Unix, in
    a place of this user's where there is one; the name of a pipe on Windows, which other users'
    processes may guess and take, too: who calls asks whose it is.
    """
    try:
        path = os.path.normcase(casebook.resolve())
    except (OSError, RuntimeError):
        return None
    if sys.platform == "win32":
        return PREFIX + _short(f"{os.environ.get('USERNAME', '')}\n{path}")
    for place in _places():
        address = f"{place}{_short(path)}"
        if len(os.fsencode(address)) <= LONGEST:
            return address
    return None


def is_there(address: str) -> bool:
    """Whether something listens there, or did: looked up without a connection.

    On Unix only what is this user's counts; on Windows that cannot be told before one calls.
    """
    if sys.platform == "win32":
        try:
            return any(pipe.name == address for pipe in Path(r"\\.\pipe").iterdir())
        except OSError:
            return True
    try:
        found = os.lstat(address)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def _short(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:24]


def _places() -> list[str]:
    """How the socket's path may begin, the best place first."""
    if sys.platform == "win32":
        return []
    runtime, sandbox = Path(os.environ.get("XDG_RUNTIME_DIR", "")), os.environ.get("FLATPAK_ID", "")
    # The rest of the folder is another one in every sandbox.
    folders = [runtime / "app" / sandbox] if sandbox else []
    found = [f"{folder}/{PREFIX}" for folder in (*folders, runtime) if _is_ours(folder)]
    temporary = Path(os.environ.get("TMPDIR") or "/tmp")
    return [*found, f"{temporary}/{PREFIX}{os.getuid()}-"]


def _is_ours(folder: Path) -> bool:
    """Whether a folder is this user's, and nobody else may put anything into it."""
    if sys.platform == "win32" or not folder.is_absolute():
        return False
    try:
        found = folder.stat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
