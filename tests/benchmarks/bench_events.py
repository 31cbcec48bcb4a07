"""The list of events at a million: repaint, wheel, and each change of order or filter to painted.

Run as a script: ``python tests/benchmarks/bench_events.py [file]``. Prints the median and the 95th
percentile in milliseconds, by the clock and as time the GUI thread worked, which alone tells
something on a busy machine; over goals is what worked too long. Without a file a casebook is made
first, which takes two minutes.
``--profile`` prints where the time of the wheel goes instead.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from tests.benchmarks.big_casebook import make_big

from coupexplorer.app import make_application
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Confidence, PhaseKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import Column, Sorting
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

SIZE = 1_000_000
FRAMES = 60
GOALS = {"repaint": 16.0, "wheel": 5.0}


def add_claims(file: Path) -> None:
    """Rest nine of ten events on one to three of the claims there are, and tag a few."""
    with Casebook.open(file) as casebook:
        driver = casebook._database.driver
        claims = [row[0] for row in driver.execute("SELECT id FROM claims ORDER BY ordinal")]
        driver.execute("BEGIN")
        driver.executemany(
            "INSERT INTO supports SELECT 'event', id, 'claims', 0, ?, ? FROM events"
            " WHERE id LIKE 'big-%' AND ordinal % 10 > ? ORDER BY id",
            [(0, claims[0], 0), (1, claims[4], 5), (2, claims[-1], 8)],
        )
        driver.execute(
            "UPDATE events SET claim_order = -((ordinal % 10 > 0) + (ordinal % 10 > 5)"
            " + (ordinal % 10 > 8)) WHERE id LIKE 'big-%'"
        )
        driver.execute("COMMIT")


def settled(pane: EventsPane) -> None:
    """Wait until the whole list is read."""
    while pane.reader.is_reading:
        QApplication.processEvents()
        time.sleep(0.002)


def timed(label: str, act: Callable[[int], None], frames: int = FRAMES, goal: float = 16.0) -> None:
    """Print how long an act takes, over several frames."""
    by_clock, worked = [], []
    for frame in range(frames):
        begin, work = time.perf_counter(), time.thread_time()
        act(frame)
        worked.append(1000 * (time.thread_time() - work))
        by_clock.append(1000 * (time.perf_counter() - begin))
    verdict = "" if p95(worked) <= goal else f"   over {goal:g}"
    times = "".join(f" {statistics.median(t):8.2f} {p95(t):8.2f}" for t in (by_clock, worked))
    print(f"{label:40}{times}{verdict}", flush=True)


def p95(took: list[float]) -> float:
    """The time that one of twenty exceeds."""
    return sorted(took)[min(len(took) - 1, int(len(took) * 0.95))]


def painted(pane: EventsPane) -> None:
    """Paint the whole list now."""
    pane.list.viewport().repaint()


def wheel(pane: EventsPane, notches: int) -> None:
    """Turn the wheel over the list and paint."""
    spot = QPointF(100, 100)
    event = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, -120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    pane.list.wheelEvent(event)
    QApplication.processEvents()


def jump(pane: EventsPane, frame: int) -> None:
    """Drag the scroll bar somewhere and paint."""
    bar = pane.list.verticalScrollBar()
    bar.setValue(bar.maximum() * (frame * 37 % 100) // 100)
    painted(pane)


def changes(pane: EventsPane) -> dict[str, Callable[[int], None]]:
    """Every way to order or narrow the list; even and odd frames differ."""
    bench = pane.bench

    def sort(column: Column) -> Callable[[int], None]:
        def act(frame: int) -> None:
            now = pane.views.arrangement
            pane.arrange_as(replace(now, sorting=Sorting(column, bool(frame % 2))))

        return act

    def narrow(**fields: object) -> Callable[[int], None]:
        def act(frame: int) -> None:
            wanted = replace(type(bench.focus.filter)(), **(fields if frame % 2 == 0 else {}))  # type: ignore[arg-type]
            bench.look_at(replace(bench.focus, filter=wanted))

        return act

    def group(frame: int) -> None:
        pane.group_by(Grouping.CASE if frame % 2 else Grouping.PHASE)

    return {
        **{f"sort by {c.value}": sort(c) for c in (Column.TITLE, Column.IMPORTANCE, Column.CLAIMS)},
        "sort by case": sort(Column.CASE),
        "sort by time": sort(Column.DATE),
        "group by phase or case": group,
        "one phase": narrow(phases=(PhaseKind.SEIZURE,)),
        "an empty phase": narrow(phases=(PhaseKind.PURGE,)),
        "an actor": narrow(actor="hafez-al-assad"),
        "a place": narrow(place="iraq"),
        "a tag": narrow(tag="t1"),
        "a source": narrow(source="iraq-article"),
        "weakest claim low": narrow(weakest=(Confidence.LOW,)),
        "disputed": narrow(disputed=True),
        "resting on no claim": narrow(unsourced=True),
        "without a date": narrow(undated=True),
    }


def measure(file: Path) -> None:
    """Print every time."""
    application = make_application()
    bench = Workbench()
    pane = EventsPane(bench, Appearance(application, Scheme.LIGHT))
    pane.resize(1000, 1000)
    pane.show()
    begin = time.perf_counter()
    bench.open(Casebook.open(file))
    print(f"open to painted {1000 * (time.perf_counter() - begin):.1f} ms")
    settled(pane)
    print(
        f"whole list read {1000 * (time.perf_counter() - begin):.0f} ms; rows {pane.model.events}"
    )
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(timed, "wheel", lambda _: wheel(pane, 3))
        pstats.Stats(profile).sort_stats("cumulative").print_stats(30)
        return
    heads = ("clock", "p95", "worked", "p95")
    print(f"{'milliseconds':40}" + "".join(f" {head:>8}" for head in heads))
    for as_table in (False, True):
        columns = tuple(Column)
        pane.arrange_as(replace(pane.views.arrangement.with_columns(columns), as_table=as_table))
        name = "table: " if as_table else "list: "
        timed(name + "repaint", lambda _: painted(pane))
        timed(name + "wheel, one notch", lambda _: wheel(pane, 1), goal=GOALS["wheel"])
        timed(name + "wheel, three notches", lambda _: wheel(pane, 3), goal=GOALS["wheel"])
        timed(name + "drag the scroll bar", lambda frame: jump(pane, frame))
    pane.arrange_as(replace(pane.views.arrangement, as_table=False))
    ids = [f"big-{n * 61_803 % SIZE:07}" for n in range(FRAMES)]
    timed("look at another event", lambda n: look(pane, ids[n]), goal=50.0)
    for label, act in changes(pane).items():
        timed(label, lambda frame, act=act: change(pane, act, frame), 12)  # type: ignore[misc]
        act(0)
        begin = time.perf_counter()
        settled(pane)
        rest = 1000 * (time.perf_counter() - begin)
        print(f"{'':12}{pane.model.events:,} events, all of them read in {rest:.0f} ms")
    pane.reader.finish()
    bench.close()


def change(pane: EventsPane, act: Callable[[int], None], frame: int) -> None:
    """Change what is listed and paint what there is."""
    act(frame)
    painted(pane)


def look(pane: EventsPane, event: str) -> None:
    """Look at an event anywhere and paint."""
    pane.bench.look_at_subject(Ref(Kind.EVENT, event))
    painted(pane)


def main() -> None:
    """Measure on the file named, or on one made for it."""
    files = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    if files and files[0].exists():
        measure(files[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        file = files[0] if files else Path(folder) / "big.casebook"
        make_big(file, SIZE)
        add_claims(file)
        measure(file)


if __name__ == "__main__":
    main()
