"""Reading a scene for the timeline from the casebook: columns of numbers, put into lanes."""

from __future__ import annotations

from bisect import bisect_left
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
from coupexplorer.ui.timeline.course import Course
from coupexplorer.ui.timeline.grouping import Plan, grouped_lanes
from coupexplorer.ui.timeline.marks import DAY, minutes_of
from coupexplorer.ui.timeline.merging import marks_of
from coupexplorer.ui.timeline.names import EventNames
from coupexplorer.ui.timeline.scene import Band, Ghost, Lane, LaneKind, Scene, Unplaced
from coupexplorer.ui.timeline.spans import times_of, with_spans

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

MOST_UNPLACED = 500
MOST_COUNTED = 100_000_000
TIES_AN_EVENT = 2
"""How many actors or places are reckoned for an event, to tell how long a reading takes."""

MOST_SOON = 2_000
"""Events of a case that are read and drawn before anything else."""

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


def read_scene(
    casebook: Casebook, wish: Wish, names: EventNames, course: Course | None = None
) -> Scene:
    """The whole scene; it may be read on any thread that has the casebook open. ``names`` are only
    asked when something is drawn. Raises GivenUp when ``course`` was given up."""
    course = course or Course()
    chosen = wish.chosen()
    columns = {c.id: casebook.event_columns(c.id, wish.filter, None, course.went) for c in chosen}
    pairs = EventPairs()
    if wish.kind is not LaneKind.CASE:
        kind = GroupKind(wish.kind.value)
        pairs = casebook.event_groups(kind, context=wish.focus.context, went=course.went)
    course.went(0)
    return _scene(casebook, wish, names, columns, pairs)


def expect(casebook: Casebook, wish: Wish, course: Course) -> None:
    """Work out how many rows are about to be read for a scene."""
    cases = tuple(case.id for case in wish.chosen())
    events = casebook.event_count(EventFilter(cases=cases), MOST_COUNTED) if cases else 0
    course.expected = events * (1 if wish.kind is LaneKind.CASE else 1 + TIES_AN_EVENT)


def read_beginning(casebook: Casebook, wish: Wish, names: EventNames) -> Scene:
    """What begins around the decisive days, by case: what a first look at a large casebook shows
    until the whole is read. Of days with too many events for that the nearest to day zero."""
    by_case = replace(wish, kind=LaneKind.CASE)
    empty = {case.id: EventColumns() for case in wish.chosen()}
    lanes = _lanes(casebook, by_case, names, empty)
    scene = Scene(lanes, wish.aligned)
    first, last = scene.opening()
    columns = {}
    for number, lane in enumerate(lanes):
        window = _soon(casebook, lane, (first, last), scene.origin(number))
        columns[lane.case] = casebook.event_columns(lane.case, wish.filter, window)
    return replace(scene, lanes=_lanes(casebook, by_case, names, columns))


def _soon(casebook: Casebook, lane: Lane, opening: tuple[float, float], origin: int) -> TimeWindow:
    """As much of the opening view around day zero as is soon read."""
    first, last = int(opening[0]) + origin, int(opening[1]) + origin
    while True:
        begin = max(first, 0)
        window = TimeWindow(begin, max(last, begin + 1))
        few = casebook.events_beginning(lane.case, window, MOST_SOON + 1) <= MOST_SOON
        if few or last - first <= DAY:
            return window
        first, last = lane.zero - (lane.zero - first) // 2, lane.zero + (last - lane.zero) // 2


def _scene(
    casebook: Casebook,
    wish: Wish,
    names: EventNames,
    columns: Mapping[str, EventColumns],
    pairs: EventPairs,
) -> Scene:
    by_case = wish.kind is LaneKind.CASE
    lanes = _lanes(casebook, wish, names, columns if by_case else {})
    if not by_case:
        plan = Plan(wish.kind, lanes, columns, aligned=wish.aligned, rest=wish.rest)
        lanes = grouped_lanes(casebook, plan, pairs, names)
        for lane in lanes:
            lane.marks.settle()
    ghosts = _ghosts(casebook, wish, columns)
    scene = Scene(lanes, wish.aligned, _unplaced(casebook, wish), wish.kind, ghosts)
    if wish.kind is LaneKind.ACTOR:
        return with_spans(casebook, scene, None, context=wish.focus.context)
    return scene


def _lanes(
    casebook: Casebook, wish: Wish, names: EventNames, columns: Mapping[str, EventColumns]
) -> tuple[Lane, ...]:
    """The lanes of the cases with the marks of some columns."""
    phases = [p for p in casebook.section(Kind.PHASE) if isinstance(p, Phase)]
    lanes = tuple(
        Lane(
            case=case.id,
            title=case.short_title or case.title,
            colour=wish.colour(case.id),
            zero=(case.day_zero.toordinal() - 1) * DAY,
            marks=marks_of(columns.get(case.id, EventColumns()), names),
            bands=_bands(phases, case.id),
        )
        for case in wish.chosen()
    )
    for lane in lanes:
        lane.marks.settle()
    return lanes


def _unplaced(casebook: Casebook, wish: Wish) -> tuple[Unplaced, ...]:
    """The events without a place in time, one more than are listed when there are more."""
    cases = {case.id for case in wish.chosen()}
    wanted = replace(wish.filter, cases=tuple(cases))
    lines = casebook.unplaced_events(wanted, MOST_UNPLACED + 1) if cases else ()
    return tuple(Unplaced(line.id, line.title, wish.colour(line.case)) for line in lines)


def _ghosts(
    casebook: Casebook, wish: Wish, columns: Mapping[str, EventColumns]
) -> Mapping[str, tuple[Ghost, ...]]:
    """The other dates of those disputed events that have a mark, each once for each side."""
    found: defaultdict[str, dict[Ghost, None]] = defaultdict(dict)
    for side in casebook.date_sides(list(columns), context=wish.focus.context):
        start, end, *_ = times_of(side.date)
        found[side.event][Ghost(start, end, side.answer, side.dispute)] = None
    marked = {
        event
        for event, number in casebook.event_ordinals(found).items()
        if any(_has(own.ordinal, number) for own in columns.values())
    }
    return {event: tuple(ghosts) for event, ghosts in found.items() if event in marked}


def _has(ordinals: Sequence[int], number: int) -> bool:
    """Whether a number is among others that are in order."""
    place = bisect_left(ordinals, number)
    return place < len(ordinals) and ordinals[place] == number


def _bands(phases: Sequence[Phase], case: str) -> tuple[Band, ...]:
    """The phases of a case whose dates are known on both sides."""
    found = []
    for phase in phases:
        span = phase.date.possible_span
        if phase.case == case and span is not None and span[0] and span[1]:
            title = phase.title
            found.append(Band(minutes_of(span[0]), minutes_of(span[1]), title, phase.kind))
    return tuple(found)
