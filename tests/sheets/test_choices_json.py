"""Choices kept as JSON: every one comes back, and nothing that is damaged is half believed."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.sheets.choices import (
    LARGE_PRINT,
    LARGEST_TEXT,
    MOST_LINES,
    NARROWEST_MARGIN,
    SMALLEST_TEXT,
    WIDEST_MARGIN,
    Arrangement,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    Look,
    Orientation,
    SheetChoices,
)
from coupexplorer.sheets.choices_json import (
    choices_from_json,
    choices_from_text,
    choices_to_json,
    choices_to_text,
)
from coupexplorer.sheets.tree.page import Inks, NoteNumbers, Paper, Typeface

IDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
LISTS = st.lists(IDS, max_size=4).map(tuple)
LOOKS = st.builds(
    Look,
    paper=st.sampled_from(Paper),
    orientation=st.sampled_from(Orientation),
    margin=st.floats(NARROWEST_MARGIN, WIDEST_MARGIN),
    text_size=st.one_of(st.floats(SMALLEST_TEXT, LARGEST_TEXT), st.just(LARGE_PRINT)),
    typeface=st.sampled_from(Typeface),
    inks=st.sampled_from(Inks),
    note_numbers=st.sampled_from(NoteNumbers),
    contents=st.none() | st.booleans(),
)
CHOICES = st.builds(
    SheetChoices,
    kind=st.sampled_from(DocumentKind),
    cases=LISTS,
    dimensions=st.none() | LISTS,
    subjects=LISTS,
    blanks=st.none() | st.lists(st.tuples(IDS, IDS), max_size=4).map(tuple),
    lines=st.integers(1, MOST_LINES),
    arrangement=st.sampled_from(Arrangement),
    order=st.sampled_from(ChronologyOrder),
    context=st.booleans(),
    own_notes=st.booleans(),
    style=st.sampled_from(CitationStyle),
    look=LOOKS,
    printed_on=st.none() | st.dates(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
OTHER = SheetChoices(kind=DocumentKind.SOURCES, cases=("a",), printed_on=dt.date(2026, 1, 2))


@given(CHOICES)
def test_choices_come_back_as_they_were(choices: SheetChoices) -> None:
    assert choices_from_text(choices_to_text(choices), OTHER) == choices


def test_what_was_never_changed_takes_no_room() -> None:
    assert choices_to_text(SheetChoices()) == "{}"
    assert choices_from_text("{}") == SheetChoices()


def test_it_is_one_line_that_keeps_letters_as_they_are() -> None:
    text = choices_to_text(SheetChoices(cases=("العراق", "two\nlines")))
    assert "\n" not in text
    assert "العراق" in text


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    assert isinstance(choices_from_text(text), SheetChoices)


@settings(max_examples=200)
@given(JSON)
def test_no_value_is_an_error(value: object) -> None:
    assert isinstance(choices_from_json(value), SheetChoices)


@given(CHOICES, st.sampled_from([*SheetChoices.__slots__]), JSON)
def test_a_damaged_field_leaves_the_others_or_gives_the_default(
    choices: SheetChoices, field: str, value: object
) -> None:
    written = choices_to_json(choices)
    written[field] = value
    read = choices_from_json(written, OTHER)
    others = [name for name in SheetChoices.__slots__ if name != field]
    is_whole = all(getattr(read, name) == getattr(choices, name) for name in others)
    assert is_whole or read == OTHER


@pytest.mark.parametrize(
    "damaged",
    [
        {"kind": "poem"},
        {"kinds": "comparison"},
        {"lines": 0},
        {"lines": MOST_LINES + 1},
        {"lines": True},
        {"cases": "iraq"},
        {"blanks": [["question"]]},
        {"blanks": [["question", "case", "more"]]},
        {"look": {"text_size": 8.9}},
        {"look": {"text_size": 17}},
        {"look": {"margin": 9}},
        {"look": {"margin": 41}},
        {"look": {"margin": float("nan")}},
        {"look": {"colour": "red"}},
        {"printed_on": "yesterday"},
        {"cases": ["a\0b"]},
        {"cases": ["\ud800"]},
    ],
    ids=str,
)
def test_what_is_not_on_offer_gives_the_default_whole(damaged: dict[str, object]) -> None:
    assert choices_from_json({"own_notes": True, **damaged}, OTHER) == OTHER
    assert choices_from_json({"own_notes": True, **damaged}) == SheetChoices()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        "[" * 5_000,
        "1" * 5_000,
        '{"lines": 1e999}',
        '{"look": []}',
        "\ufeff{}",
    ],
    ids=lambda text: text[:12],
)
def test_text_that_is_no_choice_gives_the_default(text: str) -> None:
    assert choices_from_text(text, OTHER) == OTHER


def test_a_later_field_of_another_version_is_not_guessed_at() -> None:
    newer = json.dumps({**choices_to_json(SheetChoices(lines=9)), "stamp": "draft"})
    assert choices_from_text(newer) == SheetChoices()
