"""A number in words: never without its scope, never more exact than the source."""

from __future__ import annotations

import pytest
from tests.samples import day

from coupexplorer.domain.evidence import Quantity
from coupexplorer.ui.quantity_text import quantity_text


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity("people", "dead", best=250.0), "250 people. Scope: dead"),
        (Quantity("people", "dead", 200.0, 250.0, 300.0), "200–300 people. Scope: dead"),
        (Quantity("people", "dead", 250.0, None, 250.0), "250 people. Scope: dead"),
        (Quantity("men", "the guard", best=34000.0), "34,000 men. Scope: the guard"),
        (Quantity("of men", "the guard", vague="hundreds"), "hundreds of men. Scope: the guard"),
        (
            Quantity("men", "the guard", best=5000.0, approximate=True),
            "about 5,000 men. Scope: the guard",
        ),
        (
            Quantity("men", "the guard", best=0.0, where="Iraq", when=day("1963")),
            "0 men. Scope: the guard; Iraq; 1963",
        ),
    ],
)
def test_a_number_is_told_with_its_scope(quantity: Quantity, text: str) -> None:
    assert quantity_text(quantity) == text


def test_a_number_keeps_its_fraction() -> None:
    assert quantity_text(Quantity("million dinars", "budget", best=2.5)).startswith("2.5 million")


@pytest.mark.parametrize("bound", ["low", "high"])
def test_one_bound_alone_is_not_told_as_the_number(bound: str) -> None:
    only = Quantity("people", "dead", **{bound: 500.0})  # type: ignore[arg-type]
    assert quantity_text(only) != quantity_text(Quantity("people", "dead", best=500.0))
