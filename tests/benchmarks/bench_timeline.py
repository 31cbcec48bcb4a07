"""Timeline frames at 10,000 and 1,000,000 marks: pan and zoom, each frame composed and painted.

Run as a script: prints median, 95th percentile and the ratio of the two sizes, in milliseconds.
``--profile`` prints where the time of the large pan goes instead.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from coupexplorer.app import make_application
from coupexplorer.ui.theme import LIGHT
from coupexplorer.ui.timeline.marks import DAY, Columns, Flag, Marks, marks_from_columns
from coupexplorer.ui.timeline.scene import Lane, Scene
from coupexplorer.ui.timeline.view import TimelineView

SMALL, LARGE = 10_000, 1_000_000
LANES = 2
YEARS = 60
FIRST = 1_020_000_000
FRAMES = 120
GOAL_MS, GOAL_RATIO = 16.0, 1.5


class Numbered:
    """Texts made from their number, so that a million of them take no memory."""

    def __init__(self, pattern: str, size: int) -> None:
        self._pattern = pattern
        self._size = size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, index: int) -> str:
        return self._pattern.format(index)

    def index(self, value: str) -> int:
        """The number in a text."""
        return int(value.split("-")[1])


def marks(size: int, seed: int) -> Marks:
    """Events over sixty years: mostly single days, some stretches, a few long ones."""
    rng = np.random.default_rng(seed)
    start = np.sort(FIRST + rng.integers(0, YEARS * 365, size) * DAY)
    kind = rng.random(size)
    length = np.where(kind < 0.9, DAY, np.where(kind < 0.98, 20 * DAY, 400 * DAY))
    stretch = kind >= 0.9
    flags = np.where(stretch, Flag.STRETCH, 0) | np.where(rng.random(size) < 0.3, Flag.DERIVED, 0)
    columns = Columns(
        start=start,
        end=start + length,
        core_start=np.where(stretch, start + length // 4, 0),
        core_end=np.where(stretch, start + length // 2, 0),
        importance=rng.choice([1, 2, 3], size, p=[0.02, 0.5, 0.48]).astype(np.int64),
        flags=flags.astype(np.int64),
    )
    texts = Numbered("event-{} of the catalogue", size)
    return marks_from_columns(columns, texts, texts)  # type: ignore[arg-type]


def view_of(size: int) -> TimelineView:
    """A shown timeline with so many marks over its lanes."""
    lanes = tuple(
        Lane(f"case-{n}", f"Case {n}", n, FIRST + 20 * 365 * DAY, marks(size // LANES, n))
        for n in range(LANES)
    )
    view = TimelineView()
    view.dress(LIGHT)
    view.resize(780, 234)
    view.show()
    view.show_scene(Scene(lanes, aligned=True), keep_range=False)
    QApplication.processEvents()
    return view


def pans(view: TimelineView) -> Iterator[None]:
    """Small steps to the right, then back."""
    while True:
        for step in range(60):
            view.pan(0.01 if step < 30 else -0.01)
            yield


def zooms(view: TimelineView) -> Iterator[None]:
    """In and out again about the middle."""
    while True:
        for step in range(40):
            view.zoom(1 / 1.1 if step < 20 else 1.1)
            yield


RANGES = {"days": 11 * DAY, "year": 365 * DAY, "decade": 3650 * DAY, "all": YEARS * 365 * DAY}
MOVES: dict[str, Callable[[TimelineView], Iterator[None]]] = {"pan": pans, "zoom": zooms}


def frames(view: TimelineView, span: float, move: str) -> list[float]:
    """Milliseconds of each frame, composed and painted."""
    middle = 0.0 if span < RANGES["all"] else 10 * 365.0 * DAY
    view.show_range(middle - span / 2, middle + span / 2)
    view.viewport().repaint()
    steps = MOVES[move](view)
    found = []
    for _ in range(FRAMES):
        begin = time.perf_counter()
        next(steps)
        view.viewport().repaint()
        found.append((time.perf_counter() - begin) * 1000)
        QApplication.processEvents()
    return found


def percentile(values: list[float], share: float) -> float:
    """A percentile by nearest rank."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def measure() -> dict[str, dict[str, float]]:
    """Both sizes, each range and move."""
    views = {size: view_of(size) for size in (SMALL, LARGE)}
    results: dict[str, dict[str, float]] = {}
    for name, span in RANGES.items():
        for move in MOVES:
            times = {size: frames(view, span, move) for size, view in views.items()}
            row = {"ratio_p95": percentile(times[LARGE], 0.95) / percentile(times[SMALL], 0.95)}
            for size, found in times.items():
                row[f"median_{size}"] = statistics.median(found)
                row[f"p95_{size}"] = percentile(found, 0.95)
            results[f"{move} at {name}"] = {key: round(value, 2) for key, value in row.items()}
    return results


def main(arguments: list[str]) -> int:
    """Print the figures as JSON; 1 when a goal is missed."""
    application = make_application()
    if "--profile" in arguments:
        view = view_of(LARGE)
        profile = cProfile.Profile()
        profile.runcall(frames, view, RANGES["year"], "pan")
        pstats.Stats(profile).sort_stats("cumulative").print_stats(35)
        return 0
    results = measure()
    print(json.dumps(results, indent=2))
    worst = max(row[f"p95_{LARGE}"] for row in results.values())
    small = max(row[f"p95_{SMALL}"] for row in results.values())
    print(
        f"worst p95: {worst:.1f} ms at {LARGE:,} (goal {GOAL_MS}), {small:.1f} ms at {SMALL:,};"
        f" ratio {worst / small:.2f} (goal {GOAL_RATIO})"
    )
    application.processEvents()
    return int(worst > GOAL_MS or worst / small > GOAL_RATIO)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
