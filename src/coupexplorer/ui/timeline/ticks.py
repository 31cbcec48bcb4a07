"""Where an axis has its ticks and what they say, from minutes to centuries; pure arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from coupexplorer.domain.date_words import ENGLISH, DateWords
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.scene import moment

HOUR = 60
CLOCK_STEPS = (1, 2, 5, 10, 15, 30, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR)
MONTH_STEPS = (1, 2, 3, 6)
BY_THE_HOUR = 6 * HOUR
"""Labels this close or closer tell hours; further apart, days."""

MONTH = 30.44 * DAY
YEAR = 365.25 * DAY
LAST_YEAR = 9998
MOST_TICKS = 400
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at ``at`` and a text centred on ``label_at``, both in minutes; ``strong`` ones begin
    a larger unit."""

    at: float
    text: str
    label_at: float
    strong: bool = False


def day_ticks(
    first: float, last: float, closest: float, day_zero: str = "day 0", day: str = "day {day}"
) -> tuple[Tick, ...]:
    """Ticks in days from day zero (x in minutes, 0 = its midnight), hours when zoomed in.

    ``closest`` is the least distance of two labels in minutes.
    """
    if closest <= BY_THE_HOUR:
        return tuple(_clock_day_ticks(first, last, closest, day_zero, day))
    step = _round_step(closest / DAY)
    start = math.floor(first / DAY / step) * step
    days = range(start, math.ceil(last / DAY) + 1, step)
    return tuple(
        Tick(n * DAY, day_zero if n == 0 else signed(n), (n + 0.5) * DAY, strong=n == 0)
        for n in days[:MOST_TICKS]
    )


def signed(number: int) -> str:
    """A number with its sign, a true minus, and groups of thousands apart."""
    sign = MINUS if number < 0 else "+" if number > 0 else ""
    return sign + f"{abs(number):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _clock_day_ticks(
    first: float, last: float, closest: float, day_zero: str, day: str
) -> Iterator[Tick]:
    step = next(s for s in CLOCK_STEPS if s >= closest)
    at = math.floor(first / step) * step
    while at <= last:
        number, minute = divmod(at, DAY)
        if minute == 0:
            text = day_zero if number == 0 else day.format(day=signed(number))
            yield Tick(at, text, at, strong=True)
        else:
            yield Tick(at, f"{minute // HOUR:02}:{minute % HOUR:02}", at)
        at += step


def _round_step(wanted: float) -> int:
    """The least of 1, 2, 5, 10, 20, 50 … that is no smaller."""
    scale = 1
    while True:
        for factor in (1, 2, 5):
            if factor * scale >= wanted:
                return factor * scale
        scale *= 10


def calendar_ticks(
    first: float, last: float, closest: float, words: DateWords = ENGLISH
) -> tuple[Tick, ...]:
    """Ticks of the calendar (minutes since 0001-01-01): minutes, hours, days, months or years.

    ``closest`` is the least distance of two labels in minutes. The first tick names its year.
    """
    if closest <= BY_THE_HOUR:
        ticks = list(_clock_ticks(first, last, closest, words))
    elif closest <= 16 * DAY:
        ticks = list(_month_day_ticks(first, last, closest, words))
    elif closest <= 6 * MONTH:
        step = next(s for s in MONTH_STEPS if s * MONTH >= closest * 0.999)
        ticks = list(_month_ticks(first, last, step, words))
    else:
        ticks = list(_year_ticks(first, last, _round_step(closest / YEAR)))
    return tuple(ticks[:MOST_TICKS])


def _clock_ticks(first: float, last: float, closest: float, words: DateWords) -> Iterator[Tick]:
    step = next(s for s in CLOCK_STEPS if s >= closest)
    at = max(math.floor(first / step) * step, 0)
    named = False
    while at <= last:
        time = moment(at)
        if at % DAY == 0 or (not named and at >= first):
            text = _day(at, words, year=not named)
            if at % DAY:
                clock = words.time_of_day.format(hour=time.hour, minute=time.minute)
                text = words.with_detail.format(date=text, detail=clock)
            named = named or at >= first
            yield Tick(at, text, at, strong=at % DAY == 0)
        else:
            yield Tick(at, words.time_of_day.format(hour=time.hour, minute=time.minute), at)
        at += step


def _month_day_ticks(first: float, last: float, closest: float, words: DateWords) -> Iterator[Tick]:
    """Days of the month at steps that start anew with each month."""
    step = next(s for s in (1, 2, 5, 10, 16) if s * DAY >= closest * 0.999)
    start = _month_start(moment(first).year, moment(first).month)
    named = False
    for begin, end in _months(start, last, 1):
        days = (end - begin) // DAY
        for day in range(0, days - (step // 2 if step > 2 else step - 1), step):
            # With steps the month's days read 1, 5, 10 …, not 1, 6, 11.
            at = begin + max(day - 1, 0) * DAY if step in (5, 10) else begin + day * DAY
            year = (at >= first and not named) or (day == 0 and moment(at).month == 1)
            named = named or at >= first
            yield Tick(at, _day(at, words, year=year), at + DAY / 2, strong=day == 0)


def _month_ticks(first: float, last: float, step: int, words: DateWords) -> Iterator[Tick]:
    start = moment(first)
    begin_month = (start.month - 1) // step * step + 1
    named = False
    for at, end in _months(_month_start(start.year, begin_month), last, step):
        time = moment(at)
        name = words.short_months[time.month - 1]
        if time.month == 1 or (not named and at >= first):
            name = words.month_year.format(month=name, year=time.year)
        named = named or at >= first
        label_at = (at + end) / 2 if step == 1 else at
        yield Tick(at, name, label_at, strong=time.month == 1)


def _year_ticks(first: float, last: float, step: int) -> Iterator[Tick]:
    year = moment(first).year // step * step
    while year <= LAST_YEAR:
        at = _month_start(max(year, 1), 1)
        if at > last:
            return
        end = _month_start(min(max(year, 1) + 1, LAST_YEAR + 1), 1)
        yield Tick(at, str(max(year, 1)), (at + end) / 2 if step == 1 else at)
        year += step


def _months(start: int, last: float, step: int) -> Iterator[tuple[int, int]]:
    """Begin and end of stretches of ``step`` months, in minutes, up to ``last``."""
    time = moment(start)
    index = time.year * 12 + time.month - 1
    begin = start
    while begin <= last and index // 12 <= LAST_YEAR:
        index += step
        end = _month_start(index // 12, index % 12 + 1)
        yield begin, end
        begin = end


def _month_start(year: int, month: int) -> int:
    return (moment(0).replace(year=year, month=month).toordinal() - 1) * DAY


def _day(at: float, words: DateWords, *, year: bool) -> str:
    time = moment(at)
    month = words.short_months[time.month - 1]
    if year:
        return words.day_month_year.format(day=time.day, month=month, year=time.year)
    return words.day_month.format(day=time.day, month=month)
