"""Which events a list holds, in which order and under which headings, read step by step."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from coupexplorer.domain.history import Case
from coupexplorer.domain.selection import EventFilter, EventOrder
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.ui.wording import word

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook
    from coupexplorer.store.events.order import OrderKey
    from coupexplorer.store.sqlite.patience import GiveUp


class Grouping(StrEnum):
    """What the list's headings are."""

    PHASE = "phase"
    CASE = "case"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """One heading and a filter that gives events under it; neighbours may share a heading."""

    heading: str
    filter: EventFilter


def groups_for(
    grouping: Grouping,
    chosen: EventFilter,
    cases: Iterable[Case],
    *,
    by_case: bool = False,
    backwards: bool = False,
) -> tuple[Group, ...]:
    """The headings, in order, with their filters; groups the filter rules out are left off.

    ``by_case`` puts the events under each heading in the order of their cases, or with
    ``backwards`` of the cases from the last on.
    """
    shown = [case for case in cases if not chosen.cases or case.id in chosen.cases]
    if grouping is Grouping.PHASE:
        phases = [p for p in PhaseKind if not chosen.phases or p in chosen.phases]
        groups = [Group(word(p), replace(chosen, phases=(p,))) for p in phases]
    elif grouping is Grouping.CASE:
        return tuple(Group(c.short_title, replace(chosen, cases=(c.id,))) for c in shown)
    else:
        groups = [Group("", chosen)]
    if not by_case:
        return tuple(groups)
    ids = [case.id for case in (reversed(shown) if backwards else shown)]
    return tuple(replace(g, filter=replace(g.filter, cases=(c,))) for g in groups for c in ids)


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is to hold."""

    groups: tuple[Group, ...]
    order: EventOrder = EventOrder()  # noqa: RUF009

    @property
    def has_context(self) -> bool:
        """Whether the layer beyond the base texts is among those shown."""
        return all(group.filter.has_context for group in self.groups)


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading stopped: in which group, after which event, under which heading."""

    group: int = 0
    after: OrderKey | None = None
    heading: str = ""


def _longs() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a list: the numbers of events, and −1 − n for the heading of group n, of which there
    are ``headings``. ``next`` is where to read on, None at the end."""

    rows: array[int] = field(default_factory=_longs)
    headings: int = 0
    next: Place | None = None


def read_on(
    casebook: Casebook,
    question: Question,
    place: Place,
    limit: int,
    *,
    is_common: bool = False,
    give_up: GiveUp | None = None,
) -> Part:
    """The next rows of a list, ``limit`` events at most; on any thread that has the casebook open.

    ``is_common`` is what ``Casebook.event_order`` says of it. Raises GivenUp once ``give_up`` says
    so.
    """
    rows, read, headings = _longs(), 0, 0
    while place.group < len(question.groups) and read < limit:
        group = question.groups[place.group]
        found = casebook.event_order(
            group.filter,
            question.order,
            place.after,
            limit - read,
            is_common=is_common,
            give_up=give_up,
        )
        heading = place.heading
        if len(found.ordinals) and group.heading != heading:
            heading = group.heading
            rows.append(heading_row(place.group))
            headings += 1
        rows.extend(found.ordinals)
        read += len(found.ordinals)
        ended = found.next is None
        place = Place(place.group + ended, found.next, heading)
    return Part(rows, headings, place if place.group < len(question.groups) else None)


def heading_row(group: int) -> int:
    """What stands among the rows for the heading of a group."""
    return -1 - group


def heading_of(row: int, groups: Sequence[Group]) -> str | None:
    """The heading of a row, None for an event."""
    return groups[-1 - row].heading if row < 0 else None
