"""Actors are matched over any number of cases by the pairs a casebook names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.analysis.counterparts import matched


def test_pairs_named_from_both_sides_are_one_group() -> None:
    assert matched([("a", "b"), ("b", "a")], ["b", "a", "c"]) == (("b", "a"),)


def test_pairs_that_share_an_actor_join_over_cases() -> None:
    pairs = [("a", "b"), ("c", "d"), ("e", "b")]
    assert matched(pairs, list("abcdef")) == (("a", "b", "e"), ("c", "d"))


def test_a_counterpart_that_is_not_shown_joins_nobody() -> None:
    assert matched([("a", "x"), ("x", "b")], ["a", "b"]) == ()


letters = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(letters, letters)), st.lists(letters, unique=True))
def test_groups_are_apart_and_hold_both_ends_of_every_pair(
    pairs: list[tuple[str, str]], order: list[str]
) -> None:
    groups = matched(pairs, order)
    members = [identifier for group in groups for identifier in group]
    assert len(members) == len(set(members))
    assert set(members) <= set(order)
    assert all(len(group) > 1 for group in groups)
    for one, other in pairs:
        if one != other and one in order and other in order:
            assert any(one in group and other in group for group in groups)
