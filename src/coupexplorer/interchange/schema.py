"""The JSON Schema of casebook documents, read off the record types so that it cannot drift."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import json
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from coupexplorer.domain.casebook import SECTIONS, CasebookInfo
from coupexplorer.domain.date_parts import Basis, Calendar, ClockKind, Weekday
from coupexplorer.domain.dates import HistoricalDate, PartOfDay
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.record_json import RAW_JSON_FIELDS, type_hints, value_to_json
from coupexplorer.interchange.casebook_json import FORMAT, FORMAT_VERSION, LARGEST_NUMBER

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = f"urn:{FORMAT}:{FORMAT_VERSION}"

Schema = dict[str, Any]

_PLAIN: Mapping[Any, Schema] = types.MappingProxyType(
    {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER},
        float: {"type": "number"},
        dt.date: {"type": "string", "format": "date"},
        dt.datetime: {"type": "string", "format": "date-time"},
    }
)


def casebook_schema() -> Schema:
    """The schema of one whole document; ``$defs/part`` is that of one file of a folder."""
    definitions: dict[str, Schema] = {}
    header: Schema = {
        "format": {"const": FORMAT},
        "version": {"type": "integer", "minimum": 1, "maximum": FORMAT_VERSION},
        "casebook": _value(CasebookInfo, definitions),
    }
    sections: Schema = {
        section: {"type": "array", "items": _value(record_type, definitions)}
        for section, record_type in SECTIONS.items()
    }
    definitions["part"] = {
        "description": "One file of a folder that together holds a document.",
        "type": "object",
        "properties": header | sections,
        "required": ["format", "version"],
        "additionalProperties": False,
    }
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        "title": "Coup Explorer casebook",
        "description": inspect.cleandoc(
            "Every record of one casebook, section by section. Fields at their default are left "
            "out. That references resolve and that claims are cited is audited, not told here."
        ),
        "$ref": "#/$defs/part",
        "required": ["casebook"],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it is published: UTF-8 JSON text, two-space indents, a final newline."""
    return json.dumps(casebook_schema(), ensure_ascii=False, indent=2) + "\n"


def _value(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of one value of a type; named types are put among the definitions once."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return {"anyOf": [_value(inner, definitions), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], definitions)}
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}
        definitions[hint.__name__] = _definition(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _definition(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint is HistoricalDate:
        return _date()
    if hint is Ref:
        kinds = "|".join(kind.value for kind in Kind)
        return {"description": _described(hint), "type": "string", "pattern": f"^(?:{kinds}):."}
    if issubclass(hint, StrEnum):
        return {"description": _described(hint), **_words(hint)}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record(hint, definitions)
    raise TypeError(f"no schema for fields of type {hint!r}")


def _record(record_type: Any, definitions: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    required: list[str] = []
    hints = type_hints(record_type)
    for field in dataclasses.fields(record_type):
        if field.name in RAW_JSON_FIELDS:
            properties[field.name] = {"type": "object"}
        else:
            properties[field.name] = _value(hints[field.name], definitions)
        if field.default is dataclasses.MISSING:
            required.append(field.name)
        elif field.name not in RAW_JSON_FIELDS and not dataclasses.is_dataclass(field.default):
            properties[field.name]["default"] = value_to_json(field.default)
    return {
        "description": _described(record_type),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _date() -> Schema:
    """A date is written by rules of its own; see `coupexplorer.domain.date_json`."""
    clock = _closed(
        {"from": _clock_time(), "to": _clock_time(), "kind": _words(ClockKind)}, ["from"]
    )
    relative = _closed(
        {
            "anchor": {"type": ["string", "null"], "minLength": 1},
            "days": {"type": "integer"},
            "minutes": {"type": "integer"},
            "words": {"type": "string"},
        },
        [],
    )
    placed = _closed(
        {
            "edtf": {"type": ["string", "null"]},
            "words": {"type": "string"},
            "part_of_day": _words(PartOfDay),
            "clock": clock,
            "basis": _words(Basis),
            "reason": {"type": "string"},
            "calendar": _words(Calendar),
            "weekday": _words(Weekday),
            "relative": relative,
        },
        [],
    )
    placed["anyOf"] = [
        {"required": ["edtf"], "properties": {"edtf": {"type": "string"}}},
        {"required": ["reason"], "properties": {"reason": {"minLength": 1}}},
    ]
    return {
        "description": "An EDTF text, or an object around one; without EDTF a reason is needed.",
        "anyOf": [{"type": "string", "minLength": 1}, placed],
    }


def _closed(properties: dict[str, Schema], required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _clock_time() -> Schema:
    return {"type": "string", "pattern": "^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"}


def _words(words: type[StrEnum]) -> Schema:
    return {"type": "string", "enum": [word.value for word in words]}


def _described(hint: type[Any]) -> str:
    """The first sentence of a type's docstring, on one line and without code marks."""
    first, _, _ = inspect.cleandoc(hint.__doc__ or "").partition("\n\n")
    return " ".join(first.replace("``", "").split())
