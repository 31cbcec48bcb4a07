"""What each kind of document reads, and the sentences for what it cannot be made of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA, small_document
from tests.sheets.outline import outline
from tests.sheets.sample import DocumentReader

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.choices import Arrangement, ChronologyOrder, DocumentKind, SheetChoices
from coupexplorer.sheets.documents.composing import COMPOSERS, compose
from coupexplorer.sheets.facts import happenings, persons
from coupexplorer.sheets.facts.gathering import SheetCaseError, gather
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.store.casebook import Casebook


def facts(kind: DocumentKind, **choices: object) -> SheetFacts:
    chosen = replace(SheetChoices(kind=kind), **choices)  # type: ignore[arg-type]
    return gather(DocumentReader(small_document()), chosen)


def test_no_case_chosen_takes_those_of_the_casebook() -> None:
    for kind in DocumentKind:
        assert [case.id for case in facts(kind).cases] == [IRAQ, SYRIA]


def test_one_case_is_enough_where_nothing_is_compared() -> None:
    assert [case.id for case in facts(DocumentKind.CHRONOLOGY, cases=(SYRIA,)).cases] == [SYRIA]
    for kind in (DocumentKind.COMPARISON, DocumentKind.WORKSHEET, DocumentKind.KEY):
        with pytest.raises(SheetCaseError, match="takes 2 to 6 cases, not 1"):
            facts(kind, cases=(SYRIA,))


@pytest.mark.parametrize(
    ("kind", "choices", "message"),
    [
        ("comparison", {"dimensions": ("sea",)}, "no question “sea” .* (it has: means, economy)"),
        ("worksheet", {"blanks": (("means", "mars"),)}, "blank “means/mars” is no cell"),
        ("dossier", {"subjects": ("nobody",)}, "no person or body “nobody” in this casebook."),
        ("disputes", {"subjects": ("K9",)}, "no dispute “K9” in this casebook."),
        ("sources", {"cases": ("mars",)}, "no case “mars” in this casebook"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(
    kind: str, choices: dict[str, object], message: str
) -> None:
    pattern = message.replace("(", r"\(").replace(")", r"\)")
    with pytest.raises(SheetCaseError, match=pattern):
        facts(DocumentKind(kind), **choices)


def test_questions_come_in_the_order_asked_for() -> None:
    chosen = facts(DocumentKind.COMPARISON, dimensions=("economy", "means"))
    assert [dimension.id for dimension in chosen.dimensions] == ["economy", "means"]
    only = facts(DocumentKind.COMPARISON, dimensions=("economy",))
    assert {dimension for dimension, _ in only.cells} == {"economy"}


def test_a_chronology_reads_events_in_order_of_time_with_who_and_where() -> None:
    found = facts(DocumentKind.CHRONOLOGY, cases=(IRAQ,))
    ids = [event.id for event in found.events]
    assert ids == ["exile", "seizure", "strafing", "army-strikes", "announcement"]
    assert {part.actor for part in found.participations} == {"al-sadi"}
    assert found.actors["al-sadi"].title == "Ali Salih al-Sa'di"
    assert found.places["palace"].title == "Presidential Palace"
    assert not found.cells


def test_a_dossier_of_nobody_in_particular_has_everyone_the_cases_name() -> None:
    found = facts(DocumentKind.DOSSIER)
    assert found.subjects == ("hafez-al-assad", "amin-al-hafiz", "al-sadi"), "by sort name"
    assert {office.id for office in found.offices} == {"amin/president", "assad/minister"}
    assert found.memberships
    assert found.relations
    assert found.movements


def test_a_dossier_of_one_actor_names_the_others_it_mentions() -> None:
    found = facts(DocumentKind.DOSSIER, subjects=("hafez-al-assad",))
    assert found.subjects == ("hafez-al-assad",)
    assert {"amin-al-hafiz", "military-committee"} <= found.actors.keys()
    assert [event.id for event in found.events] == ["coup"]
    assert not found.movements


def test_events_of_other_cases_stay_out_of_a_dossier() -> None:
    found = facts(DocumentKind.DOSSIER, subjects=("hafez-al-assad",), cases=(IRAQ,))
    assert found.events == ()
    assert found.participations == ()


def test_disputes_of_the_whole_casebook_or_those_asked_for() -> None:
    assert facts(DocumentKind.DISPUTES).subjects == ("K1", "K2")
    assert facts(DocumentKind.DISPUTES, subjects=("K2",)).subjects == ("K2",)
    assert facts(DocumentKind.DISPUTES, cases=(IRAQ,)).subjects == ("K1",)


def test_sources_are_those_under_all_that_is_told() -> None:
    assert facts(DocumentKind.SOURCES).sources.keys() == {
        "iraq-article",
        "syria-article",
        "mirror",
    }
    assert "A053" in facts(DocumentKind.SOURCES).claims, "from the summary of a case"


def test_own_notes_come_only_when_chosen() -> None:
    assert not facts(DocumentKind.CHRONOLOGY).own_notes
    found = facts(DocumentKind.CHRONOLOGY, own_notes=True).own_notes
    assert [note.text for note in found[Ref(Kind.EVENT, "strafing")]] == [
        "Ask about the photograph."
    ]


def test_more_events_than_a_document_holds_are_said_to_be_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(happenings, "MOST_EVENTS", 4)
    monkeypatch.setattr(happenings, "EVENTS_A_READING", 1)
    found = facts(DocumentKind.CHRONOLOGY)
    assert [event.id for event in found.events] == ["exile", "seizure", "coup", "rumour"]
    assert found.cut == {Ref(Kind.CASE, IRAQ)}, "the two events of the other case are all there"
    printed = outline(compose(found, SheetChoices(kind=DocumentKind.CHRONOLOGY)))
    assert re.search(r"empty: Iraq 1963: only the first \d+ events, in order of time", printed)


def test_more_ties_than_a_dossier_holds_are_said_to_be_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(persons, "MOST_TIES", 1)
    choices = SheetChoices(kind=DocumentKind.DOSSIER, subjects=("hafez-al-assad",))
    found = gather(DocumentReader(small_document()), choices)
    assert found.cut == {Ref(Kind.ACTOR, "hafez-al-assad")}
    assert "empty: Hafez al-Assad: only the first" in outline(compose(found, choices))


@pytest.mark.parametrize("kind", COMPOSERS)
@pytest.mark.parametrize("order", ChronologyOrder)
def test_the_store_gives_the_same_document(kind: DocumentKind, order: ChronologyOrder) -> None:
    choices = SheetChoices(kind=kind, order=order, arrangement=Arrangement.BY_PHASE, own_notes=True)
    document = small_document()
    with Casebook.in_memory(document) as casebook:
        from_store = outline(compose(gather(casebook, choices), choices))
    from_document = outline(compose(gather(DocumentReader(document), choices), choices))
    assert from_store == from_document
