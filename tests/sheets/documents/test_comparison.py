"""The comparison sheet as a tree: nothing told is left out, and every statement has its note."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.sheets.sample import (
    CASES,
    CELLS,
    DIMENSIONS,
    DOCUMENT,
    NORTH,
    PRINTED_ON,
    SOUTH,
    DocumentReader,
    facts,
    sheet,
)

from coupexplorer.domain.comparison import Link
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.choices import Look, SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.facts.layers import without_context
from coupexplorer.sheets.tree.blocks import Cell, Group, Heading, Paragraph, Role, SourceList, Table
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, NoteRef, RunStyle, plain_text
from coupexplorer.sheets.tree.page import Paper, SheetDocument
from coupexplorer.sheets.tree.walking import notes


def table(document: SheetDocument) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def texts(cell: Cell) -> list[str]:
    return [plain_text(block.inlines) for block in cell.paragraphs]


def row(document: SheetDocument, dimension: str) -> tuple[Cell, ...]:
    number = [d.id for d in DIMENSIONS].index(dimension)
    return table(document).rows[number].cells


def groups(document: SheetDocument) -> list[list[str]]:
    return [
        [plain_text(block.inlines) for block in group.paragraphs]
        for group in document.blocks
        if isinstance(group, Group)
    ]


def test_blocks_come_in_the_order_of_the_page() -> None:
    kinds = [type(block) for block in sheet().blocks]
    assert kinds == [TimelineFigure, Table, Heading, Group, Group, Heading, SourceList]


def test_heads_and_foot() -> None:
    document = sheet()
    assert document.title == document.head_left == "Two crises"
    assert document.head_right == "Comparison sheet"
    assert document.foot_left == "Printed from “Two crises”, edition 1, on 21 November 2026"
    assert document.subtitle == "North 1901, 1–6 May 1901 — South 1907, 23 February 1907"
    assert sheet(choices=SheetChoices()).foot_left == "Printed from “Two crises”, edition 1"


def test_a_very_long_title_is_cut_only_in_the_running_lines() -> None:
    title = "A name that goes on " * 25
    document = sheet(replace(DOCUMENT, info=replace(DOCUMENT.info, title=title)))
    assert document.title == title
    assert len(document.head_left) < 80
    assert document.head_left.endswith("…")


def test_every_statement_of_every_cell_has_a_note_of_its_own() -> None:
    statements = [s.text for cell in CELLS for s in cell.statements]
    noted = [
        plain_text(block.inlines)
        for row in table(sheet()).rows
        for cell in row.cells
        for block in cell.paragraphs
        if any(isinstance(piece, NoteRef) for piece in block.inlines)
    ]
    assert len(noted) == len(statements)
    for statement in statements:
        assert sum(statement in text for text in noted) == 1


def test_notes_are_those_of_the_cells_and_of_both_days_zero() -> None:
    statements = sum(len(cell.statements) for cell in CELLS)
    assert len(notes(sheet())) == statements + len(CASES)


def test_the_number_of_a_note_is_its_place_in_reading_order() -> None:
    first_two = [note.claims for note in notes(sheet())[:2]]
    assert first_two == [case.day_zero_reason.claims for case in CASES]


def test_head_row_names_every_case_with_its_mark() -> None:
    (head,) = table(sheet()).head
    assert [texts(cell)[0].strip() for cell in head.cells] == [
        "Question",
        "North 1901",
        "South 1907",
    ]
    marks = [b.inlines[0] for cell in head.cells for b in cell.paragraphs]
    assert marks[1:] == [CaseMark(0), CaseMark(1)]


def test_a_question_tells_the_verdict_in_sign_word_and_reason() -> None:
    question = row(sheet(), "who")[0]
    assert texts(question) == [
        "Who was split",
        "Who stood against whom?",
        "= alike",
        "Party against army in both.",
    ]
    assert question.blocks[2].inlines[0].style is RunStyle.SIGN  # type: ignore[union-attr]


def test_a_question_without_a_verdict_says_so() -> None:
    assert texts(row(sheet(), "talks")[0])[-1] == "not judged yet"


def test_an_empty_cell_says_why() -> None:
    _, north, south = row(sheet(), "talks")
    assert texts(north) == ["This question has not been asked of this case yet."]
    assert texts(south) == ["The question does not apply to this case."]
    assert north.paragraphs[0].role is Role.EMPTY


def test_silence_stands_beside_what_is_told_elsewhere() -> None:
    north = row(sheet(), "dead")[1]
    assert texts(north)[0] == "The sources used are silent on this."
    assert texts(north)[1].startswith("Beyond the base texts: A memoir speaks of ten dead.")
    assert [block.role for block in north.paragraphs] == [Role.EMPTY, Role.BEYOND]


def test_a_cell_without_statements_or_reason_counts_as_not_found() -> None:
    bare = replace(CELLS[4], emptiness=None)
    document = sheet(replace(DOCUMENT, cells=(*CELLS[:4], bare)))
    assert texts(row(document, "talks")[2]) == ["No answer has been found so far."]


def test_statements_from_beyond_are_labelled_once_in_a_row() -> None:
    twice = replace(CELLS[2], statements=(CELLS[2].statements[0], Statement("More.", ("C2",))))
    cell = row(sheet(replace(DOCUMENT, cells=(twice,))), "dead")[1]
    assert [text.count("Beyond the base texts:") for text in texts(cell)] == [0, 1, 0]


def test_a_mark_beside_a_statement_gives_the_numbers_of_its_disputes() -> None:
    assert texts(row(sheet(), "dead")[2])[0].endswith("disputed: 1, 2")


def test_every_side_of_a_dispute_is_printed_and_the_preferred_one_marked() -> None:
    when, dead = groups(sheet())
    assert when[0] == "1  When did it begin?"
    assert when[1].startswith("On 2 May (preferred) — Source A, “Coup”, ¶ 1 [A1].")
    assert when[2].startswith("On 1 May — Source A, summary box, “Date” [A3]; Beyond the base")
    assert when[3] == "Preferred: The annals name the day twice."
    assert dead[1:] == [
        "Nobody — Source B, line 1 [B1].",
        "About 400 — Source B, line 21, after its note 7 (unresolved) [B3].",
        "Left open.",
    ]


def test_sources_are_listed_with_kind_and_gaps() -> None:
    (found,) = (block for block in sheet().blocks if isinstance(block, SourceList))
    assert [entry.sigil for entry in found.entries] == ["A", "B", "", ""]
    told = [plain_text(entry.blocks[0].inlines) for entry in found.entries]
    assert told[0] == "“Annals of the North”, n.d. Tertiary source. Record incomplete: No year."
    assert told[1].endswith("1910. Secondary source.")


def test_no_facts_at_all_still_make_a_sheet() -> None:
    bare = replace(DOCUMENT, dimensions=(), cells=(), claims=(), disputes=(), events=(), sources=())
    document = sheet(bare)
    told = [plain_text(b.inlines) for b in document.blocks if isinstance(b, Paragraph)]
    assert "This casebook asks no questions of its cases yet." in told
    assert "No source is cited." in told


@pytest.mark.parametrize(("count", "landscape"), [(2, False), (3, False), (4, True), (6, True)])
def test_many_cases_are_printed_on_the_broad_side(count: int, landscape: bool) -> None:
    cases = tuple(replace(CASES[0], id=f"case-{number}") for number in range(count))
    gathered = gather(
        DocumentReader(replace(DOCUMENT, cases=cases)),
        SheetChoices(cases=tuple(c.id for c in cases)),
    )
    document = comparison_sheet(gathered)
    assert document.page.landscape is landscape
    assert len(table(document).columns) == count + 1


def test_choices_reach_the_page() -> None:
    page = sheet(
        choices=SheetChoices(look=Look(Paper.LETTER, text_size=11.0), printed_on=PRINTED_ON)
    ).page
    assert (page.paper, page.text_size) == (Paper.LETTER, 11.0)


def test_the_same_facts_make_the_same_sheet() -> None:
    assert sheet() == sheet()


class TestThreads:
    """What ties the cases together stands between the grid and the disputes."""

    LINK = Link(
        "tie",
        "One road",
        (NORTH, SOUTH),
        (Statement("They went north.", ("A1",)), Statement("They came back.", ("A2",))),
    )

    def test_a_thread_is_told_with_a_note_for_each_statement(self) -> None:
        document = sheet(replace(DOCUMENT, links=(self.LINK,)))
        heads = [b.text for b in document.blocks if isinstance(b, Heading)]
        assert heads[0] == "What ties the cases together"
        (title, first, second) = groups(document)[0]
        assert title == "One road"
        assert first.startswith("They went north.")
        assert second.startswith("They came back.")
        assert len(notes(document)) == len(notes(sheet())) + 2
        assert document.blocks.index(table(document)) == 1

    def test_a_thread_of_other_cases_is_not_printed(self) -> None:
        other = replace(self.LINK, cases=(NORTH, "elsewhere"))
        assert sheet(replace(DOCUMENT, links=(other,))) == sheet()

    def test_without_the_context_a_thread_keeps_what_the_base_texts_tell(self) -> None:
        beyond = {"A2"}
        claims = tuple(
            replace(c, layer=Layer.CONTEXT) if c.id in beyond else c for c in DOCUMENT.claims
        )
        mixed = replace(DOCUMENT, links=(self.LINK,), claims=claims)
        (kept,) = without_context(facts(mixed)).links
        assert [s.text for s in kept.statements] == ["They went north."]
        gone = replace(mixed, links=(replace(self.LINK, layer=Layer.CONTEXT),))
        assert without_context(facts(gone)).links == ()


def test_without_the_context_a_question_of_that_layer_is_not_asked() -> None:
    asked = replace(DIMENSIONS[0], layer=Layer.CONTEXT)
    document = replace(DOCUMENT, dimensions=(asked, *DIMENSIONS[1:]))
    assert without_context(facts(document)).dimensions == tuple(DIMENSIONS[1:])
