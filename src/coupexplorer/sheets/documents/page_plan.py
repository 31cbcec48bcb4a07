"""How the columns of cases are laid on the paper: upright or broad, in one grid or in several."""

from __future__ import annotations

from collections.abc import Sequence

from coupexplorer.sheets.choices import Look, Orientation
from coupexplorer.sheets.tree.page import PAPER_MM

NARROWEST_COLUMN = 39.0
"""Millimetres of the narrowest column of a case, at nine points; it grows with the text."""

REFERENCE_SIZE = 9.0
"""The text size, in points, for which ``NARROWEST_COLUMN`` holds."""


def lies_broad(look: Look, cases: int, question_share: float) -> bool:
    """Whether the paper is laid on its broad side for that many columns of cases."""
    if look.orientation is not Orientation.AUTOMATIC:
        return look.orientation is Orientation.LANDSCAPE
    return cases > fitting_columns(look, question_share, landscape=False)


def fitting_columns(look: Look, question_share: float, *, landscape: bool) -> int:
    """How many columns of cases stand beside the question column; at least one."""
    upright, broad = PAPER_MM[look.paper]
    room = (broad if landscape else upright) - 2 * look.margin
    narrowest = NARROWEST_COLUMN * look.text_size / REFERENCE_SIZE
    return max(1, int(room / narrowest - question_share))


def column_groups(
    numbers: Sequence[int], look: Look, question_share: float, *, landscape: bool
) -> tuple[tuple[int, ...], ...]:
    """The cases of each grid, shared out evenly when one grid cannot hold them all."""
    most = fitting_columns(look, question_share, landscape=landscape)
    grids = -(-len(numbers) // most) if numbers else 1
    size = -(-len(numbers) // grids)
    return tuple(tuple(numbers[i : i + size]) for i in range(0, len(numbers), size))
