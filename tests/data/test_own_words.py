"""The casebook is told in its own words: no run of seven words is one of the base texts'."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.data.base_text_words import (
    RUN,
    SHIPPED,
    borrowed,
    digests,
    runs,
    shipped_digests,
    shipped_text,
)

from coupexplorer.domain.casebook import CasebookDocument, ref_of
from coupexplorer.domain.record_json import record_to_json

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def test_no_record_borrows_seven_words(built_in: CasebookDocument) -> None:
    known = shipped_digests()
    found = {
        str(ref_of(record)): runs_found
        for record in built_in.records()
        for text in texts_in(record_to_json(record))
        if (runs_found := borrowed(text, known))
    }
    assert found == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_of_the_guide_borrows_seven_words(page: Path) -> None:
    assert borrowed(page.read_text(encoding="utf-8"), shipped_digests()) == []


def test_the_digests_are_those_of_the_base_texts(base_texts: dict[str, str]) -> None:
    assert SHIPPED.read_text(encoding="ascii") == shipped_text(list(base_texts.values()))


def test_every_sentence_of_the_base_texts_would_be_found(base_texts: dict[str, str]) -> None:
    known = shipped_digests()
    for text in base_texts.values():
        for line in text.splitlines():
            if sum(1 for _ in runs(line)) > 2 * RUN:
                assert borrowed(line, known), line


def test_the_digests_are_many() -> None:
    assert len(shipped_digests()) > 1500


BORROWED = "They crossed the river before dawn and took the bridge."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (BORROWED, 4),
        ("they crossed the River, before dawn — and TOOK the bridge", 4),
        ("Thèy crossed the ri'ver before dawn and slept", 1),
        ("crossed the river before dawn and took", 1),
        ("They crossed the river before dawn, then took the bridge.", 0),
        ("", 0),
    ],
)
def test_borrowing_is_found_whatever_the_case_and_the_marks(text: str, count: int) -> None:
    assert len(borrowed(text, digests(BORROWED))) == count


def test_proper_names_are_nobodys_wording() -> None:
    name = "Regional Command of the Arab Socialist Ba'ath Party"
    assert borrowed(name, digests(name)) == []
    assert borrowed(name.lower(), digests(name)) != []
