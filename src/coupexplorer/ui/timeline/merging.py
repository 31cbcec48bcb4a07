"""From the columns of the store to the marks of a lane."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from coupexplorer.store.events.columns import EventColumns, EventFlag
from coupexplorer.ui.timeline.marks import (
    OPEN,
    Columns,
    Flag,
    Indexes,
    Marks,
    Minutes,
    Small,
    marks_from_columns,
)
from coupexplorer.ui.timeline.names import EventNames, NameColumn


@dataclass(frozen=True, slots=True)
class Merged:
    """Events of one or several cases in order of start and end, with their numbers and colours."""

    numbers: Minutes
    columns: Columns
    colours: Small

    def marks(self, rows: Indexes, names: EventNames, twins: Small, moved: int) -> Marks:
        """The marks of some rows, which are in order, moved by some minutes; ``twins`` are 1 where
        the event is counted in an earlier lane."""
        own = self.columns
        has_core = own.core_end[rows] > own.core_start[rows]
        chosen = Columns(
            start=_moved(own.start[rows], moved),
            end=_moved(own.end[rows], moved),
            core_start=np.where(has_core, _moved(own.core_start[rows], moved), 0),
            core_end=np.where(has_core, _moved(own.core_end[rows], moved), 0),
            importance=own.importance[rows],
            flags=own.flags[rows] | twins.astype(np.int64) * int(Flag.TWIN),
        )
        return _named(chosen, self.numbers[rows], names, self.colours[rows])


def marks_of(columns: EventColumns, names: EventNames) -> Marks:
    """The marks of one case."""
    numbers, drawn = _drawn(columns, 0)
    order = np.lexsort((drawn.end, drawn.start))
    return _named(_in_order(drawn, order), numbers[order], names, None)


def merged(parts: Sequence[tuple[EventColumns, int, int]]) -> Merged:
    """Several cases as one: columns of each, how many minutes they are moved, and its colour."""
    read = [_drawn(columns, moved) for columns, moved, _ in parts]
    numbers = _joined([number for number, _ in read])
    colours = np.repeat(
        np.array([colour for *_, colour in parts], dtype=np.uint8), [len(c) for c, *_ in parts]
    )
    drawn = Columns(*(_joined([getattr(part, name) for _, part in read]) for name in _FIELDS))
    order = np.lexsort((numbers, drawn.end, drawn.start))
    return Merged(numbers[order], _in_order(drawn, order), colours[order])


def _named(columns: Columns, numbers: Minutes, names: EventNames, colours: Small | None) -> Marks:
    ids, titles = NameColumn(names, numbers, "id"), NameColumn(names, numbers, "title")
    return marks_from_columns(columns, ids, titles, colours)


def _in_order(columns: Columns, order: Indexes) -> Columns:
    return Columns(*(getattr(columns, name)[order] for name in _FIELDS))


def _drawn(columns: EventColumns, moved: int) -> tuple[Minutes, Columns]:
    """The numbers of events, and the drawing's own columns of them: open sides reach to ±OPEN."""
    flags = _array(columns.flags)
    start, end = _array(columns.start) + moved, _array(columns.end) + moved
    core_start, core_end = _array(columns.core_start), _array(columns.core_end)
    has_core = (core_start >= 0) | (core_end >= 0)
    own = np.zeros(len(flags), dtype=np.int64)
    for flag, theirs in _FLAGS:
        own |= np.where(flags & int(theirs), int(flag), 0)
    return _array(columns.ordinal), Columns(
        start=np.where(flags & EventFlag.OPEN_START, -OPEN, start),
        end=np.where(flags & EventFlag.OPEN_END, OPEN, end),
        core_start=np.where(has_core, np.where(core_start < 0, -OPEN, core_start + moved), 0),
        core_end=np.where(has_core, np.where(core_end < 0, OPEN, core_end + moved), 0),
        importance=_array(columns.importance),
        flags=own,
    )


def _array(column: array[int]) -> Minutes:
    """A column without copying it."""
    return np.frombuffer(column, dtype=np.int64) if len(column) else np.empty(0, np.int64)


def _moved(times: Minutes, by: int) -> Minutes:
    """Times moved, but for those that stand for none."""
    return np.where(np.abs(times) < OPEN, times + by, times) if by else times


def _joined(parts: Sequence[Minutes]) -> Minutes:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


_FIELDS = tuple(field.name for field in fields(Columns))
_FLAGS = (
    (Flag.STRETCH, EventFlag.STRETCH),
    (Flag.DERIVED, EventFlag.DERIVED),
    (Flag.APPROXIMATE, EventFlag.APPROXIMATE | EventFlag.UNCERTAIN),
    (Flag.DISPUTED, EventFlag.DISPUTED),
    (Flag.CONTEXT, EventFlag.CONTEXT),
)
