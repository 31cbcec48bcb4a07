"""How a historical date is written in the data files: an EDTF text, or an object around one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypedDict, TypeVar

from coupexplorer.domain.date_parts import DAY_MINUTES
from coupexplorer.domain.dates import (
    Basis,
    Calendar,
    ClockKind,
    ClockTime,
    HistoricalDate,
    PartOfDay,
    RelativeDate,
    Weekday,
)

DateJson = dict[str, object] | str | None

_KEYS = (
    "edtf", "words", "part_of_day", "clock", "basis", "reason", "calendar", "weekday", "relative",
)  # fmt: skip
_Word = TypeVar("_Word", bound=StrEnum)


class _Parts(TypedDict):
    words: str
    part_of_day: PartOfDay | None
    clock: ClockTime | None
    calendar: Calendar
    basis: Basis
    reason: str
    relative: RelativeDate | None
    weekday: Weekday | None


class DateJsonError(ValueError):
    """A date in a data file that cannot be read; one sentence says why."""


def date_to_json(value: HistoricalDate | None) -> DateJson:
    """A bare EDTF text when nothing else is known, else an object without its default keys."""
    if value is None:
        return None
    written: dict[str, object] = {"edtf": value.edtf}
    if value.words:
        written["words"] = value.words
    if value.part_of_day is not None:
        written["part_of_day"] = value.part_of_day.value
    if value.clock is not None:
        written["clock"] = {
            "from": _minutes_to_text(value.clock.earliest),
            "to": _minutes_to_text(value.clock.latest),
            "kind": value.clock.kind.value,
        }
    if value.basis is not Basis.ATTESTED:
        written["basis"] = value.basis.value
    if value.reason:
        written["reason"] = value.reason
    if value.calendar is not Calendar.GREGORIAN:
        written["calendar"] = value.calendar.value
    if value.weekday is not None:
        written["weekday"] = value.weekday.value
    if value.relative is not None:
        written["relative"] = _relative_to_json(value.relative)
    if len(written) == 1 and value.edtf is not None:
        return value.edtf
    return written


def date_from_json(value: object) -> HistoricalDate | None:
    """The date that `date_to_json` wrote; DateJsonError with one sentence when it is malformed."""
    if value is None:
        return None
    if isinstance(value, str):
        value = {"edtf": value}
    if not isinstance(value, Mapping):
        raise DateJsonError("A date is an EDTF text, an object or null.")
    _refuse_unknown(value, _KEYS, "a date")
    edtf = _text(value, "edtf")
    reason = _text(value, "reason") or ""
    parts = _Parts(
        words=_text(value, "words") or "",
        part_of_day=_word(value, "part_of_day", PartOfDay),
        clock=_clock(value.get("clock")),
        calendar=_word(value, "calendar", Calendar) or Calendar.GREGORIAN,
        basis=_word(value, "basis", Basis) or Basis.ATTESTED,
        reason=reason,
        relative=_relative(value.get("relative")),
        weekday=_word(value, "weekday", Weekday),
    )
    if edtf is None and not reason.strip():
        raise DateJsonError("This date cannot be read: a date without EDTF needs a reason.")
    try:
        if edtf is None:
            return HistoricalDate(**parts)
        return HistoricalDate.from_edtf(edtf, **parts)
    except ValueError as error:
        raise DateJsonError(f"This date cannot be read: {error}.") from error


def _refuse_unknown(value: Mapping[object, object], keys: tuple[str, ...], owner: str) -> None:
    for key in value:
        if key not in keys:
            raise DateJsonError(f"The key {key!r} does not belong in {owner}.")


def _text(value: Mapping[object, object], key: str) -> str | None:
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise DateJsonError(f"The key {key!r} of a date holds text.")
    return found


def _word(value: Mapping[object, object], key: str, words: type[_Word]) -> _Word | None:
    found = _text(value, key)
    if found is None:
        return None
    try:
        return words(found)
    except ValueError:
        known = ", ".join(words)
        raise DateJsonError(f"{found!r} is no {key} of a date; use one of {known}.") from None


def _clock(value: object) -> ClockTime | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise DateJsonError("The clock of a date is an object with from, to and kind.")
    _refuse_unknown(value, ("from", "to", "kind"), "a clock time")
    earliest = _minutes(value.get("from"))
    latest = earliest if value.get("to") is None else _minutes(value["to"])
    kind = _word(value, "kind", ClockKind) or ClockKind.AT
    try:
        return ClockTime(earliest, latest, kind)
    except ValueError as error:
        raise DateJsonError(f"This clock time cannot be read: {error}.") from error


def _minutes(value: object) -> int:
    match = re.fullmatch(r"([0-9]{2}):([0-5][0-9])", value) if isinstance(value, str) else None
    if match is None or int(match[1]) * 60 + int(match[2]) > DAY_MINUTES:
        raise DateJsonError(f"{value!r} is no clock time such as '10:55'.")
    return int(match[1]) * 60 + int(match[2])


def _minutes_to_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _relative_to_json(relative: RelativeDate) -> dict[str, object]:
    written: dict[str, object] = {"anchor": relative.anchor}
    if relative.days:
        written["days"] = relative.days
    if relative.minutes:
        written["minutes"] = relative.minutes
    if relative.words:
        written["words"] = relative.words
    return written


def _relative(value: object) -> RelativeDate | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise DateJsonError("The key 'relative' of a date holds an object.")
    _refuse_unknown(value, ("anchor", "days", "minutes", "words"), "a relative date")
    anchor = _text(value, "anchor")
    offsets = [value.get(key, 0) for key in ("days", "minutes")]
    days, minutes = (n if type(n) is int else None for n in offsets)
    if days is None or minutes is None:
        raise DateJsonError("The days and minutes of a relative date are whole numbers.")
    try:
        return RelativeDate(anchor, days, minutes, _text(value, "words") or "")
    except ValueError as error:
        raise DateJsonError(f"This relative date cannot be read: {error}.") from error
