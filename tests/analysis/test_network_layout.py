"""The layout: the same for the same ties, nobody on top of anybody, cases on their sides."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.test_network import actor, tie, web

from coupexplorer.analysis.network import network_of
from coupexplorer.analysis.network_layout import ROOM, LayoutStopped, lay_out
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieWeb
from coupexplorer.domain.vocabulary import Layer

pairs = st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda p: p[0] != p[1])


@settings(max_examples=40, deadline=None)
@given(st.lists(pairs, min_size=1, max_size=30, unique=True))
def test_any_network_is_laid_out_twice_alike_with_room_for_each(
    ends: list[tuple[int, int]],
) -> None:
    network = network_of(web(*(tie(f"n{a}", TieKind.ALLY, f"n{b}") for a, b in ends)))
    places = lay_out(network)
    assert places == lay_out(network)
    assert set(places) == {node.id for node in network.nodes}
    for one, other in combinations(places.values(), 2):
        across, down = (one[0] - other[0]) / ROOM[0], (one[1] - other[1]) / ROOM[1]
        assert math.hypot(across, down) > 0.6


def test_only_actors_with_ties_have_a_place() -> None:
    whole = web(tie("a", TieKind.ALLY, "b"))
    lonely = TieWeb((*whole.actors, actor("c")), whole.ties)
    assert set(lay_out(network_of(lonely))) == {"a", "b"}
    assert lay_out(network_of(TieWeb((actor("c"),)))) == {}


def test_each_case_stands_on_its_own_side_in_the_order_given() -> None:
    left = [actor(f"l{n}", "one") for n in range(6)]
    right = [actor(f"r{n}", "two") for n in range(6)]
    ties = [tie(group[0].id, TieKind.ALLY, a.id) for group in (left, right) for a in group[1:]]
    ties.append(tie("l0", TieKind.RIVAL, "r0"))
    network = network_of(TieWeb((*left, *right), tuple(ties)))
    for cases, sign in ((("one", "two"), 1), (("two", "one"), -1)):
        places = lay_out(network, cases)
        middle = [sum(places[a.id][0] for a in group) / 6 for group in (left, right)]
        assert sign * (middle[1] - middle[0]) > 1


def test_those_tied_stand_nearer_than_those_far_apart_along_a_chain() -> None:
    chain = [tie(f"n{n}", TieKind.ALLY, f"n{n + 1}") for n in range(8)]
    places = lay_out(network_of(web(*chain)))
    assert math.dist(places["n0"], places["n1"]) < math.dist(places["n0"], places["n4"])
    assert math.dist(places["n0"], places["n4"]) < math.dist(places["n0"], places["n8"])


def test_a_group_of_its_own_stands_beside_the_largest() -> None:
    star = [tie("hub", TieKind.ALLY, f"n{n}") for n in range(6)]
    places = lay_out(network_of(web(*star, tie("x", TieKind.KIN, "y"))))
    rightmost = max(places[name][0] for name in places if name not in "xy")
    assert min(places["x"][0], places["y"][0]) > rightmost


def test_what_a_filter_hides_is_laid_out_all_the_same() -> None:
    whole = web(tie("a", TieKind.ALLY, "b", "core"), tie("b", TieKind.ALLY, "c", "beyond"))
    beyond = ActorLine("c", whole.actors[2].kind, "C", layer=Layer.CONTEXT)
    hidden = TieWeb((*whole.actors[:2], beyond), whole.ties, (), frozenset({"beyond"}))
    assert lay_out(network_of(hidden)) == lay_out(network_of(whole))


def test_a_layout_that_is_not_wanted_any_more_is_stopped() -> None:
    ring = [tie(f"n{n}", TieKind.ALLY, f"n{(n + 1) % 30}") for n in range(30)]
    asked = []

    def wanted() -> bool:
        asked.append(True)
        return len(asked) < 5

    with pytest.raises(LayoutStopped):
        lay_out(network_of(web(*ring)), (), wanted)
    assert len(asked) == 5
