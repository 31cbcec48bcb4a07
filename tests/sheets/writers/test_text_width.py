"""Widths reckoned from classes of letters: ordered as letters are, and adding up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.sheets.writers.text_width import LETTER, SQUARE, width_in_ems


@pytest.mark.parametrize(("narrow", "wide"), [("i", "a"), ("a", "A"), ("A", "W"), ("س", "漢")])
def test_wider_letters_take_more_room(narrow: str, wide: str) -> None:
    assert width_in_ems(narrow) < width_in_ems(wide)


def test_marks_and_unseen_signs_take_none() -> None:
    assert width_in_ems("e\u0301") == LETTER
    assert width_in_ems("\u2068\u2069\u200b") == 0
    assert width_in_ems("漢") == SQUARE


@given(st.text(), st.text())
def test_widths_add_up(one: str, other: str) -> None:
    together = width_in_ems(one + other)
    assert together == pytest.approx(width_in_ems(one) + width_in_ems(other))
