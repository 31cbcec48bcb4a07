"""Backups are whole and checked, damage is told, and the content hash sees what pages do not."""

from __future__ import annotations

import dataclasses
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.test_settings import rename

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.batch import Batch
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.content_hash import ContentHash
from coupexplorer.store.errors import CasebookError, CasebookExists, DamagedCasebook
from coupexplorer.store.events import pages as events
from coupexplorer.store.writing import rows_of


def tamper(path: Path, statement: str) -> None:
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(statement)
        plain.commit()


def test_a_backup_is_the_same_casebook(casebook_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.casebook"
    with Casebook.open(casebook_file) as casebook:
        casebook.apply(rename(casebook))
        casebook.backup(copy)
        expected = casebook.document(), casebook.content_hash()
    with Casebook.open(copy) as casebook:
        assert (casebook.document(), casebook.content_hash()) == expected
        assert casebook.check_integrity() == []
        assert casebook.search("renamed")
    assert not list(tmp_path.glob(".*part*"))


def test_a_backup_of_a_casebook_in_memory(casebook: Casebook, tmp_path: Path) -> None:
    casebook.backup(tmp_path / "copy.casebook")
    with Casebook.open(tmp_path / "copy.casebook") as copy:
        assert copy.document() == casebook.document()


def test_a_backup_while_reading_only(casebook_file: Path, tmp_path: Path) -> None:
    with Casebook.open(casebook_file, read_only=True) as casebook:
        casebook.backup(tmp_path / "copy.casebook")
        expected = casebook.document()
    with Casebook.open(tmp_path / "copy.casebook") as copy:
        assert copy.document() == expected


def test_a_backup_never_overwrites(casebook: Casebook, tmp_path: Path) -> None:
    target = tmp_path / "there.casebook"
    target.write_text("precious")
    with pytest.raises(CasebookExists):
        casebook.backup(target)
    assert target.read_text() == "precious"


def test_damage_is_not_backed_up(casebook_file: Path, tmp_path: Path) -> None:
    tamper(casebook_file, "UPDATE claims SET text = 'forged' WHERE id = 'A053'")
    target = tmp_path / "copy.casebook"
    with (
        Casebook.open(casebook_file) as casebook,
        pytest.raises(DamagedCasebook, match="was not kept"),
    ):
        casebook.backup(target)
    assert not (tmp_path / "copy.casebook").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET text = replace(text, 'seized', 'siezed')",
        "UPDATE events SET importance = 3",
        "UPDATE names SET ordinal = ordinal + 100",
        "DELETE FROM statements WHERE part = 'summary'",
        "UPDATE casebook SET edition = 9",
        "UPDATE records SET title = 'x' WHERE id = 'coup'",
        "UPDATE phases SET ordinal = ordinal + 100",
        "INSERT INTO tags VALUES (99, 't99', 'slipped in')",
        "DELETE FROM kept",
    ],
)
def test_any_change_behind_our_back_is_noticed(casebook_file: Path, statement: str) -> None:
    tamper(casebook_file, statement)
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert any("outside this program" in problem for problem in casebook.check_integrity())


def test_a_broken_reference_is_noticed(casebook_file: Path) -> None:
    tamper(casebook_file, "DELETE FROM places WHERE id = 'damascus'")
    with Casebook.open(casebook_file, read_only=True) as casebook:
        problems = casebook.check_integrity()
        assert any("not among the places" in problem for problem in problems)


def test_bit_rot_is_never_taken_for_whole(casebook_bytes: bytes, tmp_path: Path) -> None:
    """Whatever byte goes bad, the file is refused, or the check tells, or nothing is lost."""
    chance = random.Random(23)
    path = tmp_path / "rotten.casebook"
    path.write_bytes(casebook_bytes)
    with Casebook.open(path, read_only=True) as casebook:
        whole = casebook.document()
    written = [place for place, byte in enumerate(casebook_bytes) if byte and place >= 100]
    told = 0
    for _ in range(60):
        rotten = bytearray(casebook_bytes)
        place = chance.choice(written)
        rotten[place] ^= 1 << chance.randrange(8)
        path.write_bytes(rotten)
        try:
            with Casebook.open(path, read_only=True) as casebook:
                problems = casebook.check_integrity()
                if not problems:
                    assert casebook.document() == whole, place
                told += bool(problems)
        except CasebookError:
            told += 1
    assert told > 10


def test_a_value_no_record_can_hold_is_told(casebook_file: Path) -> None:
    tamper(casebook_file, "UPDATE actors SET kind = 'ghost' WHERE id = 'al-sadi'")
    with Casebook.open(casebook_file, read_only=True) as casebook:
        with pytest.raises(DamagedCasebook, match="a damaged actor that cannot be read"):
            casebook.get(Ref(Kind.ACTOR, "al-sadi"))
        assert casebook.get(Ref(Kind.ACTOR, "saddiq")) is not None


def test_a_list_with_a_value_no_event_can_have_is_told(casebook_file: Path) -> None:
    tamper(casebook_file, "UPDATE events SET phase = 'ghost' WHERE id = 'coup'")
    with (
        Casebook.open(casebook_file, read_only=True) as casebook,
        pytest.raises(DamagedCasebook, match="restore a backup"),
    ):
        casebook.event_lines(["coup"])


def test_a_mistake_of_our_own_is_not_blamed_on_the_file(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistake(*_: object, **__: object) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(events, "of_ids", mistake)
    with pytest.raises(KeyError, match="ours"):
        casebook.event_lines(["coup"])


def test_letters_that_are_none_are_told(casebook_file: Path) -> None:
    tamper(casebook_file, "UPDATE claims SET text = CAST(X'ff41' AS TEXT) WHERE id = 'A053'")
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert casebook.check_integrity() != []
        for ask in (casebook.document, casebook.content_hash):
            with pytest.raises(DamagedCasebook, match="damaged"):
                ask()


def test_the_hash_follows_content_and_nothing_else(
    casebook: Casebook, document: CasebookDocument
) -> None:
    first = casebook.content_hash()
    with Casebook.in_memory(document) as again:
        assert again.content_hash() == first
    edit = rename(casebook)
    casebook.apply(edit)
    assert casebook.content_hash() != first
    casebook.apply(edit.inverse())
    assert casebook.content_hash() == first
    other = dataclasses.replace(document, tags=())
    with Casebook.in_memory(other) as less:
        assert less.content_hash() != first


def test_the_hash_sees_the_reading_order(document: CasebookDocument) -> None:
    turned = dataclasses.replace(document, phases=document.phases[::-1])
    with Casebook.in_memory(document) as one, Casebook.in_memory(turned) as other:
        assert one.content_hash() != other.content_hash()


def test_adding_and_taking_out_in_any_order_ends_in_nothing(document: CasebookDocument) -> None:
    batches = [rows_of(record, n) for n, record in enumerate(document.records())]
    total = ContentHash()
    for batch in batches:
        total.add(batch)
    assert str(total) != str(ContentHash())
    for batch in reversed(batches):
        total.take_out(batch)
    assert str(total) == "0" * 32
    assert str(ContentHash(str(total))) == str(total)


def test_values_of_different_type_hash_apart() -> None:
    seen = set()
    for value in ("1", 1, None, "None", ""):
        batch = Batch()
        batch.add("kept", {"name": "x", "value": value})
        total = ContentHash()
        total.add(batch)
        seen.add(str(total))
    assert len(seen) == 5


def test_removing_everything_leaves_only_the_title_page(casebook: Casebook) -> None:
    document = casebook.document()
    gone = Edit("clear", tuple(Change(record, None) for record in document.records()))
    casebook.apply(gone)
    assert set(casebook.counts().values()) == {0}
    assert casebook.check_integrity() == []
    assert casebook.search("coup") == ()
    casebook.apply(gone.inverse())
    assert casebook.document() == document
