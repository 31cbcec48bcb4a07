"""People, events and ties narrowed to what the base texts tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from coupexplorer.analysis.layers import core_statements, is_context, rests_on_context
from coupexplorer.domain.history import (
    Actor,
    Event,
    Membership,
    Movement,
    Name,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.vocabulary import Layer, NameKind
from coupexplorer.sheets.facts.sheet_facts import SheetFacts

TieT = TypeVar("TieT", Participation, Office, Membership, Relation, Movement)


class HistoryInBase:
    """The history in some facts as the base texts tell it.

    What names an actor, a place or an event that only the context tells goes with it, so that not
    even the name is printed.
    """

    def __init__(self, facts: SheetFacts) -> None:
        self._facts = facts
        kept = {i: a for i, a in facts.actors.items() if a.layer is not Layer.CONTEXT}
        self.actors: dict[str, Actor] = {i: self._actor(a, kept) for i, a in kept.items()}
        self.places: dict[str, Place] = {
            i: replace(place, claims=())
            for i, place in facts.places.items()
            if place.layer is not Layer.CONTEXT
        }
        self.events: tuple[Event, ...] = tuple(
            self._event(event) for event in facts.events if event.layer is not Layer.CONTEXT
        )
        self._events = {event.id for event in self.events}

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases; they are the frame of every case and stay, with their claims narrowed."""
        return tuple(
            replace(phase, claims=self._core(phase.claims)) for phase in self._facts.phases
        )

    @property
    def participations(self) -> tuple[Participation, ...]:
        """Who did what in the events that are left."""
        return tuple(
            part
            for part in self._ties(self._facts.participations)
            if part.event in self._events and self._known(part.actor)
        )

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices with holders and bodies that are left."""
        told = self._ties(self._facts.offices)
        return tuple(tie for tie in told if self._known(tie.holder, *filter(None, (tie.body,))))

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The memberships between actors that are left."""
        told = self._ties(self._facts.memberships)
        return tuple(tie for tie in told if self._known(tie.member, tie.body))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations between actors that are left."""
        told = self._ties(self._facts.relations)
        return tuple(tie for tie in told if self._known(tie.subject, tie.object))

    @property
    def movements(self) -> tuple[Movement, ...]:
        """The movements of actors that are left, without ends of the way that are not."""
        return tuple(
            replace(
                movement,
                movers=tuple(mover for mover in movement.movers if self._known(mover)),
                origin=self._place(movement.origin),
                destination=self._place(movement.destination),
            )
            for movement in self._ties(self._facts.movements)
            if any(self._known(mover) for mover in movement.movers)
        )

    def _actor(self, actor: Actor, kept: Mapping[str, Actor]) -> Actor:
        """An actor in full, or one that is only named with no more than the name: what is told of
        that one was not gathered, so nobody knows to which layer it belongs."""
        if actor.id not in self._facts.subjects:
            return Actor(
                actor.id, actor.kind, _preferred(actor), actor.sort_name, actor.cases,
                layer=actor.layer,
            )  # fmt: skip
        claims = self._facts.claims
        is_told = not rests_on_context(actor.life_claims, claims)
        return replace(
            actor,
            names=self._names(actor),
            summary=core_statements(actor.summary, claims),
            born=actor.born if is_told else None,
            died=actor.died if is_told else None,
            life_claims=self._core(actor.life_claims),
            distinct_from=tuple(i for i in actor.distinct_from if i in kept),
            counterparts=tuple(i for i in actor.counterparts if i in kept),
            claims=self._core(actor.claims),
        )

    def _names(self, actor: Actor) -> tuple[Name, ...]:
        """The forms of a name without those seen in the context alone; a preferred one stays, no
        longer telling where it was seen."""
        names: list[Name] = []
        for name in actor.names:
            source = self._facts.sources.get(name.source or "")
            if source is None or source.layer is not Layer.CONTEXT:
                names.append(name)
            elif name.kind is NameKind.PREFERRED:
                names.append(replace(name, source=None))
        return tuple(names)

    def _event(self, event: Event) -> Event:
        places = tuple(place for place in event.places if self._place(place))
        return replace(event, claims=self._core(event.claims), places=places)

    def _ties(self, ties: Iterable[TieT]) -> list[TieT]:
        """Ties that the base texts tell, with the claims that tell them."""
        return [
            replace(tie, claims=self._core(tie.claims))
            for tie in ties
            if not rests_on_context(tie.claims, self._facts.claims)
        ]

    def _core(self, claims: Iterable[str]) -> tuple[str, ...]:
        known = self._facts.claims
        return tuple(claim for claim in claims if not is_context(known.get(claim)))

    def _known(self, *actors: str) -> bool:
        """Whether some actors are all left; those that were never read count as left."""
        return all(actor in self.actors or actor not in self._facts.actors for actor in actors)

    def _place(self, place: str | None) -> str | None:
        gone = place not in self.places and place in self._facts.places
        return None if gone else place


def _preferred(actor: Actor) -> tuple[Name, ...]:
    """The preferred forms of a name, without telling where they were seen."""
    return tuple(
        replace(name, source=None) for name in actor.names if name.kind is NameKind.PREFERRED
    )
