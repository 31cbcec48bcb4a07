"""Files climb the ladder of migrations whole or not at all, and a copy stays behind."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from tests.samples import IRAQ, SYRIA

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.store import opening
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.content_hash import hash_of_rows
from coupexplorer.store.errors import CasebookError, NewerCasebook, ReadOnlyCasebook
from coupexplorer.store.migrations import CURRENT, LADDER, Migration
from coupexplorer.store.migrations import migrate as sqlite_migrate
from coupexplorer.store.sqlite.database import Database
from coupexplorer.store.writing import CONTENT_HASH, ORIGIN_HASH, keep

TALLER = (
    *LADDER,
    Migration(
        CURRENT + 1,
        (
            "CREATE TABLE shelves (id TEXT NOT NULL PRIMARY KEY) STRICT",
            "ALTER TABLE notes ADD COLUMN colour TEXT",
        ),
    ),
    Migration(CURRENT + 2, ("CREATE INDEX names_by_text ON names (text)",)),
)
FAILING = (
    *TALLER[:-1],
    Migration(
        CURRENT + 2,
        (
            "UPDATE claims SET text = upper(text)",
            "DROP TABLE shelves",
            "INSERT INTO nowhere VALUES (1)",
        ),
    ),
)


def test_the_ladder_has_every_rung() -> None:
    assert [step.version for step in LADDER] == list(range(1, CURRENT + 1))


def test_an_older_file_is_brought_up_and_its_copy_kept(
    casebook_file: Path, document: CasebookDocument
) -> None:
    before = casebook_file.read_bytes()
    database, lock = opening.open_file(casebook_file, read_only=False, ladder=TALLER)
    with closing(database), database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == CURRENT + 2
        assert connection.exec_driver_sql("SELECT count(*) FROM shelves").scalar() == 0
    assert lock is not None
    lock.release()
    copy = casebook_file.with_name(f"small.version-{CURRENT}.casebook")
    with Casebook.open(copy, read_only=True) as casebook:
        assert casebook.document() == document
        assert casebook.check_integrity() == []
    assert before != casebook_file.read_bytes()
    reopened, lock = opening.open_file(casebook_file, read_only=False, ladder=TALLER)
    reopened.close()
    assert lock is not None
    lock.release()
    assert len(list(casebook_file.parent.glob("*.casebook"))) == 2


def test_a_failing_step_leaves_every_byte_and_still_a_copy(casebook_file: Path) -> None:
    before = casebook_file.read_bytes()
    for attempt in range(1, 4):
        with pytest.raises(OperationalError, match="nowhere"):
            opening.open_file(casebook_file, read_only=False, ladder=FAILING)
        assert casebook_file.read_bytes() == before
        assert len(list(casebook_file.parent.glob(f"small.version-{CURRENT}*"))) == attempt
    with Casebook.open(casebook_file) as casebook:
        assert casebook.check_integrity() == []


def test_when_no_copy_can_be_made_nothing_is_migrated(
    casebook_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise CasebookError("There is no room.")

    monkeypatch.setattr(sqlite_migrate, "back_up", no_room)
    before = casebook_file.read_bytes()
    with pytest.raises(CasebookError, match="no room"):
        opening.open_file(casebook_file, read_only=False, ladder=TALLER)
    assert casebook_file.read_bytes() == before


def test_reading_only_cannot_migrate_and_says_what_to_do(casebook_file: Path) -> None:
    before = casebook_file.read_bytes()
    with pytest.raises(ReadOnlyCasebook, match="open it once for writing"):
        opening.open_file(casebook_file, read_only=True, ladder=TALLER)
    assert casebook_file.read_bytes() == before


def test_a_file_of_the_taller_ladder_is_newer_for_us(casebook_file: Path) -> None:
    database, lock = opening.open_file(casebook_file, read_only=False, ladder=TALLER)
    database.close()
    assert lock is not None
    lock.release()
    before = casebook_file.read_bytes()
    with pytest.raises(NewerCasebook, match=f"file version {CURRENT + 2}"):
        Casebook.open(casebook_file)
    assert casebook_file.read_bytes() == before


@pytest.mark.parametrize("changed", [False, True])
def test_whether_a_copy_is_unchanged_survives_migrating(
    tmp_path: Path, document: CasebookDocument, changed: bool
) -> None:
    """The hash counts columns, and a migration may add some."""
    path = tmp_path / "copy.casebook"
    opening.create_file(path, document, is_copy=True)
    if changed:
        with Casebook.open(path) as casebook:
            note = casebook.section(Kind.NOTE)[0]
            casebook.apply(Edit("remove", (Change(note, None),)))
    adding = Migration(CURRENT + 1, ("UPDATE claims SET caution = 'looked at' WHERE caution = ''",))
    database, lock = opening.open_file(path, read_only=False, ladder=(*LADDER, adding))
    database.close()
    assert lock is not None
    lock.release()
    with closing(sqlite3.connect(path)) as plain:
        values = dict(plain.execute("SELECT name, value FROM kept"))
    assert (values[ORIGIN_HASH] == values["content_hash"]) is not changed


def test_a_schema_is_built_from_nothing_by_the_same_ladder() -> None:
    with closing(Database(None)) as database, database.writing() as connection:
        sqlite_migrate.build_schema(connection, TALLER)
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == CURRENT + 2
        sqlite_migrate.refuse_foreign_schema(connection, "x", TALLER)


def test_a_file_without_the_newest_indexes_is_read_as_it_is(
    casebook_file: Path, document: CasebookDocument
) -> None:
    with closing(sqlite3.connect(casebook_file)) as database:
        _without_newest_indexes(database)
        database.commit()
    before = casebook_file.read_bytes()
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert casebook.document() == document
        found = casebook.event_page(EventFilter(cases=(IRAQ, SYRIA), actor="hafez-al-assad"))
        assert [line.id for line in found.lines] == ["coup"]
        window = TimeWindow(0, 2 * 10**9)
        assert len(casebook.event_page(EventFilter(window=window)).lines) == 7
    assert casebook_file.read_bytes() == before
    with Casebook.open(casebook_file) as casebook:
        names = casebook._database.driver.execute("SELECT name FROM sqlite_schema").fetchall()
        assert ("events_long_in_order",) in names


def _without_newest_indexes(database: sqlite3.Connection) -> None:
    """Take back what the fourth rung added, as a file of the third version has it."""
    for statement in LADDER[3].statements:
        if made := re.match(r"CREATE INDEX (\w+)", statement):
            database.execute(f"DROP INDEX {made[1]}")
    for statement in (s for step in LADDER[:3] for s in step.statements):
        if (made := re.match(r"CREATE INDEX (\w+)", statement)) and not database.execute(
            "SELECT name FROM sqlite_schema WHERE name = ?", (made[1],)
        ).fetchone():
            database.execute(statement)
    database.execute("PRAGMA user_version = 3")


def _as_first_version(path: Path) -> None:
    """Take back everything that later rungs added, as a file of the first version has it."""
    with closing(sqlite3.connect(path)) as database:
        _without_newest_indexes(database)
        for index in ("of_phase_in_order", "by_title", "by_importance", "by_claims"):
            database.execute(f"DROP INDEX events_{index}")
        for column in ("sort_title", "claim_order"):
            database.execute(f"ALTER TABLE events DROP COLUMN {column}")
        for index in ("origin", "destination", "event"):
            database.execute(f"DROP INDEX movements_by_{index}")
        for table in ("movement_actors", "movements", "transcripts"):
            database.execute(f"DROP TABLE {table}")
        database.execute("ALTER TABLE citations DROP COLUMN sentence")
        database.execute("ALTER TABLE dimensions DROP COLUMN layer")
        database.execute("PRAGMA user_version = 1")
        database.commit()


def test_a_file_of_the_first_version_opens_with_every_record(
    tmp_path: Path, document: CasebookDocument
) -> None:
    path = tmp_path / "old.casebook"
    old = replace(document, movements=(), transcripts=())
    Casebook.create(path, old).close()
    _as_first_version(path)
    with closing(Database(path)) as database, database.writing() as connection:
        keep(connection, {CONTENT_HASH: hash_of_rows(connection)})
    with pytest.raises(ReadOnlyCasebook):
        Casebook.open(path, read_only=True)
    with Casebook.open(path) as casebook:
        assert casebook.document() == old
        assert casebook.check_integrity() == []
        rows = casebook._database.driver.execute("SELECT id, -claim_order, sort_title FROM events")
        counted = {event.id: (len(event.claims), event.title.lower()) for event in old.events}
        assert {row[0]: (row[1], row[2]) for row in rows} == counted
        text = document.transcripts[0]
        casebook.apply(Edit("attach", (Change(None, text),)))
        assert casebook.transcripts_of(text.source) == (text,)
