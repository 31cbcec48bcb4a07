"""What the network shows: marks at their places, threads between them, and what stands out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from coupexplorer.analysis.network import Edge, Network, Standing, Strand, standing, strands
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import ActorLine
from coupexplorer.ui.network.colouring import Colours

Places = Mapping[str, tuple[float, float]]

FEWEST_IN_HULL = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One actor at its place; ``colours`` are numbers of the theme's colours. ``degree`` counts the
    others it is shown to be tied to, ``weight`` those it is tied to at all: a mark keeps its size
    while ties are hidden."""

    actor: ActorLine
    x: float
    y: float
    degree: int
    weight: int
    colours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A strand between two marks, by their places in the scene."""

    strand: Strand
    start: int
    end: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Hull:
    """A faction and those who belong to it, as places in the scene; ``colour`` is its own or that
    of its case, None when it has none or several."""

    marks: tuple[int, ...]
    colour: int | None


@dataclass(frozen=True, slots=True)
class Scene:
    """Marks in reading order, the threads between them, and the factions around them."""

    marks: tuple[Mark, ...] = ()
    threads: tuple[Thread, ...] = ()
    hulls: tuple[Hull, ...] = ()
    network: Network = field(default_factory=Network)
    window: TimeWindow | None = None
    at: Mapping[str, int] = field(default_factory=dict, compare=False)

    def place_of(self, actor: str) -> int | None:
        """The place of an actor among the marks."""
        return self.at.get(actor)

    def threads_at(self, place: int) -> list[int]:
        """The threads that end at a mark."""
        return [n for n, thread in enumerate(self.threads) if place in (thread.start, thread.end)]

    def edges(self) -> tuple[Edge, ...]:
        """The ties shown that may have held in the window or have no date."""
        return tuple(
            edge
            for edge in self.network.edges
            if standing(edge, self.window) is not Standing.OUTSIDE
        )


@dataclass(frozen=True, slots=True)
class Lit:
    """What stands out, as places in the scene; ``some`` is False when nothing is singled out."""

    ringed: int | None = None
    marks: frozenset[int] = frozenset()
    threads: frozenset[int] = frozenset()

    @property
    def some(self) -> bool:
        """Whether the rest is to be faded."""
        return bool(self.marks)


def scene_of(
    network: Network,
    layer: Network,
    places: Places,
    colours: Colours,
    window: TimeWindow | None,
    *,
    mirrored: bool = False,
) -> Scene:
    """The scene of those actors of a network that have a place; ``layer`` is all there is in the
    layers shown."""
    sign = -1 if mirrored else 1
    marks = tuple(
        Mark(
            actor,
            sign * places[actor.id][0],
            places[actor.id][1],
            network.degree(actor.id),
            layer.degree(actor.id),
            colours.numbers(actor),
        )
        for actor in network.nodes
        if actor.id in places
    )
    at = {mark.actor.id: number for number, mark in enumerate(marks)}
    drawn = [e for e in network.edges if e.tie.start in at and e.tie.end in at]
    threads = tuple(
        Thread(strand, at[strand.start], at[strand.end], _standing(strand, window))
        for strand in strands(drawn)
    )
    return Scene(marks, threads, _hulls(network, marks, at), network, window, at)


def in_window(scene: Scene, window: TimeWindow | None) -> Scene:
    """The same scene in another time window: nothing but the standing of its threads changes."""
    threads = tuple(replace(t, standing=_standing(t.strand, window)) for t in scene.threads)
    return replace(scene, threads=threads, window=window)


def lit_by(scene: Scene, subject: Ref | None) -> Lit:
    """What a subject singles out: an actor with its neighbours, or the ties that rest on a claim,
    or the ties between whom a tie holds. Nothing for other subjects."""
    if subject is None:
        return Lit()
    if subject.kind is Kind.ACTOR:
        place = scene.place_of(subject.id)
        if place is None:
            return Lit()
        touching = _numbered(scene, lambda thread: place in (thread.start, thread.end))
        return Lit(place, _ends(scene, touching) | {place}, touching)
    found = _numbered(scene, lambda thread: any(_rests(e, subject) for e in thread.strand.edges))
    return Lit(None, _ends(scene, found), found)


def _rests(edge: Edge, subject: Ref) -> bool:
    return edge.tie.ref == subject or (subject.kind is Kind.CLAIM and subject.id in edge.claims)


def _numbered(scene: Scene, wanted: Callable[[Thread], bool]) -> frozenset[int]:
    return frozenset(n for n, thread in enumerate(scene.threads) if wanted(thread))


def _ends(scene: Scene, threads: frozenset[int]) -> frozenset[int]:
    return frozenset(end for n in threads for end in (scene.threads[n].start, scene.threads[n].end))


def _standing(strand: Strand, window: TimeWindow | None) -> Standing:
    """A strand holds when one of its ties does, and is undated when one is and none does."""
    found = {standing(edge, window) for edge in strand.edges}
    if Standing.INSIDE in found:
        return Standing.INSIDE
    return Standing.UNDATED if Standing.UNDATED in found else Standing.OUTSIDE


def _hulls(network: Network, marks: tuple[Mark, ...], at: Mapping[str, int]) -> tuple[Hull, ...]:
    hulls = []
    for faction, members in network.factions().items():
        if faction not in at:
            continue
        places = tuple(at[name] for name in (faction, *members) if name in at)
        if len(places) >= FEWEST_IN_HULL:
            colours = marks[at[faction]].colours
            hulls.append(Hull(places, colours[0] if len(colours) == 1 else None))
    return tuple(hulls)
