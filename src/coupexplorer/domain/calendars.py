"""The arithmetic Islamic calendar, and the door through which a better converter is plugged in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

# 1 Muharram 1 of the civil reckoning: Friday 16 July 622 Julian, 19 July in Gregorian terms.
_EPOCH = date(622, 7, 19).toordinal()
_CYCLE_YEARS, _CYCLE_DAYS = 30, 10631


class HijriMethod(StrEnum):
    """The reckoning behind a Hijri date."""

    ARITHMETIC = "arithmetic"
    UMM_AL_QURA = "umm_al_qura"


@dataclass(frozen=True, slots=True, order=True)
class HijriDate:
    """A day of the Islamic calendar: year from 1, month 1-12, day 1-30.

    Months of 30 days are let through wherever they fall, for reckonings differ there.
    """

    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        if self.year < 1 or not 1 <= self.month <= 12 or not 1 <= self.day <= 30:
            raise ValueError(f"there is no Hijri day {self.day}/{self.month}/{self.year}")


@dataclass(frozen=True, slots=True)
class HijriReading:
    """A Hijri date and the reckoning it came from; local sighting may differ by a day."""

    date: HijriDate
    method: HijriMethod


class HijriConverter(Protocol):
    """Turns days between the calendars and says by which reckoning."""

    def to_hijri(self, day: date) -> HijriReading:
        """The Hijri date of a Gregorian day; ValueError before 19 July 622."""
        ...

    def to_gregorian(self, hijri: HijriDate) -> date:
        """The Gregorian day of a Hijri date; ValueError for a day its month does not have."""
        ...


class ArithmeticHijri:
    """The tabular calendar: 30-year cycles with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
    and 29, counted from the civil epoch; good for every year, off by a day or two from the sky."""

    def to_hijri(self, day: date) -> HijriReading:
        """The tabular Hijri date of a Gregorian day; ValueError before 19 July 622."""
        elapsed = day.toordinal() - _EPOCH
        if elapsed < 0:
            raise ValueError(f"{day} is before the Hijri calendar begins")
        year = (_CYCLE_YEARS * elapsed + _CYCLE_DAYS + 15) // _CYCLE_DAYS
        day_of_year = elapsed - _year_start(year)
        month = next(month for month in range(12, 0, -1) if _month_start(month) <= day_of_year)
        found = HijriDate(year, month, day_of_year - _month_start(month) + 1)
        return HijriReading(found, HijriMethod.ARITHMETIC)

    def to_gregorian(self, hijri: HijriDate) -> date:
        """The Gregorian day of a tabular date; ValueError for a day its month does not have."""
        if hijri.day > month_length(hijri.year, hijri.month):
            raise ValueError(f"month {hijri.month} of {hijri.year} AH has no day {hijri.day}")
        elapsed = _year_start(hijri.year) + _month_start(hijri.month) + hijri.day - 1
        try:
            return date.fromordinal(_EPOCH + elapsed)
        except (ValueError, OverflowError):
            raise ValueError(f"{hijri.year} AH lies beyond the Gregorian calendar") from None


def is_leap_year(year: int) -> bool:
    """Whether a year of the arithmetic calendar has 355 days."""
    return (11 * year + 14) % _CYCLE_YEARS < 11


def month_length(year: int, month: int) -> int:
    """Days in a month of the arithmetic calendar: 30 and 29 in turn, 30 in a leap year's last."""
    return 30 if month % 2 == 1 or (month == 12 and is_leap_year(year)) else 29


def _year_start(year: int) -> int:
    """Days from the epoch to 1 Muharram of a year."""
    return (year - 1) * 354 + (3 + 11 * year) // _CYCLE_YEARS


def _month_start(month: int) -> int:
    """Days from 1 Muharram to the first of a month."""
    return 29 * (month - 1) + month // 2
