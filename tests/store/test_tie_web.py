"""The web of ties at the door: whole while small, else by case, else around one actor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.samples import IRAQ, small_document
from tests.store.test_query_plans import scans

from coupexplorer.domain.evidence import Side
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.tie_web import TieKind
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook


def test_the_whole_web_has_every_actor_and_every_tie_between_two(casebook: Casebook) -> None:
    web = casebook.tie_web()
    assert web.whole
    assert [line.id for line in web.actors] == [a.id for a in small_document().actors]
    assert [(t.ref.kind, t.start, t.kind, t.end) for t in web.ties] == [
        (Kind.RELATION, "hafez-al-assad", TieKind.RIVAL, "amin-al-hafiz"),
        (Kind.MEMBERSHIP, "hafez-al-assad", TieKind.MEMBER, "military-committee"),
        (Kind.MEMBERSHIP, "al-sadi", TieKind.MEMBER, "al-sadi-wing"),
        (Kind.OFFICE, "hafez-al-assad", TieKind.OFFICE, "military-committee"),
    ]


def test_a_tie_carries_its_date_its_words_and_its_claims(casebook: Casebook) -> None:
    rival = casebook.tie_web().ties[0]
    assert rival.date == small_document().relations[0].date
    assert rival.words == "over the army"
    assert rival.claims == ("B008",)
    assert casebook.tie_web().ties[2].words == "leader"


def test_an_actor_has_its_name_in_both_scripts_its_cases_and_layer(casebook: Casebook) -> None:
    lines = {line.id: line for line in casebook.tie_web().actors}
    assert lines["amin-al-hafiz"].title == "Amin al-Hafiz"
    assert lines["amin-al-hafiz"].arabic == "أمين الحافظ"
    assert lines["amin-al-hafiz"].cases[0] == IRAQ
    assert lines["saddiq"].arabic == ""
    assert lines["saddiq"].layer is Layer.READER


def test_disputes_on_the_claims_of_ties_come_along_with_what_is_context() -> None:
    document = small_document()
    claims = tuple(
        replace(c, layer=Layer.CONTEXT) if c.id == "A061" else c for c in document.claims
    )
    k2 = replace(document.disputes[1], sides=(Side("a", ("B008",)), Side("b", ("A061",))))
    document = replace(document, claims=claims, disputes=(document.disputes[0], k2))
    with Casebook.in_memory(document) as book:
        web = book.tie_web()
    assert [dispute.id for dispute in web.disputes] == ["K2"]
    assert web.context_claims == {"A061"}


def test_a_web_too_large_is_narrowed_to_the_chosen_cases(casebook: Casebook) -> None:
    web = casebook.tie_web((IRAQ,), most=4)
    assert web.whole
    assert web.by_cases
    assert not casebook.tie_web((IRAQ,)).by_cases
    assert {line.id for line in web.actors} == {
        "military-committee",
        "amin-al-hafiz",
        "al-sadi",
        "al-sadi-wing",
    }
    assert [tie.end for tie in web.ties] == ["al-sadi-wing"]


@pytest.mark.parametrize(("steps", "found"), [(1, 2), (2, 3), (3, 3)])
def test_a_web_too_large_for_that_is_what_lies_around_one_actor(
    casebook: Casebook, steps: int, found: int
) -> None:
    web = casebook.tie_web((IRAQ,), "amin-al-hafiz", steps, most=3)
    assert not web.whole
    assert len(web.actors) == found
    assert "al-sadi" not in {line.id for line in web.actors}


@pytest.mark.parametrize("around", [None, "nobody"])
def test_without_an_actor_a_web_too_large_is_empty(casebook: Casebook, around: str | None) -> None:
    web = casebook.tie_web((), around, most=3)
    assert not web.whole
    assert not web.actors
    assert not web.ties


def test_what_lies_around_an_actor_is_cut_where_it_is_told_to(casebook: Casebook) -> None:
    web = casebook.tie_web((), "hafez-al-assad", 2, most=2, near=2)
    assert len(web.actors) == 2


def test_reading_around_an_actor_scans_no_table(casebook: Casebook) -> None:
    def ask(book: Casebook) -> None:
        book.tie_web((IRAQ,), "hafez-al-assad", 2, most=3)

    steps = scans(casebook, ask)
    # The list of all actors, read in its own order and no further than its limit.
    assert [
        step for step in steps if not ("FROM actors ORDER BY" in step and "LIMIT 4" in step)
    ] == []
