"""The works of others that this copy of the program carries, with their versions and licences."""

from __future__ import annotations

from dataclasses import replace
from importlib import metadata
from pathlib import Path

from coupexplorer.shipped.licences.distributions import (
    PROGRAM,
    closure,
    distribution_works,
    work_of,
)
from coupexplorer.shipped.licences.inside import inside_works
from coupexplorer.shipped.licences.work import Work

__all__ = ["Work", "closure", "program", "works"]


def works(bundle: Path | None = None) -> tuple[Work, ...]:
    """Every distribution the program depends on and every work inside them, by name.

    They are those of this copy: of the checkout's environment, the installed one or the bundle.
    Whoever packs a bundle names its folder of libraries. No licence text is read before it is asked
    for.
    """
    found = (*distribution_works(), *inside_works(bundle))
    return tuple(sorted(found, key=lambda work: work.title.casefold()))


def program() -> tuple[Work, ...]:
    """The program itself; nothing where it runs without having been installed."""
    try:
        distribution = metadata.distribution(PROGRAM)
    except metadata.PackageNotFoundError:
        return ()
    return (replace(work_of(PROGRAM, distribution), name="Coup Explorer"),)
