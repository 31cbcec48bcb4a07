"""The tables that the migrations make are those the typed rows describe."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.content_hash import content_tables
from coupexplorer.store.mapping.mappings import OWN_TABLE, OWNER_COLUMN, TABLES, WORKED_OUT
from coupexplorer.store.search.entry import TIERS, Tier
from coupexplorer.store.search.index import ENTRIES


@pytest.fixture(scope="module")
def driver(document: CasebookDocument) -> Iterator[sqlite3.Connection]:
    """The tables of the small casebook, by themselves."""
    with closing(sqlite3.connect(":memory:")) as copy:
        with Casebook.in_memory(document) as casebook:
            casebook._database.driver.backup(copy)
        yield copy


def columns(driver: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool]]:
    """Column → its type and whether it may be null."""
    rows = driver.execute(f"PRAGMA table_info({table})")
    return {row[1]: (row[2], not row[3] and not row[5]) for row in rows}


@pytest.mark.parametrize("name", [*TABLES, ENTRIES.name])
def test_rows_and_tables_have_the_same_columns(driver: sqlite3.Connection, name: str) -> None:
    table = TABLES.get(name, ENTRIES)
    types = {"VARCHAR": "TEXT", "INTEGER": "INTEGER", "DOUBLE": "REAL", "FLOAT": "REAL"}
    stored = columns(driver, name)
    assert list(stored) == [column.name for column in table.columns]
    for column in table.columns:
        assert stored[column.name][0] == types[str(column.type)]
        if table is not ENTRIES:
            assert stored[column.name][1] == bool(column.nullable)


@pytest.mark.parametrize("name", TABLES)
def test_rows_and_tables_have_the_same_keys(driver: sqlite3.Connection, name: str) -> None:
    table = TABLES[name]
    info = driver.execute(f"PRAGMA table_info({name})").fetchall()
    key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
    assert key == [column.name for column in table.primary_key.columns]
    stored: dict[int, list[tuple[str, str, str]]] = {}
    for number, _, target, column, target_column, *_ in driver.execute(
        f"PRAGMA foreign_key_list({name})"
    ):
        stored.setdefault(number, []).append((column, target, target_column))
    described = sorted(
        sorted(
            (key.parent.name, key.column.table.name, key.column.name) for key in constraint.elements
        )
        for constraint in table.foreign_key_constraints
    )
    assert sorted(sorted(group) for group in stored.values()) == described


@pytest.mark.parametrize("name", TABLES)
def test_every_table_checks_types_and_every_reference_waits_for_the_commit(
    driver: sqlite3.Connection, name: str
) -> None:
    (sql,) = driver.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    assert "STRICT" in sql.rsplit(")", 1)[1]
    assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")


@pytest.mark.parametrize("name", TABLES)
def test_every_reference_has_an_index_so_that_removing_is_quick(
    driver: sqlite3.Connection, name: str
) -> None:
    indexed = [
        [row[2] for row in driver.execute(f"PRAGMA index_info('{index[1]}')")]
        for index in driver.execute(f"PRAGMA index_list({name})")
    ]
    for constraint in TABLES[name].foreign_key_constraints:
        wanted = [column.name for column in constraint.columns]
        assert any(index[: len(wanted)] == wanted for index in indexed), wanted


def test_content_is_every_table_but_what_the_file_remembers_of_itself(casebook: Casebook) -> None:
    with casebook._database.reading() as connection:
        assert set(content_tables(connection)) == set(TABLES) - {"kept"}


def test_columns_told_apart_by_name_are_there() -> None:
    for table, names in WORKED_OUT.items():
        assert names <= set(TABLES[table].columns.keys())
    for table, name in OWNER_COLUMN.items():
        assert name in TABLES[table].columns
    for table in set(TABLES) - set(OWNER_COLUMN) - {t.name for t in OWN_TABLE.values()}:
        assert table in ("casebook", "kept", "records") or "owner_id" in TABLES[table].columns


def test_each_tier_of_the_index_is_reached_from_one_kind() -> None:
    tiers = [tier for tiers in TIERS.values() for tier in tiers]
    assert sorted(tiers) == list(Tier)
    edges = [edge for tier in Tier for edge in tier.numbers]
    assert edges == sorted(edges)
    assert edges[-1] < 1 << 63
