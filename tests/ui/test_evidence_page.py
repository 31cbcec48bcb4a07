"""The page of claims and disputes, from claims made by hand: every side and every place shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.samples import small_document
from tests.ui.test_markup import HOSTILE, links, plain, words

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Citation, Claim, Dispute, Locator, Quantity, Side, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    Confidence,
    DisputeKind,
    Layer,
    SourceKind,
    Stance,
)
from coupexplorer.ui.evidence_page import ALL_DISPUTES, LONGEST_ANSWER, Evidence, evidence_page
from coupexplorer.ui.rich_view import fold_address
from coupexplorer.ui.theme import LIGHT

DOCUMENT = small_document()
CLAIMS = {claim.id: claim for claim in DOCUMENT.claims}
SOURCES = {source.id: source for source in DOCUMENT.sources}
DISPUTES = {dispute.id: dispute for dispute in DOCUMENT.disputes}


def evidence(*claims: Claim, disputes: tuple[Dispute, ...] = (), **more: Any) -> Evidence:
    """Evidence with the sources and claims of the sample."""
    return Evidence(claims, disputes, CLAIMS, SOURCES, **more)


def whole(found: Evidence) -> str:
    """The page in one piece, as HTML."""
    return "".join(evidence_page(found, LIGHT))


def seen(found: Evidence) -> str:
    """What a reader sees of the page."""
    return " ".join(plain(part) for part in evidence_page(found, LIGHT))


def dispute(number: int = 1, **more: Any) -> Dispute:
    """A question with two answers."""
    sides = (Side("By night", ("B007",)), Side("By day", ("B008", "A061")))
    return Dispute(f"t{number}", f"When was it {number}?", DisputeKind.DATE, sides, **more)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    """Laying out a page needs fonts."""


class TestClaims:
    """What stands behind a thing."""

    def test_nothing_chosen_says_what_to_do(self) -> None:
        assert "Nothing is chosen" in seen(evidence())

    def test_a_claim_says_text_id_confidence_and_place(self) -> None:
        page = seen(evidence(CLAIMS["A053"]))
        assert CLAIMS["A053"].text in page
        assert "A053 · confidence high" in page
        assert "A · section “Coup”, paragraph 1 · tertiary source" in page

    def test_every_citation_is_named_and_a_disputing_one_says_so(self) -> None:
        page = seen(evidence(CLAIMS["A061"]))
        assert "A mirror · page 7 · disputes · secondary source · spelled “Qasr”" in page
        assert "supports" not in page
        assert "[12] at the head of the line: work not known" in page

    def test_date_reason_number_and_caution_are_shown(self) -> None:
        claim = replace(
            CLAIMS["A061"],
            date=HistoricalDate.unresolved("in winter", "no year is given"),
            quantity=Quantity("people", "dead", best=250.0, where="Baghdad"),
        )
        page = seen(evidence(claim))
        assert "Date: no year is given" in page
        assert "250 people. Scope: dead; Baghdad" in page
        assert "⚠ Whose jets is not said." in page

    @pytest.mark.parametrize("layer", [Layer.CONTEXT, Layer.READER])
    def test_a_claim_from_elsewhere_says_so(self, layer: Layer) -> None:
        words_of = {Layer.CONTEXT: "beyond the base texts", Layer.READER: "added by the reader"}
        assert words_of[layer] in seen(evidence(replace(CLAIMS["A053"], layer=layer)))
        assert words_of[layer] not in seen(evidence(CLAIMS["A053"]))

    @pytest.mark.parametrize("confidence", Confidence)
    def test_confidence_is_always_said(self, confidence: Confidence) -> None:
        page = seen(evidence(replace(CLAIMS["A053"], confidence=confidence)))
        assert f"confidence {confidence.value}" in page

    def test_the_claim_looked_at_stands_on_a_ground(self) -> None:
        both = (CLAIMS["A053"], CLAIMS["A069"])
        assert LIGHT.highlight not in whole(evidence(*both))
        page = whole(evidence(*both, at="A069"))
        assert page.count(LIGHT.highlight) == 1
        assert page.index(LIGHT.highlight) > page.index("A053")

    def test_a_claim_and_its_sources_are_links(self) -> None:
        found = [ref for _, ref in links(whole(evidence(CLAIMS["A061"])))]
        assert Ref(Kind.CLAIM, "A061") in found
        assert Ref(Kind.SOURCE, "iraq-article") in found
        assert Ref(Kind.SOURCE, "mirror") in found

    def test_a_source_that_is_gone_is_named_by_its_id(self) -> None:
        page = seen(Evidence((CLAIMS["A053"],), (), {}, {}))
        assert "iraq-article · section “Coup”, paragraph 1" in page

    def test_a_claim_without_citations_still_stands(self) -> None:
        assert "It was so." in seen(evidence(Claim("X1", "It was so.", ())))

    def test_a_row_of_a_box_is_named_as_in_the_source(self) -> None:
        boxed = replace(CLAIMS["A053"], citations=(Citation("x", Locator(field="Casualties3")),))
        assert "row “Casualties3” · named so in the source" in seen(evidence(boxed))
        assert "named so" not in seen(evidence(CLAIMS["A053"]))

    @pytest.mark.parametrize(("kind", "said"), [("dataset", True), ("book", False)])
    def test_codes_of_a_data_set_are_said_to_be_its_own(self, kind: str, said: bool) -> None:
        coded = replace(CLAIMS["A053"], text="It is tagged “noharm”.", citations=(Citation("d"),))
        sources = {"d": Source("d", "Data", SourceKind.SECONDARY, f'{{"type": "{kind}"}}')}
        page = seen(Evidence((coded,), (), {}, sources))
        assert ("the data set’s own" in page) is said
        bare = seen(Evidence((replace(coded, text="It was so."),), (), {}, sources))
        assert "the data set’s own" not in bare

    def test_of_very_many_claims_more_can_be_asked_for(self) -> None:
        assert "Show more claims" in seen(evidence(CLAIMS["A053"], more=True))
        assert "Show more claims" not in seen(evidence(CLAIMS["A053"]))

    def test_no_claim_is_lost_over_many_parts(self) -> None:
        many = tuple(replace(CLAIMS["A053"], id=f"X{number:03}") for number in range(23))
        parts = list(evidence_page(evidence(*many), LIGHT))
        assert len(parts) > 1
        page = " ".join(map(plain, parts))
        assert [page.count(f"{claim.id} ·") for claim in many] == [1] * len(many)


class TestDisputes:
    """Every side is shown."""

    def test_one_dispute_is_a_line_above_the_claims(self) -> None:
        page = whole(evidence(CLAIMS["B007"], disputes=(dispute(),)))
        text = plain(page)
        assert text.startswith("+ ⚠ When was it 1? open, 2 answers")
        assert text.index("When was it 1?") < text.index(CLAIMS["B007"].text)
        assert "By day" not in text
        assert f'href="{fold_address("t1")}"' in page

    def test_an_opened_dispute_shows_every_side(self) -> None:
        found = evidence(CLAIMS["B007"], disputes=(dispute(),), opened=frozenset({"t1"}))
        text = seen(found)
        assert text.startswith("− ⚠ When was it 1?")
        for answer in ("By night", "By day"):
            assert text.index(answer) < text.index(CLAIMS["B007"].text)
        assert Ref(Kind.DISPUTE, "t1") in {ref for _, ref in links(whole(found))}

    def test_several_disputes_are_one_line_until_it_is_opened(self) -> None:
        both = (dispute(1), dispute(2))
        text = seen(evidence(CLAIMS["B007"], disputes=both))
        assert text.startswith("+ ⚠ Disputed in 2 questions")
        assert "When was it" not in text
        opened = seen(evidence(CLAIMS["B007"], disputes=both, opened=frozenset({ALL_DISPUTES})))
        assert "+ ⚠ When was it 1?" in opened
        assert "+ ⚠ When was it 2?" in opened
        assert "By day" not in opened

    @pytest.mark.parametrize("preferred", [0, 1])
    def test_the_line_of_a_dispute_says_which_side_is_preferred(self, preferred: int) -> None:
        found = dispute(preferred=preferred)
        page = seen(evidence(CLAIMS["B007"], disputes=(found,)))
        assert f"preferred: {found.sides[preferred].answer}" in page

    def test_a_long_answer_is_cut_in_the_line(self) -> None:
        sides = (Side("x" * 200, ("B007",)), Side("y", ("B008",)))
        found = replace(dispute(preferred=0), sides=sides)
        page = seen(evidence(CLAIMS["B007"], disputes=(found,)))
        assert f"preferred: {'x' * LONGEST_ANSWER}…" in page
        assert "x" * (LONGEST_ANSWER + 1) not in page

    def test_a_claim_on_a_side_says_that_it_is_disputed(self) -> None:
        page = whole(evidence(CLAIMS["B007"], CLAIMS["A053"], disputes=(dispute(),)))
        blocks = plain(page).split(CLAIMS["A053"].text)
        assert "⚠ disputed: t1" in blocks[0]
        assert "⚠ disputed" not in blocks[1]
        assert ("t1", Ref(Kind.DISPUTE, "t1")) in links(page)

    def test_a_subject_without_claims_shows_its_disputes_in_full(self) -> None:
        assert "By day" in seen(evidence(disputes=(dispute(), dispute(2))))

    def test_when_a_dispute_is_looked_at_it_comes_first_and_in_full(self) -> None:
        found = evidence(CLAIMS["B007"], disputes=(dispute(),), disputes_lead=True)
        page = seen(found)
        assert page.index("By day") < page.index(CLAIMS["B007"].text)
        assert page.count("When was it 1?") == 1

    def test_every_side_is_shown_with_its_marks(self) -> None:
        page = whole(evidence(disputes=(dispute(),)))
        text = plain(page)
        assert "By night — B, section “Coup”, paragraph 1" in text
        assert "By day — B, section “Coup”, paragraph 1, A, section “Coup”, paragraph 2" in text
        targets = [ref for _, ref in links(page)]
        assert {Ref(Kind.CLAIM, c) for c in ("B007", "B008", "A061")} <= {*targets}

    @pytest.mark.parametrize("preferred", [0, 1])
    def test_the_preferred_side_is_marked_and_the_other_stays(self, preferred: int) -> None:
        found = dispute(preferred=preferred, reason="It is nearer.")
        page = seen(evidence(disputes=(found,)))
        assert f"{found.sides[preferred].answer} (preferred)" in page
        assert f"{found.sides[1 - preferred].answer} —" in page
        assert "Preferred because: It is nearer." in page

    def test_an_open_dispute_prefers_nothing(self) -> None:
        page = seen(evidence(disputes=(dispute(reason="Both are late."),)))
        assert "(preferred)" not in page
        assert "Remark: Both are late." in page

    def test_a_claim_that_is_gone_is_named_by_its_id(self) -> None:
        assert "By night — B007" in seen(Evidence((), (dispute(),), {}, {}))

    def test_the_disputes_of_a_claim_are_those_it_has_a_side_in(self) -> None:
        found = evidence(disputes=tuple(DISPUTES.values()))
        assert [d.id for d in found.disputes_of(CLAIMS["A061"])] == ["K1"]
        assert found.disputes_of(CLAIMS["A074"]) == []


@pytest.mark.parametrize("value", HOSTILE)
def test_no_text_of_any_record_becomes_markup(value: str) -> None:
    """Every text field at once: claim, citation, locator, source, number, dispute and its sides."""
    citation = Citation("s", Locator(value, 1, value, page=value), Stance.DISPUTES, value)
    claim = Claim(
        "X1",
        value,
        (citation,),
        date=HistoricalDate.unresolved(value, value),
        quantity=Quantity(value, value, vague=value, where=value, scope_note=value),
        caution=value,
    )
    sides = (Side(value, ("X1",)),)
    asked = Dispute("t1", value, DisputeKind.DATE, sides, 0, value)
    sources = {"s": Source("s", value, SourceKind.PRIMARY, sigil=value)}
    found = Evidence((claim,), (asked,), {"X1": claim}, sources, opened=frozenset({"t1"}))
    page = seen(found)
    assert page.count(words(value)) >= 12
    targets = [ref for _, ref in links(whole(found))]
    assert targets.count(None) == 1, "the link that folds"
    known = {Ref(Kind.CLAIM, "X1"), Ref(Kind.SOURCE, "s"), Ref(Kind.DISPUTE, "t1")}
    assert {*targets} == {None, *known}


def test_a_dispute_that_is_gone_leaves_a_page_that_says_so() -> None:
    assert "Nothing is chosen" in seen(evidence(disputes_lead=True))
