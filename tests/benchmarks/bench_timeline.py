"""Goal 9: frames of the timeline at ten thousand and at a million events, pan and zoom.

Each frame is composed and painted by the pane on its file. ``python -m
tests.benchmarks.bench_timeline FILE`` prints where the time of a pan goes.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.figures import MILLION, TEN_K, Figure, Limit, Setup, figure, worked
from tests.benchmarks.real_window import rest, turn

from coupexplorer.app import make_application
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.panes.timeline import TimelinePane
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.view import TimelineView
from coupexplorer.ui.workbench import Workbench

RANGES = {"days": 11 * DAY, "a year": 365 * DAY, "a decade": 3650 * DAY, "all": 36500 * DAY}
FRAMES = 40


def open_pane(file: Path) -> TimelinePane:
    """The timeline by itself, wholly read."""
    bench = Workbench()
    pane = TimelinePane(bench, Appearance(make_application(), Scheme.LIGHT))
    pane.resize(780, 260)
    pane.show()
    bench.open(Casebook.open(file, read_only=True))
    rest(pane)
    return pane


def pans(view: TimelineView) -> Iterator[None]:
    """Small steps to the right, then back."""
    while True:
        for step in range(FRAMES):
            view.pan(0.01 if step < FRAMES // 2 else -0.01)
            yield


def zooms(view: TimelineView) -> Iterator[None]:
    """In and out again about the middle."""
    while True:
        for step in range(FRAMES):
            view.zoom(1 / 1.1 if step < FRAMES // 2 else 1.1)
            yield


MOVES: dict[str, Callable[[TimelineView], Iterator[None]]] = {"pan": pans, "zoom": zooms}


def frames(view: TimelineView, span: float, move: str) -> list[float]:
    """Milliseconds of each frame, composed and painted."""
    view.show_range(-span / 2, span / 2)
    view.viewport().repaint()
    steps = MOVES[move](view)

    def frame() -> None:
        next(steps)
        view.viewport().repaint()

    taken = []
    for _ in range(FRAMES):
        taken.append(worked(frame))
        turn()
    return taken


def measure(setup: Setup) -> list[Figure]:
    """Both sizes in turns, over every range."""
    panes = {TEN_K: open_pane(setup.small), MILLION: open_pane(setup.big)}
    found = []
    for move in MOVES:
        taken: dict[str, list[float]] = {TEN_K: [], MILLION: []}
        for span in RANGES.values():
            for size, pane in panes.items():
                taken[size] += frames(pane.view, span, move)
        found.append(
            figure(
                9, f"timeline, {move}", MILLION, taken[MILLION],
                Limit("p95", 16), Limit("ratio", 1.5),
                baseline=taken[TEN_K], against=f"at {TEN_K}",
            )
        )  # fmt: skip
    for pane in panes.values():
        pane.supply.finish()
    return found


def main(arguments: list[str]) -> None:
    """Print a profile of panning over a year."""
    pane = open_pane(Path(arguments[0]))
    for told, span in RANGES.items():
        for move in MOVES:
            times = sorted(frames(pane.view, span, move))
            print(f"{move} over {told}: median {times[len(times) // 2]:.1f} ms, {times[-2]:.1f}")
    profile = cProfile.Profile()
    profile.runcall(frames, pane.view, RANGES["a year"], "pan")
    pstats.Stats(profile).sort_stats("cumulative").print_stats(35)
    pane.supply.finish()


if __name__ == "__main__":
    main(sys.argv[1:])
