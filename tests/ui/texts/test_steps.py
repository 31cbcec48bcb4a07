"""What a text's reader steps through, and the words said at each step."""

from __future__ import annotations

import pytest

from coupexplorer.domain.evidence import Citation, Claim, Locator, NoteMarker, Source
from coupexplorer.domain.vocabulary import MarkerPosition, SourceKind, Stance
from coupexplorer.ui.texts.reading import Reading, read
from coupexplorer.ui.texts.steps import Steps
from coupexplorer.ui.texts.wording import (
    claim_name,
    offer_name,
    one_line,
    place_in_words,
    use_text,
)

SOURCE = Source("s", "The article", SourceKind.TERTIARY, sigil="A")
TEXT = """== Coup ==
He was seized. A dog barked. The radio was silent.

[12] Jets strafed the Palace. Nobody spoke.
"""


def claim(identifier: str, *citations: Citation) -> Claim:
    """A claim with citations."""
    return Claim(identifier, "x", citations)


def cite(*, stance: Stance = Stance.SUPPORTS, as_written: str = "", **place: object) -> Citation:
    """A citation of the source."""
    return Citation("s", Locator(**place), stance, as_written)  # type: ignore[arg-type]


def reading(*claims: Claim) -> Reading:
    """The text read with claims on it."""
    return read(TEXT, claims, "s")


def steps_on(*claims: Claim) -> Steps:
    """Steps through what some claims cite."""
    whole = reading(*claims)
    return Steps(whole, SOURCE, tuple(f for c in claims for f in whole.found[c.id]))


def texts(whole: Reading, *spans: object) -> list[str]:
    """The words of some spans."""
    return [TEXT[s.start : s.end] for s in spans if s is not None]  # type: ignore[attr-defined]


def test_a_found_passage_is_told_with_source_and_place() -> None:
    steps = steps_on(claim("A1", cite(section="Coup", paragraph=1, sentence=2)))
    steps.move(+1, None)
    assert steps.words() == "A · section “Coup”, paragraph 1, sentence 2 · found"
    assert texts(steps.reading, steps.span()) == ["A dog barked."]
    assert not steps.is_wrong()


def test_several_passages_name_their_claims_and_go_round() -> None:
    steps = steps_on(
        claim("A1", cite(section="Coup", paragraph=1, sentence=1)),
        claim("A2", cite(section="Coup", paragraph=2, sentence=2, stance=Stance.DISPUTES)),
    )
    steps.move(+1, None)
    assert steps.words().endswith("· A1 · found · 1 of 2")
    steps.move(-1, None)
    assert steps.words().endswith("· A2 · disputes · found · 2 of 2")
    steps.move(+1, None)
    assert steps.at == 0


def test_what_does_not_resolve_is_said_exactly() -> None:
    steps = steps_on(claim("A1", cite(section="Coup", paragraph=7)))
    steps.move(+1, None)
    assert steps.is_wrong()
    assert "⚠" in steps.words()
    assert "no paragraph 7" in steps.words()
    assert "found" not in steps.words()
    assert steps.span() is None
    assert steps.marks().passages == ()


def test_a_spelling_that_is_not_there_is_said_though_the_passage_is_shown() -> None:
    steps = steps_on(claim("A1", cite(section="Coup", paragraph=2, as_written="Qasr")))
    steps.move(+1, None)
    assert steps.is_wrong()
    assert "“Qasr” is not in this passage" in steps.words()
    assert texts(steps.reading, steps.span()) == ["Jets strafed the Palace."]


def test_the_spelling_and_the_note_marks_are_strong() -> None:
    marker = NoteMarker("12", MarkerPosition.LINE_HEAD)
    citation = cite(section="Coup", paragraph=2, sentence=1, markers=(marker,), as_written="palace")
    steps = steps_on(claim("A1", citation))
    assert texts(steps.reading, *steps.marks().strong) == ["[12]", "Palace"]
    assert not steps.marks().use


def test_without_passages_the_unused_sentences_are_stepped_through() -> None:
    whole = reading(claim("A1", cite(section="Coup", paragraph=1, sentence=2)))
    steps = Steps(whole, SOURCE, ())
    assert (whole.counted, steps.count()) == (5, 4)
    assert steps.marks().use
    seen = []
    here = None
    for _ in range(5):
        steps.move(+1, here)
        here = steps.span()
        seen += texts(whole, here)
    assert seen == [
        "He was seized.",
        "The radio was silent.",
        "Jets strafed the Palace.",
        "Nobody spoke.",
        "He was seized.",
    ]
    assert (
        steps.words() == "A · section “Coup”, paragraph 1, sentence 1 · used by no claim · 1 of 4"
    )


@pytest.mark.parametrize(
    ("by", "expected"), [(+1, "The radio was silent."), (-1, "He was seized.")]
)
def test_unused_sentences_are_counted_from_the_caret(by: int, expected: str) -> None:
    whole = reading(claim("A1", cite(section="Coup", paragraph=1, sentence=2)))
    steps = Steps(whole, SOURCE, (), at=0)
    dog = next(s for s in whole.sentences if TEXT[s.start :].startswith("A dog"))
    steps.move(by, dog)
    assert texts(whole, steps.span()) == [expected]


def test_a_text_without_unused_sentences_has_no_steps() -> None:
    whole = reading(claim("A1", cite(section="Coup")))
    assert Steps(whole, SOURCE, ()).count() == 0


def test_a_reading_made_again_reads_the_text_once() -> None:
    first = reading()
    again = read(TEXT, (claim("A1", cite(section="Coup")),), "s", first)
    assert again.structure is first.structure
    assert again.used
    assert not first.used


def test_words_of_a_casebook_cannot_turn_or_break_a_line() -> None:
    assert one_line("a\u202eb\n\tc\u2069") == "ab c"
    claim_with_traps = Claim("A1", "x\u202e" + "word " * 100, ())
    assert "\u202e" not in claim_name(claim_with_traps)
    assert len(claim_name(claim_with_traps)) < 120


def test_a_source_without_a_text_says_so() -> None:
    assert offer_name(SOURCE, None) == "A · The article (no text)"


def test_places_go_down_to_the_sentence() -> None:
    assert place_in_words(Locator(line=3, sentence=2)) == "line 3, sentence 2"
    assert place_in_words(Locator(sentence=2)) == "sentence 2"
    assert place_in_words(Locator()) == "no place given"


def test_users_of_a_sentence_are_named_up_to_a_few() -> None:
    assert use_text(()) == "used by no claim"
    assert use_text(("A1", "A2")) == "used by A1, A2"
    assert use_text(("A1", "A2", "A3", "A4", "A5")) == "used by A1, A2, A3 and 2 more"
