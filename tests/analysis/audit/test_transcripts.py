"""The audit follows every citation into the texts that are attached, and counts what is unused."""

from __future__ import annotations

import pytest
from tests.interchange.sample_casebook import added, changed, sample_casebook, with_section

from coupexplorer.analysis.audit.auditing import Finding, Rule, Severity, audit
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.evidence import Citation, Locator, Transcript
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, Stance

SOUND = with_section(sample_casebook(), "transcripts")
TEXT = "== Coup ==\nIt came. It went.\n\nThe al-Sadi men stayed."


def attached(text: str, *, source: str = "diary", origin: str = "diary.txt") -> CasebookDocument:
    """The sample, with a text of one source on whose pages, paragraphs or lines claims stand."""
    return added(SOUND, "transcripts", Transcript("t", source, text, origin))


def cited(document: CasebookDocument, *citations: Citation) -> CasebookDocument:
    """The document with every claim citing the same passages."""
    for claim in document.claims:
        document = changed(document, "claims", claim.id, citations=citations)
    return document


def found(document: CasebookDocument, rule: Rule) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in audit(document) if finding.rule is rule]


def diary(locator: Locator, as_written: str = "", stance: Stance = Stance.SUPPORTS) -> Citation:
    """A citation of the diary."""
    return Citation("diary", locator, stance, as_written)


def test_locators_that_lead_nowhere_are_told_once_a_claim() -> None:
    document = cited(attached(TEXT), diary(Locator("Coup")))
    lost = (diary(Locator("Coup", 3)), diary(Locator("Coup", 3)), diary(Locator(line=9)))
    (finding,) = found(changed(document, "claims", "K2", citations=lost), Rule.PASSAGE_NOT_FOUND)
    assert (finding.severity, finding.ref) == (Severity.WARNING, Ref(Kind.CLAIM, "K2"))
    assert finding.message == (
        "In the attached text “diary.txt”:"
        " The section “Coup” has 2 paragraphs; there is no paragraph 3."
        " The text has 3 lines; there is no line 9."
    )


def test_a_text_without_a_name_is_named_by_its_source() -> None:
    (finding, *_) = found(attached("Short.", origin=""), Rule.PASSAGE_NOT_FOUND)
    assert finding.message.startswith("In the text attached to “diary”: The text does not say")


def test_one_text_of_several_that_has_the_passage_is_enough() -> None:
    document = cited(attached(TEXT), diary(Locator("Coup", 2), "al-Sadi"))
    document = added(document, "transcripts", Transcript("u", "diary", "Another part."))
    assert found(document, Rule.PASSAGE_NOT_FOUND) == []
    assert found(document, Rule.SPELLING_NOT_FOUND) == []


def test_a_citation_of_a_whole_work_is_not_followed() -> None:
    document = changed(attached(TEXT), "sources", "diary", layer=Layer.CONTEXT)
    document = cited(document, diary(Locator()))
    assert found(document, Rule.PASSAGE_NOT_FOUND) == []
    (finding,) = found(document, Rule.UNUSED_SENTENCE)
    assert finding.message.startswith("3 of 3 sentences")


@pytest.mark.parametrize("source", ["study", "gone"])
def test_only_texts_of_the_cited_source_are_asked(source: str) -> None:
    document = cited(attached(TEXT, source=source), diary(Locator("Nowhere", 9), "Nobody"))
    assert found(document, Rule.PASSAGE_NOT_FOUND) == []
    assert found(document, Rule.SPELLING_NOT_FOUND) == []


def test_a_spelling_must_stand_in_the_passage() -> None:
    document = cited(attached(TEXT), diary(Locator("Coup", 2), "al-Sadi"))
    assert found(document, Rule.SPELLING_NOT_FOUND) == []
    wrong = (diary(Locator("Coup", 1), "al-Sadi"), diary(Locator("Coup", 2), "al-Sa'di"))
    (finding,) = found(changed(document, "claims", "K2", citations=wrong), Rule.SPELLING_NOT_FOUND)
    assert (finding.severity, finding.ref) == (Severity.WARNING, Ref(Kind.CLAIM, "K2"))
    assert finding.message == (
        "In the attached text “diary.txt”: the spelling “al-Sadi” is not in Coup, paragraph 1;"
        " the spelling “al-Sa'di” is not in Coup, paragraph 2."
    )


def test_a_lost_passage_is_not_searched_for_a_spelling() -> None:
    document = cited(attached(TEXT), diary(Locator("Coup", 9), "al-Sadi"))
    assert found(document, Rule.SPELLING_NOT_FOUND) == []


def test_unused_sentences_are_summed_up_for_each_text() -> None:
    used = Locator("Coup", 1, sentence=2)
    (finding,) = found(cited(attached(TEXT), diary(used)), Rule.UNUSED_SENTENCE)
    assert (finding.severity, finding.ref) == (Severity.WARNING, Ref(Kind.TRANSCRIPT, "t"))
    assert finding.message == (
        "2 of 3 sentences of the attached text “diary.txt” are used by no claim:"
        " Coup, paragraph 1, sentence 1; Coup, paragraph 2."
    )


def test_one_unused_sentence() -> None:
    (finding,) = found(cited(attached(TEXT), diary(Locator("Coup", 1))), Rule.UNUSED_SENTENCE)
    assert finding.message == (
        "1 of 3 sentences of the attached text “diary.txt” is used by no claim: Coup, paragraph 2."
    )


def test_many_unused_sentences_are_counted() -> None:
    text = "\n\n".join(f"Sentence {number} of many." for number in range(20))
    (finding,) = found(cited(attached(text), diary(Locator(line=1))), Rule.UNUSED_SENTENCE)
    assert finding.message.startswith("19 of 20 sentences")
    assert finding.message.endswith("line 8; line 9; and 11 more.")


def test_a_citation_that_disputes_uses_its_sentence() -> None:
    against = diary(Locator("Coup"), stance=Stance.DISPUTES)
    assert found(cited(attached(TEXT), against), Rule.UNUSED_SENTENCE) == []


def test_claims_on_a_mirror_do_not_use_the_sentences_of_the_original() -> None:
    document = changed(attached(TEXT), "sources", "study", mirror_of="diary")
    document = cited(document, Citation("study", Locator("Coup")))
    (finding,) = found(document, Rule.UNUSED_SENTENCE)
    assert finding.message.startswith("3 of 3 sentences")
