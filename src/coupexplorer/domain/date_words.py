"""The words and patterns from which date texts are made, so that a language is one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coupexplorer.domain.date_parts import Basis, ClockKind, Weekday
from coupexplorer.domain.time_units import PartOfDay


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's words; patterns are filled by name with `str.format`.

    `tight` joins parts of one unit (13–18 Nov), `loose` whole dates (12 Dec 1965 – 3 Jan 1966).
    Months and Hijri months start with the first, seasons with spring.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    hijri_months: tuple[str, ...]
    seasons: tuple[str, ...]
    weekdays: Mapping[Weekday, str]
    parts_of_day: Mapping[PartOfDay, str]
    clock: Mapping[ClockKind, str]
    basis: Mapping[Basis, str]
    day_month_year: str = "{day} {month} {year}"
    day_month: str = "{day} {month}"
    month_year: str = "{month} {year}"
    season_year: str = "{season} {year}"
    decade: str = "{year}s"
    time_of_day: str = "{hour:02}:{minute:02}"
    with_weekday: str = "{weekday} {date}"
    with_detail: str = "{date}, {detail}"
    tight: str = "–"
    loose: str = " – "
    either: str = " or "
    some_time_in: str = "some time in {date}"
    about: str = "c. {date}"
    perhaps: str = "{date} (?)"
    since: str = "from {date}"
    since_unknown_end: str = "from {date}, end not known"
    until: str = "until {date}"
    until_unknown_start: str = "until {date}, beginning not known"
    or_later: str = "{date} or later"
    or_earlier: str = "{date} or earlier"
    not_given: str = "date not given"
    not_placed: str = "“{words}” (not placed)"
    days_after: str = "{count} days after …"
    days_before: str = "{count} days before …"
    one_day_after: str = "the day after …"
    one_day_before: str = "the day before …"
    minutes_after: str = "{count} minutes after …"
    minutes_before: str = "{count} minutes before …"
    same_day: str = "the same day as …"
    day: str = "day {day}"
    day_range: str = "day {first} to {last}"
    from_day: str = "from day {day}"
    until_day: str = "until day {day}"
    hijri: str = "{date} (±1 day)"
    source_words: str = "in the source: “{words}”"
    because: str = "{basis}: {reason}"
    between_details: str = "; "


ENGLISH = DateWords(
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    short_months=(
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ),
    hijri_months=(
        "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban",
        "Ramadan", "Shawwal", "Dhu al-Qada", "Dhu al-Hijja",
    ),
    seasons=("spring", "summer", "autumn", "winter"),
    weekdays=MappingProxyType({day: day.value.capitalize() for day in Weekday}),
    parts_of_day=MappingProxyType({part: part.value.replace("_", " ") for part in PartOfDay}),
    clock=MappingProxyType(
        {
            ClockKind.AT: "{time}",
            ClockKind.SHORTLY_BEFORE: "shortly before {time}",
            ClockKind.BY: "by {time}",
            ClockKind.AFTER: "after {time}",
        }
    ),
    basis=MappingProxyType(
        {Basis.ATTESTED: "note", Basis.INFERRED: "inferred", Basis.DERIVED: "derived"}
    ),
)  # fmt: skip
