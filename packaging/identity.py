"""What every platform is told of the program: its names, its file type and its version."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

APP_ID = "org.coupexplorer.CoupExplorer"
NAME = "Coup Explorer"
PROGRAM = "coupexplorer"
PUBLISHER = "The Coup Explorer developers"
SUMMARY = "Compare political crises, with every statement followed to its source"
MIME_TYPE = "application/x-coupexplorer-casebook"
ENDING = ".casebook"

# Three numbers: what all packages can write, and sort alike.
_VERSION = re.compile(r'^__version__ = "(\d+\.\d+\.\d+)"$', re.MULTILINE)


def version(root: Path = ROOT) -> str:
    """The version of the checkout, read from the one place where it stands."""
    source = root / "src" / "coupexplorer" / "__init__.py"
    found = _VERSION.search(source.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{source} names no version of three numbers")
    return found[1]
