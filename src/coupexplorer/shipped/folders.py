"""Where ``data`` and ``resources`` lie: in a checkout, an installed copy or a bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
INSTALLED = "_shipped"


class MissingShippedFile(FileNotFoundError):
    """Something that ships with the program is not there; the message is one sentence."""


def data_folder() -> Path:
    """The folder of the casebooks that ship; MissingShippedFile when it is gone."""
    return _shipped("data")


def resource(path: str) -> Path:
    """A file or folder under ``resources``, by its path; MissingShippedFile when it is gone."""
    found = _shipped("resources") / path
    if not found.exists():
        raise _missing(f"resources/{path}")
    return found


def _shipped(name: str) -> Path:
    for root in roots():
        if (root / name).is_dir():
            return root / name
    raise _missing(name)


def roots(package: Path = PACKAGE) -> Iterator[Path]:
    """The folders that may hold ``data`` and ``resources``, the likeliest first.

    A frozen bundle unpacks to ``sys._MEIPASS``; an installed copy carries both inside the package;
    in a checkout they lie at its root, which is known by its pyproject.toml.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        yield Path(bundle) / "coupexplorer" / INSTALLED
        yield Path(bundle)
    yield package / INSTALLED
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file():
        yield checkout


def _missing(name: str) -> MissingShippedFile:
    return MissingShippedFile(
        f"“{name}” should have come with Coup Explorer but is not there; please install it again."
    )
