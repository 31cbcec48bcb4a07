"""Which colour an actor takes: that of its cases, or of the factions it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coupexplorer.analysis.network import Network
from coupexplorer.domain.tie_web import ActorLine
from coupexplorer.domain.vocabulary import ActorKind


class Colouring(StrEnum):
    """What the colours stand for."""

    CASES = "cases"
    FACTIONS = "factions"


@dataclass(frozen=True, slots=True)
class Colours:
    """The number of the colour of each case or faction, by id; ``of_actor`` the factions that an
    actor belongs to. With factions more than the theme has colours, colours come again."""

    by: Colouring = Colouring.CASES
    order: Mapping[str, int] = field(default_factory=dict)
    of_actor: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def numbers(self, actor: ActorLine) -> tuple[int, ...]:
        """The colours of an actor, in order; none for one of no case or faction."""
        if self.by is Colouring.CASES:
            names: Sequence[str] = actor.cases
        elif actor.kind is ActorKind.FACTION:
            names = (actor.id,)
        else:
            names = self.of_actor.get(actor.id, ())
        return tuple(sorted(self.order[name] for name in names if name in self.order))


def by_cases(cases: Sequence[str]) -> Colours:
    """The colours of the cases, which are the same in all panes."""
    return Colours(Colouring.CASES, {case: number for number, case in enumerate(cases)})


def by_factions(network: Network) -> Colours:
    """A colour for each faction of a network, in reading order. Give it the whole network of a
    layer, so that hiding some of it changes no colour."""
    factions = network.factions()
    of_actor: dict[str, tuple[str, ...]] = {}
    for faction, members in factions.items():
        for member in members:
            of_actor[member] = (*of_actor.get(member, ()), faction)
    order = {faction: number for number, faction in enumerate(factions)}
    return Colours(Colouring.FACTIONS, order, of_actor)
