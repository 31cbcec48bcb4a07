"""The arrangement of the timeline and the names of its months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from coupexplorer.domain.date_words import ENGLISH
from coupexplorer.ui.timeline.arrangement import arrangement_text, read_arrangement
from coupexplorer.ui.timeline.month_words import date_words
from coupexplorer.ui.timeline.scene import LaneKind
from coupexplorer.ui.timeline.ticks import calendar_ticks


@pytest.mark.parametrize("kind", list(LaneKind))
@pytest.mark.parametrize("bands", [True, False])
def test_an_arrangement_is_kept_and_read_back(kind: LaneKind, bands: bool) -> None:
    assert read_arrangement(arrangement_text(kind, bands=bands)) == (kind, bands)


@given(st.one_of(st.text(), st.sampled_from(["[]", "null", '{"lanes": "x"}', '{"phases": 1}'])))
def test_anything_else_is_as_it_is_the_first_time(text: str) -> None:
    assert read_arrangement(text) == (LaneKind.CASE, False)


def test_months_are_named_in_the_language_of_the_reader() -> None:
    german = date_words(QLocale(QLocale.Language.German))
    assert german.months[2] == "März"
    assert len(german.short_months) == 12
    ticks = calendar_ticks(1_032_000_000, 1_032_000_000 + 200 * 1440, 31 * 1440, german)
    assert any(tick.text.startswith(german.short_months[4]) for tick in ticks)


def test_english_months_are_those_of_all_other_dates() -> None:
    for locale in (QLocale(QLocale.Language.English), QLocale.c()):
        assert date_words(locale) == ENGLISH
