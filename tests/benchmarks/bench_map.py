"""Frames of the map: pan at the shipped size and among two thousand places, and a focus change.

Run as a script: prints median and 95th percentile in milliseconds; a frame has 16.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPixmap

from coupexplorer.app import BUILT_IN, make_application
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.map.scene import MapScene, Spot
from coupexplorer.ui.map.view import MapView
from coupexplorer.ui.panes.map import MapPane
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

FRAMES = 60
SIZES = (QSize(760, 330), QSize(1400, 800))
MANY = 2_000


def tell(name: str, work: Callable[[], object], times: int = FRAMES) -> None:
    """Do something again and again and print how long it took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    p95 = taken[int(len(taken) * 0.95)]
    print(f"{name:34} median {statistics.median(taken):6.1f} ms  p95 {p95:6.1f} ms")


def frame(view: MapView) -> Callable[[], None]:
    """One step of a drag, painted."""
    picture = QPixmap(view.size())

    def paint() -> None:
        view.drag_to(view.outlook.panned(3, 1))
        view.render(picture, QPoint())

    return paint


def crowded() -> MapScene:
    """Many places of two cases around the Mediterranean."""
    rng = random.Random(1)
    spots = tuple(
        Spot(
            f"p{n}", f"Town {n}", "", rng.uniform(0, 60), rng.uniform(20, 45), ((n % 2, 3000 // n),)
        )
        for n in range(1, MANY + 1)
    )
    return MapScene(spots, by_id={spot.id: spot for spot in spots})


def main() -> None:
    """Print the figures."""
    bench = Workbench()
    pane = MapPane(bench, Appearance(make_application(), Scheme.LIGHT))
    bench.open(Casebook.in_memory(read_document(data_folder() / BUILT_IN)))
    for size in SIZES:
        pane.resize(size)
        pane.show()
        for name, fit in (("region", pane.view.fit_region), ("everything", pane.view.fit_all)):
            fit()
            tell(f"{size.width()}×{size.height()} {name}", frame(pane.view))
    events = iter(bench.casebook.event_page(EventFilter()).lines)
    tell("focus change", lambda: bench.look_at_subject(Ref(Kind.EVENT, next(events).id)))
    pane.view.show_scene(crowded(), keep_outlook=False)
    tell(f"{MANY} places, dragged", frame(pane.view))

    def lay_out() -> None:
        pane.view.redraw()
        pane.view.picture()

    tell(f"{MANY} places, laid out", lay_out)


if __name__ == "__main__":
    main()
