"""The Timeline pane on files of 10,000 and 1,000,000 events: how soon it is drawn, how long the
event loop ever waits meanwhile, and frames with names fetched from the file.

``python -m tests.benchmarks.bench_timeline_reading [FOLDER]``, by hand. The files are made in the
folder (else in a temporary one), which takes a minute, and found there again the next time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from tests.benchmarks.bench_timeline import LARGE, MOVES, RANGES, SMALL, frames, percentile
from tests.benchmarks.big_casebook import make_big

from coupexplorer.app import make_application
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.panes.timeline import TimelinePane
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.timeline.scene import LaneKind, Scene
from coupexplorer.ui.workbench import Workbench

FOREVER_S = 120.0


class Watch:
    """Turns the event loop until something is so, and keeps the longest turn in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0

    def until(self, holds: list[bool]) -> float:
        """Milliseconds until the list is not empty."""
        start = before = time.perf_counter()
        while not holds and time.perf_counter() - start < FOREVER_S:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            now = time.perf_counter()
            self.longest = max(self.longest, (now - before) * 1000)
            before = now
            time.sleep(0.0005)
        return (time.perf_counter() - start) * 1000


def measure(file: Path) -> None:
    """Print the figures of one file."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    bench, appearance = Workbench(), Appearance(application, Scheme.LIGHT)
    pane = TimelinePane(bench, appearance)
    pane.resize(780, 260)
    pane.show()
    first: list[bool] = []
    whole: list[bool] = []

    def arrived(_scene: Scene, is_whole: bool) -> None:
        pane.view.viewport().repaint()
        first.append(True)
        if is_whole:
            whole.append(True)

    pane.supply.arrived.connect(arrived)
    watch = Watch()
    start = time.perf_counter()
    bench.open(Casebook.open(file, read_only=True))
    opened = (time.perf_counter() - start) * 1000
    drawn = watch.until(first)
    complete = drawn + watch.until(whole)
    print(
        f"{file.stem}: opened in {opened:.0f} ms, first drawing {drawn:.0f} ms later, whole"
        f" {complete:.0f} ms later; longest turn of the loop {watch.longest:.0f} ms"
    )
    for kind in (LaneKind.PLACE, LaneKind.ACTOR, LaneKind.FACTION):
        whole.clear()
        watch.longest = 0.0
        pane.lanes_by(kind)
        print(f"  lanes by {kind}: {watch.until(whole):.0f} ms; turn {watch.longest:.0f} ms")
    whole.clear()
    pane.lanes_by(LaneKind.CASE)
    watch.until(whole)
    for name, span in RANGES.items():
        for move in MOVES:
            times = frames(pane.view, span, move)
            median, high = statistics.median(times), percentile(times, 0.95)
            print(f"  {move} at {name}: median {median:.1f} ms, p95 {high:.1f} ms")
    steps = []
    for _ in range(40):
        start = time.perf_counter()
        ref = bench.neighbour_event(+1)
        bench.look_at_subject(ref)
        pane.view.viewport().repaint()
        steps.append((time.perf_counter() - start) * 1000)
    print(
        f"  next event: median {statistics.median(steps):.1f} ms, p95 {percentile(steps, 0.95):.1f}"
    )
    pane.supply.finish()
    pane.close()
    bench.close()


def main(arguments: list[str]) -> None:
    """Make the files where they are not there yet, and measure."""
    application = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[0]) if arguments else Path(scratch)
        for size in (SMALL, LARGE):
            file = folder / f"big{size}.casebook"
            if not file.exists():
                make_big(file, size)
            measure(file)
    application.processEvents()


if __name__ == "__main__":
    main(sys.argv[1:])
