"""What the base texts tell by themselves, when all that is known of a claim is its layer."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Dispute, Side, Statement
from coupexplorer.domain.layers import (
    core_cell,
    core_dispute,
    core_statements,
    rests_on_context,
)
from coupexplorer.domain.vocabulary import DisputeKind, Emptiness, Layer

claims = st.lists(st.sampled_from("abcdef"), max_size=4, unique=True).map(tuple)
context = st.frozensets(st.sampled_from("abcdef"))


@given(supports=st.lists(claims, max_size=5), hidden=context)
def test_what_is_left_rests_on_no_hidden_claim_and_what_goes_rests_on_nothing_else(
    supports: list[tuple[str, ...]], hidden: Collection[str]
) -> None:
    told = tuple(Statement(f"statement {n}", each) for n, each in enumerate(supports))
    left = core_statements(told, hidden.__contains__)
    texts = [statement.text for statement in left]
    assert texts == [s.text for s in told if not s.claims or set(s.claims) - set(hidden)]
    assert all(set(hidden).isdisjoint(statement.claims) for statement in left)


@given(supports=claims, hidden=context)
def test_hiding_nothing_changes_nothing(supports: tuple[str, ...], hidden: Collection[str]) -> None:
    told = (Statement("told", supports),)
    assert core_statements(told, frozenset().__contains__) == told
    assert not rests_on_context((), hidden.__contains__)


def test_an_emptied_cell_says_that_the_base_texts_are_silent() -> None:
    cell = Cell("economy", "iraq", (Statement("told elsewhere", ("c",)),))
    assert core_cell(cell, {"c"}.__contains__).emptiness is Emptiness.SOURCE_SILENT
    assert core_cell(cell, {"d"}.__contains__) == cell


def test_a_dispute_needs_two_sides_and_the_core_layer() -> None:
    sides = (Side("one", ("a",)), Side("two", ("b",)), Side("three", ("c",)))
    dispute = Dispute("d", "Who?", DisputeKind.AGENCY, sides, 2, "because")
    left = core_dispute(dispute, {"a"}.__contains__)
    assert left is not None
    assert ([side.answer for side in left.sides], left.preferred) == (["two", "three"], 1)
    assert core_dispute(dispute, {"a", "b"}.__contains__) is None
    hidden = Dispute("d", "Who?", DisputeKind.AGENCY, sides, layer=Layer.CONTEXT)
    assert core_dispute(hidden, frozenset().__contains__) is None
