"""Words of great length are given places to break, sooner where there is less room."""

from __future__ import annotations

import pytest

from coupexplorer.sheets.writers.printable import (
    LONGEST_WORD,
    SHORTEST_LIMIT,
    printable,
    without_controls,
)


@pytest.mark.parametrize(("longest", "whole"), [(20, 20), (1, SHORTEST_LIMIT), (99, LONGEST_WORD)])
def test_the_limit_is_kept_in_bounds(longest: int, whole: int) -> None:
    assert printable("x" * whole, longest) == "x" * whole
    assert "\u200b" in printable("x" * (whole + 1), longest)


def test_an_address_has_no_white_space_and_no_controls() -> None:
    assert without_controls(" https://a.org/\n\x07b\tc ") == "https://a.org/bc"
