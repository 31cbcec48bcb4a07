"""Goal 4: opening another file in the real window, a million events against the shipped one."""

from __future__ import annotations

import time
from pathlib import Path

from tests.benchmarks.figures import MILLION, SHIPPED, Figure, Limit, Setup, figure
from tests.benchmarks.real_window import RealWindow, turn, until

from coupexplorer.app import reader_copy_in
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.panes.timeline import TimelinePane


class Opening:
    """Opens files in one window, and takes when the rows and when the timeline are painted."""

    def __init__(self, real: RealWindow) -> None:
        self.real = real
        panes = [dock.pane for dock in real.session.window.docks.values()]
        (self.list,) = (pane for pane in panes if isinstance(pane, EventsPane))
        (self.timeline,) = (pane for pane in panes if isinstance(pane, TimelinePane))
        self._drawn = 0.0
        self.timeline.supply.arrived.connect(self._arrived)

    def open(self, file: Path) -> tuple[float, float]:
        """Milliseconds of processor time to the first rows, and from there to the timeline."""
        desks = self.real.session.desks
        assert desks is not None
        self._drawn = 0.0
        begin = time.process_time()
        assert desks.files.open_file(file)
        until(lambda: self.list.model.events > 0)
        self.list.list.viewport().repaint()
        rows = time.process_time()
        until(lambda: self._drawn > 0)
        turn()
        later = max(0.0, self._drawn - rows)
        self.real.rest()
        return (rows - begin) * 1000, later * 1000

    def _arrived(self, *_: object) -> None:
        if not self._drawn:
            self.timeline.view.viewport().repaint()
            self._drawn = time.process_time()


def measure(setup: Setup) -> list[Figure]:
    """Both files in turns, in one window."""
    shipped = reader_copy_in(setup.folder / "copy")
    rows: dict[Path, list[float]] = {shipped: [], setup.big: []}
    later: dict[Path, list[float]] = {shipped: [], setup.big: []}
    with RealWindow(setup.folder) as real:
        opening = Opening(real)
        for round_ in range(setup.rounds + 1):
            for file in rows:
                to_rows, to_timeline = opening.open(file)
                if round_:
                    rows[file].append(to_rows)
                    later[file].append(to_timeline)
    base = rows[shipped]
    return [
        figure(
            4, "open, first rows painted", MILLION, rows[setup.big], Limit("ratio", 1.5),
            baseline=base, against=f"{SHIPPED} casebook",
        ),
        figure(4, "timeline drawn after the rows", MILLION, later[setup.big], Limit("p95", 300)),
    ]  # fmt: skip
