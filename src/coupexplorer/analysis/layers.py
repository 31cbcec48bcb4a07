"""What is left of the evidence when the layer beyond the base texts is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coupexplorer.domain import layers
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Claim, Dispute, Statement
from coupexplorer.domain.layers import IsContext
from coupexplorer.domain.vocabulary import Layer


def is_context(claim: Claim | None) -> bool:
    """Whether a claim comes from beyond the base texts."""
    return claim is not None and claim.layer is Layer.CONTEXT


def rests_on_context(claims: Sequence[str], known: Mapping[str, Claim]) -> bool:
    """Whether every one of some claims (at least one) comes from beyond the base texts."""
    return layers.rests_on_context(claims, _among(known))


def core_statements(
    statements: Sequence[Statement], known: Mapping[str, Claim]
) -> tuple[Statement, ...]:
    """The statements that do not rest on context claims alone, with their other claims."""
    return layers.core_statements(statements, _among(known))


def core_cell(cell: Cell, known: Mapping[str, Claim]) -> Cell:
    """A cell as the base texts fill it; one that is empty without the context says so."""
    return layers.core_cell(cell, _among(known))


def core_dispute(dispute: Dispute, known: Mapping[str, Claim]) -> Dispute | None:
    """A dispute as the base texts have it; None when fewer than two sides are left."""
    return layers.core_dispute(dispute, _among(known))


def _among(known: Mapping[str, Claim]) -> IsContext:
    return lambda claim: is_context(known.get(claim))
