"""The words in which the timeline tells a time window."""

from __future__ import annotations

from coupexplorer.domain.date_words import ENGLISH, DateWords
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.scene import moment


def window_text(window: TimeWindow, words: DateWords = ENGLISH) -> str:
    """First and last day of a window, or its first and last minute when they are not midnights."""
    if window.start % DAY == 0 and window.end % DAY == 0:
        first, last = moment(window.start), moment(window.end - 1)
        end = _day(window.end - 1, words, year=True)
        if first.date() == last.date():
            return end
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}{words.tight}{end}"
        return _day(window.start, words, year=first.year != last.year) + words.loose + end
    return words.loose.join(_time(edge, words) for edge in (window.start, window.end))


def _day(minutes: int, words: DateWords, *, year: bool) -> str:
    time = moment(minutes)
    pattern = words.day_month_year if year else words.day_month
    month = words.short_months[time.month - 1]
    return pattern.format(day=time.day, month=month, year=time.year)


def _time(minutes: int, words: DateWords) -> str:
    time = moment(minutes)
    clock = words.time_of_day.format(hour=time.hour, minute=time.minute)
    return words.with_detail.format(date=_day(minutes, words, year=True), detail=clock)
