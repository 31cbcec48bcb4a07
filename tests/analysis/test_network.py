"""The network as a graph: what a layer, a window or a case leaves of it, and what it marks."""

from __future__ import annotations

import pytest
from tests.samples import day

from coupexplorer.analysis.network import (
    Network,
    Standing,
    network_of,
    standing,
    strands,
    turning_points,
)
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Dispute, Side
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieLine, TieWeb
from coupexplorer.domain.vocabulary import ActorKind, DisputeKind, Layer

NEVER = HistoricalDate.unresolved("once", "no date is given")
DAY = 1440


def actor(name: str, *cases: str, kind: ActorKind = ActorKind.PERSON) -> ActorLine:
    return ActorLine(name, kind, name.upper(), cases=cases)


def tie(
    start: str,
    kind: TieKind,
    end: str,
    *claims: str,
    date: HistoricalDate = NEVER,
    name: str = "",
) -> TieLine:
    ref = Ref(Kind.RELATION, name or f"{start}-{kind}-{end}")
    return TieLine(ref, start, kind, end, date, claims)


def web(*ties: TieLine, disputes: tuple[Dispute, ...] = (), context: str = "") -> TieWeb:
    names = dict.fromkeys(end for t in ties for end in (t.start, t.end))
    actors = tuple(actor(name) for name in names)
    return TieWeb(actors, ties, disputes, frozenset(context.split()))


def window(first: str, last: str) -> TimeWindow:
    span = day(f"{first}/{last}").possible_span
    assert span is not None
    network = network_of(web(tie("a", TieKind.ALLY, "b", date=day(f"{first}/{last}"))))
    return TimeWindow(*turning_points(network.edges))


def drawn(network: Network) -> list[tuple[str, str]]:
    return [edge.ends for edge in network.edges]


def test_hiding_the_context_hides_the_ties_that_rest_on_it_alone() -> None:
    both = tie("a", TieKind.ALLY, "b", "core", "beyond")
    alone = tie("a", TieKind.RIVAL, "c", "beyond")
    unsourced = tie("b", TieKind.KIN, "c")
    whole = web(both, alone, unsourced, context="beyond")
    assert drawn(network_of(whole)) == [("a", "b"), ("a", "c"), ("b", "c")]
    left = network_of(whole, context=False)
    assert drawn(left) == [("a", "b"), ("b", "c")]
    assert left.edges[0].claims == ("core",)
    assert [edge.layer for edge in network_of(whole).edges] == [
        Layer.CORE,
        Layer.CONTEXT,
        Layer.CORE,
    ]


def test_an_actor_of_the_hidden_layer_takes_its_ties_with_it() -> None:
    actors = (actor("a"), ActorLine("b", ActorKind.PERSON, "B", layer=Layer.CONTEXT))
    network = network_of(TieWeb(actors, (tie("a", TieKind.ALLY, "b", "core"),)), context=False)
    assert [node.id for node in network.nodes] == ["a"]
    assert not network.edges


def test_a_tie_to_oneself_is_left_out() -> None:
    assert not network_of(web(tie("a", TieKind.ALLY, "a"))).edges


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (day("1963-11-12"), Standing.INSIDE),
        (day("1963"), Standing.INSIDE),
        (day("1960/.."), Standing.INSIDE),
        (day("1963-12-02"), Standing.OUTSIDE),
        (day("../1963-10-31"), Standing.OUTSIDE),
        (NEVER, Standing.UNDATED),
    ],
)
def test_only_a_tie_that_surely_lies_outside_the_window_is_set_aside(
    date: HistoricalDate, expected: Standing
) -> None:
    edge = network_of(web(tie("a", TieKind.ALLY, "b", date=date))).edges[0]
    assert standing(edge, window("1963-11-01", "1963-12-01")) is expected
    assert standing(edge, None) is not Standing.OUTSIDE


def test_steps_are_counted_along_ties_in_either_direction() -> None:
    network = network_of(
        web(
            tie("a", TieKind.ALLY, "b"),
            tie("c", TieKind.SUPERIOR, "b"),
            tie("c", TieKind.PART, "d"),
        )
    )
    assert network.around("a", 1) == (frozenset("ab"), 2)
    assert network.around("a", 2) == (frozenset("abc"), 3)
    assert network.around("nobody", 2) == (frozenset(), 0)
    near, _ = network.around("a", 2)
    assert drawn(network.among(near)) == [("a", "b"), ("c", "b")]


def test_of_too_many_the_nearest_are_kept_and_all_are_counted() -> None:
    star = [tie("hub", TieKind.ALLY, f"n{n}") for n in range(6)]
    far = [tie("n5", TieKind.ALLY, "far")]
    network = network_of(web(*far, *star))
    near, of = network.around("hub", 2, 4)
    assert of == 8
    assert near == {"hub", "n5", "n0", "n1"}
    assert network.around("hub", 2, 7)[0] == {"hub", *(f"n{n}" for n in range(6))}


def test_actors_of_no_case_stay_whatever_cases_are_chosen() -> None:
    actors = (actor("a", "one"), actor("b", "two"), actor("c"), actor("d", "one", "two"))
    network = network_of(TieWeb(actors, (tie("a", TieKind.ALLY, "b"), tie("a", TieKind.KIN, "c"))))
    left = network.in_cases(("one",))
    assert [node.id for node in left.nodes] == ["a", "c", "d"]
    assert drawn(left) == [("a", "c")]
    assert network.in_cases(()) is network


def test_ties_of_one_kind_between_two_are_one_strand_and_other_kinds_lie_beside_it() -> None:
    network = network_of(
        web(
            tie("b", TieKind.ALLY, "a", name="1"),
            tie("a", TieKind.ALLY, "b", name="2"),
            tie("a", TieKind.SUPERIOR, "b", name="3"),
            tie("b", TieKind.SUPERIOR, "a", name="4"),
            tie("a", TieKind.ALLY, "c", name="5"),
        )
    )
    found = strands(network.edges)
    assert [(s.start, s.kind, s.end, len(s.edges)) for s in found] == [
        ("a", TieKind.ALLY, "b", 2),
        ("a", TieKind.SUPERIOR, "b", 1),
        ("b", TieKind.SUPERIOR, "a", 1),
        ("a", TieKind.ALLY, "c", 1),
    ]
    assert [(s.beside, s.among) for s in found] == [(0, 3), (1, 3), (2, 3), (0, 1)]


def dispute(kind: DisputeKind, *actors: str) -> Dispute:
    subjects = tuple(Ref(Kind.ACTOR, name) for name in actors)
    return Dispute(
        "K", "?", kind, (Side("yes", ("core",)), Side("no", ("beyond",))), subjects=subjects
    )


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (dispute(DisputeKind.RELATION, "a"), True),
        (dispute(DisputeKind.OFFICE, "b"), True),
        (dispute(DisputeKind.OFFICE, "c"), False),
        (dispute(DisputeKind.RELATION), False),
        (dispute(DisputeKind.AGENCY, "a", "b"), True),
        (dispute(DisputeKind.AGENCY, "a"), False),
        (dispute(DisputeKind.DATE), False),
        (dispute(DisputeKind.NAME, "a", "b"), False),
    ],
)
def test_a_tie_is_disputed_when_a_dispute_on_its_claim_is_about_it(
    about: Dispute, expected: bool
) -> None:
    whole = web(tie("a", TieKind.ALLY, "b", "core"), disputes=(about,), context="beyond")
    assert network_of(whole).edges[0].disputed is expected
    assert not network_of(whole, context=False).edges[0].disputed


def test_a_dispute_that_names_a_tie_marks_it() -> None:
    one = tie("a", TieKind.ALLY, "b")
    named = Dispute("K", "?", DisputeKind.DATE, (Side("x", ()), Side("y", ())), subjects=(one.ref,))
    assert network_of(web(one, disputes=(named,))).edges[0].disputed


def test_members_of_a_faction_are_told_once_each() -> None:
    actors = (actor("a"), actor("b"), actor("f", kind=ActorKind.FACTION), actor("g"))
    ties = (
        tie("a", TieKind.MEMBER, "f", name="1"),
        tie("a", TieKind.OFFICE, "f", name="2"),
        tie("b", TieKind.PART, "f"),
        tie("f", TieKind.RIVAL, "g"),
    )
    network = network_of(TieWeb(actors, ties))
    assert network.factions() == {"f": ("a", "b")}


def test_turning_points_are_the_known_edges_of_dates_in_order() -> None:
    network = network_of(
        web(
            tie("a", TieKind.ALLY, "b", date=day("1963-11-12/..")),
            tie("a", TieKind.KIN, "b", date=day("1963-11-11")),
            tie("a", TieKind.PART, "b"),
        )
    )
    points = turning_points(network.edges)
    assert len(points) == 2
    assert points[1] - points[0] == DAY
