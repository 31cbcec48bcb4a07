"""How much of the network is shown: everyone, or who is near the actor looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from coupexplorer.analysis.network import Network, network_of
from coupexplorer.domain.history import Case
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.tie_web import ActorLine, TieKind, TieWeb
from coupexplorer.ui.focus import Focus

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

MOST_ACTORS = 400
"""More than this no picture holds; what lies around one actor is shown then."""


class Reach(Enum):
    """How far from the actor looked at one sees, in steps; 0 stands for everyone."""

    ALL = 0
    ONE = 1
    TWO = 2


@dataclass(frozen=True, slots=True)
class View:
    """What a reader asks of the web: the surroundings, and the pane's own choices."""

    focus: Focus
    actor: str | None
    reach: Reach = Reach.ALL
    hidden: frozenset[TieKind] = frozenset()


def read_web(casebook: Casebook, focus: Focus, actor: str | None) -> TieWeb:
    """The web of a casebook, or of the chosen cases, or around an actor, as its size allows."""
    return casebook.tie_web(focus.cases, actor, Reach.TWO.value, most=MOST_ACTORS)


def shown_network(web: TieWeb, view: View) -> Network:
    """The part of a web that is shown."""
    focus = view.focus
    network = network_of(web, context=focus.context).in_cases(focus.cases)
    network = network.of_kinds(frozenset(TieKind) - view.hidden)
    if view.reach is Reach.ALL or view.actor is None:
        return network
    near = network.around(view.actor, view.reach.value)
    return network.among(near) if near else replace(network, nodes=(), edges=())


def untied(web: TieWeb, view: View) -> tuple[ActorLine, ...]:
    """The actors of the chosen cases whom no tie in the casebook concerns."""
    if not web.whole or view.reach is not Reach.ALL:
        return ()
    whole = network_of(web)
    shown = network_of(web, context=view.focus.context).in_cases(view.focus.cases)
    return tuple(node for node in shown.nodes if not whole.degree(node.id))


def looked_at(focus: Focus, before: str | None) -> str | None:
    """The actor looked at now, or last."""
    subject = focus.subject
    return subject.id if subject is not None and subject.kind is Kind.ACTOR else before


def colour_order(cases: Sequence[Case]) -> tuple[str, ...]:
    """The cases in the order of their colours, which is that of the casebook."""
    return tuple(case.id for case in cases)
