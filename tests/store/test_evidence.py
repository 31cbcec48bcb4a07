"""From any record to the claims it rests on, the disputes about it, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Dispute, Side
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import DisputeKind
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.evidence import Ties


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("event:strafing", ["A061"]),
        ("event:coup", ["B007", "B008"]),
        ("actor:al-sadi", ["A053"]),
        ("actor:amin-al-hafiz", ["B007", "B008", "B097"]),
        ("actor:hafez-al-assad", ["B007", "B008"]),
        ("actor:saddiq", []),
        ("place:palace", ["A061"]),
        ("place:damascus", ["B007"]),
        ("source:mirror", ["A061"]),
        ("source:syria-article", ["B007", "B008", "B097"]),
        (f"case:{IRAQ}", ["A053", "A061", "A069"]),
        (f"case:{SYRIA}", ["B007"]),
        ("phase:sy-seizure", ["B007"]),
        ("claim:A074", ["A074"]),
        ("dimension:means", ["A061", "A069", "B007", "B008"]),
        (f"cell:means/{IRAQ}", ["A061", "A069"]),
        (f"cell:economy/{IRAQ}", []),
        ("dispute:K1", ["A061", "A069"]),
        ("link:weekend", ["A053"]),
        ("office:amin/president", ["B097"]),
        ("relation:assad/rival/amin", ["B008"]),
        ("event:nowhere", []),
        ("note:n1", []),
    ],
)
def test_claims_about_a_record(casebook: Casebook, ref: str, expected: list[str]) -> None:
    assert [claim.id for claim in casebook.claims_about(Ref.parse(ref))] == expected
    assert casebook.claim_ids_about(Ref.parse(ref)) == frozenset(expected)


def test_claims_come_whole(casebook: Casebook, document: CasebookDocument) -> None:
    (claim,) = casebook.claims_about(Ref(Kind.PLACE, "palace"))
    assert claim == document.claims[1]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("event:strafing", ["K1"]),
        ("claim:A061", ["K1"]),
        ("claim:B008", ["K2"]),
        ("claim:A053", []),
        ("actor:hafez-al-assad", ["K2"]),
        ("place:palace", ["K1"]),
        ("source:mirror", ["K1"]),
        ("dimension:means", ["K1", "K2"]),
        ("dispute:K2", ["K2"]),
        ("dispute:none", []),
        ("actor:saddiq", []),
    ],
)
def test_disputes_about_a_record(casebook: Casebook, ref: str, expected: list[str]) -> None:
    assert [dispute.id for dispute in casebook.disputes_about(Ref.parse(ref))] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("A074", []),
        ("B097", ["office:amin/president", "actor:amin-al-hafiz", "participation:coup/amin"]),
        ("A061", ["dispute:K1", f"case:{IRAQ}", "event:strafing", f"cell:means/{IRAQ}"]),
        (
            "A053",
            [
                f"case:{IRAQ}",
                "event:seizure",
                "participation:seizure/al-sadi",
                "membership:sadi/wing",
                "movement:sadi/madrid",
                "link:weekend",
            ],
        ),
    ],
)
def test_what_rests_on_a_claim(casebook: Casebook, claim: str, expected: list[str]) -> None:
    assert {str(ref) for ref in casebook.resting_on(claim)} == set(expected)
    kinds = [ref.kind for ref in casebook.resting_on(claim)]
    assert [kind for n, kind in enumerate(kinds) if kind not in kinds[:n]] == list(
        dict.fromkeys(kinds)
    )


def test_the_ties_of_an_actor_on_either_side(
    casebook: Casebook, document: CasebookDocument
) -> None:
    ties = casebook.ties_of("hafez-al-assad")
    assert ties.offices == document.offices[1:]
    assert ties.memberships == document.memberships[:1]
    assert ties.relations == document.relations
    assert [p.role for p in ties.participations] == ["leader", "minister"]
    body = casebook.ties_of("military-committee")
    assert body.offices == document.offices[1:]
    assert body.memberships == document.memberships[:1]
    assert casebook.ties_of("amin-al-hafiz").relations == document.relations
    assert casebook.ties_of("nobody") == Ties()


def test_who_did_what_in_an_event(casebook: Casebook, document: CasebookDocument) -> None:
    assert casebook.participations_of("coup") == document.participations[1:]
    assert casebook.participations_of("rumour") == ()


def test_notes_and_tags_of_a_record(casebook: Casebook, document: CasebookDocument) -> None:
    assert casebook.notes_about(Ref(Kind.EVENT, "strafing")) == document.notes
    assert casebook.notes_about(Ref(Kind.PLACE, "strafing")) == ()
    assert casebook.tags_on(Ref(Kind.CLAIM, "A061")) == document.tags
    assert casebook.tags_on(Ref(Kind.CLAIM, "A069")) == ()


@pytest.mark.parametrize(
    ("ref", "title"),
    [
        ("actor:al-sadi", "Ali Salih al-Sa'di"),
        ("place:baghdad", "Baghdad"),
        (f"case:{IRAQ}", "Iraq 1963"),
        ("claim:A053", "Ali Salih al-Sa'di was seized at gunpoint."),
        ("participation:coup/amin", "Amin al-Hafiz (target): The coup"),
        ("office:amin/president", "President: Amin al-Hafiz"),
        ("membership:sadi/wing", "Ali Salih al-Sa'di in The wing of al-Sa'di (leader)"),
        ("membership:assad/committee", "Hafez al-Assad in Military Committee"),
        ("relation:assad/rival/amin", "Hafez al-Assad, rival of Amin al-Hafiz"),
        (f"cell:means/{SYRIA}", "Means of force: Syria 1966"),
        ("tag:t1", "exam"),
        ("note:n1", "Ask about the photograph."),
        ("dispute:K1", "Who flew the jets?"),
    ],
)
def test_titles_of_every_kind(casebook: Casebook, ref: str, title: str) -> None:
    assert casebook.titles([Ref.parse(ref)]) == {Ref.parse(ref): title}


def test_titles_keep_the_order_asked_for_and_leave_out_the_missing(casebook: Casebook) -> None:
    refs = [Ref.parse(text) for text in ("tag:t1", "event:none", "cell:no/no", "actor:saddiq")]
    assert list(casebook.titles([*refs, refs[0]])) == [refs[0], refs[3]]
    assert casebook.titles([]) == {}


def test_every_record_has_a_title(casebook: Casebook, document: CasebookDocument) -> None:
    from coupexplorer.domain.casebook import ref_of

    refs = [ref_of(record) for record in document.records()]
    found = casebook.titles(refs)
    assert list(found) == refs
    assert all(found.values())


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("actor:al-sadi", ["sadi/madrid"]),
        ("actor:amin-al-hafiz", []),
        ("event:seizure", ["sadi/madrid"]),
        ("event:coup", []),
        ("place:baghdad", ["sadi/madrid"]),
        ("place:iraq", ["sadi/madrid"]),
        ("place:damascus", []),
        ("claim:A053", []),
    ],
)
def test_movements_of_people_in_events_and_at_places(
    casebook: Casebook, ref: str, expected: list[str]
) -> None:
    found = casebook.movements_of(Ref.parse(ref))
    assert [movement.id for movement in found] == expected


def test_the_texts_attached_to_a_source(casebook: Casebook) -> None:
    (text,) = casebook.transcripts_of("iraq-article")
    assert (text.origin, text.source) == ("article.txt", "iraq-article")
    assert "seized" in text.text
    assert casebook.transcripts_of("syria-article") == ()


def test_a_claim_on_two_cases_does_not_bring_the_disputes_of_the_other(
    document: CasebookDocument,
) -> None:
    """The claim stands on a side of a dispute on Iraq and of one on Syria."""
    sides = (Side("Yes", ("A061",)), Side("No", ("B007",)))
    about = {"iraq": ("event:strafing",), "syria": ("event:coup",), "open": ()}
    disputes = tuple(
        Dispute(
            name, "Was it so?", DisputeKind.READING, sides, subjects=tuple(map(Ref.parse, refs))
        )
        for name, refs in about.items()
    )
    with Casebook.in_memory(replace(document, disputes=disputes)) as casebook:
        for ref, expected in {
            "event:coup": ["syria", "open"],
            "event:strafing": ["iraq", "open"],
            f"cell:means/{IRAQ}": ["iraq", "open"],
            f"case:{SYRIA}": ["syria", "open"],
            "claim:A061": ["iraq", "syria", "open"],
            "actor:hafez-al-assad": ["iraq", "syria", "open"],
        }.items():
            found = [dispute.id for dispute in casebook.disputes_about(Ref.parse(ref))]
            assert found == expected, ref


@pytest.mark.parametrize("most", [1, 2, 50])
@pytest.mark.parametrize("ref", ["actor:amin-al-hafiz", "source:syria-article", "dimension:means"])
def test_no_more_claims_than_asked_for_are_read(casebook: Casebook, ref: str, most: int) -> None:
    every = casebook.claims_about(Ref.parse(ref))
    some = casebook.claims_about(Ref.parse(ref), most)
    assert len(some) == min(most, len(every))
    assert {claim.id for claim in some} <= {claim.id for claim in every}
    if most >= len(every):
        assert some == every


def test_no_more_ties_events_and_movements_than_asked_for_are_read(casebook: Casebook) -> None:
    ties = casebook.ties_of("hafez-al-assad")
    some = casebook.ties_of("hafez-al-assad", 1)
    assert len(ties.memberships) + len(ties.offices) > 1
    assert all(len(each) <= 1 for each in (some.offices, some.memberships, some.relations))
    baghdad = Ref(Kind.PLACE, "baghdad")
    every = casebook.events_of(baghdad)
    assert len(every) > 1
    assert casebook.events_of(baghdad, len(every)) == every
    assert len(casebook.events_of(baghdad, 1)) == 1
    assert len(casebook.movements_of(baghdad, 0)) == 0
    assert casebook.movements_of(baghdad, 9) == casebook.movements_of(baghdad)


def test_many_questions_are_one_unit_of_work(casebook: Casebook) -> None:
    begun: list[str] = []
    casebook._database.driver.set_trace_callback(begun.append)
    with casebook.at_one_time():
        for _ in range(3):
            casebook.claims_about(Ref(Kind.EVENT, "coup"))
    casebook._database.driver.set_trace_callback(None)
    assert begun.count("BEGIN") == 1
    assert casebook.get(Ref(Kind.EVENT, "coup")) is not None
