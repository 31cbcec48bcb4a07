"""Notes: every statement has one, it names its passages, and says what is not certain."""

from __future__ import annotations

from tests.sheets.sample import facts

from coupexplorer.domain.evidence import Statement
from coupexplorer.sheets.citing.citing import PlainCiting
from coupexplorer.sheets.citing.notes import NoteWriter, sentence
from coupexplorer.sheets.tree.inline import RunStyle
from coupexplorer.sheets.words import ENGLISH


def writer() -> NoteWriter:
    return NoteWriter(facts(), ENGLISH, PlainCiting(ENGLISH))


def note(*claims: str, of: NoteWriter | None = None) -> str:
    return (of or writer()).note(Statement("Told.", claims)).text


def test_a_source_is_named_in_full_once_and_by_its_sigil_after() -> None:
    notes = writer()
    first = note("B1", of=notes)
    assert first.startswith(
        "Ann Reed, Bulletin of the South, Port: Quay, 1910 (hereafter Source B), line 1 [B1]."
    )
    assert note("B2", of=notes) == "Source B, lines 2, 3 [B2]."


def test_passages_of_one_source_are_joined_and_claims_listed() -> None:
    notes = writer()
    note("A1", of=notes)
    text = note("A1", "A2", of=notes)
    assert text.startswith("Source A, “Coup”, ¶¶ 1, 3, written “al-Sadi” [A1, A2].")


def test_a_spelling_is_told_once() -> None:
    notes = writer()
    assert "al-Sadi" in note("A2", of=notes)
    assert "al-Sadi" not in note("A2", of=notes)


def test_markers_are_given_and_marked_unresolved() -> None:
    assert "line 21, after its note 7 (unresolved) [B3]" in note("B3")


def test_low_confidence_is_said_and_high_is_not() -> None:
    assert "Confidence medium: A2." in note("A1", "A2")
    assert "Confidence" not in note("A1")


def test_a_derived_date_is_explained_once() -> None:
    notes = writer()
    assert "Date derived (B3): The day is named in line 19." in note("B3", of=notes)
    assert "Date derived" not in note("B3", of=notes)


def test_a_passage_against_the_claim_is_told_as_such() -> None:
    assert "; against it: Source A, “Background”, ¶ 4 [A4]." in note("A4")


def test_base_texts_come_first_and_the_rest_is_marked() -> None:
    text = note("C1", "B3")
    assert text.index("Bulletin") < text.index("Beyond the base texts: “\u2068مذكرات\u2069”, 1930")


def test_nothing_is_marked_when_all_of_it_is_from_beyond() -> None:
    text = note("C1", "C2")
    assert "Beyond" not in text
    assert "“A copy”, n.d., pp. 4-5 (repeats Source A) [C2]" in text


def test_a_statement_without_claims_says_so() -> None:
    assert note() == "No source is given for this statement."


def test_a_claim_that_is_not_there_is_told() -> None:
    assert "Claim Q9 is not in this casebook." in note("A1", "Q9")
    assert note("Q9") == " Claim Q9 is not in this casebook."


def test_a_dispute_is_asked_where_it_is_first_touched() -> None:
    notes = writer()
    assert note("A1", of=notes).endswith("Disputed: (1) When did it begin?")
    assert "Disputed" not in note("A3", of=notes)
    assert note("B1", of=notes).endswith("Disputed: (2) How many died?")
    assert [notes.number(dispute) for dispute in notes.met_disputes()] == [1, 2]


def test_named_sources_are_listed_base_texts_first() -> None:
    notes = writer()
    for claim in ("C2", "C1", "B1", "A1"):
        note(claim, of=notes)
    assert [source.id for source, _ in notes.listed_sources()] == [
        "annals",
        "bulletin",
        "copy",
        "memoir",
    ]


def test_beyond_means_no_claim_in_the_base_texts() -> None:
    notes = writer()
    assert notes.is_beyond(("C1",))
    assert not notes.is_beyond(("C1", "A1"))
    assert not notes.is_beyond(())
    assert not notes.is_beyond(("Q9",))


def test_claim_ids_are_small_and_titles_of_books_italic() -> None:
    styles = {run.text: run.style for run in writer().passages(("B1",))}
    assert styles["Bulletin of the South"] is RunStyle.EMPHASIS
    assert styles[" [B1]"] is RunStyle.SMALL


def test_a_sentence_ends_once() -> None:
    assert sentence("It ended") == "It ended."
    assert sentence("It ended. ") == "It ended."
    assert sentence("Did it end?") == "Did it end?"
