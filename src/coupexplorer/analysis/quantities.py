"""Numbers of one question laid side by side: which may be drawn to one scale, which must not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coupexplorer.domain.evidence import Claim, Quantity

FEWEST_TO_COMPARE = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """A number told by a claim.

    ``scale`` is the greatest number of the same scope in the row, None when nothing shares its
    scope; ``different`` warns that other numbers of the row are of another scope.
    """

    claim: str
    quantity: Quantity
    scale: float | None = None
    different: bool = False


def ends(quantity: Quantity) -> tuple[float, ...]:
    """The numbers given, least first; none for a size told only in words."""
    given = (quantity.low, quantity.best, quantity.high)
    return tuple(sorted(number for number in given if number is not None))


def side_by_side(columns: Sequence[Sequence[Claim]]) -> tuple[tuple[Measured, ...], ...]:
    """The numbers of each column of a row; all empty when no claim gives a number in digits.

    Scopes are told apart by `Quantity.same_scope`. The scope most numbers share is the row's own;
    the others are marked as different.
    """
    told = [[(c, c.quantity) for c in column if c.quantity is not None] for column in columns]
    scopes: list[list[Quantity]] = []
    for _, quantity in (pair for column in told for pair in column):
        scope = next((s for s in scopes if s[0].same_scope(quantity)), None)
        if scope is None:
            scopes.append([quantity])
        else:
            scope.append(quantity)
    if not any(ends(quantity) for scope in scopes for quantity in scope):
        return tuple(() for _ in columns)
    own = max(scopes, key=_numbers)
    shared = _numbers(own) >= FEWEST_TO_COMPARE
    return tuple(
        tuple(
            Measured(
                claim.id,
                quantity,
                _scale(next(s for s in scopes if s[0].same_scope(quantity))),
                len(scopes) > 1 and not (shared and own[0].same_scope(quantity)),
            )
            for claim, quantity in column
        )
        for column in told
    )


def _numbers(scope: Sequence[Quantity]) -> int:
    return sum(1 for quantity in scope if ends(quantity))


def _scale(scope: Sequence[Quantity]) -> float | None:
    if _numbers(scope) < FEWEST_TO_COMPARE:
        return None
    greatest = max(end for quantity in scope for end in ends(quantity))
    return greatest if greatest > 0 else 1.0
