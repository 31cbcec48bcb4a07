"""Dates and days as the panes show them, in the reader's language."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from coupexplorer.analysis.hijri import UmmAlQura
from coupexplorer.domain.date_text import describe, describe_days, describe_hijri, describe_long
from coupexplorer.domain.dates import HistoricalDate

LONGEST_IN_LIST = 24


@lru_cache(4096)
def date_text(date: HistoricalDate) -> str:
    """A date in short form."""
    return describe(date)


def list_date_text(date: HistoricalDate) -> str:
    """A date for the head of a list row: years alone where the short form would be a sentence."""
    short = describe(date)
    start, end = date.earliest_start, date.latest_end
    if len(short) <= LONGEST_IN_LIST or start is None or end is None:
        return short
    first, last = start.year, (end - dt.timedelta(minutes=1)).year
    if first == last:
        return str(first)
    return f"{first}–{last % 100:02}" if first // 100 == last // 100 else f"{first}–{last}"


def full_date_text(date: HistoricalDate) -> str:
    """A date in full, with the source's own words and how it was derived."""
    return describe_long(date)


def hijri_text(date: HistoricalDate) -> str:
    """The Hijri date of a date known to the day, as an approximation; else empty."""
    return describe_hijri(date, UmmAlQura())


def day_text(date: HistoricalDate, day_zero: dt.date | None) -> str:
    """How many days a date lies from day zero ("day −6"); empty when either is unknown."""
    if day_zero is None:
        return ""
    return describe_days(date, day_zero)
