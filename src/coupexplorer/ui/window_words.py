"""A time window in words, also where one of its sides is open."""

from __future__ import annotations

import datetime as dt

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.time_units import FIRST_YEAR, LAST_YEAR
from coupexplorer.store.dates_as_text import EPOCH, minutes
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.translation import translate

DAY = 1440
BEGINNING = minutes(HistoricalDate.from_edtf(f"{FIRST_YEAR:04}").earliest_start) or 0
END = minutes(HistoricalDate.from_edtf(f"{LAST_YEAR:04}").latest_end) or 0
"""Where a window begins and ends that is open at a side."""


def window_words(window: TimeWindow) -> str:
    """The first and the last day of a window, or the one of them that there is; with the time of
    day when it does not begin and end at midnight."""
    first, last = edge_words(window)
    if not first:
        return translate("WindowWords", "until {date}").format(date=last)
    if not last:
        return translate("WindowWords", "from {date}").format(date=first)
    if window.start % DAY or window.end % DAY:
        return _words(
            f"{_moment(window.start):%Y-%m-%dT%H:%M}/{_moment(window.end):%Y-%m-%dT%H:%M}"
        )
    if window.end - window.start == DAY:
        return first
    return _words(f"{_day(window.start)}/{_day(window.end - 1)}")


def edge_words(window: TimeWindow) -> tuple[str, str]:
    """The first and the last day of a window, each as it can be typed; empty where it is open."""
    first = "" if window.start <= BEGINNING else _words(_day(window.start))
    last = "" if window.end >= END else _words(_day(window.end - 1))
    return first, last


def _words(edtf: str) -> str:
    return date_text(HistoricalDate.from_edtf(edtf))


def _moment(minute: int) -> dt.datetime:
    return EPOCH + dt.timedelta(minutes=min(max(minute, BEGINNING), END - 1))


def _day(minute: int) -> str:
    return _moment(minute).date().isoformat()
