"""How two dates stand to one another, and how a relative date is placed by its anchor."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime, timedelta

from coupexplorer.domain.date_parts import Basis, RelativeDate, narrow
from coupexplorer.domain.dates import HistoricalDate, Span
from coupexplorer.domain.time_units import MINUTE, Bounds, Precision, overlap, unit_end, unit_start


def contradicts(a: HistoricalDate, b: HistoricalDate) -> bool:
    """Whether two dates of the same happening cannot both be true.

    Two stretches contradict when their starts, or their ends, cannot agree; otherwise the two
    dates contradict when they share no minute. "About" gives way by one unit of its precision.
    A date that is not placed contradicts nothing.
    """
    if a.is_placed and b.is_placed and not a.is_single and not b.is_single:
        starts = overlap(
            _loosened(a, a.earliest_start, a.latest_start),
            _loosened(b, b.earliest_start, b.latest_start),
        )
        ends = overlap(
            _loosened(a, a.earliest_end, a.latest_end),
            _loosened(b, b.earliest_end, b.latest_end),
        )
        return not (starts and ends)
    if not a.is_placed or not b.is_placed:
        return False
    return not overlap(
        _loosened(a, a.earliest_start, a.latest_end), _loosened(b, b.earliest_start, b.latest_end)
    )


def overlaps(a: HistoricalDate, b: HistoricalDate) -> bool:
    """Whether two dates may share a minute, as they are written; false when one is not placed."""
    first, second = a.possible_span, b.possible_span
    return first is not None and second is not None and overlap(first, second)


def _loosened(source: HistoricalDate, first: datetime | None, end: datetime | None) -> Span:
    """A span widened by one unit on both sides when its date is approximate."""
    if not source.approximate or source.precision is None:
        return first, end
    if first is not None and first > datetime.min:
        first = unit_start(first - MINUTE, source.precision)
    return first, None if end is None else unit_end(end, source.precision)


def resolve(date: HistoricalDate, anchor: HistoricalDate, anchor_name: str = "") -> HistoricalDate:
    """The relative `date` placed by the date of its anchor, with the count added to its reason.

    Days are counted in whole calendar days: after a stretch from its end, before it from its
    start. With minutes the anchor's own bounds are moved. The anchor's "about" and "perhaps" are
    inherited. A date already placed, or an anchor that is not, leaves the date as it is.
    ValueError when the date is not relative, or the count leaves the calendar.
    """
    relative = date.relative
    if relative is None:
        raise ValueError("only a relative date can be resolved")
    if date.is_placed or not anchor.is_placed:
        return date
    precision = Precision.MINUTE if relative.minutes else Precision.DAY
    span = _counted_from(anchor.bounds.in_whole_units(precision), relative)
    shift = timedelta(days=relative.days, minutes=relative.minutes)
    try:
        first, end = (moment + shift if moment is not None else None for moment in span)
    except OverflowError:
        raise ValueError("the count leaves the calendar") from None
    if first is None and end is None:
        return date
    bounds = narrow(Bounds.within(first, end), precision, date.part_of_day, date.clock)
    return dataclasses.replace(
        date,
        earliest_start=bounds.earliest_start,
        latest_start=bounds.latest_start,
        earliest_end=bounds.earliest_end,
        latest_end=bounds.latest_end,
        precision=precision,
        approximate=anchor.approximate,
        uncertain=anchor.uncertain,
        basis=Basis.DERIVED,
        reason=_derivation(date.reason, relative, anchor, anchor_name),
    )


def resolve_all(dates: Mapping[str, HistoricalDate]) -> dict[str, HistoricalDate]:
    """Every date of a set of events, by event id, with chains of anchors followed.

    An anchor that is missing, not placed, or part of a circle leaves its dates unplaced.
    """
    placed = {key: date for key, date in dates.items() if not date.awaits_anchor}
    waiting = {key: date for key, date in dates.items() if date.awaits_anchor}
    while ready := [key for key, date in waiting.items() if _anchor_id(date) in placed]:
        for key in ready:
            date = waiting.pop(key)
            anchor_id = _anchor_id(date)
            placed[key] = resolve(date, placed[anchor_id], anchor_id)
    return {key: placed.get(key, date) for key, date in dates.items()}


def _anchor_id(date: HistoricalDate) -> str:
    return date.relative.anchor or "" if date.relative is not None else ""


def _counted_from(anchor: Bounds, relative: RelativeDate) -> Span:
    """The side of the anchor from which the count runs."""
    if (relative.days, relative.minutes) > (0, 0):
        return anchor.earliest_end, anchor.latest_end
    if (relative.days, relative.minutes) < (0, 0):
        return anchor.earliest_start, anchor.latest_start
    return anchor.earliest_start, anchor.latest_end


def _derivation(reason: str, relative: RelativeDate, anchor: HistoricalDate, name: str) -> str:
    counts = [
        f"{count:+d} {unit}{'' if abs(count) == 1 else 's'}".replace("-", "\N{MINUS SIGN}")
        for count, unit in ((relative.days, "day"), (relative.minutes, "minute"))
        if count
    ]
    counted = " ".join(counts) or "the same day"
    named = name or relative.anchor or "its anchor"
    return f"{reason.rstrip('. ')} (counted {counted} from {named}, {anchor.edtf})"
