"""Reading a scene for the timeline from the casebook: event lines while few, columns when many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, overload

import numpy as np

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.history import Case, Phase
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.event_columns import EventColumns, EventFlag
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.timeline.marks import (
    DAY,
    OPEN,
    Columns,
    Flag,
    Indexes,
    Marks,
    Minutes,
    marks_from_columns,
    marks_from_lines,
    minutes_of,
)
from coupexplorer.ui.timeline.scene import Band, Lane, Scene, Unplaced

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

MOST_LINES = 3_000
"""Events read one by one; of more only columns are read, and lines when they are asked for."""

MOST_UNPLACED = 500
MOST_KEPT = 2_000


class Picked(Sequence[str]):
    """Some texts of a long sequence, by their places in it; nothing is copied."""

    def __init__(self, texts: Sequence[str], places: Indexes, instead: Sequence[str] = ()) -> None:
        self._texts = texts
        self._places = places
        self._instead = instead

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return Picked(self._texts, self._places[index], self._instead)
        place = int(self._places[index])
        return self._texts[place] or (self._instead[place] if self._instead else "")

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """The place of a text; ValueError when it is not among the picked ones."""
        found = np.flatnonzero(self._places == self._texts.index(value))
        if not len(found):
            raise ValueError(value)
        return int(found[0])


@dataclass(slots=True)
class Reading:
    """A scene and what more is known of its events; ``line`` fetches what was not read at once."""

    casebook: Casebook
    scene: Scene
    lines: dict[str, EventLine] = field(default_factory=dict)

    def line(self, identifier: str) -> EventLine | None:
        """One event as lists show it; None when it is not in the casebook."""
        found = self.lines.get(identifier)
        if found is None:
            for line in self.casebook.event_lines((identifier,)):
                if len(self.lines) > MOST_KEPT + MOST_LINES:
                    self.lines.clear()
                found = self.lines[identifier] = line
        return found


def read_scene(casebook: Casebook, cases: dict[str, Case], focus: Focus) -> Reading:
    """The scene for a focus: a lane for each chosen case. The focus' time window does not narrow
    it, since the window is drawn over it."""
    wanted = replace(focus.event_filter(), window=None)
    chosen = [case for name, case in cases.items() if not focus.cases or name in focus.cases]
    chosen.sort(key=lambda c: focus.cases.index(c.id) if c.id in focus.cases else 0)
    order = list(cases)
    if _only_columns(wanted) and casebook.event_count(wanted, MOST_LINES + 1) > MOST_LINES:
        marks, lines = _from_columns(casebook.event_columns(), wanted, chosen)
        unplaced = _unplaced_lines(casebook, chosen)
    else:
        page = casebook.event_page(wanted, None, _most(wanted))
        lines = {line.id: line for line in page.lines}
        marks = [marks_from_lines(x for x in page.lines if x.case == c.id) for c in chosen]
        unplaced = [line for line in page.lines if not line.date.is_placed]
    phases = [p for p in casebook.section(Kind.PHASE) if isinstance(p, Phase)]
    lanes = tuple(
        Lane(
            case=case.id,
            title=case.short_title or case.title,
            colour=order.index(case.id),
            zero=(case.day_zero.toordinal() - 1) * DAY,
            marks=of_case,
            bands=_bands(phases, case.id),
        )
        for case, of_case in zip(chosen, marks, strict=True)
    )
    tray = tuple(
        Unplaced(line.id, line.title, order.index(line.case) if line.case in order else 0)
        for line in unplaced
    )
    return Reading(casebook, Scene(lanes, focus.alignment is Alignment.DAY_ZERO, tray), lines)


def _most(wanted: EventFilter) -> int:
    """Lines to read: a filter that columns cannot apply is read as far as drawing stays quick."""
    return MOST_LINES + 1 if _only_columns(wanted) else 7 * MOST_LINES


def _only_columns(wanted: EventFilter) -> bool:
    """Whether the filter asks for nothing but cases and layers."""
    return replace(wanted, cases=(), layers=()) == EventFilter()


def _from_columns(
    columns: EventColumns, wanted: EventFilter, chosen: Sequence[Case]
) -> tuple[list[Marks], dict[str, EventLine]]:
    flags = np.asarray(columns.flags, dtype=np.int64)
    of_case = np.asarray(columns.case)
    shown = np.ones(len(flags), dtype=bool)
    if not wanted.has_context:
        shown = (flags & EventFlag.CONTEXT) == 0
        in_core = (flags & EventFlag.DISPUTED_IN_CORE) != 0
        flags = np.where(in_core, flags, flags & ~int(EventFlag.DISPUTED))
    marks = []
    for case in chosen:
        number = columns.cases.index(case.id) if case.id in columns.cases else -1
        marks.append(_picked(columns, flags, np.flatnonzero((of_case == number) & shown)))
    return marks, {}


def _picked(columns: EventColumns, all_flags: Minutes, rows: Indexes) -> Marks:
    """The chosen rows as marks: open sides reach to ±OPEN, flags are the drawing's own."""
    start = np.asarray(columns.start, dtype=np.int64)[rows]
    start = np.where(all_flags[rows] & EventFlag.OPEN_START, -OPEN, start)
    order = np.argsort(start, kind="stable")
    start, rows = start[order], rows[order]
    flags = all_flags[rows]
    end = np.asarray(columns.end, dtype=np.int64)[rows]
    core_start = np.asarray(columns.core_start, dtype=np.int64)[rows]
    core_end = np.asarray(columns.core_end, dtype=np.int64)[rows]
    has_core = (core_start >= 0) | (core_end >= 0)
    own = np.zeros(len(rows), dtype=np.int64)
    for flag, theirs in _FLAGS:
        own |= np.where(flags & int(theirs), int(flag), 0)
    chosen = Columns(
        start=start,
        end=np.where(flags & EventFlag.OPEN_END, OPEN, end),
        core_start=np.where(has_core, np.where(core_start < 0, -OPEN, core_start), 0),
        core_end=np.where(has_core, np.where(core_end < 0, OPEN, core_end), 0),
        importance=np.asarray(columns.importance, dtype=np.int64)[rows],
        flags=own,
    )
    titles = Picked(columns.short_titles, rows, columns.titles)
    return marks_from_columns(chosen, Picked(columns.ids, rows), titles)


_FLAGS = (
    (Flag.STRETCH, EventFlag.STRETCH),
    (Flag.DERIVED, EventFlag.DERIVED),
    (Flag.APPROXIMATE, EventFlag.APPROXIMATE | EventFlag.UNCERTAIN),
    (Flag.DISPUTED, EventFlag.DISPUTED),
    (Flag.CONTEXT, EventFlag.CONTEXT),
)


def _unplaced_lines(casebook: Casebook, chosen: Sequence[Case]) -> list[EventLine]:
    names = {case.id for case in chosen}
    ids = casebook.event_columns().unplaced[:MOST_UNPLACED]
    return [line for line in casebook.event_lines(ids) if line.case in names]


def _bands(phases: Sequence[Phase], case: str) -> tuple[Band, ...]:
    """The phases of a case whose dates are known on both sides."""
    found = []
    for phase in phases:
        span = phase.date.possible_span
        if phase.case == case and span is not None and span[0] and span[1]:
            title = phase.title
            found.append(Band(minutes_of(span[0]), minutes_of(span[1]), title, phase.kind))
    return tuple(found)
