"""Umm al-Qura dates from the hijridate tables, with the arithmetic calendar beyond them."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from coupexplorer.domain.calendars import (
    ArithmeticHijri,
    HijriDate,
    HijriMethod,
    HijriReading,
)

FIRST_YEAR, LAST_YEAR = 1343, 1500


class UmmAlQura:
    """Converts by the Umm al-Qura tables from 1343 to 1500 AH (1 August 1924 to 16 November
    2077), by arithmetic elsewhere; every reading names the reckoning it came from."""

    def __init__(self) -> None:
        self._arithmetic = ArithmeticHijri()

    def to_hijri(self, day: date) -> HijriReading:
        """The Hijri date of a Gregorian day; ValueError before 19 July 622."""
        try:
            found = Gregorian(day.year, day.month, day.day).to_hijri()
        except OverflowError:
            return self._arithmetic.to_hijri(day)
        return HijriReading(HijriDate(found.year, found.month, found.day), HijriMethod.UMM_AL_QURA)

    def to_gregorian(self, hijri: HijriDate) -> date:
        """The Gregorian day of a Hijri date; ValueError for a day its month does not have."""
        if not FIRST_YEAR <= hijri.year <= LAST_YEAR:
            return self._arithmetic.to_gregorian(hijri)
        found = Hijri(hijri.year, hijri.month, hijri.day).to_gregorian()
        return date(found.year, found.month, found.day)
