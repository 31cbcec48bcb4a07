"""A casebook made by a stranger cannot run anything, hide anything or fill the memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.test_settings import rename

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError, DamagedCasebook
from coupexplorer.store.sqlite.settings import LONGEST_VALUE


def craft(path: Path, *statements: str) -> bytes:
    """Do a stranger's work on a casebook; returns the bytes that must stay as they are."""
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        for statement in statements:
            driver.execute(statement)
    return path.read_bytes()


WRITABLE = "PRAGMA writable_schema=ON"
SCHEMA_TRICKS = {
    "trigger on a table": (
        "CREATE TRIGGER t AFTER UPDATE ON events BEGIN DELETE FROM claims; END",
    ),
    "trigger on the index": (
        "CREATE TRIGGER t AFTER INSERT ON search_entry BEGIN DELETE FROM claims; END",
    ),
    "trigger on a shadow table": (
        WRITABLE,
        "INSERT INTO sqlite_schema VALUES ('trigger', 't', 'search_data', 0, "
        "'CREATE TRIGGER t AFTER INSERT ON search_data BEGIN DELETE FROM claims; END')",
    ),
    "view in the place of a table": (
        "DROP TABLE tags",
        "CREATE VIEW tags AS SELECT 1 AS ordinal, 'x' AS id, text AS label FROM claims",
    ),
    "view in the place of a shadow table": (
        WRITABLE,
        "DELETE FROM sqlite_schema WHERE name = 'search_docsize'",
        "INSERT INTO sqlite_schema VALUES ('view', 'search_docsize', 'search_docsize', 0, "
        "'CREATE VIEW search_docsize AS SELECT 1 AS id, zeroblob(1) AS sz')",
    ),
    "index in the place of the full-text index": (
        "DROP TABLE search",
        "CREATE TABLE search (names, skeleton, words)",
    ),
    "full-text index over another table": (
        "DROP TABLE search",
        "CREATE VIRTUAL TABLE search USING fts5 (names, skeleton, words, content='claims')",
    ),
    "another virtual table": ("CREATE VIRTUAL TABLE boxes USING rtree (id, a, b)",),
    "check with a function": (
        WRITABLE,
        "UPDATE sqlite_schema SET sql = replace(sql, 'label TEXT NOT NULL', "
        "'label TEXT NOT NULL CHECK (randomblob(1000000000) IS NOT NULL)') WHERE name = 'tags'",
    ),
    "default with a function": (
        WRITABLE,
        "UPDATE sqlite_schema SET sql = replace(sql, 'label TEXT NOT NULL', "
        "'label TEXT NOT NULL DEFAULT (hex(randomblob(99)))') WHERE name = 'tags'",
    ),
    "generated column": ("ALTER TABLE tags ADD COLUMN more TEXT AS (hex(zeroblob(1000000)))",),
    "index on an expression": ("CREATE INDEX slow ON claims (hex(zeroblob(length(text))))",),
    "partial index": ("CREATE INDEX part ON claims (text) WHERE length(text) > 3",),
    "foreign key taken out": (
        WRITABLE,
        "UPDATE sqlite_schema SET sql = replace(sql, 'REFERENCES cases (id)', '') "
        "WHERE name = 'phases'",
    ),
    "table with a name in other letters": ("CREATE TABLE Search_data2 (x)",),
    "statistics that mislead": ("ANALYZE",),
}


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("statements", SCHEMA_TRICKS.values(), ids=SCHEMA_TRICKS)
def test_a_schema_that_is_not_ours_is_refused_and_left_alone(
    casebook_file: Path, statements: tuple[str, ...], read_only: bool
) -> None:
    content = craft(casebook_file, *statements)
    with pytest.raises(CasebookError):
        Casebook.open(casebook_file, read_only=read_only)
    assert casebook_file.read_bytes() == content
    assert [path.name for path in casebook_file.parent.iterdir() if path.is_file()] == [
        casebook_file.name
    ]


def test_a_schema_that_differs_only_in_white_space_is_ours(casebook_file: Path) -> None:
    craft(
        casebook_file,
        WRITABLE,
        "UPDATE sqlite_schema SET sql = replace(sql, char(10), '  ' || char(10) || '  ')",
    )
    with Casebook.open(casebook_file) as casebook:
        casebook.apply(rename(casebook))
        assert casebook.check_integrity() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET date = '{\"edtf\": 1}'",
        "UPDATE claims SET date = '['",
        "UPDATE claims SET quantity = '{}'",
        "UPDATE claims SET confidence = 'sure'",
        "UPDATE citations SET markers = '{}'",
        "UPDATE citations SET stance = ''",
        "UPDATE subjects SET target_kind = 'ghost'",
        "DELETE FROM statements WHERE part = 'day_zero_reason'",
        "UPDATE cases SET day_zero = '1963-13-40'",
        "UPDATE notes SET written = 'yesterday'",
        "UPDATE names SET script = 'runes'",
        "UPDATE dimensions SET verdict = 'maybe'",
        "UPDATE cells SET emptiness = 'full'",
        "UPDATE relations SET kind = 'foe'",
        "UPDATE events SET date = 'null'",
        "DELETE FROM casebook",
    ],
)
def test_a_value_that_is_not_ours_is_told_in_a_sentence(
    casebook_file: Path, statement: str
) -> None:
    craft(casebook_file, statement)
    with Casebook.open(casebook_file) as casebook:
        assert casebook.check_integrity() != []
        with pytest.raises(DamagedCasebook) as caught:
            casebook.document()
        assert str(caught.value).endswith(".")


def test_a_value_too_long_to_be_real_is_not_read_into_memory(casebook_file: Path) -> None:
    craft(casebook_file, f"UPDATE tags SET label = printf('%.*c', {LONGEST_VALUE + 1}, 'x')")
    with Casebook.open(casebook_file, read_only=True) as casebook:
        with pytest.raises(DamagedCasebook, match="too large"):
            casebook.get(Ref(Kind.TAG, "t1"))
        assert casebook.counts()[Kind.TAG] == 1


def test_no_other_file_is_opened_from_inside(casebook_file: Path, tmp_path: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        driver = casebook._database.driver
        with pytest.raises(sqlite3.OperationalError, match="too many attached"):
            driver.execute("ATTACH ? AS other", (str(tmp_path / "other"),))
        with pytest.raises(sqlite3.OperationalError, match=r"not authorized|no such function"):
            driver.execute("SELECT load_extension('x')")
    assert not (tmp_path / "other").exists()
