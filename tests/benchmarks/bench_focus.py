"""Goal 13: a focus change, until every visible pane of the real window is painted.

``python -m tests.benchmarks.bench_focus FILE`` prints the slowest subjects and a profile.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import MILLION, SHIPPED, Figure, Limit, Setup, figure, spread
from tests.benchmarks.real_window import RealWindow

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook

EACH = 12
FIRST = 3
"""Besides those from all over, the first of each kind: in the made-up casebooks the busiest."""

TOLD = {
    "event": (Kind.EVENT,),
    "actor": (Kind.ACTOR,),
    "claim, place or cell": (Kind.CLAIM, Kind.PLACE, Kind.CELL),
}
MOST = {SHIPPED: 16, MILLION: 50}


def subjects(book: Casebook, kinds: tuple[Kind, ...]) -> list[Ref]:
    """Records of some kinds: the first, and some from all over."""
    found = []
    for kind in kinds:
        driver, table = book._database.driver, f"{kind.value}s"
        (size,) = driver.execute(f"SELECT max(ordinal) FROM {table}").fetchone()
        numbers = [*range(1, FIRST + 1), *spread(size, EACH // len(kinds))]
        for number in dict.fromkeys(min(number, size) for number in numbers):
            row = driver.execute(f"SELECT id FROM {table} WHERE ordinal >= ?", (number,)).fetchone()
            found.append(Ref(kind, row[0]))
    return found


def taken_in(real: RealWindow, kinds: tuple[Kind, ...], rounds: int) -> dict[Ref, list[float]]:
    """Milliseconds of each change of focus; in the first round everything is new to the program,
    which is what a reader sees, so it counts."""
    bench = real.session.bench
    taken: dict[Ref, list[float]] = {ref: [] for ref in subjects(bench.casebook, kinds)}
    for _ in range(rounds):
        for ref, times in taken.items():
            times.append(real.painted(partial(bench.look_at_subject, ref)))
    return taken


def measure(setup: Setup) -> list[Figure]:
    """At both sizes."""
    found = []
    for size, file in ((SHIPPED, None), (MILLION, setup.big)):
        with RealWindow(setup.folder / size, file) as real:
            taken_in(real, (Kind.CASE,), 1)
            for told, kinds in TOLD.items():
                taken = taken_in(real, kinds, setup.rounds)
                times = [took for each in taken.values() for took in each]
                words = f"focus on {told}, every pane"
                found.append(figure(13, words, size, times, Limit("p95", MOST[size])))
    return found


def main(file: Path) -> None:
    """Print the slowest subjects, and where the time goes."""
    with tempfile.TemporaryDirectory() as scratch, RealWindow(Path(scratch), file) as real:
        for kinds in TOLD.values():
            taken = taken_in(real, kinds, 2)
            slowest = sorted(((max(times), ref) for ref, times in taken.items()), reverse=True)
            for took, ref in slowest[:6]:
                print(f"{took:8.1f} ms  {ref}")
        profile = cProfile.Profile()
        for kinds in TOLD.values():
            profile.runcall(taken_in, real, kinds, 2)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
