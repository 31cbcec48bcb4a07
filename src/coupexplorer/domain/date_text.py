"""Short and long human text for dates, days counted from day zero, and Hijri dates beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coupexplorer.domain.calendars import ArithmeticHijri, HijriConverter, HijriDate
from coupexplorer.domain.date_parts import Basis, RelativeDate, Weekday
from coupexplorer.domain.date_words import ENGLISH, DateWords
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.time_units import DAY, MINUTE, Precision, is_unit, unit_end, unit_start

__all__ = ["ENGLISH", "DateWords", "describe", "describe_days", "describe_hijri", "describe_long"]

_MINUS = "\N{MINUS SIGN}"


def describe(value: HistoricalDate, words: DateWords = ENGLISH) -> str:
    """The date in one short phrase, such as "13 Nov 1963, shortly before 11:00"."""
    return _describe(value, words, long=False)


def describe_long(value: HistoricalDate, words: DateWords = ENGLISH) -> str:
    """The date with full month names and weekday, then the source's own words and the reason."""
    text = _describe(value, words, long=True)
    details = [text]
    if value.words and value.is_placed:
        details.append(words.source_words.format(words=value.words))
    if value.basis is not Basis.ATTESTED or value.reason:
        details.append(words.because.format(basis=words.basis[value.basis], reason=value.reason))
    return words.between_details.join(details)


def describe_days(value: HistoricalDate, day_zero: date, words: DateWords = ENGLISH) -> str:
    """The date counted from day zero: "day −6", "day −1 to 0"; empty when it is not placed."""
    days = value.days_from(day_zero)
    if days is None or days == (None, None):
        return ""
    first, last = days
    if first is None:
        return words.until_day.format(day=_signed(last or 0))
    if last is None:
        return words.from_day.format(day=_signed(first))
    if first == last:
        return words.day.format(day=_signed(first))
    return words.day_range.format(first=_signed(first), last=_signed(last))


def describe_hijri(
    value: HistoricalDate,
    converter: HijriConverter | None = None,
    words: DateWords = ENGLISH,
) -> str:
    """The Hijri date of a date known to the day, "26 Jumada II 1383 (±1 day)", or of a stretch
    between such days; empty before the Hijri era and for dates that are coarser, open, not
    placed, or somewhere in more than a week."""
    first, end = value.earliest_start, value.latest_end
    if value.precision is None or value.precision.rank < Precision.DAY.rank:
        return ""
    if first is None or end is None or (value.is_single and end - first > 7 * DAY):
        return ""
    use = converter or ArithmeticHijri()
    try:
        start = use.to_hijri(first.date()).date
        last = use.to_hijri((end - MINUTE).date()).date
    except ValueError:
        return ""
    text = _hijri_day(start, words)
    if last != start:
        text = _hijri_range(start, last, words)
    return words.hijri.format(date=text)


def _hijri_day(day: HijriDate, words: DateWords) -> str:
    month = words.hijri_months[day.month - 1]
    return words.day_month_year.format(day=day.day, month=month, year=day.year)


def _hijri_range(start: HijriDate, last: HijriDate, words: DateWords) -> str:
    month = words.hijri_months[start.month - 1]
    if (start.year, start.month) == (last.year, last.month):
        days = f"{start.day}{words.tight}{last.day}"
        return words.day_month_year.format(day=days, month=month, year=start.year)
    first = _hijri_day(start, words)
    if start.year == last.year:
        first = words.day_month.format(day=start.day, month=month)
    return first + words.loose + _hijri_day(last, words)


def _signed(days: int) -> str:
    return f"{days:+d}".replace("-", _MINUS) if days else "0"


def _describe(value: HistoricalDate, words: DateWords, *, long: bool) -> str:
    if value.precision is None:
        return _describe_unplaced(value, words)
    writer = _Writer(words, long)
    text = writer.bounds(value, value.precision)
    if value.approximate:
        text = words.about.format(date=text)
    if value.clock is not None:
        hour, minute = divmod(value.clock.named, 60)
        time = words.time_of_day.format(hour=hour, minute=minute)
        detail = words.clock[value.clock.kind].format(time=time)
        text = words.with_detail.format(date=text, detail=detail)
    elif value.part_of_day is not None:
        detail = words.parts_of_day[value.part_of_day]
        text = words.with_detail.format(date=text, detail=detail)
    return words.perhaps.format(date=text) if value.uncertain else text


def _describe_unplaced(value: HistoricalDate, words: DateWords) -> str:
    if value.relative is not None:
        return value.relative.words or value.words or _count(value.relative, words)
    return words.not_placed.format(words=value.words) if value.words else words.not_given


def _count(relative: RelativeDate, words: DateWords) -> str:
    if relative.minutes:
        pattern = words.minutes_after if relative.minutes > 0 else words.minutes_before
        return pattern.format(count=abs(relative.minutes))
    if relative.days == 0:
        return words.same_day
    if abs(relative.days) == 1:
        return words.one_day_after if relative.days > 0 else words.one_day_before
    pattern = words.days_after if relative.days > 0 else words.days_before
    return pattern.format(count=abs(relative.days))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Names units and joins them, in one language and length."""

    words: DateWords
    long: bool

    def bounds(self, value: HistoricalDate, precision: Precision) -> str:
        first, latest_start, earliest_end, end = value.bounds.in_whole_units(precision).all
        words = self.words
        if first is not None and end is not None:
            if value.is_single:
                return self.with_weekday(self.span(first, end, precision), first, end)
            start, finish = (first, latest_start or end), (earliest_end or first, end)
            return self.stretch(start, finish, precision)
        if first is not None:
            text = self.span(first, latest_start or unit_end(first, precision), precision)
            stretch = words.since if value.is_open_end else words.since_unknown_end
            return (words.or_later if value.is_single else stretch).format(date=text)
        if end is not None:
            text = self.span(earliest_end or unit_start(end - MINUTE, precision), end, precision)
            stretch = words.until if value.is_open_start else words.until_unknown_start
            return (words.or_earlier if value.is_single else stretch).format(date=text)
        return words.not_given

    def stretch(
        self,
        start: tuple[datetime, datetime],
        end: tuple[datetime, datetime],
        precision: Precision,
    ) -> str:
        units = (self.unit_of(*start, precision), self.unit_of(*end, precision))
        if units[0] is not None and units[0] is units[1]:
            return self.joined(
                start[0], end[0], units[0], tight=self.words.tight, loose=self.words.loose
            )
        return self.span(*start, precision) + self.words.loose + self.span(*end, precision)

    def span(self, first: datetime, end: datetime, precision: Precision) -> str:
        """One happening within [first, end): a unit, one of two, or some time in more."""
        unit = self.unit_of(first, end, precision)
        if unit is not None:
            return self.unit(first, unit)
        last = unit_start(end - MINUTE, precision)
        words = self.words
        if unit_end(first, precision) == last:
            return self.joined(first, last, precision, tight=words.either, loose=words.either)
        text = self.joined(first, last, precision, tight=words.tight, loose=words.loose)
        return words.some_time_in.format(date=text)

    def unit_of(self, first: datetime, end: datetime, precision: Precision) -> Precision | None:
        for unit in Precision:
            if unit is Precision.SEASON and precision is not Precision.SEASON:
                continue
            if is_unit(first, end, unit):
                return unit
        return None

    def joined(
        self, first: datetime, last: datetime, unit: Precision, *, tight: str, loose: str
    ) -> str:
        """Two units of one kind, with what they share said once."""
        words, month = self.words, self.month
        if first == last:
            return self.unit(first, unit)
        if unit in (Precision.YEAR, Precision.DECADE):
            return self.unit(first, unit) + tight + self.unit(last, unit)
        same_year = first.year == last.year
        if unit is Precision.MONTH and same_year:
            months = month(first) + tight + month(last)
            return words.month_year.format(month=months, year=first.year)
        if unit is Precision.DAY and same_year:
            if first.month == last.month:
                days = f"{first.day}{tight}{last.day}"
                return words.day_month_year.format(day=days, month=month(last), year=last.year)
            start = words.day_month.format(day=first.day, month=month(first))
            return start + loose + self.unit(last, unit)
        if unit is Precision.MINUTE and first.date() == last.date():
            times = self.time(first) + tight + self.time(last)
            return words.with_detail.format(date=self.unit(first, Precision.DAY), detail=times)
        return self.unit(first, unit) + loose + self.unit(last, unit)

    def unit(self, moment: datetime, unit: Precision) -> str:
        words = self.words
        match unit:
            case Precision.CENTURY:
                first = moment.year // 100 * 100
                return f"{first}{words.tight}{first + 99}"
            case Precision.DECADE:
                return words.decade.format(year=moment.year // 10 * 10)
            case Precision.YEAR:
                return str(moment.year)
            case Precision.SEASON:
                season = words.seasons[unit_start(moment, unit).month // 3 - 1]
                return words.season_year.format(season=season, year=moment.year)
            case Precision.MONTH:
                return words.month_year.format(month=self.month(moment), year=moment.year)
            case Precision.DAY:
                return self.day(moment)
            case Precision.HOUR:
                hours = self.time(moment) + words.tight + self.time(moment + (DAY / 24))
                return words.with_detail.format(date=self.day(moment), detail=hours)
            case Precision.MINUTE:
                return words.with_detail.format(date=self.day(moment), detail=self.time(moment))

    def with_weekday(self, text: str, first: datetime, end: datetime) -> str:
        """The text of one happening, in the long form after the weekday of its one day."""
        if not self.long or first.date() != (end - MINUTE).date():
            return text
        weekday = self.words.weekdays[tuple(Weekday)[first.weekday()]]
        return self.words.with_weekday.format(weekday=weekday, date=text)

    def day(self, moment: datetime) -> str:
        return self.words.day_month_year.format(
            day=moment.day, month=self.month(moment), year=moment.year
        )

    def month(self, moment: datetime) -> str:
        names = self.words.months if self.long else self.words.short_months
        return names[moment.month - 1]

    def time(self, moment: datetime) -> str:
        return self.words.time_of_day.format(hour=moment.hour, minute=moment.minute)
