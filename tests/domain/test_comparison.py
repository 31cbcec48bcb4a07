"""Cells are named by row and column and know what they rest on; verdicts and threads as values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import small_document

from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Emptiness, Layer, VerdictKind

QUICK = settings(max_examples=25)
SLUGS = st.text("abcdefgh-0123456789", min_size=1, max_size=8)
STATEMENTS = st.lists(
    st.builds(
        Statement,
        st.text(max_size=4),
        st.lists(st.sampled_from(["A001", "A002", "B001"]), max_size=3).map(tuple),
    ),
    max_size=4,
).map(tuple)


@QUICK
@given(SLUGS, SLUGS)
def test_a_cell_is_named_by_its_row_and_its_column(dimension: str, case: str) -> None:
    cell = Cell(dimension, case)
    assert cell.id.split("/") == [dimension, case]
    assert ref_of(cell) == Ref(Kind.CELL, f"{dimension}/{case}")


@QUICK
@given(SLUGS, SLUGS, SLUGS, SLUGS)
def test_two_cells_share_a_name_only_in_the_same_place(a: str, b: str, c: str, d: str) -> None:
    assert (Cell(a, b).id == Cell(c, d).id) is ((a, b) == (c, d))


def test_the_name_follows_the_place_not_the_answer() -> None:
    cell = Cell("means", "iraq-1963", (Statement("Aircraft.", ("A061",)),))
    assert replace(cell, statements=()).id == cell.id
    assert replace(cell, case="syria-1966").id != cell.id


def test_a_cell_rests_on_the_claims_of_its_statements_in_order() -> None:
    statements = (Statement("One.", ("B001", "A001")), Statement("Two.", ("A001", "A002")))
    assert Cell("d", "c", statements).claim_ids() == ("B001", "A001", "A002")


@QUICK
@given(STATEMENTS)
def test_every_claim_is_named_once_where_it_first_stood(statements: tuple[Statement, ...]) -> None:
    found = Cell("d", "c", statements).claim_ids()
    told = [claim for statement in statements for claim in statement.claims]
    assert sorted(found) == sorted(set(told))
    assert list(found) == sorted(found, key=told.index)


@pytest.mark.parametrize("emptiness", Emptiness)
def test_an_empty_cell_says_why_and_rests_on_nothing(emptiness: Emptiness) -> None:
    cell = Cell("d", "c", emptiness=emptiness)
    assert cell.emptiness is emptiness
    assert cell.claim_ids() == ()


def test_silence_of_the_base_texts_may_stand_beside_what_is_told_elsewhere() -> None:
    told = (Statement("From beyond.", ("C001",)),)
    cell = Cell("d", "c", told, Emptiness.SOURCE_SILENT, Layer.CONTEXT)
    assert cell.claim_ids() == ("C001",)
    assert cell.emptiness is Emptiness.SOURCE_SILENT


def test_a_question_is_not_judged_until_someone_judges_it() -> None:
    question = Dimension("means", "Means", "With what?", "Weapons.")
    assert question.verdict is None
    judged = replace(question, verdict=Verdict(VerdictKind.ALIKE, "Tanks in both."))
    assert judged != question
    assert replace(judged, verdict=None) == question


def test_a_thread_ties_cases_in_the_base_texts() -> None:
    thread = Link("madrid", "Exile", ("iraq-1963",), (Statement("Two men.", ("A001",)),))
    assert thread.layer is Layer.CORE


def test_the_cells_of_the_sample_fill_its_table() -> None:
    """One for each question and case, none twice: what a table model may count on."""
    document = small_document()
    wanted = {f"{d.id}/{c.id}" for d in document.dimensions for c in document.cases}
    assert [cell.id for cell in document.cells] == list(dict.fromkeys(c.id for c in document.cells))
    assert {cell.id for cell in document.cells} == wanted
