"""Reading a scene for the timeline from the casebook: columns of numbers, put into lanes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coupexplorer.domain.history import Case, Phase
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.store.events.columns import EventColumns
from coupexplorer.store.events.groups import EventPairs, GroupKind
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.timeline.grouping import Plan, grouped_lanes
from coupexplorer.ui.timeline.marks import DAY, minutes_of
from coupexplorer.ui.timeline.merging import marks_of
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.scene import Band, Ghost, Lane, LaneKind, Scene, Unplaced
from coupexplorer.ui.timeline.spans import times_of

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

MOST_UNPLACED = 500
SOON = 3_000
"""Events that are read within a frame or two; more are read off the GUI thread."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a scene is wanted of: the cases of the casebook in order, the focus, what the lanes are,
    and what the lane of all the rest is called."""

    cases: tuple[Case, ...]
    focus: Focus
    kind: LaneKind = LaneKind.CASE
    rest: str = ""

    @property
    def filter(self) -> EventFilter:
        """Which events are wanted; the window does not narrow them, since it is drawn over them."""
        return replace(self.focus.event_filter(), window=None)

    @property
    def aligned(self) -> bool:
        """Whether cases are aligned on day zero."""
        return self.focus.alignment is Alignment.DAY_ZERO

    def chosen(self) -> tuple[Case, ...]:
        """The cases shown, in the order of the focus."""
        wanted = self.focus.cases
        found = [case for case in self.cases if not wanted or case.id in wanted]
        return tuple(sorted(found, key=lambda c: wanted.index(c.id) if c.id in wanted else 0))

    def colour(self, case: str) -> int:
        """A case's place among the colours."""
        return next((n for n, known in enumerate(self.cases) if known.id == case), 0)


def is_large(casebook: Casebook) -> bool:
    """Whether scenes of a casebook are to be read off the GUI thread: with any filter, since to
    find few events among many takes long, too."""
    return casebook.event_count(EventFilter(), SOON + 1) > SOON


def read_scene(casebook: Casebook, wish: Wish, names: EventNames) -> Scene:
    """The whole scene; it may be read on any thread that has the casebook open. ``names`` are only
    asked when something is drawn."""
    columns = {case.id: casebook.event_columns(case.id, wish.filter) for case in wish.chosen()}
    pairs = EventPairs()
    if wish.kind is not LaneKind.CASE:
        kind = GroupKind(wish.kind.value)
        pairs = casebook.event_groups(kind, context=wish.focus.context)
    return _scene(casebook, wish, names, columns, pairs)


def read_beginning(casebook: Casebook, wish: Wish, names: EventNames) -> Scene:
    """What begins around the decisive days, by case: what a first look at a large casebook shows
    until the whole is read."""
    empty = {case.id: EventColumns() for case in wish.chosen()}
    by_case = replace(wish, kind=LaneKind.CASE)
    scene = _scene(casebook, by_case, names, empty, EventPairs())
    first, last = scene.opening()
    columns = {}
    for number, lane in enumerate(scene.lanes):
        origin = scene.origin(number)
        begin = max(int(first) + origin, 0)
        window = TimeWindow(begin, max(int(last) + origin, begin + 1))
        columns[lane.case] = casebook.event_columns(lane.case, wish.filter, window)
    return _scene(casebook, by_case, names, columns, EventPairs())


def _scene(
    casebook: Casebook,
    wish: Wish,
    names: EventNames,
    columns: Mapping[str, EventColumns],
    pairs: EventPairs,
) -> Scene:
    chosen = wish.chosen()
    by_case = wish.kind is LaneKind.CASE
    phases = [p for p in casebook.section(Kind.PHASE) if isinstance(p, Phase)]
    lanes = tuple(
        Lane(
            case=case.id,
            title=case.short_title or case.title,
            colour=wish.colour(case.id),
            zero=(case.day_zero.toordinal() - 1) * DAY,
            marks=marks_of(columns[case.id] if by_case else EventColumns(), names),
            bands=_bands(phases, case.id),
        )
        for case in chosen
    )
    if not by_case:
        plan = Plan(wish.kind, lanes, columns, aligned=wish.aligned, rest=wish.rest)
        lanes = grouped_lanes(casebook, plan, pairs, names)
    for lane in lanes:
        lane.marks.settle()
    return Scene(lanes, wish.aligned, _unplaced(casebook, wish), wish.kind, _ghosts(casebook, wish))


def _unplaced(casebook: Casebook, wish: Wish) -> tuple[Unplaced, ...]:
    """The events without a place in time, one more than are listed when there are more."""
    cases = {case.id for case in wish.chosen()}
    wanted = replace(wish.filter, cases=tuple(cases))
    lines = casebook.unplaced_events(wanted, MOST_UNPLACED + 1) if cases else ()
    return tuple(Unplaced(line.id, line.title, wish.colour(line.case)) for line in lines)


def _ghosts(casebook: Casebook, wish: Wish) -> Mapping[str, tuple[Ghost, ...]]:
    """The other dates of disputed events, each once for each side."""
    cases = [case.id for case in wish.chosen()]
    found: defaultdict[str, dict[Ghost, None]] = defaultdict(dict)
    for side in casebook.date_sides(cases, context=wish.focus.context):
        start, end, *_ = times_of(side.date)
        found[side.event][Ghost(start, end, side.answer, side.dispute)] = None
    return {event: tuple(ghosts) for event, ghosts in found.items()}


def _bands(phases: Sequence[Phase], case: str) -> tuple[Band, ...]:
    """The phases of a case whose dates are known on both sides."""
    found = []
    for phase in phases:
        span = phase.date.possible_span
        if phase.case == case and span is not None and span[0] and span[1]:
            title = phase.title
            found.append(Band(minutes_of(span[0]), minutes_of(span[1]), title, phase.kind))
    return tuple(found)
