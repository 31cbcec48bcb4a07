"""What a profile shows: one record, and all its page needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from coupexplorer.domain.casebook import Record
from coupexplorer.domain.comparison import Dimension
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.evidence import Claim, Source, Statement
from coupexplorer.domain.history import (
    Case,
    Membership,
    Movement,
    Office,
    Participation,
    Relation,
)
from coupexplorer.domain.identity import Ref


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """An actor's ties and events; ``roles`` maps event ids to what the actor was in them.

    ``life_shown`` is False when the life dates rest on a layer that is hidden, ``more`` True when
    there are more ties or events than are listed.
    """

    offices: Sequence[Office]
    memberships: Sequence[Membership]
    relations: Sequence[Relation]
    events: Sequence[EventLine]
    roles: Mapping[str, str]
    movements: Sequence[Movement] = ()
    life_shown: bool = True
    more: bool = False


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Who took part in an event; ``nearby`` reads what else happened in its case within two days:
    it stands last on the page and is asked for when its turn comes."""

    participations: Sequence[Participation]
    nearby: Callable[[], Sequence[EventLine]] = tuple
    movements: Sequence[Movement] = ()


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What happened at a place, and who came and went; ``more`` when not all is listed."""

    events: Sequence[EventLine]
    movements: Sequence[Movement] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What a thread between cases tells in the layers shown, and the events it runs through."""

    statements: Sequence[Statement]
    events: Sequence[EventLine]


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What rests on a claim, and its neighbours: for each source the claims before and after."""

    resting: Sequence[Ref] = ()
    neighbours: Sequence[tuple[str, Claim | None, Claim | None]] = ()


Facts = ActorFacts | EventFacts | PlaceFacts | LinkFacts | ClaimFacts


@dataclass(frozen=True, slots=True)
class Profile:
    """One record with everything its page needs; ``hidden`` when only a hidden layer tells it."""

    subject: Ref
    record: Record
    facts: Facts | None
    cases: Mapping[str, Case]
    sources: Mapping[str, Source]
    titles: Mapping[Ref, str]
    dimension: Dimension | None = None
    counterpart_cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: bool = False

    def case_index(self, case: str) -> int:
        """A case's place in the casebook; 0 for an unknown one."""
        return list(self.cases).index(case) if case in self.cases else 0
