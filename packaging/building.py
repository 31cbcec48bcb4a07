"""What every way of building shares: the time that files carry, steps that must succeed, sizes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from identity import ROOT


class BuildError(Exception):
    """Something could not be built; the text is one sentence for the person who builds."""


def build_time(root: Path = ROOT, environ: Mapping[str, str] = os.environ) -> int:
    """The time that every file built carries, in seconds since 1970.

    It is SOURCE_DATE_EPOCH where that is set, else the time of the checkout's last commit, so that
    the same commit gives the same files.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdigit():
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
        return int(told)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return int((root / "pyproject.toml").stat().st_mtime)


def build_day(seconds: int) -> str:
    """A build time as a day, YYYY-MM-DD."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def run(command: Sequence[str | Path], folder: Path = ROOT, **more: str) -> None:
    """Run one step with more variables in its environment; BuildError names it when it fails."""
    words = [str(word) for word in command]
    environ = {**os.environ, **more}
    try:
        code = subprocess.run(words, cwd=folder, env=environ, check=False).returncode
    except OSError as error:
        raise BuildError(f"{words[0]} could not be started: {error.strerror}.") from error
    if code != 0:
        raise BuildError(f"{' '.join(words[:3])} ended with {code} (its messages are above).")


def fresh(folder: Path) -> Path:
    """An empty folder of that name; what stood there is removed."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def set_times(folder: Path, seconds: int) -> None:
    """Give a folder and all below it one time."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files in a folder, links counted as links."""
    if not path.is_dir():
        return path.lstat().st_size
    return sum(one.lstat().st_size for one in path.rglob("*") if one.is_symlink() or one.is_file())


def tell(path: Path) -> None:
    """Print what was made, and how large it is."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    print(f"{shown}: {size_of(path) / 1e6:.1f} MB", file=sys.stdout, flush=True)
