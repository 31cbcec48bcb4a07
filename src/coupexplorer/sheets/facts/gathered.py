"""What was read so far for one document, and every claim that rests under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref

_Rests = Phase | Event | Participation | Office | Membership | Relation | Movement


@dataclass(slots=True)
class Gathered:
    """Records read for one document, grown step by step and closed by `finishing.finished`.

    ``told_cases`` says whether what is told of the cases is printed, not only their days zero;
    ``subjects`` are the actors printed in full. ``about`` are claims that nothing else names.
    """

    cases: tuple[Case, ...]
    phases: tuple[Phase, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    events: tuple[Event, ...] = ()
    participations: tuple[Participation, ...] = ()
    subjects: dict[str, Actor] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    memberships: dict[str, Membership] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    about: dict[str, Claim] = field(default_factory=dict)
    told_cases: bool = False
    cut: set[Ref] = field(default_factory=set)
    cut_kinds: set[Kind] = field(default_factory=set)

    @property
    def case_ids(self) -> tuple[str, ...]:
        """The ids of the cases, in printing order."""
        return tuple(case.id for case in self.cases)

    def claim_ids(self) -> dict[str, None]:
        """Every claim that something printed rests on, each once, in the order it is met."""
        return dict.fromkeys((*self._of_comparison(), *self._of_history(), *self.about))

    def actor_ids(self) -> dict[str, None]:
        """Every actor that is printed or named, each once."""
        found = list(self.subjects)
        found.extend(part.actor for part in self.participations)
        for actor in self.subjects.values():
            found.extend((*actor.distinct_from, *actor.counterparts))
        for office in self.offices.values():
            found.extend(each for each in (office.holder, office.body) if each)
        for tie in self.memberships.values():
            found.extend((tie.member, tie.body))
        for relation in self.relations.values():
            found.extend((relation.subject, relation.object))
        for movement in self.movements.values():
            found.extend(movement.movers)
        return dict.fromkeys(found)

    def place_ids(self) -> dict[str, None]:
        """Every place that is named, each once."""
        found = [place for event in self.events for place in event.places]
        for movement in self.movements.values():
            found.extend(end for end in (movement.origin, movement.destination) if end)
        return dict.fromkeys(found)

    def _of_comparison(self) -> Iterator[str]:
        for case in self.cases:
            yield from case.day_zero_reason.claims
            if self.told_cases:
                yield from (claim for told in case.summary for claim in told.claims)
        for cell in self.cells.values():
            yield from cell.claim_ids()
        for link in self.links:
            yield from link.claim_ids()

    def _of_history(self) -> Iterator[str]:
        records: list[_Rests] = [*self.phases, *self.events, *self.participations]
        records += [*self.offices.values(), *self.memberships.values()]
        records += [*self.relations.values(), *self.movements.values()]
        for record in records:
            yield from record.claims
        for actor in self.subjects.values():
            yield from (claim for told in actor.summary for claim in told.claims)
            yield from (*actor.life_claims, *actor.claims)
