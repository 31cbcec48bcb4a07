"""Reader of the part of EDTF (ISO 8601-2) that historical dates need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from coupexplorer.domain.time_units import (
    FIRST_YEAR,
    LAST_YEAR,
    Bounds,
    Precision,
    unit_end,
)

_QUALIFIERS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:T(?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?)?)?)?"
    r"(?P<qualifier>[~?%]?)",
    re.ASCII,
)
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


class EdtfError(ValueError):
    """A text that is not EDTF, or a form of it that is not read here; says what and where."""

    def __init__(self, text: str, position: int, problem: str) -> None:
        super().__init__(f"EDTF {text!r}, character {position + 1}: {problem}")
        self.text = text
        self.position = position
        self.problem = problem


@dataclass(frozen=True, slots=True)
class EdtfReading:
    """What an EDTF text says: the text itself, its bounds, finest unit and qualifiers."""

    text: str
    bounds: Bounds
    precision: Precision
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    first: datetime
    end: datetime
    precision: Precision
    approximate: bool
    uncertain: bool


@dataclass(slots=True)
class _Members:
    points: list[_Point]
    open_start: bool = False
    open_end: bool = False


def read_edtf(text: str) -> EdtfReading:
    """Read a date, an interval or a one-of set; raise EdtfError for anything else.

    Years 0001-9998 only. Clock times are local: a zone is refused. Seasons are those of the
    northern hemisphere, by whole months. Gaps inside a one-of set are spanned by its bounds.
    """
    cleaned = text.strip()
    if not cleaned:
        raise EdtfError(text, 0, "the text is empty")
    if cleaned[0] == "{":
        raise EdtfError(cleaned, 0, "a set of several dates is not one date; use [a,b] or a/b")
    if "/" in cleaned:
        return _read_interval(cleaned)
    if cleaned[0] == "[":
        return _read_set(cleaned)
    point = _read_point(cleaned, 0, len(cleaned))
    return _reading(cleaned, Bounds.within(point.first, point.end), [point])


def _reading(text: str, bounds: Bounds, points: list[_Point]) -> EdtfReading:
    return EdtfReading(
        text,
        bounds,
        max((point.precision for point in points), key=lambda precision: precision.rank),
        any(point.approximate for point in points),
        any(point.uncertain for point in points),
    )


def _read_interval(text: str) -> EdtfReading:
    slash = text.index("/")
    if "/" in text[slash + 1 :]:
        raise EdtfError(text, text.index("/", slash + 1), "an interval has one '/'")
    left, right = text[:slash], text[slash + 1 :]
    start = None if left in ("", "..") else _read_side(text, 0, slash)
    end = None if right in ("", "..") else _read_side(text, slash + 1, len(text))
    if start is not None and end is not None:
        if end.end <= start.first:
            raise EdtfError(text, slash + 1, "the interval ends before it begins")
        bounds = Bounds(start.first, start.end, end.first, end.end)
        return _reading(text, bounds, [start, end])
    if start is not None:
        bounds = Bounds(start.first, start.end, start.first if right == "" else None, None)
        return _reading(text, bounds, [start])
    if end is not None:
        bounds = Bounds(None, end.end if left == "" else None, end.first, end.end)
        return _reading(text, bounds, [end])
    raise EdtfError(text, 0, "an interval needs a date on at least one side")


def _read_side(text: str, start: int, stop: int) -> _Point:
    """One side of an interval: a date, or (our one addition to EDTF) a closed one-of set."""
    if text[start] != "[":
        return _read_point(text, start, stop)
    members = _read_members(text, start, stop)
    if members.open_start or members.open_end:
        raise EdtfError(text, start, "a set inside an interval needs both its limits")
    whole = _reading(text, Bounds(), members.points)
    first = min(point.first for point in members.points)
    end = max(point.end for point in members.points)
    return _Point(first, end, whole.precision, whole.approximate, whole.uncertain)


def _read_set(text: str) -> EdtfReading:
    members = _read_members(text, 0, len(text))
    if members.open_start and members.open_end:
        raise EdtfError(text, 1, "a one-of set cannot be without limit on both sides")
    first = None if members.open_start else min(point.first for point in members.points)
    end = None if members.open_end else max(point.end for point in members.points)
    return _reading(text, Bounds.within(first, end), members.points)


def _read_members(text: str, start: int, stop: int) -> _Members:
    """The members of the set in text[start:stop], brackets included."""
    if text[stop - 1] != "]" or stop - start < 3:
        raise EdtfError(text, stop - 1, "a one-of set is written [a,b] or [a..b]")
    members = _Members([])
    position = start + 1
    for member in text[start + 1 : stop - 1].split(","):
        end = position + len(member)
        dots = member.find("..")
        if dots == -1:
            members.points.append(_read_point(text, position, end))
        else:
            _read_range(text, (position, position + dots), (position + dots + 2, end), members)
        position = end + 1
    return members


def _read_range(text: str, low: tuple[int, int], high: tuple[int, int], into: _Members) -> None:
    limits = [_read_point(text, *side) for side in (low, high) if side[0] != side[1]]
    if not limits:
        raise EdtfError(text, low[0], "'..' needs a date beside it")
    if len(limits) == 2 and limits[1].end <= limits[0].first:
        raise EdtfError(text, low[0], "the range runs backwards")
    into.open_start = into.open_start or low[0] == low[1]
    into.open_end = into.open_end or high[0] == high[1]
    into.points.extend(limits)


def _read_point(text: str, start: int, stop: int) -> _Point:
    """One date in text[start:stop]."""
    match = _POINT.fullmatch(text, start, stop)
    if match is None:
        raise _explain(text, start, stop)
    approximate, uncertain = _QUALIFIERS[match["qualifier"]]
    year, month, day = match["year"], match["month"], match["day"]
    number = int(year.replace("X", "0"))
    last = int(year.replace("X", "9"))
    if last < FIRST_YEAR or last > LAST_YEAR:
        raise EdtfError(text, start, f"years run from {FIRST_YEAR:04} to {LAST_YEAR}")
    if year.endswith("X"):
        if month is not None:
            raise EdtfError(text, match.start("month"), "a month needs a full year before it")
        unit = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        moment = datetime(max(number, FIRST_YEAR), 1, 1)
        return _Point(moment, unit_end(moment, unit), unit, approximate, uncertain)
    first, end, precision = _read_within_year(text, match, number, month, day)
    return _Point(first, end, precision, approximate, uncertain)


def _read_within_year(
    text: str, match: re.Match[str], year: int, month: str | None, day: str | None
) -> tuple[datetime, datetime, Precision]:
    whole_year = datetime(year, 1, 1)
    if month is None:
        return whole_year, unit_end(whole_year, Precision.YEAR), Precision.YEAR
    if month == "XX":
        if day not in (None, "XX"):
            raise EdtfError(text, match.start("day"), "a day needs its month before it")
        finest = Precision.MONTH if day is None else Precision.DAY
        _refuse_time(text, match)
        return whole_year, unit_end(whole_year, Precision.YEAR), finest
    number = int(month)
    if number in _SEASON_MONTH:
        if day is not None:
            raise EdtfError(text, match.start("day"), "a season has no days")
        season = datetime(year, _SEASON_MONTH[number], 1)
        return season, unit_end(season, Precision.SEASON), Precision.SEASON
    if not 1 <= number <= 12:
        raise EdtfError(text, match.start("month"), f"there is no month {month}")
    whole_month = datetime(year, number, 1)
    if day is None or day == "XX":
        _refuse_time(text, match)
        finest = Precision.MONTH if day is None else Precision.DAY
        return whole_month, unit_end(whole_month, Precision.MONTH), finest
    try:
        whole_day = datetime(year, number, int(day))
    except ValueError:
        raise EdtfError(text, match.start("day"), f"{month}/{year} has no day {day}") from None
    return _read_time(text, match, whole_day)


def _read_time(
    text: str, match: re.Match[str], day: datetime
) -> tuple[datetime, datetime, Precision]:
    if match["hour"] is None:
        return day, unit_end(day, Precision.DAY), Precision.DAY
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        raise EdtfError(text, match.start("hour"), "a clock time runs from 00:00 to 23:59")
    unit = Precision.HOUR if match["minute"] is None else Precision.MINUTE
    moment = day.replace(hour=hour, minute=minute)
    return moment, unit_end(moment, unit), unit


def _refuse_time(text: str, match: re.Match[str]) -> None:
    if match["hour"] is not None:
        raise EdtfError(text, match.start("hour"), "a clock time needs a known day")


def _explain(text: str, start: int, stop: int) -> EdtfError:
    """The clearest sentence for a point that did not match."""
    if start == stop:
        return EdtfError(text, start, "a date is missing here")
    read = _POINT.match(text, start, stop)
    if read is None:
        return EdtfError(text, start, "expected a year of four digits, such as 1963 or 195X")
    if "T" in text[start:stop] and re.match(r"Z|[+-]\d", text[read.end() : stop]):
        return EdtfError(text, read.end(), "clock times are local; leave the zone out")
    rest = text[read.end() : stop]
    return EdtfError(text, read.end(), f"{rest!r} does not belong after {read.group()!r}")
