"""Dates and days as the panes show them, in the reader's language."""

from __future__ import annotations

import datetime as dt

from coupexplorer.analysis.hijri import UmmAlQura
from coupexplorer.domain.date_text import describe, describe_days, describe_hijri, describe_long
from coupexplorer.domain.dates import HistoricalDate


def date_text(date: HistoricalDate) -> str:
    """A date in short form."""
    return describe(date)


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
