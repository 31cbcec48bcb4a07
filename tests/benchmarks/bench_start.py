"""Goals 1 to 3: start and memory against a bare Qt window, each a whole process, in turns."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import MILLION, SHIPPED, Figure, Limit, Setup, figure
from tests.benchmarks.started import APP, BARE

AGAINST = "bare window"
MOST_MB = 250


def run(what: str, folder: Path, file: Path | None = None) -> dict[str, float]:
    """One whole process; its figures."""
    command = [sys.executable, "-m", "tests.benchmarks.started", what, str(folder)]
    command += [str(file)] if file else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"{what} failed ({done.returncode}):\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def measure(setup: Setup) -> list[Figure]:
    """First paint, all panes there, the longest pause meanwhile, and memory."""
    run(APP, setup.folder)
    seen: dict[str, list[dict[str, float]]] = {BARE: [], APP: []}
    for _ in range(setup.rounds):
        for what, figures in seen.items():
            figures.append(run(what, setup.folder))
    with tempfile.TemporaryDirectory() as fresh:
        big = [run(APP, Path(fresh), setup.big)["memory"] for _ in range(2)]

    def of(what: str, key: str) -> list[float]:
        return [figures[key] for figures in seen[what]]

    def held(goal: int, told: str, key: str, most: float, unit: str) -> Figure:
        limit = Limit("ratio", most)
        return figure(
            goal, told, SHIPPED, of(APP, key), limit,
            unit=unit, baseline=of(BARE, key), against=AGAINST,
        )  # fmt: skip

    blocks = of(APP, "block")
    return [
        held(1, "first paint", "painted", 1.3, "ms"),
        held(2, "every pane there", "usable", 3, "ms"),
        figure(2, "longest pause while loading", SHIPPED, blocks, Limit("p95", 50)),
        held(3, "memory, all loaded", "memory", 2, "MB"),
        figure(3, "memory, all read", MILLION, big, Limit("median", MOST_MB), unit="MB"),
    ]
