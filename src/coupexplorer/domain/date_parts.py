"""The parts of a historical date: basis, calendar, weekday, clock time, relation to an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from coupexplorer.domain.time_units import (
    DAY,
    MINUTE,
    NIGHT_ENDS_AT,
    Bounds,
    PartOfDay,
    Precision,
    unit_start,
)

DAY_MINUTES = 24 * 60


class Basis(StrEnum):
    """How a date is known: the source says it, the reader inferred it, or it was computed."""

    ATTESTED = "attested"
    INFERRED = "inferred"
    DERIVED = "derived"


class Calendar(StrEnum):
    """The calendar in which the source wrote the date; bounds are always Gregorian."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


class Weekday(StrEnum):
    """Days of the week, Monday first as in ISO 8601."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as `datetime.date.weekday` counts."""
        return tuple(Weekday).index(self)


class ClockKind(StrEnum):
    """How the source's words stand to the clock time they name."""

    AT = "at"
    SHORTLY_BEFORE = "shortly_before"
    BY = "by"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A local clock time as a stretch of minutes after midnight.

    The happening lies from `earliest` until `latest` (exclusive, 1440 is midnight); equal values
    mean that one minute. The time named in words is `latest` for "shortly before" and "by",
    `earliest` for "at" and "after".
    """

    earliest: int
    latest: int
    kind: ClockKind = ClockKind.AT

    def __post_init__(self) -> None:
        if not 0 <= self.earliest <= self.latest <= DAY_MINUTES or self.earliest == DAY_MINUTES:
            raise ValueError("a clock time runs forwards between 00:00 and 24:00")

    @classmethod
    def at(cls, hour: int, minute: int = 0) -> ClockTime:
        """That minute."""
        return cls(hour * 60 + minute, hour * 60 + minute)

    @classmethod
    def shortly_before(cls, hour: int, minute: int = 0, within: int = 15) -> ClockTime:
        """The `within` minutes before a time."""
        named = hour * 60 + minute
        return cls(max(named - within, 0), named, ClockKind.SHORTLY_BEFORE)

    @classmethod
    def by(cls, hour: int, minute: int = 0) -> ClockTime:
        """From midnight up to a time."""
        return cls(0, hour * 60 + minute, ClockKind.BY)

    @classmethod
    def after(cls, hour: int, minute: int = 0) -> ClockTime:
        """From a time to the end of the day."""
        return cls(hour * 60 + minute, DAY_MINUTES, ClockKind.AFTER)

    @property
    def named(self) -> int:
        """The minute that the words name."""
        before = self.kind in (ClockKind.SHORTLY_BEFORE, ClockKind.BY)
        return self.latest if before else self.earliest


LONGEST_DISTANCE = 900_000_000
"""Days between a date and its anchor at the most: as many as can be added to a date at all."""


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A date told by its distance from an event: "two days after X", "the next evening".

    `anchor` is the event's id, None when the source does not let us say which event it is.
    Days count calendar days and are negative before the event; minutes count from its time.
    """

    anchor: str | None
    days: int = 0
    minutes: int = 0
    words: str = ""

    def __post_init__(self) -> None:
        if self.anchor is not None and not self.anchor.strip():
            raise ValueError("an anchor is an event's id, or None when it is not known")
        if max(abs(self.days), abs(self.minutes) // (24 * 60)) > LONGEST_DISTANCE:
            raise ValueError("a date lies at most 900,000,000 days from its anchor")


def narrow(
    bounds: Bounds, precision: Precision, part: PartOfDay | None, clock: ClockTime | None
) -> Bounds:
    """Bounds narrowed to a part of the day and a clock time, when the date names days.

    On one happening the hours hold from the first possible day to the last; on a stretch they
    hold for its start. A stretch over two days at night is that one night, 20:00 to 06:00. Bounds
    in other units, and days without limit, are kept. ValueError for a clock on a date coarser
    than a day, or outside the part of day.
    """
    if clock is not None and precision.rank < Precision.DAY.rank:
        raise ValueError("a clock time needs a date that names a day")
    start, end = bounds.earliest_start, bounds.latest_start
    if precision is not Precision.DAY or start is None or end is None:
        return bounds
    last_day = unit_start(end - MINUTE, Precision.DAY)
    first = start
    if part is not None:
        first = start + timedelta(hours=part.hours[0])
        end = last_day + timedelta(hours=part.hours[1])
    if clock is not None:
        first = max(first, start + clock.earliest * MINUTE)
        end = min(end, last_day + max(clock.latest, clock.earliest + 1) * MINUTE)
        if first >= end:
            raise ValueError("the clock time lies outside the part of the day")
    if bounds.is_single:
        return Bounds.within(first, end)
    latest_end = bounds.latest_end
    next_day = start + DAY
    ends_on_next_day = bounds.earliest_end == next_day and latest_end == next_day + DAY
    if part is PartOfDay.NIGHT and last_day == start and ends_on_next_day:
        latest_end = next_day + timedelta(hours=NIGHT_ENDS_AT)
    return Bounds(first, end, bounds.earliest_end, latest_end)
