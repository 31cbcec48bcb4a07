"""Goal 5: from keystroke to painted results, at the shipped size and in a million events.

Words are typed letter by letter into the search box of a bare window. With
``python -m tests.benchmarks.bench_search FILE`` the slowest letters on a file are printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from tests.benchmarks.figures import MILLION, SHIPPED, Figure, Limit, Setup, figure, worked
from tests.benchmarks.real_window import turn

from coupexplorer.app import make_application, reader_copy_in
from coupexplorer.store.casebook import Casebook
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.search.box import SearchBox
from coupexplorer.ui.theme import Scheme
from coupexplorer.ui.workbench import Workbench

TYPED = (
    "sadi", "hafiz", "hafez assad", "السعدي", "military committee",
    "palace", "shots fired", "actor:sadi palace", "case:iraq guard", "before:1964 guard",
    '"national guard"', "guard -palace", "A061", "zzz", "guard zzz",
)  # fmt: skip
TYPED_BIG = (
    "khatib", "الخطيب", "jalal salah", "military committee", "tall sadi",
    "railway", "trial of the dockers", "wardi exiles", "actor:khatib strike", "case:amiri siege",
    "before:1930 mutiny", '"land reform"', "strike -railway", "event 4711", "zzz", "strike zzz",
)  # fmt: skip
"""Names in both scripts and other spellings, words, operators, phrases, and what is not there."""


def beginnings(text: str) -> Iterator[str]:
    """What stands in the box after each letter."""
    return (text[:end] for end in range(1, len(text) + 1))


class Typist:
    """A search box over one casebook, and somebody who types into it."""

    def __init__(self, file: Path) -> None:
        application = make_application()
        self.bench, self.window = Workbench(), QMainWindow()
        self.bench.open(Casebook.open(file, read_only=True))
        self.box = SearchBox(
            self.bench, Appearance(application, Scheme.LIGHT, self.window), self.window
        )
        self.window.resize(1366, 768)
        self.box.setGeometry(100, 40, 600, 30)
        self.window.show()
        turn()

    def key(self, text: str) -> float:
        """Milliseconds from the last letter of a text to its painted results."""
        self.box.setText(text)

        def act() -> None:
            self.box.textEdited.emit(text)
            turn()

        return worked(act)

    def close(self) -> None:
        """Leave."""
        self.window.close()
        self.bench.close()


def measure(setup: Setup) -> list[Figure]:
    """Every letter of every word, in both casebooks in turns."""
    shipped = reader_copy_in(setup.folder)
    typists = {
        SHIPPED: (Typist(shipped), TYPED),
        MILLION: (Typist(setup.big), TYPED_BIG),
    }
    taken: dict[str, list[float]] = {SHIPPED: [], MILLION: []}
    for round_ in range(setup.rounds + 1):
        for size, (typist, texts) in typists.items():
            for text in (part for whole in texts for part in beginnings(whole)):
                took = typist.key(text)
                if round_:
                    taken[size].append(took)
    for typist, _ in typists.values():
        typist.close()
    limits = (Limit("median", 12), Limit("p95", 16))
    told = "keystroke to painted results"
    return [figure(5, told, size, times, *limits) for size, times in taken.items()]


def main(file: Path) -> None:
    """Print the slowest letters."""
    typist = Typist(file)
    texts = [part for whole in TYPED_BIG for part in beginnings(whole)]
    for text in texts:
        typist.key(text)
    slowest = sorted(((typist.key(text), text) for text in texts), reverse=True)
    for took, text in slowest[:25]:
        print(f"{took:8.1f} ms  {text}")
    typist.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
