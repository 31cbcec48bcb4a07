"""What is left of a record when the layer beyond the base texts is hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Dispute, Side, Statement
from coupexplorer.domain.vocabulary import Emptiness, Layer

FEWEST_SIDES = 2

IsContext = Callable[[str], bool]
"""Whether the claim of an id comes from beyond the base texts."""


def rests_on_context(claims: Sequence[str], is_context: IsContext) -> bool:
    """Whether every one of some claims (at least one) comes from beyond the base texts."""
    return bool(claims) and all(is_context(claim) for claim in claims)


def core_statements(
    statements: Sequence[Statement], is_context: IsContext
) -> tuple[Statement, ...]:
    """The statements that do not rest on context claims alone, with their other claims."""
    return tuple(
        replace(s, claims=_core(s.claims, is_context))
        for s in statements
        if not rests_on_context(s.claims, is_context)
    )


def core_cell(cell: Cell, is_context: IsContext) -> Cell:
    """A cell as the base texts fill it; one that is empty without the context says so."""
    statements = core_statements(cell.statements, is_context)
    emptiness = cell.emptiness
    if not statements and emptiness is None:
        emptiness = Emptiness.SOURCE_SILENT
    return replace(cell, statements=statements, emptiness=emptiness)


def core_dispute(dispute: Dispute, is_context: IsContext) -> Dispute | None:
    """A dispute as the base texts have it; None when fewer than two sides are left."""
    if dispute.layer is Layer.CONTEXT:
        return None
    sides: list[Side] = []
    preferred: int | None = None
    for number, side in enumerate(dispute.sides):
        if rests_on_context(side.claims, is_context):
            continue
        preferred = len(sides) if number == dispute.preferred else preferred
        sides.append(replace(side, claims=_core(side.claims, is_context)))
    if len(sides) < FEWEST_SIDES:
        return None
    return replace(dispute, sides=tuple(sides), preferred=preferred)


def _core(claims: Sequence[str], is_context: IsContext) -> tuple[str, ...]:
    return tuple(claim for claim in claims if not is_context(claim))
