"""Who and what the casebook is about: cases, phases, events, actors, places, offices, relations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Layer,
    MovementKind,
    NameKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    Script,
)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name; ``source`` is where it was seen, when that is known."""

    text: str
    script: Script = Script.LATIN
    kind: NameKind = NameKind.VARIANT
    source: str | None = None


def preferred_name(names: tuple[Name, ...], script: Script = Script.LATIN) -> str:
    """The preferred form in a script, else the first form in it, else an empty string."""
    in_script = [name for name in names if name.script is script]
    preferred = [name for name in in_script if name.kind is NameKind.PREFERRED]
    return (preferred or in_script)[0].text if in_script else ""


@dataclass(frozen=True, slots=True)
class Case:
    """A crisis under comparison, with its decisive day (``day_zero``) and why it was chosen."""

    id: str
    title: str
    short_title: str
    span: str
    day_zero: dt.date
    day_zero_reason: Statement
    summary: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A dated band of one case."""

    id: str
    case: str
    kind: PhaseKind
    title: str
    date: HistoricalDate
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in one case and phase; ``importance`` runs from 1 (most) to 3."""

    id: str
    case: str
    phase: PhaseKind
    title: str
    date: HistoricalDate
    claims: tuple[str, ...]
    short_title: str = ""
    places: tuple[str, ...] = ()
    importance: int = 2
    layer: Layer = Layer.CORE


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, faction, state body or social group.

    ``life_claims`` are what ``born`` and ``died`` rest on; ``distinct_from`` lists actors it must
    not be confused with, in both directions.
    """

    id: str
    kind: ActorKind
    names: tuple[Name, ...]
    sort_name: str
    cases: tuple[str, ...] = ()
    summary: tuple[Statement, ...] = ()
    born: HistoricalDate | None = None
    died: HistoricalDate | None = None
    life_claims: tuple[str, ...] = ()
    distinct_from: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    layer: Layer = Layer.CORE

    @property
    def title(self) -> str:
        """The preferred Latin name, or whatever name there is."""
        return preferred_name(self.names) or preferred_name(self.names, Script.ARABIC)


@dataclass(frozen=True, slots=True)
class Place:
    """A place; coordinates are decimal degrees, None when the place has no single point."""

    id: str
    kind: PlaceKind
    names: tuple[Name, ...]
    within: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    coordinate_source: str = ""
    claims: tuple[str, ...] = ()
    layer: Layer = Layer.CORE

    @property
    def title(self) -> str:
        """The preferred Latin name, or whatever name there is."""
        return preferred_name(self.names) or preferred_name(self.names, Script.ARABIC)


@dataclass(frozen=True, slots=True)
class Participation:
    """What an actor did in an event, or had done to it."""

    id: str
    event: str
    actor: str
    role: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """One holder's tenure of an office, in a body when the source names one."""

    id: str
    title: str
    holder: str
    date: HistoricalDate
    claims: tuple[str, ...]
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor's belonging to a body or faction for a time; overlaps are allowed."""

    id: str
    member: str
    body: str
    date: HistoricalDate
    claims: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated, sourced tie between two actors."""

    id: str
    subject: str
    kind: RelationKind
    object: str
    date: HistoricalDate
    claims: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """People who went, or were taken, from one place to another.

    ``movers`` are actors, ``event`` the event it belongs to. An end of the way that no source names
    is None, or worked out, and then ``reason`` says how.
    """

    id: str
    kind: MovementKind
    movers: tuple[str, ...]
    date: HistoricalDate
    claims: tuple[str, ...]
    origin: str | None = None
    destination: str | None = None
    event: str | None = None
    description: str = ""
    reason: str = ""
