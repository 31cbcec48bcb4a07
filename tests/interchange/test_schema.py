"""The published JSON Schema is the one the record types give, and says what the reader says."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.interchange.sample_casebook import sample_casebook

from coupexplorer.domain.casebook import SECTIONS
from coupexplorer.interchange.casebook_json import (
    CasebookFormatError,
    document_from_parts,
    document_to_json,
)
from coupexplorer.interchange.schema import IDENTIFIER, casebook_schema, schema_text
from coupexplorer.shipped import data_folder

PUBLISHED = Path(__file__).parents[2] / "docs" / "casebook.schema.json"
SCHEMA = casebook_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PART = jsonschema.Draft202012Validator({**SCHEMA, "$ref": "#/$defs/part", "required": []})


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == IDENTIFIER


def test_the_published_file_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), (
        "docs/casebook.schema.json is out of date; write it again with: python -c 'from"
        ' coupexplorer.interchange.schema import schema_text; print(schema_text(), end="")\''
    )


def test_the_format_guide_names_every_section() -> None:
    guide = (PUBLISHED.parent / "casebook-format.md").read_text(encoding="utf-8")
    assert [section for section in SECTIONS if f"`{section}`" not in guide] == []


def test_a_document_of_every_kind_of_record_is_valid() -> None:
    VALIDATOR.validate(document_to_json(sample_casebook()))


@pytest.mark.parametrize(
    "file", sorted(data_folder().rglob("*.json")), ids=lambda file: str(file.name)
)
def test_every_file_of_the_built_in_data_is_valid(file: Path) -> None:
    PART.validate(json.loads(file.read_text(encoding="utf-8")))


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.pop("format"),
        lambda d: d.pop("version"),
        lambda d: d.pop("casebook"),
        lambda d: d.update(version=2),
        lambda d: d.update(format="other"),
        lambda d: d.update(heroes=[]),
        lambda d: d["claims"][0].pop("citations"),
        lambda d: d["claims"][0].update(colour="red"),
        lambda d: d["claims"][0].update(subjects=["palace"]),
        lambda d: d["claims"][0].update(subjects=["moon:palace"]),
        lambda d: d["claims"][0].update(confidence="sure"),
        lambda d: d["claims"][0].update(date={"words": "one day"}),
        lambda d: d["claims"][0].update(date={"edtf": "1950", "moon": "full"}),
        lambda d: d["claims"][0].update(date={"edtf": "1950-06-07", "clock": {"from": "25:00"}}),
        lambda d: d["claims"][0].update(date={"edtf": "1950-06-07", "clock": {"to": "10:00"}}),
        lambda d: d["places"][0].update(latitude="north"),
        lambda d: d["sources"][0].update(csl="text"),
        lambda d: d["events"][0].update(importance=1.5),
        lambda d: d["events"][0].update(claims="K1"),
        lambda d: d["events"][0].update(date=None),
    ],
)
def test_schema_and_reader_refuse_the_same(spoil: Spoil) -> None:
    value = copy.deepcopy(document_to_json(sample_casebook()))
    spoil(value)
    assert not VALIDATOR.is_valid(value)
    with pytest.raises(CasebookFormatError):
        document_from_parts([("made", value)], "made")


@pytest.mark.parametrize(
    "date",
    [
        "1950-06",
        {"edtf": "1950-06-07", "clock": {"from": "10:50", "to": "11:00", "kind": "shortly_before"}},
        {"edtf": None, "words": "one day", "reason": "Nothing says which."},
        {"edtf": None, "reason": "Unnamed.", "basis": "derived", "relative": {"anchor": None}},
    ],
)
def test_schema_and_reader_take_the_same_dates(date: object) -> None:
    value = document_to_json(sample_casebook())
    value["claims"][0]["date"] = date
    VALIDATOR.validate(value)
    document_from_parts([("made", value)], "made")


def test_defaults_are_told_as_they_are_written() -> None:
    claim = SCHEMA["$defs"]["Claim"]["properties"]
    assert claim["layer"]["default"] == "core"
    assert claim["subjects"]["default"] == []
    assert claim["date"]["default"] is None
    assert "default" not in claim["text"]
