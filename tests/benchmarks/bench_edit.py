"""Goal 12: one edit, committed, indexed and painted in every visible pane.

An event's title, a claim's text, a role and an actor's birth are changed and changed back, and a
note is added and taken away, each while its subject is looked at. It is the GUI thread's work until
what is in view is painted; the list and the timeline are read on beside it. ``python -m
tests.benchmarks.bench_edit FILE`` prints a profile; it works on a copy.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.figures import (
    MILLION,
    SHIPPED,
    Figure,
    Limit,
    Setup,
    figure,
    p95,
    spread,
)
from tests.benchmarks.real_window import RealWindow

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Event, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook

EACH = 6
WRITTEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MOST = {SHIPPED: 16, MILLION: 100}


def some(book: Casebook, kind: Kind) -> list[Record]:
    """A few records of a kind from all over the casebook."""
    table = {Kind.PARTICIPATION: "participations"}.get(kind, f"{kind.value}s")
    driver = book._database.driver
    (size,) = driver.execute(f"SELECT max(ordinal) FROM {table}").fetchone()
    ids = [
        driver.execute(f"SELECT id FROM {table} WHERE ordinal >= ?", (n,)).fetchone()[0]
        for n in spread(size, EACH)
    ]
    return list(book.many(kind, ids).values())


def edits(book: Casebook) -> Iterator[tuple[str, Ref, Edit]]:
    """What is edited, what is looked at meanwhile, and the edit."""
    for kind in (Kind.EVENT, Kind.CLAIM, Kind.PARTICIPATION, Kind.ACTOR):
        for record in some(book, kind):
            subject, after = ref_of(record), changed(record)
            if isinstance(record, Participation):
                subject = Ref(Kind.EVENT, record.event)
            yield kind.value, subject, Edit(f"Change {kind.value}", (Change(record, after),))
    for number, event in enumerate(some(book, Kind.EVENT)):
        note = Note(f"measured-{number}", ref_of(event), "A note to be taken away.", WRITTEN)
        yield "note", ref_of(event), Edit("Add a note", (Change(None, note),))


def changed(record: Record) -> Record:
    """A record with something else in it."""
    match record:
        case Event():
            return replace(record, title=f"{record.title}, corrected")
        case Claim():
            return replace(record, text=f"{record.text} (corrected)")
        case Participation():
            return replace(record, role=f"{record.role}, later dismissed")
        case Actor():
            return replace(record, born=HistoricalDate.from_edtf("1911-11-11"))
    raise TypeError(f"{type(record).__name__} is not edited here")


def taken_in(real: RealWindow) -> dict[str, list[float]]:
    """Milliseconds of each edit and of taking it back, by what is edited."""
    bench = real.session.bench
    taken: dict[str, list[float]] = {}
    for what, subject, edit in edits(bench.casebook):
        real.painted(lambda subject=subject: bench.look_at_subject(subject))  # type: ignore[misc]
        real.drop_reading()
        for each in (edit, edit.inverse()):
            took = real.answered(lambda each=each: bench.apply(each))  # type: ignore[misc]
            taken.setdefault(what, []).append(took)
            real.drop_reading()
    return taken


def measure(setup: Setup) -> list[Figure]:
    """At both sizes."""
    copy = setup.folder / "copy.casebook"
    shutil.copyfile(setup.big, copy)
    found = []
    for size, file in ((SHIPPED, None), (MILLION, copy)):
        with RealWindow(setup.folder / size, file) as real:
            taken = taken_in(real)
        worst = max(taken, key=lambda what: p95(taken[what]))
        times = [took for each in taken.values() for took in each]
        told, note = "one edit, stored and painted", f"slowest: {worst}"
        found.append(figure(12, told, size, times, Limit("p95", MOST[size]), note=note))
    return found


def main(file: Path) -> None:
    """Print where the time of edits goes."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "copy.casebook"
        shutil.copyfile(file, copy)
        with RealWindow(Path(scratch), copy) as real:
            for what, times in taken_in(real).items():
                print(f"{what:14} worst {max(times):8.1f} ms, least {min(times):8.1f} ms")
            profile = cProfile.Profile()
            profile.runcall(taken_in, real)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
