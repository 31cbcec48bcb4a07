"""The network of actors as a graph: what of it is shown, and what lies around one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.layers import core_dispute
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieLine, TieWeb
from coupexplorer.domain.vocabulary import ActorKind, DisputeKind, Layer

EPOCH = datetime(1, 1, 1)


class Standing(StrEnum):
    """How the time of a tie stands to a time window."""

    INSIDE = "inside"
    UNDATED = "undated"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie in the layers shown: ``claims`` without the hidden ones, and whether sources
    disagree on it in substance."""

    tie: TieLine
    claims: tuple[str, ...]
    layer: Layer
    disputed: bool

    @property
    def ends(self) -> tuple[str, str]:
        """The two actors, from and to."""
        return self.tie.start, self.tie.end


@dataclass(frozen=True, slots=True)
class Strand:
    """All ties of one kind between the same two actors, in the same direction; drawn as one.

    ``beside`` counts the strands between the two from 0, ``among`` how many there are.
    """

    start: str
    kind: TieKind
    end: str
    edges: tuple[Edge, ...]
    beside: int = 0
    among: int = 1

    @property
    def disputed(self) -> bool:
        """Whether sources disagree on one of the ties."""
        return any(edge.disputed for edge in self.edges)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and the ties among them. ``neighbours`` goes both ways."""

    nodes: tuple[ActorLine, ...] = ()
    edges: tuple[Edge, ...] = ()
    whole: bool = True
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def node(self, identifier: str) -> ActorLine | None:
        """An actor by id."""
        return next((node for node in self.nodes if node.id == identifier), None)

    def degree(self, identifier: str) -> int:
        """With how many others an actor is tied."""
        return len(self.neighbours.get(identifier, ()))

    def around(
        self, identifier: str, steps: int, most: int | None = None
    ) -> tuple[frozenset[str], int]:
        """The actor and all within some steps, the nearest ``most`` of them in reading order; and
        how many there are. Empty for one who is not here."""
        order = {node.id: number for number, node in enumerate(self.nodes)}
        if identifier not in order:
            return frozenset(), 0
        found, edge = {identifier: None}, [identifier]
        for _ in range(steps):
            near = {n for here in edge for n in self.neighbours.get(here, ())}
            edge = sorted(near - found.keys(), key=order.__getitem__)
            if not edge:
                break
            found.update(dict.fromkeys(edge))
        return frozenset(list(found)[:most]), len(found)

    def among(self, identifiers: frozenset[str]) -> Network:
        """The part of the network that some actors make among themselves."""
        nodes = tuple(node for node in self.nodes if node.id in identifiers)
        edges = [e for e in self.edges if identifiers.issuperset(e.ends)]
        return _tied(nodes, edges, whole=self.whole)

    def of_kinds(self, kinds: frozenset[TieKind]) -> Network:
        """The same actors with the ties of some kinds."""
        return _tied(self.nodes, [e for e in self.edges if e.tie.kind in kinds], whole=self.whole)

    def in_cases(self, cases: Sequence[str]) -> Network:
        """The part about some cases; actors of no case stay. No cases asks for all."""
        if not cases:
            return self
        kept = {n.id for n in self.nodes if not n.cases or not set(cases).isdisjoint(n.cases)}
        return self.among(frozenset(kept))

    def factions(self) -> dict[str, tuple[str, ...]]:
        """The factions that have at least one member here, and who belongs to each, in reading
        order, each once."""
        known = {n.id: dict[str, None]() for n in self.nodes if n.kind is ActorKind.FACTION}
        for edge in self.edges:
            if edge.tie.kind.is_belonging and edge.tie.end in known:
                known[edge.tie.end][edge.tie.start] = None
        return {faction: tuple(members) for faction, members in known.items() if members}


def network_of(web: TieWeb, *, context: bool = True) -> Network:
    """The graph of a web. Without the context all that rests on it alone is left out."""
    nodes = tuple(n for n in web.actors if context or n.layer is not Layer.CONTEXT)
    known = {node.id for node in nodes}
    disputes = _weighty(web, context=context)
    doubted: dict[str, list[Dispute]] = {}
    for dispute in disputes:
        for claim in dispute.claim_ids():
            doubted.setdefault(claim, []).append(dispute)
    named = {ref for dispute in disputes for ref in dispute.subjects}
    edges = []
    for tie in web.ties:
        claims = tie.claims if context else _core(tie.claims, web.context_claims)
        told = bool(claims) or not tie.claims
        if not told or tie.start not in known or tie.end not in known or tie.start == tie.end:
            continue
        beyond = bool(tie.claims) and web.context_claims.issuperset(tie.claims)
        layer = Layer.CONTEXT if beyond else Layer.CORE
        about = (dispute for claim in claims for dispute in doubted.get(claim, ()))
        disputed = tie.ref in named or any(_concerns(dispute, tie) for dispute in about)
        edges.append(Edge(tie, claims, layer, disputed))
    return _tied(nodes, edges, whole=web.whole)


def standing(edge: Edge, window: TimeWindow | None) -> Standing:
    """Whether a tie may have held in a window, surely did not, or has no date that could tell."""
    span = edge.tie.date.possible_span
    if span is None:
        return Standing.UNDATED
    if window is None or window.touches(_minutes(span[0]), _minutes(span[1])):
        return Standing.INSIDE
    return Standing.OUTSIDE


def strands(edges: Iterable[Edge]) -> tuple[Strand, ...]:
    """Ties of one kind between the same two actors taken together, in reading order."""
    bundles: dict[tuple[str, TieKind, str], list[Edge]] = {}
    for edge in edges:
        start, end = edge.ends
        if edge.tie.kind.is_mutual and start > end:
            start, end = end, start
        bundles.setdefault((start, edge.tie.kind, end), []).append(edge)
    between: dict[frozenset[str], list[tuple[str, TieKind, str]]] = {}
    for key in bundles:
        between.setdefault(frozenset((key[0], key[2])), []).append(key)
    return tuple(
        Strand(*key, tuple(found), siblings.index(key), len(siblings))
        for key, found in bundles.items()
        for siblings in (between[frozenset((key[0], key[2]))],)
    )


def turning_points(edges: Iterable[Edge]) -> tuple[int, ...]:
    """Every minute (since 0001-01-01) at which a tie may begin or end, in order, each once."""
    found = set()
    for edge in edges:
        for side in edge.tie.date.possible_span or ():
            if side is not None:
                found.add(_minutes(side) or 0)
    return tuple(sorted(found))


def _tied(nodes: tuple[ActorLine, ...], edges: Sequence[Edge], *, whole: bool) -> Network:
    neighbours: dict[str, set[str]] = {}
    for edge in edges:
        start, end = edge.ends
        neighbours.setdefault(start, set()).add(end)
        neighbours.setdefault(end, set()).add(start)
    frozen = {name: frozenset(others) for name, others in neighbours.items()}
    return Network(nodes, tuple(edges), whole, frozen)


def _weighty(web: TieWeb, *, context: bool) -> list[Dispute]:
    """The disputes on substance, in the layers shown."""
    shown = []
    for dispute in web.disputes:
        left = dispute if context else core_dispute(dispute, web.context_claims.__contains__)
        if left is not None and left.kind not in DisputeKind.of_form():
            shown.append(left)
    return shown


def _concerns(dispute: Dispute, tie: TieLine) -> bool:
    """Whether a dispute that holds a claim of a tie is about the tie.

    A claim tells more than one thing: the dispute has to name both ends, or one of them when it is
    about an office or a relation.
    """
    named = {ref.id for ref in dispute.subjects if ref.kind is Kind.ACTOR}
    here = (tie.start in named) + (tie.end in named)
    return here == 2 or (here == 1 and dispute.kind in (DisputeKind.OFFICE, DisputeKind.RELATION))


def _core(claims: Sequence[str], hidden: frozenset[str]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if claim not in hidden)


def _minutes(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    passed = moment - EPOCH
    return passed.days * 1440 + passed.seconds // 60
