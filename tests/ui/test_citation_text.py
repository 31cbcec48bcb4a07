"""Marks and places in words: short enough for a cell, and still enough to find the passage."""

from __future__ import annotations

import pytest
from tests.samples import small_document

from coupexplorer.domain.evidence import Citation, Claim, Locator, NoteMarker
from coupexplorer.domain.vocabulary import MarkerPosition
from coupexplorer.ui.citation_text import (
    markers_text,
    marks_of,
    place_text,
    short_mark,
    short_place,
)

SOURCES = {source.id: source for source in small_document().sources}
CLAIMS = {claim.id: claim for claim in small_document().claims}


def cited(identifier: str, locator: Locator, source: str = "iraq-article") -> Claim:
    """A claim from one passage."""
    return Claim(identifier, "It was so.", (Citation(source, locator),))


@pytest.mark.parametrize(
    ("locator", "short", "full"),
    [
        (Locator(), "", "no place given"),
        (Locator(section="Coup"), "Coup", "section “Coup”"),
        (Locator("Coup", 2), "Coup ¶2", "section “Coup”, paragraph 2"),
        (Locator("Coup", item=3), "Coup 3", "section “Coup”, item 3"),
        (Locator(line=97), "97", "line 97"),
        (Locator("Coup", line=97), "97", "section “Coup”, line 97"),
        (Locator(field="Strength"), "Strength", "row “Strength”"),
        (Locator("Box", field="Strength"), "Box: Strength", "section “Box”, row “Strength”"),
        (Locator(page="7"), "7", "page 7"),
        (Locator(page="p. 7"), "p. 7", "page 7"),
        (Locator(page="7–9"), "7–9", "pages 7–9"),
        (Locator(paragraph=2), "", "paragraph 2"),
        (Locator("Coup", 2, sentence=3), "Coup ¶2", "section “Coup”, paragraph 2, sentence 3"),
    ],
)
def test_a_place_has_a_short_and_a_full_form(locator: Locator, short: str, full: str) -> None:
    assert short_place(locator) == short
    assert place_text(locator) == full


def test_a_text_in_braces_is_no_blank_to_fill() -> None:
    locator = Locator("{text}", 1, markers=(NoteMarker("{list}", MarkerPosition.AFTER),))
    assert place_text(locator) == "section “{text}”, paragraph 1"
    assert "{list}" in markers_text(locator)


def test_without_note_numbers_nothing_is_said_of_them() -> None:
    assert markers_text(Locator("Coup", 1)) == ""


def test_each_note_number_says_where_it_stands_and_what_it_means() -> None:
    markers = (
        NoteMarker("12", MarkerPosition.LINE_HEAD),
        NoteMarker("13", MarkerPosition.INSIDE, "batatu"),
        NoteMarker("14", MarkerPosition.AFTER, "seale"),
    )
    assert markers_text(Locator(markers=markers)) == (
        "note number [12] at the head of the line: work not known; "
        "[13] inside it: batatu; [14] closing it: seale"
    )


def test_every_position_of_a_note_number_has_words_of_its_own() -> None:
    texts = {markers_text(Locator(markers=(NoteMarker("1", p),))) for p in MarkerPosition}
    assert len(texts) == len(MarkerPosition)
    assert all("[1]" in text for text in texts)


class TestShortMark:
    """The mark beside a statement."""

    def test_it_is_the_letter_of_the_source_and_the_place(self) -> None:
        assert short_mark(CLAIMS["A061"], SOURCES) == "A Coup ¶2"

    def test_a_line_number_follows_the_letter(self) -> None:
        assert short_mark(CLAIMS["B097"], SOURCES) == "B 97"

    def test_without_a_place_the_letter_stands_alone(self) -> None:
        assert short_mark(cited("X1", Locator()), SOURCES) == "A"

    @pytest.mark.parametrize("source", ["mirror", "unknown"])
    def test_without_a_letter_the_claim_names_itself(self, source: str) -> None:
        assert short_mark(cited("X1", Locator(page="7"), source), SOURCES) == "X1"

    def test_a_claim_without_citations_names_itself(self) -> None:
        assert short_mark(Claim("X1", "So.", ()), SOURCES) == "X1"


class TestMarksOf:
    """Marks of a statement, one for each place."""

    def test_claims_of_one_place_share_a_mark(self) -> None:
        one, other = cited("A1", Locator("Coup", 1)), cited("A2", Locator("Coup", 1))
        third = cited("A3", Locator("Coup", 2))
        marks = marks_of([one, third, other], SOURCES)
        assert marks == [("A Coup ¶1", [one, other]), ("A Coup ¶2", [third])]

    def test_no_claim_is_lost(self) -> None:
        marks = marks_of(CLAIMS.values(), SOURCES)
        assert sorted(c.id for _, group in marks for c in group) == sorted(CLAIMS)
        assert len({mark for mark, _ in marks}) == len(marks)

    def test_no_claims_have_no_marks(self) -> None:
        assert marks_of([], SOURCES) == []
