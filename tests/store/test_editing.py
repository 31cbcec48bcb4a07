"""Edits are made whole or not at all, checked against what is stored, and taken back exactly."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from tests.samples import IRAQ, claim, day, named

from coupexplorer.domain.annotation import Tag
from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import Claim, Quantity
from coupexplorer.domain.history import Event, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import PlaceKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import BrokenReference, EditConflict

COUP = Ref(Kind.EVENT, "coup")


def changed(record: Record | None, **values: Any) -> Change:
    """A change of some fields of a stored record."""
    assert record is not None
    return Change(record, dataclasses.replace(record, **values))


def rows(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the file, the index's own tables included."""
    driver = casebook._database.driver
    names = [row[0] for row in driver.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
    shadows = ("search_data", "search_idx", "search_docsize", "search_config", "search")
    return {
        name: sorted(driver.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in names
        if name not in shadows
    }


def index_is_whole(casebook: Casebook) -> bool:
    """Whether the full-text index agrees with the texts it was made from."""
    with casebook._database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
        )
    return True


def test_a_change_is_stored_and_told(casebook: Casebook) -> None:
    change = changed(casebook.get(COUP), title="The takeover", places=("damascus", "baghdad"))
    assert casebook.apply(Edit("change", (change,))) == {COUP}
    assert casebook.get(COUP) == change.after
    assert casebook.titles([COUP]) == {COUP: "The takeover"}


def test_a_change_survives_closing(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        change = changed(casebook.get(COUP), title="The takeover")
        casebook.apply(Edit("change", (change,)))
    with Casebook.open(casebook_file, read_only=True) as casebook:
        assert casebook.get(COUP) == change.after
        assert casebook.check_integrity() == []


def test_several_changes_are_one_step(casebook: Casebook, document: CasebookDocument) -> None:
    before = rows(casebook)
    new_claim = claim("Z1", "A new claim.", "event:new")
    new_event = Event("new", IRAQ, document.events[0].phase, "New", day("1964"), ("Z1",))
    edit = Edit(
        "add both",
        (
            Change(None, new_event),
            Change(None, new_claim),
            changed(document.disputes[1], subjects=(Ref(Kind.EVENT, "new"),)),
        ),
    )
    assert casebook.apply(edit) == {ref_of(new_event), ref_of(new_claim), Ref(Kind.DISPUTE, "K2")}
    assert [d.id for d in casebook.disputes_about(ref_of(new_event))] == ["K2"]
    casebook.apply(edit.inverse())
    assert rows(casebook) == before
    assert casebook.document() == document


def test_what_is_removed_returns_to_its_place(
    casebook: Casebook, document: CasebookDocument
) -> None:
    """Whichever records go, and in whatever order they come back."""
    before = rows(casebook)
    phases = document.phases
    tags = Change(document.tags[0], None)
    edits = [
        Edit("remove first phase", (Change(phases[0], None),)),
        Edit("remove tag", (tags,)),
        Edit("remove second phase", (Change(phases[1], None),)),
        Edit("add phase", (Change(None, dataclasses.replace(phases[0], id="third")),)),
    ]
    for edit in edits:
        casebook.apply(edit)
    assert [phase.id for phase in casebook.section(Kind.PHASE)] == ["third"]
    for edit in (edits[0], edits[2], edits[3], edits[1]):
        casebook.apply(edit.inverse())
    assert rows(casebook) == before
    assert casebook.document() == document


def test_the_memory_of_places_is_not_in_the_file(casebook_file: Path) -> None:
    with Casebook.open(casebook_file) as casebook:
        before = rows(casebook)
        edit = Edit("remove", (Change(casebook.section(Kind.NOTE)[0], None),))
        casebook.apply(edit)
        casebook.apply(edit.inverse())
        assert rows(casebook) == before
        assert "removed" not in before


@pytest.mark.parametrize("kind", list(Kind))
def test_undo_of_any_change_leaves_every_row_as_it_was(
    casebook: Casebook, document: CasebookDocument, kind: Kind
) -> None:
    record: Any = casebook.section(kind)[0]
    text_field = next(
        field.name
        for field in dataclasses.fields(record)
        if field.name in ("title", "text", "label", "role", "description", "question", "sort_name",
                          "coordinate_source", "statements")
    )  # fmt: skip
    value: Any = () if text_field == "statements" else "Something else"
    before = rows(casebook)
    edit = Edit("change", (changed(record, **{text_field: value}),))
    casebook.apply(edit)
    assert rows(casebook) != before
    assert casebook.check_integrity() == []
    casebook.apply(edit.inverse())
    assert rows(casebook) == before
    assert index_is_whole(casebook)


def test_an_edit_of_something_changed_meanwhile_is_refused_whole(casebook: Casebook) -> None:
    old = casebook.get(COUP)
    casebook.apply(Edit("first", (changed(old, title="First"),)))
    before = rows(casebook)
    tag = Change(None, Tag("t9", "new"))
    with pytest.raises(EditConflict, match="the event “coup” was changed in the meantime"):
        casebook.apply(Edit("second", (tag, changed(old, title="Second"))))
    assert rows(casebook) == before


def test_an_edit_of_something_gone_is_refused(casebook: Casebook) -> None:
    tag = casebook.section(Kind.TAG)[0]
    casebook.apply(Edit("remove", (Change(tag, None),)))
    with pytest.raises(EditConflict, match="no longer there"):
        casebook.apply(Edit("remove again", (Change(tag, None),)))
    with pytest.raises(EditConflict, match="no longer there"):
        casebook.apply(Edit("change", (changed(tag, label="x"),)))


def test_adding_what_is_there_is_refused(casebook: Casebook) -> None:
    with pytest.raises(EditConflict, match="already"):
        casebook.apply(Edit("add", (Change(None, casebook.section(Kind.TAG)[0]),)))


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [
        (Kind.EVENT, "coup"),
        (Kind.ACTOR, "amin-al-hafiz"),
        (Kind.PLACE, "iraq"),
        (Kind.SOURCE, "syria-article"),
        (Kind.CLAIM, "B007"),
        (Kind.CASE, IRAQ),
        (Kind.DIMENSION, "means"),
    ],
)
def test_removing_what_others_point_to_is_refused_whole(
    casebook: Casebook, kind: Kind, identifier: str
) -> None:
    before = rows(casebook)
    with pytest.raises(BrokenReference, match="would point to something"):
        casebook.apply(Edit("remove", (Change(casebook.get(Ref(kind, identifier)), None),)))
    assert rows(casebook) == before
    assert not casebook._database.driver.in_transaction
    assert casebook.search("coup")


def test_pointing_to_nothing_is_refused_with_the_tables_named(casebook: Casebook) -> None:
    before = rows(casebook)
    with pytest.raises(BrokenReference, match=r"event places would point .* among the places"):
        casebook.apply(Edit("move", (changed(casebook.get(COUP), places=("atlantis",)),)))
    assert rows(casebook) == before


def test_the_case_of_records_others_count_on_is_changed_in_place(casebook: Casebook) -> None:
    """Replacing a record must not look to its followers as if it had gone."""
    case = casebook.get(Ref(Kind.CASE, IRAQ))
    casebook.apply(Edit("rename", (changed(case, title="Another title"),)))
    assert len(casebook.events_of(Ref(Kind.CASE, IRAQ))) == 5


def test_equal_numbers_are_equal_however_they_are_written(casebook: Casebook) -> None:
    """5 and 5.0 are one number to a record, so they must be one to the hash."""
    old = Claim("Q", "Five.", (), quantity=Quantity("people", "men", best=5))
    same = Claim("Q", "Five.", (), quantity=Quantity("people", "men", best=5.0))
    north = Place("north", PlaceKind.REGION, named("North"), latitude=60, longitude=-5)
    casebook.apply(Edit("add", (Change(None, old), Change(None, north))))
    assert casebook.check_integrity() == []
    casebook.apply(Edit("remove", (Change(same, None),)))
    assert casebook.check_integrity() == []


def test_an_edit_that_changes_nothing_is_made(casebook: Casebook) -> None:
    before = rows(casebook)
    record = casebook.get(COUP)
    assert casebook.apply(Edit("nothing", (Change(record, record),))) == {COUP}
    assert casebook.apply(Edit("empty", ())) == frozenset()
    assert rows(casebook) == before


def test_a_record_changed_twice_in_one_edit_ends_as_the_last(casebook: Casebook) -> None:
    first = changed(casebook.get(COUP), title="First")
    second = changed(first.after, title="Second")
    edit = Edit("twice", (first, second))
    before = rows(casebook)
    casebook.apply(edit)
    assert casebook.titles([COUP])[COUP] == "Second"
    casebook.apply(edit.inverse())
    assert rows(casebook) == before


def test_the_index_follows_names_into_events_and_offices(casebook: Casebook) -> None:
    actor = casebook.get(Ref(Kind.ACTOR, "hafez-al-assad"))
    edit = Edit("rename", (changed(actor, names=named("Zubayr Qutayba")),))
    casebook.apply(edit)
    found = {hit.ref for hit in casebook.search("Qutaiba")}
    assert found >= {ref_of(actor), COUP, Ref(Kind.OFFICE, "assad/minister")}  # type: ignore[arg-type]
    assert [line.id for line in casebook.event_page(EventFilter(text="zubayr")).lines] == ["coup"]
    casebook.apply(edit.inverse())
    assert casebook.search("Qutaiba") == ()
    assert index_is_whole(casebook)


def test_the_index_follows_places_participations_and_cases(casebook: Casebook) -> None:
    place = casebook.get(Ref(Kind.PLACE, "palace"))
    strafing = Ref(Kind.EVENT, "strafing")
    casebook.apply(Edit("rename", (changed(place, names=named("Qasr al-Nihaya")),)))
    assert strafing in {hit.ref for hit in casebook.search("nihaya")}
    participation = casebook.get(Ref(Kind.PARTICIPATION, "seizure/al-sadi"))
    casebook.apply(Edit("move", (changed(participation, event="strafing"),)))
    found = {hit.ref for hit in casebook.search("sadi", kinds=[Kind.EVENT])}
    assert found == {strafing}
    event = casebook.get(strafing)
    assert {h.case for h in casebook.search("A061")} == {IRAQ}
    casebook.apply(Edit("move", (changed(event, case="syria-1966"),)))
    assert {h.case for h in casebook.search("A061")} == {"syria-1966"}
    assert index_is_whole(casebook)


def test_what_was_read_before_an_edit_is_read_anew_after_it(casebook: Casebook) -> None:
    before = casebook.get(COUP)
    change = changed(before, title="Another title")
    edit = Edit("Rename", (change,))
    casebook.apply(edit)
    assert casebook.get(COUP) == change.after
    assert casebook.many(Kind.EVENT, [COUP.id]) == {COUP.id: change.after}
    casebook.apply(edit.inverse())
    assert casebook.get(COUP) == before


def test_a_reader_beside_the_writer_sees_what_was_written(casebook_file: Path) -> None:
    with Casebook.open(casebook_file, read_only=True) as reader:
        before = reader.get(COUP)
        with Casebook.open(casebook_file) as writer:
            change = changed(before, title="Another title")
            writer.apply(Edit("Rename", (change,)))
        assert reader.get(COUP) == change.after
