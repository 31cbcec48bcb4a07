"""A casebook file with as many made-up events as are wanted, to measure on.

``python -m tests.benchmarks.big_casebook FILE EVENTS``. The records are written in bulk with the
store's own mapping and content hash; its own code then fills the search index. A million events
take some twenty minutes and one and a half gigabytes.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection
from tests.benchmarks import big_evidence, big_history
from tests.benchmarks.big_shape import Shape

from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.identity import Kind
from coupexplorer.store import records, relative_dates
from coupexplorer.store.batch import Batch
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.content_hash import ContentHash
from coupexplorer.store.mapping.mappings import SECTION_OF
from coupexplorer.store.search import index as search_index
from coupexplorer.store.search import surroundings as search_surroundings
from coupexplorer.store.search.entry import TIERS
from coupexplorer.store.sqlite.settings import BUILDING, set_pragmas
from coupexplorer.store.writing import CONTENT_HASH, keep, kept, rows_of

CHUNK = 5_000
UNINDEXED = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"

Section = Callable[[Shape], Iterator[Record]]


def sections() -> dict[str, Section]:
    """How the records of each section are made, in the order of a document."""
    made = {**vars(big_history), **vars(big_evidence)}
    return {name: made[name] for name in SECTIONS if name in made}


def make_big(file: Path, size: int, *, searched: bool = True, say: bool = False) -> None:
    """Write a casebook with ``size`` events and a tenth as many actors, over the years 1900–2000.

    Without ``searched`` the search index knows nothing of it.
    """
    shape = Shape(size, max(20, size // 10))
    info = CasebookInfo(f"big-{size}", f"A catalogue of {size:,} events", description="Made up")
    Casebook.create(file, CasebookDocument(info)).close()
    begin = time.perf_counter()

    def tell(what: str) -> None:
        if say:
            print(f"{time.perf_counter() - begin:7.1f} s  {what}", flush=True)

    with Casebook.open(file) as casebook:
        database = casebook._database
        set_pragmas(database.driver, (*BUILDING, ("foreign_keys", "OFF")))
        with database.writing() as connection:
            _fill_tables(connection, shape, tell)
            relative_dates.place_all(connection)
            tell("dates placed")
        if searched:
            with database.writing() as connection:
                _fill_index(connection, tell)
    tell("closed")


def _fill_tables(connection: Connection, shape: Shape, tell: Callable[[str], None]) -> None:
    """Every row, then the indexes again as they were."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    indexes = dict(driver.execute(UNINDEXED).fetchall())
    for name in indexes:
        driver.execute(f"DROP INDEX {name}")
    total = ContentHash(kept(connection, CONTENT_HASH) or "0")
    for name, section in sections().items():
        ordinal = 1
        for chunk in _chunks(section(shape)):
            batch = Batch()
            for record in chunk:
                rows_of(record, ordinal, batch)
                ordinal += 1
            total.add(batch)
            _write(driver, batch)
        tell(f"{ordinal - 1:,} {name}")
    keep(connection, {CONTENT_HASH: str(total)})
    for statement in indexes.values():
        driver.execute(statement)
    tell("indexes")


def _chunks(made: Iterator[Record]) -> Iterator[list[Record]]:
    while chunk := list(islice(made, CHUNK)):
        yield chunk


def _write(driver: sqlite3.Connection, batch: Batch) -> None:
    for table, rows in batch:
        columns = tuple(rows[0])
        places = ", ".join("?" * len(columns))
        driver.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",
            (tuple(row.values()) for row in rows),
        )


def _fill_index(connection: Connection, tell: Callable[[str], None]) -> None:
    """What ``search_index.fill`` does, in parts that fit into memory."""
    around = search_surroundings.of_everything(connection)
    tell("surroundings read")
    for kind in TIERS:
        for ids in _ids(connection, kind):
            stored = records.many(connection, kind, ids).values()
            search_index._insert_entries(connection, kind, stored, around)
        tell(f"entries of every {kind.value}")
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")
    keep(connection, {search_index._KEPT_VERSION: search_index.SEARCH_VERSION})
    tell("search index built")


def _ids(connection: Connection, kind: Kind) -> Iterator[list[str]]:
    table = SECTION_OF[kind]
    found = connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY ordinal").scalars().all()
    for first in range(0, len(found), CHUNK):
        yield list(found[first : first + CHUNK])


if __name__ == "__main__":
    make_big(Path(sys.argv[1]), int(sys.argv[2]), say=True)
