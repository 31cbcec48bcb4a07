"""Focus changes and keystrokes in the real window at the shipped size: goals 5 and 13.

``python -m tests.benchmarks.bench_reading [ROUNDS]``, by hand. A focus change is timed until every
visible pane has painted; a keystroke until the results have. The baseline is a bare list of a
hundred rows that is filled anew and painted, in the same process and round.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QStringListModel
from PySide6.QtWidgets import QApplication, QListView

from coupexplorer.app import make_application, reader_copy_in
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.session import Session
from coupexplorer.ui.settings import Settings

ROUNDS = 5
KEYSTROKES = (
    "s",
    "sa",
    "sad",
    "sadi",
    "h",
    "ha",
    "haf",
    "hafiz",
    "p",
    "pal",
    "palace",
    "B08",
    "السعدي",
)


def milliseconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes until all it asked to be painted is painted."""
    start = time.perf_counter()
    work()
    QApplication.sendPostedEvents()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return (time.perf_counter() - start) * 1000


def tell(name: str, times: Sequence[float], base: float) -> None:
    """One line of figures."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    median = statistics.median(ordered)
    print(
        f"{name:28} median {median:6.1f} ms  p95 {p95:6.1f} ms  ratio to list {median / base:5.1f}"
    )


def main(arguments: list[str]) -> None:
    """Open the window, walk through records and keystrokes, print the figures."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    application = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        session = Session(application, Settings(folder / "s.ini"), lambda: reader_copy_in(folder))
        loop = QEventLoop()
        session.ready.connect(loop.quit)
        session.window.resize(1440, 900)
        session.window.show()
        loop.exec()
        book = session.bench.casebook
        kinds = (Kind.EVENT, Kind.ACTOR, Kind.CELL, Kind.CLAIM)
        refs = [Ref(kind, record.id) for kind in kinds for record in book.section(kind)[::9]]
        rows = QStringListModel()
        view = QListView()
        view.setModel(rows)
        view.show()
        focus: dict[Kind, list[float]] = {kind: [] for kind in kinds}
        keys: list[float] = []
        queries: list[float] = []
        bare: list[float] = []
        for turn in range(rounds + 1):
            for ref in refs:
                took = milliseconds(partial(session.bench.look_at_subject, ref))
                if turn:
                    focus[ref.kind].append(took)
            for text in KEYSTROKES:
                lines = [f"{text} {number}" for number in range(100)]
                bare.append(milliseconds(partial(rows.setStringList, lines)))
                keys.append(milliseconds(partial(session.window.search.textEdited.emit, text)))
                start = time.perf_counter()
                book.search(text, 40)
                queries.append((time.perf_counter() - start) * 1000)
            session.window.search.popup.hide()
        base = statistics.median(bare)
        print(f"bare list, 100 rows: median {base:.1f} ms")
        for kind, times in focus.items():
            tell(f"focus on {kind.value}", times, base)
        tell("focus, all", [t for times in focus.values() for t in times], base)
        tell("keystroke to painted results", keys, base)
        tell("search query alone", queries, base)
        session.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
