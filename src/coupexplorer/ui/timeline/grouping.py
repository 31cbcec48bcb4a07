"""Lanes that stand for actors, factions or places, and one for all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.events.columns import EventColumns
from coupexplorer.store.events.groups import EventPairs
from coupexplorer.ui.timeline.marks import Indexes, Small
from coupexplorer.ui.timeline.merging import Merged, merged
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.scene import Lane, LaneKind

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook


MOST_LANES = 12
"""Groups that get a lane of their own; what is in none of them shares one more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What grouped lanes are made from: the lanes of the cases shown, without marks, the columns of
    each case, and what the lane of the rest is called."""

    kind: LaneKind
    cases: tuple[Lane, ...]
    columns: Mapping[str, EventColumns]
    aligned: bool
    rest: str

    def merged(self) -> Merged:
        """All events, moved so that with the first case's day zero each counts from its own."""
        first = self.cases[0].zero if self.cases else 0
        return merged(
            [
                (self.columns[lane.case], first - lane.zero if self.aligned else 0, lane.colour)
                for lane in self.cases
            ]
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """A lane to be: its record (None for the rest), its rows in order and which were met before."""

    record: Ref | None
    rows: Indexes
    twins: Small
    case: int


def grouped_lanes(
    casebook: Casebook, plan: Plan, pairs: EventPairs, names: EventNames
) -> tuple[Lane, ...]:
    """A lane for each of the largest groups, those of one case beside one another and the larger
    first, then one for the events that are in none. Every event is counted in the first lane it
    stands in."""
    if not plan.cases:
        return ()
    every = plan.merged()
    found = _groups(plan, every, pairs)
    titles = casebook.titles(group.record for group in found if group.record is not None)
    return tuple(_lane(plan, every, group, titles, names) for group in found)


def _groups(plan: Plan, every: Merged, pairs: EventPairs) -> list[_Group]:
    kind = Kind.PLACE if plan.kind is LaneKind.PLACE else Kind.ACTOR
    found = [
        _Group(Ref(kind, pairs.ids[number]), rows, np.zeros(0, np.uint8), _most(plan, every, rows))
        for number, rows in _largest(every, pairs)
    ]
    found.sort(key=lambda group: group.case)
    met = np.zeros(len(every.numbers), dtype=bool)
    lanes: list[_Group] = []
    for own in found:
        lanes.append(replace(own, twins=met[own.rows].astype(np.uint8)))
        met[own.rows] = True
    rest = np.flatnonzero(~met)
    if len(rest) or not lanes:
        lanes.append(_Group(None, rest, np.zeros(len(rest), np.uint8), _most(plan, every, rest)))
    return lanes


def _largest(every: Merged, pairs: EventPairs) -> list[tuple[int, Indexes]]:
    """The groups with the most of the events shown, the largest first, and the rows of those."""
    count = len(every.numbers)
    if not len(pairs.events) or not count:
        return []
    by_number = np.argsort(every.numbers)
    ordered = every.numbers[by_number]
    events = np.frombuffer(pairs.events, dtype=np.int64)
    places = np.minimum(np.searchsorted(ordered, events), count - 1)
    shown = ordered[places] == events
    # np.unique would say the same, but keeps all other threads waiting: half a second a million.
    groups = np.sort(np.array(list(pairs.ids), dtype=np.int64))
    group = np.searchsorted(groups, np.frombuffer(pairs.groups, dtype=np.int64)[shown])
    # One number for each pair: sorted, they are the rows of one group after another.
    each = np.sort(group * count + by_number[places[shown]])
    each = each[np.diff(each, prepend=-1) > 0]
    sizes = np.diff(np.searchsorted(each, np.arange(len(groups) + 1) * count))
    edges = np.concatenate([[0], np.cumsum(sizes)])
    largest = np.argsort(-sizes, kind="stable")[:MOST_LANES]
    chosen = largest[sizes[largest] > 0].tolist()
    return [(int(groups[n]), each[edges[n] : edges[n + 1]] - n * count) for n in chosen]


def _most(plan: Plan, every: Merged, rows: Indexes) -> int:
    """The place of the case with the most of some events, the first among equals."""
    counts = np.bincount(every.colours[rows], minlength=1)
    sizes = [counts[c.colour] if c.colour < len(counts) else 0 for c in plan.cases]
    return int(np.argmax(sizes)) if sizes else 0


def _lane(
    plan: Plan, every: Merged, group: _Group, titles: Mapping[Ref, str], names: EventNames
) -> Lane:
    own = plan.cases[group.case]
    present = set(np.flatnonzero(np.bincount(every.colours[group.rows], minlength=1)).tolist())
    # What was moved to count from the first case's day zero is moved on to this lane's.
    moved = own.zero - plan.cases[0].zero if plan.aligned else 0
    marks = every.marks(group.rows, names, group.twins, moved)
    return replace(
        own,
        title=plan.rest if group.record is None else titles.get(group.record, group.record.id),
        marks=marks,
        group=group.record,
        others=tuple(
            (case.colour, case.zero)
            for case in plan.cases
            if case.colour in present and case.colour != own.colour
        ),
    )
