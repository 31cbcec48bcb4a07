"""The sheet of the built-in casebook: every statement noted, every dispute told with every side."""

from __future__ import annotations

import itertools

import pytest
from tests.sheets.sample import DocumentReader

from coupexplorer.domain.vocabulary import Layer
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Group, Role
from coupexplorer.sheets.tree.inline import plain_text
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.tree.walking import notes, paragraphs
from coupexplorer.sheets.writers.typst_writer import SheetPress
from coupexplorer.shipped import data_folder

CASES = ("iraq-1963", "syria-1966")


@pytest.fixture(scope="module")
def facts() -> SheetFacts:
    return gather(
        DocumentReader(read_document(data_folder() / "baath-splits")), SheetChoices(cases=CASES)
    )


@pytest.fixture(scope="module")
def document(facts: SheetFacts) -> SheetDocument:
    return comparison_sheet(facts)


def test_every_statement_is_printed_with_a_note(facts: SheetFacts, document: SheetDocument) -> None:
    statements = [s for cell in facts.cells.values() for s in cell.statements]
    assert facts.links
    statements += [s for link in facts.links for s in link.statements]
    assert len(notes(document)) == len(statements) + len(CASES)
    printed = "\n".join(plain_text(paragraph.inlines) for paragraph in paragraphs(document))
    for statement in statements:
        assert statement.text in printed


def test_every_note_names_its_claims_and_sources(
    facts: SheetFacts, document: SheetDocument
) -> None:
    for note in notes(document):
        assert note.claims
        for claim in note.claims:
            assert claim in note.text
            assert facts.claims[claim].citations


def test_every_dispute_that_a_printed_claim_touches_is_listed(
    facts: SheetFacts, document: SheetDocument
) -> None:
    printed = {claim for note in notes(document) for claim in note.claims}
    wanted = {d.question for claim in printed for d in facts.disputes.get(claim, ())}
    groups = [
        block
        for block in document.blocks
        if isinstance(block, Group) and block.paragraphs[0].role is Role.DISPUTE
    ]
    told = {plain_text(group.paragraphs[0].inlines).split("  ", 1)[1]: group for group in groups}
    assert told.keys() == wanted
    by_question = {d.question: d for of_claim in facts.disputes.values() for d in of_claim}
    for question, group in told.items():
        text = " ".join(plain_text(part.inlines) for part in group.paragraphs)
        for side in by_question[question].sides:
            assert side.answer in text


def test_what_lies_beyond_the_base_texts_is_marked(
    facts: SheetFacts, document: SheetDocument
) -> None:
    printed = [plain_text(p.inlines) for p in paragraphs(document)]
    first = [cell.statements[:1] for cell in facts.cells.values()]
    first += [link.statements[:1] for link in facts.links]
    beyond = [
        statement
        for statement in itertools.chain.from_iterable(first)
        if all(facts.claims[c].layer is not Layer.CORE for c in statement.claims)
    ]
    for statement in beyond:
        assert any(text.startswith(f"Beyond the base texts: {statement.text}") for text in printed)


def test_it_can_be_printed(press: SheetPress, document: SheetDocument) -> None:
    assert press.pdf(document, standards=("ua-1",)).startswith(b"%PDF")
