"""The timeline over as many pages as it takes: a picture a stretch of days, its events below."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from coupexplorer.domain.history import Event
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.documents.bands import band, head_cell
from coupexplorer.sheets.documents.closing import dispute_blocks, source_blocks
from coupexplorer.sheets.documents.dating import date_cell
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.happened import Happened
from coupexplorer.sheets.documents.opening_lines import limits
from coupexplorer.sheets.documents.timeline_figure import (
    Placed,
    describe_lanes,
    marks_of,
    placed_events,
    ticks_of,
)
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Cell, Heading, Paragraph, Role, Row, Table
from coupexplorer.sheets.tree.figures import Lane, TimelineFigure
from coupexplorer.sheets.tree.inline import Run, RunStyle
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import SheetWords

MOST_IN_LANE = 14
"""Marks in one lane of one picture; more are shared out over several."""

COLUMNS = (0.3, 1.0)
"""Shares of the date and of what happened."""

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Item:
    """A placed event, and the case it belongs to, counted from 0."""

    case: int
    placed: Placed


def timeline_sheet(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the timeline: every dated event stands in one picture, and under it with its note."""
    desk = Desk.laid(facts, choices, words, citing)
    items = sorted(
        (
            _Item(number, placed)
            for number, case in enumerate(facts.cases)
            for placed in placed_events(facts.events, case)
        ),
        key=lambda item: (item.placed.start, item.placed.end, item.case),
    )
    blocks: list[Block] = [*limits(desk)]
    if not items:
        blocks.append(Paragraph((Run(words.no_events),), Role.EMPTY))
    for stretch in stretches(items):
        blocks.extend(_stretch(stretch, desk))
    drawn = {item.placed.event.id for item in items}
    blocks.extend(_unplaced([event for event in facts.events if event.id not in drawn], desk))
    blocks.extend(dispute_blocks(desk.writer, words, desk.own))
    blocks.extend(source_blocks(desk.writer, words, desk.own))
    return framed(facts, choices, words, words.timeline, blocks, is_titled=True, landscape=True)


def stretches(items: list[_Item]) -> list[list[_Item]]:
    """Items in order of time shared out so that no lane of a picture holds too many marks.

    A stretch is parted where nothing happened for longest, in the middle half of its events.
    """
    fullest = max(Counter(item.case for item in items).values(), default=0)
    if fullest <= MOST_IN_LANE:
        return [items] if items else []
    low, high = len(items) // 4, len(items) - len(items) // 4
    where = max(
        range(max(low, 1), high),
        key=lambda i: items[i].placed.start - items[i - 1].placed.start,
    )
    return [*stretches(items[:where]), *stretches(items[where:])]


def _stretch(items: list[_Item], desk: Desk) -> Iterator[Block]:
    """One picture with its days as heading, and the events in it."""
    words = desk.words
    first = math.floor(min(item.placed.start for item in items))
    last = max(first + 1, math.ceil(max(item.placed.start for item in items)) + 1)
    yield Heading(_days(first, last - 1, words))
    margin = max(1, math.ceil((last - first) * 0.04))
    yield _figure(items, first - margin, last + margin, desk)
    writer = Happened(desk, names_cases=True)
    rows = [_row(item.placed.event, writer, desk) for item in items]
    head = Row((head_cell(Run(words.when)), head_cell(Run(words.event))))
    yield Table(COLUMNS, (head,), tuple(rows))


def _figure(items: list[_Item], first: int, last: int, desk: Desk) -> TimelineFigure:
    words = desk.words
    lanes = []
    placed = []
    for number, case in enumerate(desk.facts.cases):
        mine = [_within(item.placed, last) for item in items if item.case == number]
        placed.append(mine)
        lanes.append(Lane(number, case_name(case), marks_of(mine, first, last)))
    key = Run(f"{words.aligned_key} {words.figure_key}", RunStyle.EMPHASIS)
    return TimelineFigure(
        lanes=tuple(lanes),
        first=first,
        last=last,
        ticks=ticks_of(first, last, words),
        caption=Paragraph((key,), Role.CAPTION),
        description=describe_lanes(desk.facts, placed, tuple(lanes), words),
    )


def _within(placed: Placed, last: int) -> Placed:
    """An event that reaches beyond the picture, drawn to its edge."""
    end = min(placed.end, float(last))
    return Placed(placed.event, placed.start, max(end, placed.start + 1 / 24))


def _row(event: Event, writer: Happened, desk: Desk) -> Row:
    zero = desk.facts.cases[desk.case_number(event.case)].day_zero
    return Row((date_cell(event.date, desk.words, zero), Cell(tuple(writer.paragraphs(event)))))


def _unplaced(found: list[Event], desk: Desk) -> list[Block]:
    """The events that no picture can hold."""
    if not found:
        return []
    writer = Happened(desk, names_cases=True)
    rows = [band(desk.words.undated_events, len(COLUMNS))]
    rows.extend(
        Row((date_cell(event.date, desk.words), Cell(tuple(writer.paragraphs(event)))))
        for event in found
    )
    return [Table(COLUMNS, (), tuple(rows))]


def _days(first: int, last: int, words: SheetWords) -> str:
    """The days of a stretch as its heading: "Day −30 to day 4"."""
    told = [f"\N{MINUS SIGN}{-day}" if day < 0 else str(day) for day in (first, last)]
    if first == last:
        return words.stretch_of_one.format(first=told[0])
    return words.stretch.format(first=told[0], last=told[1])
