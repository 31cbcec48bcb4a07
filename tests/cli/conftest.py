"""The command line as tests drive it: in this process, with what it printed and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.interchange.sample_casebook import sample_casebook

from coupexplorer.cli.command_line import Doors
from coupexplorer.cli.command_line import run as run_command_line
from coupexplorer.store.casebook import Casebook


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def never(*_: object) -> int:
    """A door that a headless command must not open."""
    raise AssertionError("a command without a screen opened the window")


HEADLESS = Doors(open_window=never, self_test=never)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line without a screen."""

    def run_with(*arguments: object, doors: Doors = HEADLESS) -> Ended:
        code = run_command_line([str(argument) for argument in arguments], doors)
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return run_with


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    """A small casebook file of two cases, under an awkward name."""
    file = tmp_path / "دفتر ?%20 two coups.casebook"
    Casebook.create(file, sample_casebook()).close()
    return file
