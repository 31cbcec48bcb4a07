"""Places in a source in words: each kind of locator, and several joined without loss."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.evidence import Locator, NoteMarker
from coupexplorer.domain.vocabulary import MarkerPosition
from coupexplorer.sheets.locators import ENGLISH, locator_text, passages_text

HEAD = NoteMarker("1", MarkerPosition.LINE_HEAD)
INSIDE = NoteMarker("2", MarkerPosition.INSIDE)
AFTER = NoteMarker("3", MarkerPosition.AFTER, source="seale1990")


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        (Locator(section="Background", paragraph=3), "“Background”, ¶ 3"),
        (Locator(section="Lead", paragraph=1), "lead, ¶ 1"),
        (Locator(section="Infobox", field="Date"), "summary box, “Date”"),
        (Locator(section="See also", item=2), "“See also”, item 2"),
        (Locator(line=21), "line 21"),
        (Locator(line=21, markers=(HEAD,)), "line 21, after its note 1 (unresolved)"),
        (
            Locator(line=21, markers=(HEAD, INSIDE)),
            "line 21, after its note 1, at its note 2 (unresolved)",
        ),
        (Locator(line=4, markers=(AFTER,)), "line 4, closed by its note 3"),
        (Locator(line=4, markers=(HEAD, AFTER)), "line 4, after its note 1, closed by its note 3"),
        (Locator(page="17"), "p. 17"),
        (Locator(page="p. 17"), "p. 17"),
        (Locator(page="17-19"), "pp. 17-19"),
        (Locator(section="Syria", page="4"), "“Syria”, p. 4"),
        (Locator(), ""),
    ],
)
def test_one_place(locator: Locator, text: str) -> None:
    assert locator_text(locator) == text


def paragraph(section: str, number: int) -> Locator:
    return Locator(section=section, paragraph=number)


def test_paragraphs_of_one_section_are_joined() -> None:
    places = [paragraph("Coup", 1), paragraph("Coup", 3), paragraph("Lead", 1)]
    assert passages_text(places) == "“Coup”, ¶¶ 1, 3; lead, ¶ 1"


def test_three_neighbours_make_a_range_and_two_do_not() -> None:
    lines = [Locator(line=n) for n in (1, 2, 3, 7, 8)]
    assert passages_text(lines) == "lines 1–3, 7, 8"


def test_sentences_of_one_paragraph_are_one_place_on_paper() -> None:
    places = [Locator("Coup", 1, sentence=2), Locator("Coup", 1, sentence=3), Locator("Coup", 2)]
    assert passages_text(places) == "“Coup”, ¶¶ 1, 2"
    assert locator_text(places[0]) == "“Coup”, ¶ 1"


def test_the_same_place_is_told_once() -> None:
    assert passages_text([Locator(line=5), Locator(line=5)]) == "line 5"


def test_a_line_with_markers_keeps_them_to_itself() -> None:
    places = [Locator(line=20), Locator(line=21, markers=(HEAD,)), Locator(line=22)]
    assert passages_text(places) == "lines 20, 22; line 21, after its note 1 (unresolved)"


def test_fields_of_a_summary_box_stay_apart() -> None:
    places = [Locator(section="Infobox", field=name) for name in ("Date", "Place")]
    assert passages_text(places) == "summary box, “Date”; summary box, “Place”"


def test_nothing_is_said_of_an_empty_place() -> None:
    assert passages_text([Locator(), Locator(line=2)]) == "line 2"


def test_another_language_is_one_table() -> None:
    german = replace(ENGLISH, line="Zeile {number}", unresolved="(nicht aufgelöst)")
    assert locator_text(Locator(line=2), german) == "Zeile 2"
    assert locator_text(Locator(line=2, markers=(HEAD,)), german).endswith("(nicht aufgelöst)")


def test_the_screen_has_words_for_headings_rows_and_sentences() -> None:
    words = replace(
        ENGLISH, section="section {text}", row="row {text}", sentence="sentence {number}"
    )
    place = Locator("Coup", 2, field="Date", sentence=3)
    assert locator_text(place, words) == "section Coup, row Date, ¶ 2, sentence 3"
    assert locator_text(place) == "“Coup”, “Date”, ¶ 2"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_joining_loses_no_line_and_invents_none(numbers: list[int]) -> None:
    text = passages_text([Locator(line=number) for number in numbers])
    told: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        told.update(range(int(first), int(last or first) + 1))
    assert told == set(numbers)
