"""Records as plain JSON values and back, driven by the records' own field types.

One rule for every record: fields at their default are left out, an unknown or missing key is an
error that names the record and the key, and reading what was written gives the same record.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from collections.abc import Hashable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from coupexplorer.domain.date_json import date_from_json, date_to_json
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.identity import Ref

RecordT = TypeVar("RecordT")
WordT = TypeVar("WordT", bound=StrEnum)

type_hints = cache(get_type_hints)

RAW_JSON_FIELDS = frozenset({"csl"})
"""Fields that keep a foreign JSON object as text; written as that object."""


class RecordFormatError(ValueError):
    """A JSON value is not the record it should be; the message says which and why."""


def record_to_json(record: Any) -> dict[str, Any]:
    """A dataclass record as a JSON object, fields at their default left out."""
    written: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.default is not dataclasses.MISSING and value == field.default:
            continue
        if field.name in RAW_JSON_FIELDS:
            written[field.name] = json.loads(value)
        else:
            written[field.name] = value_to_json(value)
    return written


def value_to_json(value: Any) -> Any:
    """Any field value as a JSON value."""
    if isinstance(value, HistoricalDate):
        return date_to_json(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [value_to_json(item) for item in value]
    if dataclasses.is_dataclass(value):
        return record_to_json(value)
    return value


def record_from_json(record_type: type[RecordT], value: object, where: str = "") -> RecordT:
    """Read a record of ``record_type``; raises RecordFormatError naming ``where`` and the field."""
    place = where or record_type.__name__
    if not isinstance(value, Mapping):
        raise RecordFormatError(f"{place}: expected an object, found {_kind_of(value)}")
    hints = type_hints(cast(Hashable, record_type))
    fields = {f.name: f for f in dataclasses.fields(record_type)}  # type: ignore[arg-type]
    unknown = [key for key in value if key not in fields]
    if unknown:
        raise RecordFormatError(f"{place}: unknown field “{unknown[0]}”")
    read: dict[str, Any] = {}
    for name, field in fields.items():
        if name in value:
            read[name] = _read_field(name, hints[name], value[name], f"{place}, field “{name}”")
        elif field.default is dataclasses.MISSING:
            raise RecordFormatError(f"{place}: the field “{name}” is missing")
    try:
        return record_type(**read)
    except ValueError as error:
        raise RecordFormatError(f"{place}: {error}") from error


def _read_field(name: str, hint: Any, value: object, where: str) -> Any:
    if name in RAW_JSON_FIELDS:
        if not isinstance(value, Mapping):
            raise RecordFormatError(f"{where}: expected an object, found {_kind_of(value)}")
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value_from_json(hint, value, where)


def value_from_json(hint: Any, value: object, where: str) -> Any:
    """Read one value of the type ``hint``; raises RecordFormatError naming ``where``."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return None if value is None else value_from_json(inner[0], value, where)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise RecordFormatError(f"{where}: expected a list, found {_kind_of(value)}")
        item_hint = get_args(hint)[0]
        return tuple(
            value_from_json(item_hint, item, f"{where}, item {number}")
            for number, item in enumerate(value, 1)
        )
    if hint in _SCALARS:
        return _read_scalar(hint, value, where)
    if dataclasses.is_dataclass(hint) and hint not in (Ref, HistoricalDate):
        return record_from_json(hint, value, where)  # type: ignore[arg-type]
    return _read_worded(hint, value, where)


_SCALARS: Mapping[Any, tuple[type, ...]] = types.MappingProxyType(
    {str: (str,), int: (int,), float: (int, float), bool: (bool,)}
)


def _read_scalar(hint: Any, value: object, where: str) -> Any:
    allowed = _SCALARS[hint]
    if not isinstance(value, allowed) or (isinstance(value, bool) and hint is not bool):
        raise RecordFormatError(f"{where}: expected {hint.__name__}, found {_kind_of(value)}")
    _check_text(value, where)
    if hint is float and (value != value or value in (float("inf"), float("-inf"))):
        raise RecordFormatError(f"{where}: not a number")
    if hint is not float:
        return value
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        raise RecordFormatError(f"{where}: the number is too large") from None


def _check_text(value: object, where: str) -> None:
    """Refuse, anywhere inside a value, text that a file cannot keep."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check_text(key, where)
            _check_text(inner, where)
    if not isinstance(value, str):
        return
    if "\x00" in value:
        raise RecordFormatError(f"{where}: the text holds a NUL character")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise RecordFormatError(f"{where}: the text holds half a character pair") from None


def _read_worded(hint: Any, value: object, where: str) -> Any:
    """Values written as words: dates, enumerations and references."""
    _check_text(value, where)
    try:
        if hint is HistoricalDate:
            return _read_date(value, where)
        if not isinstance(value, str):
            raise RecordFormatError(f"{where}: expected text, found {_kind_of(value)}")
        if hint is Ref:
            return Ref.parse(value)
        if hint is dt.datetime:
            return dt.datetime.fromisoformat(value)
        if hint is dt.date:
            return dt.date.fromisoformat(value)
        if issubclass(hint, StrEnum):
            return _read_word(hint, value)
    except RecordFormatError:
        raise
    except ValueError as error:
        raise RecordFormatError(f"{where}: {error}") from error
    raise TypeError(f"no reading for fields of type {hint!r}")


def _read_date(value: object, where: str) -> HistoricalDate:
    date = date_from_json(value)
    if date is None:
        raise RecordFormatError(f"{where}: expected a date, found nothing")
    return date


def _read_word(words: type[WordT], value: str) -> WordT:
    try:
        return words(value)
    except ValueError:
        known = ", ".join(word.value for word in words)
        raise ValueError(f"“{value}” is not one of {known}") from None


def _kind_of(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
    if value is None:
        return "nothing"
    return names.get(type(value), "a number")
