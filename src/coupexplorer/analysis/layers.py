"""What is left of the evidence when the layer beyond the base texts is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Claim, Dispute, Side, Statement
from coupexplorer.domain.vocabulary import Emptiness, Layer

FEWEST_SIDES = 2


def is_context(claim: Claim | None) -> bool:
    """Whether a claim comes from beyond the base texts."""
    return claim is not None and claim.layer is Layer.CONTEXT


def rests_on_context(claims: Sequence[str], known: Mapping[str, Claim]) -> bool:
    """Whether every one of some claims (at least one) comes from beyond the base texts."""
    return bool(claims) and all(is_context(known.get(claim)) for claim in claims)


def core_statements(
    statements: Sequence[Statement], known: Mapping[str, Claim]
) -> tuple[Statement, ...]:
    """The statements that do not rest on context claims alone, with their other claims."""
    return tuple(
        replace(s, claims=_core(s.claims, known))
        for s in statements
        if not rests_on_context(s.claims, known)
    )


def core_cell(cell: Cell, known: Mapping[str, Claim]) -> Cell:
    """A cell as the base texts fill it; one that is empty without the context says so."""
    statements = core_statements(cell.statements, known)
    emptiness = cell.emptiness
    if not statements and emptiness is None:
        emptiness = Emptiness.SOURCE_SILENT
    return replace(cell, statements=statements, emptiness=emptiness)


def core_dispute(dispute: Dispute, known: Mapping[str, Claim]) -> Dispute | None:
    """A dispute as the base texts have it; None when fewer than two sides are left."""
    if dispute.layer is Layer.CONTEXT:
        return None
    sides: list[Side] = []
    preferred: int | None = None
    for number, side in enumerate(dispute.sides):
        if rests_on_context(side.claims, known):
            continue
        preferred = len(sides) if number == dispute.preferred else preferred
        sides.append(replace(side, claims=_core(side.claims, known)))
    if len(sides) < FEWEST_SIDES:
        return None
    return replace(dispute, sides=tuple(sides), preferred=preferred)


def _core(claims: Sequence[str], known: Mapping[str, Claim]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if not is_context(known.get(claim)))
