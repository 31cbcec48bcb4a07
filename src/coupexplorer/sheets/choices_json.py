"""What was chosen for a document as JSON text, for presets and for the next time."""

from __future__ import annotations

import json
from typing import Any

from coupexplorer.domain.record_json import RecordFormatError, record_from_json, record_to_json
from coupexplorer.sheets.choices import (
    LARGE_PRINT,
    LARGEST_TEXT,
    MOST_LINES,
    NARROWEST_MARGIN,
    SMALLEST_TEXT,
    WIDEST_MARGIN,
    SheetChoices,
)

CELL_PARTS = 2
"""A blank cell is named by a question and a case."""


def choices_to_json(choices: SheetChoices) -> dict[str, Any]:
    """Choices as a JSON object; what is as it always is at first is left out."""
    return record_to_json(choices)


def choices_from_json(value: object, default: SheetChoices | None = None) -> SheetChoices:
    """Read `choices_to_json` back.

    Anything else, a field that is not known, and a number that is not on offer give the default,
    whole: half of what somebody chose is not what they chose.
    """
    otherwise = default or SheetChoices()
    try:
        read = record_from_json(SheetChoices, value)
    except (RecordFormatError, RecursionError):
        return otherwise
    return read if _on_offer(read) else otherwise


def choices_to_text(choices: SheetChoices) -> str:
    """Choices as one line of JSON."""
    return json.dumps(choices_to_json(choices), ensure_ascii=False, sort_keys=True)


def choices_from_text(text: str, default: SheetChoices | None = None) -> SheetChoices:
    """Read `choices_to_text` back; the default for anything else, as in `choices_from_json`."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return default or SheetChoices()
    return choices_from_json(value, default)


def _on_offer(choices: SheetChoices) -> bool:
    """Whether the numbers are such as the window and the command line offer."""
    look = choices.look
    size_fits = SMALLEST_TEXT <= look.text_size <= LARGEST_TEXT or look.text_size == LARGE_PRINT
    return (
        size_fits
        and NARROWEST_MARGIN <= look.margin <= WIDEST_MARGIN
        and 1 <= choices.lines <= MOST_LINES
        and all(len(blank) == CELL_PARTS for blank in choices.blanks or ())
    )
