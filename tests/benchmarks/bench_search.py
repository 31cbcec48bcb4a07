"""From keystroke to painted results, at the shipped size and in a casebook of many events: goal 5.

``python -m tests.benchmarks.bench_search [EVENTS] [FILE] [ROUNDS]``, by hand. Words are typed
letter by letter into the search box of a bare window; every letter is timed until its results are
painted. FILE keeps the made-up casebook from run to run; without EVENTS only the shipped one is
measured. The baseline is a bare list of a hundred rows, filled anew and painted, in the same run.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView, QMainWindow
from tests.benchmarks.bench_reading import milliseconds, tell
from tests.benchmarks.big_casebook import make_big

from coupexplorer.app import BUILT_IN, make_application
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search import index as search_index
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.search.box import SearchBox
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

ROUNDS = 3
TYPED = {
    "names": ("sadi", "hafiz", "hafez assad", "السعدي", "military committee"),
    "words": ("palace", "catalogue", "event 4711", "ministers resign", "shots fired"),
    "operators": ("actor:sadi palace", "case:iraq event", "event before:1964", "after:1950-11"),
    "phrases": ('"event 12"', "event -catalogue", "A061"),
    "not there": ("zzz", "catalogue zzz", "event guardsmen tanks"),
}


def beginnings(text: str) -> Iterator[str]:
    """What stands in the box after each letter."""
    return (text[:end] for end in range(1, len(text) + 1))


def measure(name: str, book: Casebook, rounds: int) -> None:
    """Type everything into a search box over a casebook, and print the figures."""
    bench, window = Workbench(), QMainWindow()
    bench.open(book)
    application = make_application()
    box = SearchBox(bench, Appearance(application, Scheme.LIGHT, window), window)
    window.resize(1366, 768)
    box.setGeometry(100, 40, 600, 30)
    rows, view = QStringListModel(), QListView()
    view.setModel(rows)
    window.show()
    view.show()
    bare: list[float] = []
    times: dict[str, list[float]] = {kind: [] for kind in TYPED}
    worst: list[tuple[float, str]] = []
    for turn in range(rounds + 1):
        for kind, texts in TYPED.items():
            for text in (part for whole in texts for part in beginnings(whole)):
                lines = [f"{text} {number}" for number in range(100)]
                bare.append(milliseconds(partial(rows.setStringList, lines)))
                box.setText(text)
                took = milliseconds(partial(box.textEdited.emit, text))
                if turn:
                    times[kind].append(took)
                    worst.append((took, text))
    base = statistics.median(bare)
    print(f"{name}; bare list, 100 rows: median {base:.1f} ms")
    for kind, took_each in times.items():
        tell(kind, took_each, base)
    tell("every keystroke", [took for each in times.values() for took in each], base)
    slowest = dict(sorted((text, took) for took, text in worst))
    for text, took in sorted(slowest.items(), key=lambda pair: -pair[1])[:8]:
        print(f"    {took:7.1f} ms  {text}")
    window.close()


def big(file: Path, size: int) -> Casebook:
    """The casebook of many events, made and indexed unless the file is there."""
    if not file.exists():
        make_big(file, size)
        start = time.perf_counter()
        with Casebook.open(file) as book, book._database.writing() as connection:
            search_index.fill(connection)
        print(f"index of {size} events filled in {time.perf_counter() - start:.0f} s")
    return Casebook.open(file, read_only=True)


def main(arguments: list[str]) -> None:
    """Measure the shipped casebook, and a big one if asked to."""
    size = int(arguments[0]) if arguments else 0
    rounds = int(arguments[2]) if len(arguments) > 2 else ROUNDS
    make_application()
    with Casebook.in_memory(read_document(data_folder() / BUILT_IN)) as book:
        measure("shipped", book, rounds)
    if size:
        with tempfile.TemporaryDirectory() as scratch:
            file = Path(arguments[1]) if len(arguments) > 1 else Path(scratch) / "big.casebook"
            with big(file, size) as book:
                measure(f"{size} events", book, rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
