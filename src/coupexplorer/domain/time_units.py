"""Calendar units from century to minute, parts of the day, and the four bounds of a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1, 9998


class Precision(StrEnum):
    """The finest unit that a date names, from coarse to fine."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"

    @property
    def rank(self) -> int:
        """0 for a century, rising with fineness."""
        return _RANKS[self]


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}


class PartOfDay(StrEnum):
    """A stretch of the day as chroniclers name it; hours are generous and overlap on purpose."""

    BEFORE_DAWN = "before_dawn"
    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @property
    def hours(self) -> tuple[int, int]:
        """First hour and end hour (exclusive) within one day: before dawn 0-6, dawn 4-8,
        morning 6-12, noon 11-14, afternoon 12-18, evening 17-22, night 20-24.

        A night written over two days runs from 20 on the first to 6 on the second.
        """
        match self:
            case PartOfDay.BEFORE_DAWN:
                return 0, 6
            case PartOfDay.DAWN:
                return 4, 8
            case PartOfDay.MORNING:
                return 6, 12
            case PartOfDay.NOON:
                return 11, 14
            case PartOfDay.AFTERNOON:
                return 12, 18
            case PartOfDay.EVENING:
                return 17, 22
            case PartOfDay.NIGHT:
                return 20, 24


NIGHT_ENDS_AT = 6


def unit_start(moment: datetime, unit: Precision) -> datetime:
    """The first minute of the unit that holds `moment`; a season starts in March, June,
    September or December, so that winter runs into the next year."""
    match unit:
        case Precision.MINUTE:
            return moment.replace(second=0, microsecond=0)
        case Precision.HOUR:
            return moment.replace(minute=0, second=0, microsecond=0)
        case Precision.DAY:
            return datetime(moment.year, moment.month, moment.day)
        case Precision.MONTH:
            return datetime(moment.year, moment.month, 1)
        case Precision.SEASON:
            if moment.month < 3:
                return datetime(max(moment.year - 1, FIRST_YEAR), 12, 1)
            return datetime(moment.year, moment.month // 3 * 3, 1)
        case Precision.YEAR:
            return datetime(moment.year, 1, 1)
        case Precision.DECADE:
            return datetime(max(moment.year // 10 * 10, FIRST_YEAR), 1, 1)
        case Precision.CENTURY:
            return datetime(max(moment.year // 100 * 100, FIRST_YEAR), 1, 1)


def unit_end(moment: datetime, unit: Precision) -> datetime:
    """The first minute after the unit that holds `moment`."""
    start = unit_start(moment, unit)
    match unit:
        case Precision.MINUTE:
            return start + MINUTE
        case Precision.HOUR:
            return start + HOUR
        case Precision.DAY:
            return start + DAY
        case Precision.MONTH:
            return _months_later(start, 1)
        case Precision.SEASON:
            return _months_later(start, 3)
        case Precision.YEAR:
            return start.replace(year=start.year + 1)
        case Precision.DECADE:
            return start.replace(year=start.year // 10 * 10 + 10)
        case Precision.CENTURY:
            return start.replace(year=start.year // 100 * 100 + 100)


def _months_later(start: datetime, months: int) -> datetime:
    index = start.year * 12 + start.month - 1 + months
    return datetime(index // 12, index % 12 + 1, 1)


def ceiling(moment: datetime, unit: Precision) -> datetime:
    """`moment` itself when a unit begins there, else the end of the unit that holds it."""
    return moment if unit_start(moment, unit) == moment else unit_end(moment, unit)


def is_unit(first: datetime, end: datetime, unit: Precision) -> bool:
    """Whether [first, end) is exactly one whole unit."""
    return unit_start(first, unit) == first and unit_end(first, unit) == end


@dataclass(frozen=True, slots=True)
class Bounds:
    """Start lies in [earliest_start, latest_start), end in [earliest_end, latest_end).

    A side that is None on both bounds is open (nothing begins or ends there); a side that is
    None on its outer bound only is unknown. A single happening has its start and end anywhere
    in one span: earliest_end equals earliest_start and latest_start equals latest_end.
    """

    earliest_start: datetime | None = None
    latest_start: datetime | None = None
    earliest_end: datetime | None = None
    latest_end: datetime | None = None

    @classmethod
    def within(cls, first: datetime | None, end: datetime | None) -> Bounds:
        """One happening somewhere in [first, end); None leaves that side without limit."""
        return cls(first, end, first, end)

    @property
    def all(self) -> tuple[datetime | None, datetime | None, datetime | None, datetime | None]:
        """The four bounds in the order start, start, end, end."""
        return (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)

    @property
    def is_empty(self) -> bool:
        """True when nothing at all is known."""
        return not any(self.all)

    @property
    def is_single(self) -> bool:
        """True for one happening within a span, false for a stretch from a start to an end."""
        return self.earliest_start == self.earliest_end and self.latest_start == self.latest_end

    def in_whole_units(self, unit: Precision) -> Bounds:
        """The same bounds moved outwards to whole units."""

        def down(moment: datetime | None) -> datetime | None:
            return None if moment is None else unit_start(moment, unit)

        def up(moment: datetime | None) -> datetime | None:
            return None if moment is None else ceiling(moment, unit)

        return Bounds(
            down(self.earliest_start),
            up(self.latest_start),
            down(self.earliest_end),
            up(self.latest_end),
        )


def overlap(
    a: tuple[datetime | None, datetime | None], b: tuple[datetime | None, datetime | None]
) -> bool:
    """Whether two half-open spans share a minute; None is without limit."""
    a_first, a_end = a
    b_first, b_end = b
    return (a_first is None or b_end is None or a_first < b_end) and (
        b_first is None or a_end is None or b_first < a_end
    )
