"""Reader of dates as people type them: 1963, Nov 1963, 13 November 1963, the 1960s, or EDTF."""

from __future__ import annotations

import re

from coupexplorer.domain.date_words import ENGLISH, DateWords
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.edtf import EdtfError

_DECADE = re.compile(r"(\d{3})0s")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d_]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_FEWEST_LETTERS = 3
_FIRST_SEASON = 21


def read_typed_date(text: str, words: DateWords = ENGLISH) -> HistoricalDate | None:
    """The date a reader typed, at whatever precision; None when it cannot be read.

    Months and seasons may be shortened to three letters or more.
    """
    typed = " ".join(text.split())
    try:
        return HistoricalDate.from_edtf(_as_edtf(typed, words) or typed)
    except EdtfError:
        return None


def _as_edtf(typed: str, words: DateWords) -> str | None:
    """A typed date as EDTF; None when it is not in words."""
    decade = _DECADE.fullmatch(typed)
    if decade is not None:
        return f"{decade[1]}X"
    match = _DAY_FIRST.fullmatch(typed)
    if match is not None:
        day, name, year = match.groups()
    else:
        match = _MONTH_FIRST.fullmatch(typed)
        if match is None:
            return None
        name, day, year = match.groups()
    month = _month(name, words)
    if month is None or (day is not None and month >= _FIRST_SEASON):
        return None
    return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{int(day):02}"


def _month(name: str, words: DateWords) -> int | None:
    """The number of a month, or from 21 on of a season as EDTF counts them."""
    if len(name) < _FEWEST_LETTERS:
        return None
    for first, names in (
        (1, words.months),
        (1, words.short_months),
        (_FIRST_SEASON, words.seasons),
    ):
        for place, each in enumerate(names):
            if each.lower().startswith(name.lower()):
                return first + place
    return None
