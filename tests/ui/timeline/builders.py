"""Marks, lanes and scenes for tests, made from short rows or by Hypothesis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.ui.timeline.marks import DAY, OPEN, Columns, Flag, Marks, marks_from_columns
from coupexplorer.ui.timeline.picture import Type
from coupexplorer.ui.timeline.request import Request
from coupexplorer.ui.timeline.scene import Band, Lane, Scene

ZERO = 1_032_000_000 // DAY * DAY
"""A midnight in the 1960s, in minutes since 0001-01-01."""

TYPE = Type(
    height=16.0,
    small_height=14.0,
    measure=lambda text: 7.0 * len(text),
    measure_small=lambda text: 6.0 * len(text),
    measure_head=lambda text: 7.0 * len(text),
)
"""Letters of one width, so that tests do not hang on a font."""

Row = tuple[int, int, int, int, int, int]
"""Start, end, core start, core end, importance, flags."""


def marks(rows: Sequence[Row], name: str = "e") -> Marks:
    """Marks from rows in any order; ids are the name and the place in order of start."""
    ordered = sorted(rows)
    table = np.array(ordered, dtype=np.int64).reshape(-1, 6)
    ids = [f"{name}{number}" for number in range(len(ordered))]
    return marks_from_columns(
        Columns(*np.ascontiguousarray(table.T)), ids, [f"Event {i}" for i in ids]
    )


def day(number: float, importance: int = 2, flags: int = 0, length: float = 1) -> Row:
    """A single happening on a day counted from ZERO."""
    start = ZERO + round(number * DAY)
    return (start, start + round(length * DAY), 0, 0, importance, flags)


def stretch(first: float, last: float, unsure: float = 0.0, importance: int = 2) -> Row:
    """A stretch of days, its ends not known to ``unsure`` days."""
    start, end = ZERO + round(first * DAY), ZERO + round(last * DAY)
    edge = round(unsure * DAY)
    return (start, end, start + edge, end - edge, importance, int(Flag.STRETCH))


def lane(rows: Sequence[Row], number: int = 0, zero: int = ZERO) -> Lane:
    """A lane of a case named after its number, with a seizure from day −5 to 0."""
    band = Band(zero - 5 * DAY, zero + DAY, "Seizure", PhaseKind.SEIZURE)
    return Lane(
        f"case{number}", f"Case {number}", number, zero, marks(rows, f"l{number}-"), (band,)
    )


def scene(*lanes: Sequence[Row], aligned: bool = True) -> Scene:
    """A scene with a lane for each list of rows."""
    return Scene(tuple(lane(rows, number) for number, rows in enumerate(lanes)), aligned)


def request(
    shown: Scene,
    first: float = -8 * DAY,
    last: float = 3 * DAY,
    width: float = 764.0,
    height: float = 224.0,
    selected: tuple[int, int] | None = None,
) -> Request:
    """A request for a frame of a pane's usual size around day zero; the range is x."""
    return Request(shown, first, last, width, height, TYPE, selected=selected)


def _row(start: int, length: int, flags: int, importance: int, opened: str) -> Row:
    end = start + length
    sure = flags & Flag.STRETCH and length > 4
    core = (start + length // 4, end - length // 4) if sure else (0, 0)
    first = -OPEN if opened == "start" else start
    return (first, OPEN if opened == "end" else end, *core, importance, flags)


def rows(most: int = 40, reach: int = 40 * DAY) -> st.SearchStrategy[list[Row]]:
    """Rows of all shapes around ZERO: moments, days, stretches, open sides, all flags."""
    one = st.builds(
        _row,
        st.integers(ZERO - reach, ZERO + reach),
        st.sampled_from([1, 60, DAY, 3 * DAY, 30 * DAY, 400 * DAY]),
        st.integers(0, 31),
        st.integers(1, 3),
        st.sampled_from(["", "", "", "", "start", "end"]),
    )
    return st.lists(one, max_size=most)
