"""Goal 10: ten thousand events written as a new casebook, against raw sqlite3; and the window
meanwhile.

The baseline is the strictest there is: it is handed every row ready-made, search texts and all, and
only writes them into the same schema, rows first, indexes and search index after.
``python -m tests.benchmarks.bench_import FILE`` prints where our own time goes.
"""

from __future__ import annotations

import cProfile
import pstats
import sqlite3
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import TEN_K, Figure, Limit, Setup, figure, in_turns, worked
from tests.benchmarks.real_window import Heart, RealWindow, until

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.interchange.casebook_json import read_document, write_document
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.sqlite.settings import APPLICATION_ID, BUILDING, set_pragmas

WORKED_OUT = {"sort_title"}
"""Columns that the database works out itself."""


@dataclass(frozen=True)
class Rows:
    """The schema of a casebook and all its rows."""

    tables: list[str]
    indexes: list[str]
    rows: dict[str, tuple[str, list[tuple[Any, ...]]]]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(rows) for _, rows in self.rows.values())


def rows_of(file: Path) -> Rows:
    """Everything in a file but what the search index keeps for itself."""
    driver = sqlite3.connect(file)
    schema = driver.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    kept = [row for row in schema if not row[1].startswith("search_") or row[1] == "search_entry"]
    tables = [sql for type_, _, sql in kept if type_ == "table"]
    indexes = [sql for type_, name, sql in kept if type_ == "index"]
    indexes += [
        sql
        for (sql,) in driver.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'search_entry'"
            " AND sql IS NOT NULL"
        )
    ]
    rows = {}
    for type_, name, _ in kept:
        if type_ == "table" and name != "search":
            columns = [row[1] for row in driver.execute(f"PRAGMA table_info({name})")]
            told = ", ".join(column for column in columns if column not in WORKED_OUT)
            statement = (
                f"INSERT INTO {name} ({told}) VALUES ({', '.join('?' * (told.count(',') + 1))})"
            )
            rows[name] = statement, driver.execute(f"SELECT {told} FROM {name}").fetchall()
    driver.close()
    return Rows(tables, indexes, rows)


def write_raw(file: Path, rows: Rows) -> None:
    """The raw script."""
    driver = sqlite3.connect(file, isolation_level=None)
    set_pragmas(driver, BUILDING)
    driver.execute(f"PRAGMA application_id={APPLICATION_ID}")
    driver.execute("BEGIN")
    for statement in rows.tables:
        driver.execute(statement)
    for statement, values in rows.rows.values():
        driver.executemany(statement, values)
    for statement in rows.indexes:
        driver.execute(statement)
    driver.execute("INSERT INTO search (search) VALUES ('rebuild')")
    driver.execute("COMMIT")
    driver.close()


class Writers:
    """Both ways to write the same casebook, each time into a new file."""

    def __init__(self, document: CasebookDocument, folder: Path) -> None:
        self.document = document
        self._folder = folder
        self._files: Iterable[Path] = (folder / f"written-{n}.casebook" for n in range(10_000))
        self._next = iter(self._files)
        first = next(self._next)
        Casebook.create(first, document).close()
        self.rows = rows_of(first)

    def ours(self) -> float:
        """Milliseconds through the store."""
        return self._timed(lambda file: Casebook.create(file, self.document).close())

    def raw(self) -> float:
        """Milliseconds of the raw script."""
        return self._timed(lambda file: write_raw(file, self.rows))

    def _timed(self, write: Any) -> float:
        file = next(self._next)
        took = worked(lambda: write(file))
        file.unlink()
        return took


def pause_in_window(folder: Path, document: Path) -> float:
    """The longest pause of the window while it imports a document, in milliseconds."""
    with RealWindow(folder) as real:
        desks, bench = real.session.desks, real.session.bench
        assert desks is not None
        made = folder / "imported.casebook"
        heart = Heart()
        heart.start()
        desks.files._create(made, lambda: read_document(document))
        until(lambda: bench.casebook.path == made)
        real.rest()
    made.unlink()
    return heart.longest


def measure(setup: Setup) -> list[Figure]:
    """Ours and raw in turns; then the window."""
    with Casebook.open(setup.small, read_only=True) as book:
        document = book.document()
    writers = Writers(document, setup.folder)
    taken = in_turns(setup.rounds, {"ours": writers.ours, "raw": writers.raw})
    written = setup.folder / "document.json"
    written.write_text(write_document(document), "utf-8")
    pauses = [pause_in_window(setup.folder / f"w{n}", written) for n in range(3)]
    told = f"import, {writers.rows.count:,} rows"
    return [
        figure(
            10, told, TEN_K, taken["ours"], Limit("ratio", 1.25),
            baseline=taken["raw"], against="raw sqlite3",
        ),
        figure(10, "longest pause of the window meanwhile", TEN_K, pauses, Limit("p95", 50)),
    ]  # fmt: skip


def main(file: Path) -> None:
    """Print where the time of an import goes."""
    with Casebook.open(file, read_only=True) as book:
        document = book.document()
    with tempfile.TemporaryDirectory() as folder:
        writers = Writers(document, Path(folder))
        print(f"ours {writers.ours():.0f} ms, raw {writers.raw():.0f} ms")
        profile = cProfile.Profile()
        profile.runcall(writers.ours)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
