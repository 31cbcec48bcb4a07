"""The virtual environment in the checkout: which Python makes it, and when it is up to date."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SUPPORTED = ((3, 13), (3, 12), (3, 11))
ROOT = Path(__file__).resolve().parent.parent

# Asked of each candidate: its version, its file with links resolved, and whether it can make a
# virtual environment (Debian keeps ensurepip in a package of its own).
_QUESTION = (
    "import importlib.util, os, sys;"
    "base = getattr(sys, '_base_executable', sys.executable);"
    "print(sys.version_info[0], sys.version_info[1], bool(importlib.util.find_spec('ensurepip')));"
    "print(os.path.realpath(base))"
)


class EnvironmentMissingError(Exception):
    """The environment could not be made; the text is one sentence for the reader."""


class Interpreter(NamedTuple):
    """A Python on this machine: version, file, and whether it carries ensurepip."""

    version: tuple[int, int]
    path: Path
    has_ensurepip: bool

    @property
    def venv_package(self) -> str:
        """The Debian package that lets this Python make virtual environments."""
        return f"python{self.version[0]}.{self.version[1]}-venv"


def ask(command: str) -> Interpreter | None:
    """What the Python behind a command is, or None if it does not run."""
    try:
        answer = subprocess.run(
            [command, "-I", "-c", _QUESTION], check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    first, path = answer.stdout.splitlines()[:2]
    major, minor, ensurepip = first.split()
    return Interpreter((int(major), int(minor)), Path(path), ensurepip == "True")


def _on_path() -> Iterator[str]:
    yield sys.executable
    for major, minor in SUPPORTED:
        found = shutil.which(f"python{major}.{minor}")
        if found:
            yield found


def choose_interpreter(
    commands: Iterable[str] | None = None, ask: Callable[[str], Interpreter | None] = ask
) -> Interpreter:
    """The first supported Python: the running one, else python3.13, 3.12, 3.11 of the PATH.

    Raises EnvironmentMissingError when there is none.
    """
    for command in _on_path() if commands is None else commands:
        interpreter = ask(command)
        if interpreter is not None and interpreter.version in SUPPORTED:
            return interpreter
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise EnvironmentMissingError(
        f"Coup Explorer needs Python 3.11, 3.12 or 3.13, and found only {running};"
        " please install one of them and run this command again."
    )


def run_step(command: Sequence[str], folder: Path) -> None:
    """Run one step of the installation; what it says goes to stderr, stdout stays the program's.

    Raises EnvironmentMissingError when it fails.
    """
    code = subprocess.run(command, cwd=folder, check=False, stdout=sys.stderr).returncode
    if code != 0:
        step = " ".join(command[1:4])
        raise EnvironmentMissingError(
            f"The installation stopped: {step} ended with {code} (its messages are above)."
        )


class Environment:
    """The folder `.venv` of a checkout, with a stamp that says what was installed from what.

    The stamp is written last and removed first, so an interrupted installation leaves none; a
    second mark, written first and removed last, has a torn environment made anew.
    """

    def __init__(
        self, root: Path = ROOT, run: Callable[[Sequence[str], Path], None] = run_step
    ) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.bin = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / ("python.exe" if os.name == "nt" else "python")
        self.stamp = self.folder / "coupexplorer-stamp.json"
        self.torn = self.folder / "coupexplorer-installing"
        self._run = run

    def digest(self) -> str:
        """A mark of everything that decides what gets installed, this checkout's place included."""
        total = hashlib.sha256(str(self.root).encode())
        for name in ("pyproject.toml", "packaging/constraints.txt", "src/coupexplorer/__init__.py"):
            total.update(b"\0" + (self.root / name).read_bytes())
        return total.hexdigest()

    def is_ready(self, extras: Collection[str]) -> bool:
        """Whether everything asked for is installed from the present pyproject and constraints."""
        digest, stamped = self._stamped()
        whole = self.python.exists() and not self.torn.exists()
        return whole and digest == self.digest() and stamped.issuperset(extras)

    def install(self, interpreter: Interpreter, extras: Collection[str]) -> None:
        """Make the environment or bring it up to date; extras once installed stay.

        Raises EnvironmentMissingError, with a sentence for the reader, when a step fails.
        """
        wanted = sorted(self._stamped()[1].union(extras))
        self.stamp.unlink(missing_ok=True)
        self._make(interpreter)
        project = f".[{','.join(wanted)}]" if wanted else "."
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "install", "--compile"]
        constraints = "packaging/constraints.txt"
        self._run([*pip, "--constraint", constraints, "--editable", project], self.root)
        self._run([str(self.python), "-m", "compileall", "-q", "src"], self.root)
        stamp = json.dumps({"digest": self.digest(), "extras": wanted})
        self.stamp.write_text(stamp + "\n", encoding="utf-8")
        self.torn.unlink()

    def _stamped(self) -> tuple[str, set[str]]:
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
            return str(stamp["digest"]), set(stamp["extras"])
        except (OSError, ValueError, KeyError, TypeError):
            return "", set()

    def _make(self, interpreter: Interpreter) -> None:
        inside = None if self.torn.exists() else ask(str(self.python))
        if inside is not None and inside.version in SUPPORTED:
            self.torn.touch()
            return
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir()
        self.torn.touch()
        self._run([str(interpreter.path), "-m", "venv", str(self.folder)], self.root)
