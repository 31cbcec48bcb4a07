"""Every tension and conflict of the inventory has its dispute, and no dispute is one-sided."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from coupexplorer.analysis.layers import core_dispute
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer

HISTORY = Path(__file__).parents[3] / "shared" / "history"

TENSIONS: dict[str, tuple[str, ...]] = {
    **{f"T{n:02}": (f"t{n:02}",) for n in range(1, 31) if n != 18},
    "T18": (),
    "T31": (),
}
"""Tensions inside the base texts, with the dispute that tells each; none where no side opposes."""

NO_DISPUTE = {
    "T18": "no passage answers what “this decision” was: a caution on B062",
    "T31": "slips of the pen have no two sides: told in the criticism of the Syrian article",
}
"""Tensions that are told otherwise, and why."""

CONFLICTS: dict[str, tuple[str, ...]] = {
    "K01": ("t08",),
    "K03": ("t07",),
    "K06": ("t10",),
    "K14": ("k14", "k14b"),
    "K16": ("k16", "k16b", "k16c"),
    "K17": ("k17", "k17b"),
    "K19": ("k19", "k19b", "k19c"),
    "K33": ("k33", "k33b"),
    **{
        f"K{n:02}": (f"k{n:02}",)
        for n in (2, 4, 5, *range(7, 14), 18, *range(20, 29), 31, *range(34, 38))
    },
}
"""Conflicts between sources, with their disputes: several where several things are asked."""

BEYOND = {"k33c", "k38", "k39", "k40", "k41", "k42"}
"""Disputes beyond the inventory: who was behind the attack of 13 November 1963; al-Bakr's and
Qasim's birth, al-Atassi's death; who led the Iraqi branch; whether al-Hafiz was arrested."""

ON_DATA_SETS = re.compile(r"d\d{2,}[a-z]?")
"""Ids of the disputes between coup lists, of which the inventory knows nothing."""

MEANT = {**TENSIONS, **CONFLICTS}


@pytest.fixture(scope="session")
def disputes(built_in: CasebookDocument) -> dict[str, Dispute]:
    """The disputes by id, those between coup lists aside."""
    return {d.id: d for d in built_in.disputes if not ON_DATA_SETS.fullmatch(d.id)}


def inventory(name: str, section: str) -> set[str]:
    """The ids of one section of the inventory, where it lies beside the checkout."""
    file = HISTORY / name
    if not file.exists():
        pytest.skip("the inventory is not at hand")
    return {entry["id"] for entry in json.loads(file.read_text(encoding="utf-8"))[section]}


@pytest.mark.parametrize("entry", [entry for entry in MEANT if MEANT[entry]])
def test_each_tension_and_conflict_has_its_dispute(
    entry: str, disputes: dict[str, Dispute]
) -> None:
    assert [dispute for dispute in MEANT[entry] if dispute not in disputes] == []


def test_every_slip_of_the_syrian_text_is_in_its_criticism(built_in: CasebookDocument) -> None:
    (syrian,) = [source for source in built_in.sources if source.id == "syria-article"]
    slips = syrian.remark[syrian.remark.index("Slips of the text") :]
    assert [line for line in (3, 9, 10, 24, 25, 27) if f"line {line})" not in slips] == []


def test_no_tension_is_left_without_a_place() -> None:
    assert {entry for entry, found in MEANT.items() if not found} == set(NO_DISPUTE)


def test_every_dispute_comes_from_a_tension_or_a_conflict(disputes: dict[str, Dispute]) -> None:
    assert disputes.keys() == {d for found in MEANT.values() for d in found} | BEYOND


def test_the_tensions_are_those_of_the_inventory() -> None:
    assert inventory("facts.json", "tensions") == TENSIONS.keys()


def test_the_conflicts_are_those_of_the_inventory() -> None:
    assert inventory("conflicts.json", "conflicts") == CONFLICTS.keys()


def test_every_dispute_has_two_answers_or_more_that_rest_on_claims(
    built_in: CasebookDocument, claims: dict[str, Claim]
) -> None:
    for dispute in built_in.disputes:
        assert dispute.question.endswith("?"), dispute.id
        assert len(dispute.sides) > 1, dispute.id
        answers = [side.answer for side in dispute.sides]
        assert all(answers), dispute.id
        assert len(set(answers)) == len(answers), dispute.id
        for side in dispute.sides:
            assert side.claims, (dispute.id, side.answer)
            assert claims.keys() >= set(side.claims), (dispute.id, side.answer)


def test_each_side_has_a_claim_that_no_other_has(built_in: CasebookDocument) -> None:
    for dispute in built_in.disputes:
        for one, other in combinations(dispute.sides, 2):
            assert set(one.claims) - set(other.claims), (dispute.id, one.answer)
            assert set(other.claims) - set(one.claims), (dispute.id, other.answer)


def test_only_al_bitars_terms_of_office_stand_on_two_sides(disputes: dict[str, Dispute]) -> None:
    """One claim lists his three terms, so that it bears on every year of his cabinet."""
    shared = {
        (dispute.id, claim)
        for dispute in disputes.values()
        for one, other in combinations(dispute.sides, 2)
        for claim in set(one.claims) & set(other.claims)
    }
    assert shared == {("t20", "C078")}


def test_a_preference_is_reasoned_and_counts_no_heads(disputes: dict[str, Dispute]) -> None:
    preferring = {d.id: d for d in disputes.values() if d.preferred is not None}
    names = {"t01", "t03"}
    readings = {"t11", "t14", "t17", "t20"}
    between_sources = {"k16c", "k18", "k19", "k19c", "k25", "k42"}
    assert preferring.keys() == names | readings | between_sources
    for dispute in preferring.values():
        assert dispute.reason.endswith("."), dispute.id
        assert 0 <= (dispute.preferred or 0) < len(dispute.sides), dispute.id
        for vote in ("most sources", "majority", "all other sources", "several"):
            assert vote not in dispute.reason.lower(), dispute.id


def test_with_the_context_hidden_a_core_dispute_keeps_two_sides_and_its_preference(
    built_in: CasebookDocument, claims: dict[str, Claim]
) -> None:
    for dispute in built_in.disputes:
        left = core_dispute(dispute, claims)
        if dispute.layer is Layer.CONTEXT:
            assert left is None, dispute.id
            continue
        assert left is not None, dispute.id
        assert (left.preferred is None) == (dispute.preferred is None), dispute.id


def test_every_dispute_is_hung_on_a_record(built_in: CasebookDocument) -> None:
    assert [dispute.id for dispute in built_in.disputes if not dispute.subjects] == []


@pytest.mark.parametrize(
    ("dispute", "event"),
    [
        ("t07", "iq-army-crushes-guard"),
        ("t08", "iq-al-sadi-seized"),
        ("t09", "iq-baath-ousted"),
        ("t14", "iq-mass-killing-of-communists"),
        ("t15", "iq-twelve-resign"),
        ("t19", "sy-line2-antecedent"),
        ("t20", "sy-bitar-cabinet-1964"),
        ("t25", "sy-leaders-go-to-golan"),
        ("t26", "sy-shaikhly-office"),
        ("k02", "iq-al-sadi-seized"),
        ("k04", "sy-coup-february-1966"),
        ("k07", "iq-leaders-to-beirut"),
        ("k33", "iq-palace-strafed"),
        ("k33b", "iq-crowds-for-al-sadi"),
        ("k36", "sy-c-coup-march-1969"),
    ],
)
def test_a_dispute_shows_on_the_event_it_is_about(
    dispute: str, event: str, disputes: dict[str, Dispute]
) -> None:
    assert event in {s.id for s in disputes[dispute].subjects if s.kind is Kind.EVENT}


def test_where_a_text_does_not_answer_that_is_a_side(disputes: dict[str, Dispute]) -> None:
    for name, words in (("t11", "names no side"), ("t25", "does not name"), ("t19", "not name")):
        assert words in disputes[name].sides[0].answer, name


def test_nobody_is_said_to_have_fired_first(disputes: dict[str, Dispute]) -> None:
    for name in ("k33", "k33c"):
        assert disputes[name].preferred is None
        assert "who fired first" in disputes[name].reason
