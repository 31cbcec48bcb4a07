"""Study cards: each asks one thing, answers it with its source, and keeps its name."""

from __future__ import annotations

from dataclasses import replace

from tests.sheets.sample import DOCUMENT, NORTH, SOUTH, DocumentReader

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.sheets.choices import DocumentKind, SheetChoices
from coupexplorer.sheets.documents.composing import compose
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.blocks import Card, Cards, Paragraph, Role
from coupexplorer.sheets.tree.inline import plain_text


def cards(document: CasebookDocument = DOCUMENT, **more: object) -> dict[str, Card]:
    choices = replace(
        SheetChoices(kind=DocumentKind.CARDS, cases=(NORTH, SOUTH)),
        **more,  # type: ignore[arg-type]
    )
    made = compose(gather(DocumentReader(document), choices), choices)
    found = [card for block in made.blocks if isinstance(block, Cards) for card in block.cards]
    assert len({card.key for card in found}) == len(found)
    return {card.key: card for card in found}


def words(paragraphs: tuple[Paragraph, ...]) -> str:
    return " / ".join(plain_text(part.inlines) for part in paragraphs)


def test_a_cell_becomes_a_question_with_its_answer_and_passages() -> None:
    card = cards()[f"cell:who/{SOUTH}"]
    assert card.case == 1
    assert words(card.front) == "South 1907 / Who stood against whom?"
    assert words(card.back).startswith("The old guard lost. ")
    assert "[B1, B2]" in words(card.back)


def test_a_silent_source_is_said_on_the_back() -> None:
    back = cards()[f"cell:dead/{NORTH}"].back
    assert back[0].role is Role.EMPTY
    assert words(back).startswith("The sources used are silent on this.")


def test_a_question_never_asked_of_a_case_gets_no_card() -> None:
    assert f"cell:talks/{NORTH}" not in cards()


def test_an_event_asks_for_its_date_and_tells_how_it_is_known() -> None:
    events = [card for key, card in cards().items() if key.startswith("event:")]
    assert events
    for card in events:
        assert "When did this happen?" in words(card.front)
        assert card.back[0].role is Role.EVENT
        assert words(card.back[:1])
        assert "[" in words(card.back[1:]) or "No source" in words(card.back[1:])


def test_disputed_answers_say_so() -> None:
    assert any("(disputed)" in words(card.back) for card in cards().values())


def test_no_context_leaves_no_word_of_it() -> None:
    everything = " ".join(words((*c.front, *c.back)) for c in cards(context=False).values())
    assert "memoir" not in everything
    assert "Beyond the base texts" not in everything


def test_a_casebook_without_anything_to_ask_says_so() -> None:
    bare = replace(DOCUMENT, dimensions=(), cells=(), events=(), actors=())
    choices = SheetChoices(kind=DocumentKind.CARDS, cases=(NORTH,))
    made = compose(gather(DocumentReader(bare), choices), choices)
    (block,) = made.blocks
    assert isinstance(block, Paragraph)
    assert block.role is Role.EMPTY
