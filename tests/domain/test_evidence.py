"""Locators, quantities, disputes: what may be compared, what is open, what nothing locates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import day

from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Dispute,
    Locator,
    NoteMarker,
    Quantity,
    Side,
    Source,
    Statement,
)
from coupexplorer.domain.vocabulary import (
    Confidence,
    DisputeKind,
    Layer,
    MarkerPosition,
    SourceKind,
    Stance,
)

QUICK = settings(max_examples=25)
CLAIM_IDS = st.sampled_from(["A001", "A002", "B001", "C001"])
SIDES = st.lists(
    st.builds(Side, st.just("So."), st.lists(CLAIM_IDS, max_size=4).map(tuple)), max_size=4
).map(tuple)
SPELLING_ONLY = {DisputeKind.NAME, DisputeKind.TEXT}
NUMBERS = st.none() | st.floats(0, 10**6)
QUANTITIES = st.builds(
    Quantity,
    st.sampled_from(["people", "tanks"]),
    st.sampled_from(["dead", "arrested"]),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    where=st.sampled_from(["", "Baghdad"]),
    approximate=st.booleans(),
    scope_note=st.sampled_from(["", "first day"]),
)


def dispute(kind: DisputeKind = DisputeKind.DATE, **more: Any) -> Dispute:
    """A question with two answers."""
    sides = (Side("Yes", ("A001", "A002")), Side("No", ("B001",)))
    return Dispute("t1", "Was it so?", kind, more.pop("sides", sides), **more)


class TestLocator:
    """Where in a source a passage stands."""

    @pytest.mark.parametrize(
        "part",
        [
            {"section": "Coup"},
            {"paragraph": 1},
            {"field": "Strength"},
            {"item": 3},
            {"line": 97},
            {"page": "xii"},
        ],
        ids=lambda part: next(iter(part)),
    )
    def test_any_one_part_says_where(self, part: dict[str, Any]) -> None:
        assert not Locator(**part).is_empty()

    def test_nothing_set_says_nothing(self) -> None:
        assert Locator().is_empty()
        assert Locator(section="", page="").is_empty()

    def test_a_note_number_alone_does_not_say_where(self) -> None:
        marker = NoteMarker("12", MarkerPosition.AFTER)
        assert Locator(markers=(marker,)).is_empty()

    def test_a_note_number_is_not_resolved_by_itself(self) -> None:
        assert NoteMarker("12", MarkerPosition.INSIDE).source is None


class TestCitation:
    """One passage as evidence."""

    def test_it_supports_until_it_is_said_to_dispute(self) -> None:
        citation = Citation("iraq-article")
        assert citation.stance is Stance.SUPPORTS
        assert citation.locator.is_empty()
        assert citation.as_written == ""

    def test_two_passages_of_one_source_are_two_citations(self) -> None:
        one, other = (Citation("s", Locator("Coup", number)) for number in (1, 2))
        assert one != other
        assert len({one, other, replace(one)}) == 2


class TestQuantity:
    """Numbers are compared only when they count the same thing."""

    @QUICK
    @given(QUANTITIES)
    def test_it_has_its_own_scope(self, quantity: Quantity) -> None:
        assert quantity.same_scope(quantity)

    @QUICK
    @given(QUANTITIES, QUANTITIES)
    def test_sharing_a_scope_is_mutual(self, one: Quantity, other: Quantity) -> None:
        assert one.same_scope(other) is other.same_scope(one)

    @QUICK
    @given(QUANTITIES, QUANTITIES, QUANTITIES)
    def test_sharing_a_scope_carries_over(
        self, one: Quantity, other: Quantity, third: Quantity
    ) -> None:
        if one.same_scope(other) and other.same_scope(third):
            assert one.same_scope(third)

    @pytest.mark.parametrize(
        "other", [{"unit": "families"}, {"counted": "wounded"}, {"where": "Basra"}]
    )
    def test_another_unit_thing_or_place_is_another_scope(self, other: dict[str, str]) -> None:
        quantity = Quantity("people", "dead", best=250, where="Baghdad")
        assert not quantity.same_scope(replace(quantity, **other))  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "other",
        [{"best": 5000.0}, {"low": 1.0, "high": 2.0}, {"vague": "hundreds"}, {"approximate": True}],
    )
    def test_another_number_is_the_same_scope(self, other: dict[str, Any]) -> None:
        quantity = Quantity("people", "dead", best=250, where="Baghdad")
        assert quantity.same_scope(replace(quantity, **other))

    def test_two_sources_may_date_the_same_count_differently(self) -> None:
        quantity = Quantity("people", "dead", best=250, when=day("1963"))
        assert quantity.same_scope(replace(quantity, when=day("1963-11-18")))


class TestDispute:
    """Which disagreements a reader is warned of, and what they rest on."""

    @pytest.mark.parametrize("kind", DisputeKind)
    def test_only_a_question_of_substance_warns(self, kind: DisputeKind) -> None:
        assert dispute(kind).is_open_on_substance is (kind not in SPELLING_ONLY)

    @pytest.mark.parametrize("kind", DisputeKind)
    @pytest.mark.parametrize("preferred", [0, 1])
    def test_a_settled_question_does_not_warn(self, kind: DisputeKind, preferred: int) -> None:
        """The first side counts as 0, which is a choice and not its absence."""
        settled = dispute(kind, preferred=preferred, reason="It is nearer.")
        assert not settled.is_open_on_substance

    def test_the_claims_of_all_sides_come_in_order(self) -> None:
        assert dispute().claim_ids() == ("A001", "A002", "B001")

    def test_a_claim_on_two_sides_is_named_once(self) -> None:
        sides = (Side("Both", ("B001", "A001")), Side("One", ("A001", "B001", "A001")))
        assert dispute(sides=sides).claim_ids() == ("B001", "A001")

    def test_a_question_without_sides_rests_on_nothing(self) -> None:
        assert dispute(sides=()).claim_ids() == ()

    @QUICK
    @given(SIDES)
    def test_every_claim_is_there_once_where_it_first_stood(self, sides: tuple[Side, ...]) -> None:
        found = dispute(sides=sides).claim_ids()
        told = [claim for side in sides for claim in side.claims]
        assert set(found) == set(told)
        assert len(set(found)) == len(found)
        assert [told.index(claim) for claim in found] == sorted(map(told.index, found))


class TestDefaults:
    """What a record says when only the necessary was given."""

    def test_a_claim_is_sure_undated_and_of_the_base_texts(self) -> None:
        claim = Claim("A001", "It was so.", (Citation("s"),))
        assert claim.confidence is Confidence.HIGH
        assert claim.layer is Layer.CORE
        assert (claim.date, claim.quantity, claim.subjects, claim.caution) == (None, None, (), "")

    def test_a_source_repeats_none_and_lacks_nothing(self) -> None:
        source = Source("s", "A work", SourceKind.PRIMARY)
        assert (source.mirror_of, source.incomplete, source.csl) == (None, "", "{}")

    def test_a_statement_rests_on_nothing_until_it_is_told(self) -> None:
        assert Statement("It was so.").claims == ()

    def test_a_dispute_is_left_open(self) -> None:
        assert dispute().preferred is None
        assert dispute().reason == ""
