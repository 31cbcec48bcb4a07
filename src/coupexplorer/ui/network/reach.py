"""How much of the network is shown: everyone, or who is near the actor looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from coupexplorer.analysis.network import Network
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieWeb
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.network.scene import Places

MOST_ACTORS = 400
"""More than this no picture holds; what lies around one actor is shown then."""

MOST_NEAR = 120
"""Actors shown around one of them."""

MOST_TIES = 600
"""More than this are a blot, and take longer to paint than a reader should wait."""

FEWEST_NEAR = 15


class Reach(Enum):
    """How far from the actor looked at one sees, in steps; 0 stands for everyone."""

    ALL = 0
    ONE = 1
    TWO = 2
    THREE = 3

    @property
    def steps(self) -> int:
        """How many steps are read when everyone is too many."""
        return self.value or Reach.TWO.value


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was read and laid out: the web, its graph with and without the context, and a place for
    every actor with a tie. Of a web that is not whole, ``within`` counts the actors within
    ``steps`` of ``actor``, and ``total`` those in the casebook."""

    web: TieWeb = field(default_factory=TieWeb)
    whole: Network = field(default_factory=Network)
    core: Network = field(default_factory=Network)
    places: Places = field(default_factory=dict)
    actor: str | None = None
    steps: int = 0
    within: int = 0
    total: int = 0

    def layer(self, *, context: bool) -> Network:
        """The graph of the layers shown."""
        return self.whole if context else self.core

    @property
    def holds_everyone(self) -> bool:
        """Whether one picture can hold all of it."""
        return self.web.whole and len(self.whole.edges) <= MOST_TIES


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asks of the web: the surroundings, and the pane's own choices."""

    focus: Focus
    actor: str | None
    reach: Reach = Reach.ALL
    hidden: frozenset[TieKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a web that is shown. Around an actor, ``of`` counts how many there are within
    ``steps``: in a casebook too large to be read whole, whatever is hidden; 0 when everyone is
    shown. ``is_full`` when there is no room for more."""

    network: Network
    steps: int = 0
    of: int = 0
    is_full: bool = False


def shown_part(drawing: Drawing, view: View) -> Shown:
    """The part of a web that a reader asks for, as much of it as a picture holds."""
    focus = view.focus
    network = drawing.layer(context=focus.context)
    if drawing.web.whole:
        network = network.in_cases(focus.cases)
    network = network.of_kinds(frozenset(TieKind) - view.hidden)
    if view.reach is Reach.ALL and drawing.holds_everyone:
        return Shown(network)
    actor = view.actor if drawing.web.whole else drawing.actor
    if actor is None:
        return Shown(Network(whole=drawing.web.whole))
    steps, most = view.reach.steps if drawing.web.whole else drawing.steps, MOST_NEAR
    while True:
        near, of = network.around(actor, steps, most)
        part = network.among(near)
        if len(part.edges) <= MOST_TIES or most <= FEWEST_NEAR:
            break
        most //= 2
    of = of if drawing.web.whole else max(of, drawing.within)
    return Shown(part, steps, of, len(part.nodes) >= most)


def untied(drawing: Drawing, view: View) -> tuple[ActorLine, ...]:
    """The actors of the chosen cases whom no tie in the casebook concerns."""
    if not drawing.holds_everyone or view.reach is not Reach.ALL:
        return ()
    shown = drawing.layer(context=view.focus.context).in_cases(view.focus.cases)
    return tuple(node for node in shown.nodes if not drawing.whole.degree(node.id))


def looked_at(focus: Focus, before: str | None) -> str | None:
    """The actor looked at now, or last."""
    subject = focus.subject
    return subject.id if subject is not None and subject.kind is Kind.ACTOR else before


def name_of(drawing: Drawing, actor: str | None) -> str:
    """The name of an actor in the web; empty when it is not there."""
    titles: Mapping[str, str] = {node.id: node.title for node in drawing.web.actors}
    return titles.get(actor or "", "")
