"""Hiding the layer beyond the base texts leaves exactly what these tell."""

from __future__ import annotations

from coupexplorer.analysis.layers import core_cell, core_dispute, core_statements, rests_on_context
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Claim, Dispute, Side, Statement
from coupexplorer.domain.vocabulary import DisputeKind, Emptiness, Layer

KNOWN = {
    "A1": Claim("A1", "told by the base text", ()),
    "A2": Claim("A2", "told by it too", ()),
    "C1": Claim("C1", "told elsewhere", (), layer=Layer.CONTEXT),
    "C2": Claim("C2", "told elsewhere too", (), layer=Layer.CONTEXT),
}


def dispute(*sides: tuple[str, ...], preferred: int | None = None) -> Dispute:
    """A dispute whose sides rest on these claims."""
    made = tuple(Side(f"answer {n}", claims) for n, claims in enumerate(sides))
    reason = "" if preferred is None else "because"
    return Dispute("d", "Who?", DisputeKind.AGENCY, made, preferred, reason)


def test_only_statements_on_context_alone_are_hidden() -> None:
    statements = (Statement("both", ("A1", "C1")), Statement("context", ("C1", "C2")))
    assert core_statements(statements, KNOWN) == (Statement("both", ("A1",)),)


def test_a_statement_without_claims_is_kept_for_the_audit_to_find() -> None:
    assert not rests_on_context((), KNOWN)


def test_a_cell_that_only_the_context_fills_says_that_the_base_texts_are_silent() -> None:
    cell = Cell("economy", "iraq", (Statement("context", ("C1",)),))
    assert core_cell(cell, KNOWN) == Cell("economy", "iraq", (), Emptiness.SOURCE_SILENT)


def test_a_cell_keeps_its_own_reason_for_being_empty() -> None:
    cell = Cell("economy", "iraq", (), Emptiness.NOT_ASKED)
    assert core_cell(cell, KNOWN).emptiness is Emptiness.NOT_ASKED


def test_a_side_told_only_elsewhere_goes_and_the_preference_moves_with_its_side() -> None:
    kept = core_dispute(dispute(("C1",), ("A1",), ("A2", "C2"), preferred=2), KNOWN)
    assert kept is not None
    assert [side.claims for side in kept.sides] == [("A1",), ("A2",)]
    assert kept.preferred == 1


def test_a_preferred_side_that_goes_leaves_the_dispute_open() -> None:
    kept = core_dispute(dispute(("C1",), ("A1",), ("A2",), preferred=0), KNOWN)
    assert kept is not None
    assert kept.preferred is None


def test_one_side_alone_is_no_dispute() -> None:
    assert core_dispute(dispute(("C1",), ("A1",)), KNOWN) is None
