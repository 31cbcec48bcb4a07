"""Builds the wheel and the source archive."""

from __future__ import annotations

import sys
from pathlib import Path

from building import BuildError, build_time, run
from identity import PROGRAM, ROOT, version


def build(dist: Path) -> tuple[Path, Path]:
    """Build both into a folder and return them, the wheel first.

    The wheel is built from the source archive, so an archive that lacks something is found out.
    Raises BuildError when a step fails.
    """
    dist.mkdir(parents=True, exist_ok=True)
    clock = str(build_time())
    # The builder stands in the environment already: nothing is fetched for an isolated one.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), "."]
    run(command, ROOT, SOURCE_DATE_EPOCH=clock)
    wheel = dist / f"{PROGRAM}-{version()}-py3-none-any.whl"
    archive = dist / f"{PROGRAM}-{version()}.tar.gz"
    for made in (wheel, archive):
        if not made.is_file():
            raise BuildError(f"{made.name} was not made.")
    return wheel, archive
