"""Locators lead where a reader would look, and say in one sentence what is missing."""

from __future__ import annotations

import pytest
from tests.analysis.texts.test_source_text import ARTICLE, LINES, told

from coupexplorer.analysis.texts.source_text import Passage, SourceText
from coupexplorer.domain.evidence import Locator, NoteMarker
from coupexplorer.domain.vocabulary import MarkerPosition

TEXT = SourceText.read(ARTICLE)
LINED = SourceText.read(LINES)
PAGED = SourceText.read("[p. 790]\nOne. Two.\n\n[p. 791]\nThree.\n\nFour.\n[p. 792]\nFive.")


@pytest.mark.parametrize(
    ("locator", "sentences"),
    [
        (Locator("Lead", 1), ["The palace fell.", "Nobody was hurt in the end."]),
        (Locator(" LEAD ", 1, sentence=2), ["Nobody was hurt in the end."]),
        (Locator("Introduction", 2), ["The council met."]),
        (Locator("The Palace", 2), ["The council met."]),
        (Locator("Infobox", field="date"), ["Date: 7 June 1950"]),
        (Locator(field="Ruler", item=2), ["Ruler: The king | The council"]),
        (Locator("Summary box"), ["Date: 7 June 1950", "Ruler: The king | The council"]),
        (Locator("Before", item=2, sentence=2), ["It has two sentences."]),
        (Locator("before", 2), ["The guard went home."]),
        (Locator("Pay"), ["Pay was low."]),
        (Locator("Before", line=13), ["It was paid late."]),
        (Locator(line=8), ["Before"]),
        (Locator(line=6), ["Nobody was hurt in the end."]),
        (Locator(line=5, sentence=2), ["Nobody was hurt in the end."]),
        (Locator(paragraph=3, sentence=1), ["The guard grew."]),
        (Locator("Lead", 2, page="12"), ["The council met."]),
    ],
)
def test_where_a_locator_leads(locator: Locator, sentences: list[str]) -> None:
    passage = TEXT.resolve(locator)
    assert passage.problems == ()
    assert told(TEXT, *passage.spans) == sentences


def test_a_section_alone_is_all_of_it_with_the_sections_under_it() -> None:
    assert told(TEXT, *TEXT.resolve(Locator("Before")).spans) == [
        "A list that goes on",
        "Another item.",
        "It has two sentences.",
        "The guard grew.",
        "It was paid late.",
        "Pay was low.",
        "The guard went home.",
    ]


@pytest.mark.parametrize(
    ("locator", "problem"),
    [
        (Locator(), "The locator does not say where in the text the passage stands."),
        (Locator("Lead", 7), "The lead has 2 paragraphs; there is no paragraph 7."),
        (Locator("Pay", 2), "The section “Pay” has 1 paragraph; there is no paragraph 2."),
        (Locator("Pay", 0), "The section “Pay” has 1 paragraph; there is no paragraph 0."),
        (Locator("Pay", item=1), "The section “Pay” has no items."),
        (Locator("After"), "The section “After” holds no text."),
        (
            Locator("Coup", 1),
            "The text has no section “Coup”; it has “Infobox”, “Lead”, “Before”, “Pay”, “After”.",
        ),
        (Locator("Infobox", field="Place"), "The summary box has no row “Place”."),
        (Locator(field="Ruler", item=3), "The row “Ruler” has 2 entries; there is no entry 3."),
        (Locator(line=97), "The text has 18 lines; there is no line 97."),
        (Locator(line=7, sentence=2), "Line 7 has 1 sentence; there is no sentence 2."),
        (
            Locator("Before", item=2, sentence=3),
            "Item 2 of the section “Before” has 2 sentences; there is no sentence 3.",
        ),
        (Locator("Pay", line=5), "Line 5 is not in the section “Pay”."),
        (
            Locator(page="3"),
            "The text does not say where its pages begin, so page 3 cannot be found.",
        ),
    ],
)
def test_what_is_missing_is_said(locator: Locator, problem: str) -> None:
    assert TEXT.resolve(locator) == Passage(problems=(problem,))


@pytest.mark.parametrize(
    ("text", "locator", "problem"),
    [
        (
            LINED,
            Locator("Coup"),
            "The text has no headings, so the section “Coup” cannot be found.",
        ),
        (LINED, Locator(field="Date"), "The text has no summary box, so no row “Date”."),
        (LINED, Locator("Infobox"), "The text has no summary box."),
        (
            SourceText.read("== Coup ==\nIt came."),
            Locator("Lead", 1),
            "Nothing stands before the first heading of the text, so it has no lead.",
        ),
        (PAGED, Locator(line=1), "Line 1 holds no sentence."),
        (PAGED, Locator(page="7"), "The text has the pages 790 to 792; there is no page 7."),
        (PAGED, Locator(line=2, page="791"), "Line 2 is not on page 791."),
    ],
)
def test_what_other_texts_miss(text: SourceText, locator: Locator, problem: str) -> None:
    assert text.resolve(locator).problems == (problem,)


def test_many_sections_are_counted() -> None:
    text = SourceText.read("\n".join(f"== S{number} ==\nWords." for number in range(9)))
    (problem,) = text.resolve(Locator("T")).problems
    assert problem.endswith("“S5” and 3 more.")


@pytest.mark.parametrize(
    ("page", "sentences"),
    [
        ("791", ["Three.", "Four."]),
        ("790–791", ["One.", "Two.", "Three.", "Four."]),
        ("790-1", ["One.", "Two.", "Three.", "Four."]),
        ("790, 792", ["One.", "Two.", "Five."]),
        ("p. 792", ["Five."]),
        ("792 of the PDF", ["Five."]),
        ("٧٩٢", ["Five."]),
    ],
)
def test_pages_as_they_are_cited(page: str, sentences: list[str]) -> None:
    assert told(PAGED, *PAGED.resolve(Locator(page=page)).spans) == sentences


def test_a_paragraph_that_runs_over_pages_is_there_once() -> None:
    text = SourceText.read("One\n\fgoes on. Two.\n\fThree.")
    assert told(text, *text.resolve(Locator(page="1–2")).spans) == ["One goes on.", "Two."]
    assert told(text, *text.resolve(Locator(page="1, 3")).spans) == ["One goes on.", "Three."]


def test_a_section_of_sections_counts_theirs() -> None:
    text = SourceText.read("== Coup ==\n=== Eve ===\nOne.\n=== Day ===\nTwo.\n== End ==\nThree.")
    assert told(text, *text.resolve(Locator("Coup")).spans) == ["One.", "Two."]
    assert told(text, *text.resolve(Locator("Coup", 2)).spans) == ["Two."]


def test_without_a_section_paragraphs_are_counted_on_their_page() -> None:
    assert told(PAGED, *PAGED.resolve(Locator(page="791", paragraph=2)).spans) == ["Four."]
    (problem,) = PAGED.resolve(Locator(page="791", paragraph=3)).problems
    assert problem == "Page 791 has 2 paragraphs; there is no paragraph 3."


def test_sentences_are_described_as_they_are_cited() -> None:
    described = {told(TEXT, s)[0]: TEXT.describe(s) for s in TEXT.sentences()}
    assert described["Nobody was hurt in the end."] == Locator("Lead", 1, sentence=2)
    assert described["The council met."] == Locator("Lead", 2)
    assert described["Date: 7 June 1950"] == Locator("Infobox", field="Date")
    assert described["It has two sentences."] == Locator("Before", item=2, sentence=2)
    assert described["Pay"] == Locator(line=14)
    assert [LINED.describe(s) for s in LINED.sentences()] == [
        Locator(line=1),
        Locator(line=2, sentence=1),
        Locator(line=2, sentence=2),
        Locator(line=3),
    ]
    assert PAGED.describe(PAGED.sentences()[1]) == Locator(line=2, sentence=2, page="790")


HEAD, INSIDE, AFTER = MarkerPosition.LINE_HEAD, MarkerPosition.INSIDE, MarkerPosition.AFTER
NOTED = SourceText.read(
    "[2] It fell[13] early, they say.[14]\n\n- [7] They left. It rained.\n\nHe went.\n\n"
    "[8][9] He came back.¹²\n\n[20]"
)


@pytest.mark.parametrize(
    ("line", "sentence", "label", "position", "stands"),
    [
        (1, None, "2", HEAD, "[2]"),
        (1, None, "13", INSIDE, "[13]"),
        (1, None, "14", AFTER, "[14]"),
        (1, None, "7", AFTER, "[7]"),
        (1, None, "8", AFTER, None),
        (1, None, "13", AFTER, None),
        (1, None, "2", INSIDE, None),
        (2, None, "7", HEAD, "[7]"),
        (2, 2, "7", HEAD, "[7]"),
        (3, None, "8", AFTER, "[8]"),
        (3, None, "[9]", AFTER, "[9]"),
        (4, None, "9", HEAD, "[9]"),
        (4, None, "12", AFTER, "¹²"),
        (4, None, "20", AFTER, "[20]"),
        (2, 1, "8", AFTER, None),
    ],
)
def test_note_markers_are_found_where_they_stand(
    line: int, sentence: int | None, label: str, position: MarkerPosition, stands: str | None
) -> None:
    marker = NoteMarker(label, position)
    passage = NOTED.resolve(Locator(line=line, sentence=sentence, markers=(marker,)))
    assert passage.spans
    assert told(NOTED, *passage.markers) == ([] if stands is None else [stands])
    assert passage.is_found is (stands is not None)


def test_a_marker_that_is_not_there_is_named_with_its_place() -> None:
    markers = (NoteMarker("13", INSIDE), NoteMarker("5", HEAD), NoteMarker("1", AFTER))
    assert LINED.resolve(Locator(line=2, markers=markers)).problems == (
        "There is no marker [13] in line 2.",
        "There is no marker [1] after line 2.",
    )


@pytest.mark.parametrize(
    ("written", "as_written", "found"),
    [
        ("The Ba’ath\u00a0Party of Iraq.", "Ba'ath Party", "Ba’ath\u00a0Party"),
        ("The pro‑Nasser\nleft.", "pro-Nasser left", "pro‑Nasser\nleft"),
        ("The Party[3] line.", "Party line", "Party[3] line"),
        ("Military committee.", "military Committee", None),
        ("Military committee.", "military committee", "Military committee"),
        ("The al-Sadiq family.", "al-Sadi", None),
        ("Umran's fall.", "Umran", "Umran"),
        ("ذهب والسعدي إلى مدريد.", "السعدي", "السعدي"),
        ("Cafe\u0301 society.", "Café", "Cafe\u0301"),
        ("He came. She left.", "came. She", "came. She"),
        ("A (very) odd + sign.", "(very) odd +", "(very) odd +"),
        ("Baʿth.", "Ba'th", None),
        ("Anything.", "  ", None),
    ],
)
def test_spellings(written: str, as_written: str, found: str | None) -> None:
    text = SourceText.read(written)
    span = text.spelling(text.resolve(Locator(paragraph=1)), as_written)
    assert (written[span.start : span.end] if span else None) == found


def test_a_spelling_elsewhere_does_not_count() -> None:
    assert TEXT.spelling(TEXT.resolve(Locator("Lead", 2)), "palace") is None
    assert TEXT.spelling(TEXT.resolve(Locator("Lead")), "palace") is not None
