"""Who is tied to whom: actors and their ties as the network shows them, lighter than records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.identity import Ref
from coupexplorer.domain.vocabulary import ActorKind, Layer


class TieKind(StrEnum):
    """How one end of a tie stands to the other; the first nine are the kinds of relation."""

    ALLY = "ally"
    RIVAL = "rival"
    SUPERIOR = "superior"
    PATRON = "patron"
    KIN = "kin"
    SUCCESSOR = "successor"
    PART = "part"
    CAPTOR = "captor"
    RESCUER = "rescuer"
    MEMBER = "member"
    OFFICE = "office"

    @property
    def is_mutual(self) -> bool:
        """Whether it reads the same from either end."""
        return self in (TieKind.ALLY, TieKind.RIVAL, TieKind.KIN)

    @property
    def is_belonging(self) -> bool:
        """Whether the one end belongs to the other."""
        return self in (TieKind.PART, TieKind.MEMBER, TieKind.OFFICE)


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor as the network shows it; ``arabic`` is empty when no such name is known."""

    id: str
    kind: ActorKind
    title: str
    arabic: str = ""
    cases: tuple[str, ...] = ()
    layer: Layer = Layer.CORE


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie from an actor to another; ``ref`` is the relation, membership or office itself.

    ``words`` is what the record says of it: a description, a role, or the title of an office.
    """

    ref: Ref
    start: str
    kind: TieKind
    end: str
    date: HistoricalDate
    claims: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class TieWeb:
    """Actors and all ties among them, in reading order.

    ``disputes`` are those that name a tie or hold one of its claims; ``context_claims`` the claims
    of both from beyond the base texts. ``whole`` is False when there were more actors than asked
    for, and these are the ones around one of them; ``by_cases`` is True when they are those of the
    cases asked for.
    """

    actors: tuple[ActorLine, ...] = ()
    ties: tuple[TieLine, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    context_claims: frozenset[str] = frozenset()
    whole: bool = True
    by_cases: bool = False
