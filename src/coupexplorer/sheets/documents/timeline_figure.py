"""The small timeline figure: cases one below another, aligned on day zero around the seizure."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.date_text import describe_days
from coupexplorer.domain.history import Case, Event
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Paragraph, Role
from coupexplorer.sheets.tree.figures import Certainty, LabelPlace, Lane, Mark, Tick, TimelineFigure
from coupexplorer.sheets.words import SheetWords

CORE_PHASES = (PhaseKind.TRIGGER, PhaseKind.SEIZURE)
"""The phases whose events set the limits of the figure."""

LONGEST_BEFORE = 14
LONGEST_AFTER = 3
LONGEST_EVENT = 14
"""Days: how far the figure reaches from day zero, and the longest event it draws."""

MOST_MARKS = 6
"""Marks a lane at most; less important events give way."""

CHARACTERS = 118
"""Letters of a label that fit along the whole axis: what keeps labels apart."""

LETTERS_OF_POINT = 2.0
"""A span shorter than this many letters of a label is drawn as one sign."""

LONGEST_LABEL = 30
UNCERTAIN_LETTERS = 4
"""Letters the sign of an uncertain time adds to a label."""

STEPS = (1, 2, 7, 14, 30, 60, 90, 180, 360, 720, 1800, 3600, 7200, 18000, 36000)
MOST_TICKS = 8
"""Days between two ticks: the first step that leaves so few ticks."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Placed:
    """An event and its span in days from day zero."""

    event: Event
    start: float
    end: float


def timeline_figure(facts: SheetFacts, words: SheetWords) -> TimelineFigure:
    """The figure for the cases of a sheet, its caption still empty.

    A case without dated events keeps an empty lane.
    """
    placed = [
        [one for one in placed_events(facts.events, case) if _is_drawn(one)] for case in facts.cases
    ]
    first, last = _limits([event for lane in placed for event in lane])
    lanes = tuple(
        Lane(number, case.short_title or case.title, marks_of(events, first, last, MOST_MARKS))
        for number, (case, events) in enumerate(zip(facts.cases, placed, strict=True))
    )
    return TimelineFigure(
        lanes=lanes,
        first=first,
        last=last,
        ticks=ticks_of(first, last, words),
        caption=Paragraph((), Role.CAPTION),
        description=describe_lanes(facts, placed, lanes, words),
    )


def placed_events(events: Iterable[Event], case: Case) -> list[Placed]:
    """The events of a case that have a beginning and an end in time, by their possible span."""
    zero = dt.datetime.combine(case.day_zero, dt.time())
    found: list[Placed] = []
    for event in events:
        start, end = event.date.possible_span or (None, None)
        if event.case == case.id and start is not None and end is not None:
            found.append(Placed(event, (start - zero) / _DAY, (end - zero) / _DAY))
    return found


def _is_drawn(placed: Placed) -> bool:
    """Whether the small figure has room for an event at all."""
    event = placed.event
    is_short = placed.end - placed.start <= LONGEST_EVENT
    return event.layer is Layer.CORE and event.importance <= 2 and is_short


def _limits(placed: Iterable[Placed]) -> tuple[int, int]:
    """First and last day (exclusive), day zero always inside."""
    core = [p for p in placed if p.event.phase in CORE_PHASES]
    starts = [p.start for p in core if p.start >= -LONGEST_BEFORE]
    ends = [p.end for p in core if p.end <= LONGEST_AFTER + 1]
    first = math.floor(min([-1.0, *starts]))
    return first, max(math.ceil(max([1.0, *ends])), 1)


def marks_of(
    placed: list[Placed], first: int, last: int, most: int | None = None
) -> tuple[Mark, ...]:
    """The marks of a lane from ``first`` to ``last`` day (exclusive); of more than ``most`` the
    most important."""
    letter = (last - first) / CHARACTERS
    inside = [p for p in placed if p.start >= first and p.end <= last]
    inside.sort(key=lambda p: (p.event.importance, p.start))
    chosen = sorted(inside[:most], key=lambda p: (p.start, p.end))
    return _packed([_mark(p, first, last, letter) for p in chosen], letter)


def _mark(placed: Placed, first: int, last: int, letter: float) -> Mark:
    date = placed.event.date
    is_point = placed.end - placed.start <= max(1.0, letter * LETTERS_OF_POINT)
    certainty = Certainty.CERTAIN
    if date.uncertain or date.approximate or (date.is_single and not is_point):
        certainty = Certainty.UNCERTAIN
    elif date.basis is not Basis.ATTESTED:
        certainty = Certainty.DERIVED
    mark = Mark(placed.start, placed.end, _label(placed.event), certainty, is_point)
    for place in LabelPlace:
        start, end = extent(replace(mark, label_place=place), letter)
        if start >= first and end <= last:
            return replace(mark, label_place=place)
    return replace(mark, label_place=LabelPlace.INSIDE)


def _label(event: Event) -> str:
    title = event.short_title or event.title
    if len(title) <= LONGEST_LABEL:
        return title
    return title[: LONGEST_LABEL - 1].rstrip() + "…"


def extent(mark: Mark, letter: float) -> tuple[float, float]:
    """The days a mark and its label cover together, at ``letter`` days a letter."""
    width = (len(mark.label) + 2) * letter
    if mark.certainty is Certainty.UNCERTAIN:
        width += UNCERTAIN_LETTERS * letter
    start, end = mark.start, mark.end
    if mark.is_point:
        middle = (start + end) / 2
        start, end = middle - letter, middle + letter
    if mark.label_place is LabelPlace.BEFORE:
        return start - width, end
    if mark.label_place is LabelPlace.AFTER:
        return start, end + width
    beyond = max(width - (end - start), 0.0) / 2
    return start - beyond, end + beyond


def _packed(marks: list[Mark], letter: float) -> tuple[Mark, ...]:
    """Each mark in the first row where neither it nor its label meets another."""
    rows: list[list[tuple[float, float]]] = []
    packed: list[Mark] = []
    for mark in marks:
        span = extent(mark, letter)
        free = (n for n, row in enumerate(rows) if not any(_meet(span, other) for other in row))
        number = next(free, len(rows))
        if number == len(rows):
            rows.append([])
        rows[number].append(span)
        packed.append(replace(mark, row=number))
    return tuple(packed)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def ticks_of(first: int, last: int, words: SheetWords) -> tuple[Tick, ...]:
    """A tick a day, or fewer on a longer axis; day zero is one when it is in sight."""
    step = next((step for step in STEPS if (last - first) / step <= MOST_TICKS), STEPS[-1])
    days = [day for day in range(first, last) if day % step == 0]
    signed = {day: f"\N{MINUS SIGN}{-day}" if day < 0 else f"+{day}" for day in days}
    return tuple(Tick(day, words.day_zero if day == 0 else signed[day]) for day in days)


def describe_lanes(
    facts: SheetFacts, placed: list[list[Placed]], lanes: tuple[Lane, ...], words: SheetWords
) -> str:
    """The figure in words, for readers who cannot see it."""
    titles = words.between.join(lane.title for lane in lanes)
    parts = [words.figure_says.format(cases=titles)]
    for case, events, lane in zip(facts.cases, placed, lanes, strict=True):
        drawn = {(mark.start, mark.end) for mark in lane.marks}
        for item in sorted(events, key=lambda p: p.start):
            if (item.start, item.end) in drawn:
                when = describe_days(item.event.date, case.day_zero, words.dates)
                label = item.event.short_title or item.event.title
                parts.append(
                    words.figure_mark.format(case=lane.title, when=when, label=label.rstrip("."))
                )
    if len(parts) == 1:
        parts.append(words.figure_none)
    return " ".join(parts)
