"""Historical dates as the JSON text of a column, and as the minutes that order and draw events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag
from functools import lru_cache

from coupexplorer.domain.date_json import date_from_json, date_to_json
from coupexplorer.domain.dates import Basis, HistoricalDate

EPOCH = datetime(1, 1, 1)
LAST = (1 << 34) - 1
"""Sorts after every minute of the calendar: stands for an open or unknown bound."""


class DateFlag(IntFlag):
    """What a bar on a timeline must show about its date."""

    APPROXIMATE = 1
    UNCERTAIN = 2
    STRETCH = 4
    OPEN_START = 8
    OPEN_END = 16
    DERIVED = 32


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a date stands in minutes since 0001-01-01 00:00; None is open or none."""

    sort_start: int = LAST
    sort_end: int = LAST
    span_start: int | None = None
    span_end: int | None = None
    core_start: int | None = None
    core_end: int | None = None
    flags: int = 0

    def columns(self) -> dict[str, int | None]:
        """The same as columns of an event's row."""
        return {
            "sort_start": self.sort_start,
            "sort_end": self.sort_end,
            "span_start": self.span_start,
            "span_end": self.span_end,
            "core_start": self.core_start,
            "core_end": self.core_end,
            "date_flags": self.flags,
        }


def minutes(moment: datetime | None) -> int | None:
    """Whole minutes since 0001-01-01 00:00."""
    if moment is None:
        return None
    passed = moment - EPOCH
    return passed.days * 1440 + passed.seconds // 60


def placing(date: HistoricalDate) -> Placing:
    """The sorting and drawing columns of a date; an unplaced one sorts last."""
    if not date.is_placed:
        return Placing(flags=int(_flags(date)))
    known = [moment for moment in date.bounds.all if moment is not None]
    start, end = minutes(date.earliest_start), minutes(date.latest_end)
    core = date.certain_core or (None, None)
    first = minutes(min(known))
    return Placing(
        sort_start=LAST if first is None else first,
        sort_end=LAST if end is None else end,
        span_start=start,
        span_end=end,
        core_start=minutes(core[0]),
        core_end=minutes(core[1]),
        flags=int(_flags(date)),
    )


def _flags(date: HistoricalDate) -> DateFlag:
    flags = DateFlag(0)
    for flag, holds in (
        (DateFlag.APPROXIMATE, date.approximate),
        (DateFlag.UNCERTAIN, date.uncertain),
        (DateFlag.STRETCH, date.is_placed and not date.is_single),
        (DateFlag.OPEN_START, date.is_open_start),
        (DateFlag.OPEN_END, date.is_open_end),
        (DateFlag.DERIVED, date.basis is not Basis.ATTESTED),
    ):
        if holds:
            flags |= flag
    return flags


def date_text(date: HistoricalDate) -> str:
    """A date as the text of a column."""
    return json.dumps(date_to_json(date), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=8192)
def read_date(text: str) -> HistoricalDate:
    """The date in the text of a column; the same text gives the same value without reading twice.

    Raises ValueError when the text is not a date.
    """
    date = date_from_json(json.loads(text))
    if date is None:
        raise ValueError("a date column holds null")
    return date


def optional_date_text(date: HistoricalDate | None) -> str | None:
    """``date_text`` for a field that may be empty."""
    return None if date is None else date_text(date)


def read_optional_date(text: str | None) -> HistoricalDate | None:
    """``read_date`` for a column that may be null."""
    return None if text is None else read_date(text)
