"""How a list is arranged survives the way to the settings file and back, and nothing else does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Confidence, PhaseKind
from coupexplorer.ui.events.arrangement import (
    MOST_CASEBOOKS,
    Arrangement,
    Kept,
    SavedView,
    Shelf,
)
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import SORTED_BY, Column, Shown, Sorting

words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=8)
shown = st.lists(
    st.builds(Shown, st.sampled_from(Column), st.integers(0, 2_000)),
    min_size=1,
    unique_by=lambda each: each.column,
).map(tuple)
sortings = st.builds(Sorting, st.sampled_from(sorted(SORTED_BY)), st.booleans())
arrangements = st.builds(Arrangement, st.sampled_from(Grouping), sortings, st.booleans(), shown)
filters = st.builds(
    EventFilter,
    phases=st.sampled_from([(), (PhaseKind.PURGE, PhaseKind.TRIGGER)]),
    text=words,
    source=st.none() | words,
    weakest=st.sampled_from([(), (Confidence.LOW,)]),
    disputed=st.booleans(),
)
windows = st.none() | st.just(TimeWindow(5, 9))
views = st.lists(
    st.builds(SavedView, words, filters, windows, arrangements),
    max_size=3,
).map(tuple)
kept = st.builds(Kept, arrangements, st.lists(st.builds(Shelf, words, views)).map(tuple))


@given(kept)
def test_what_is_written_is_read(value: Kept) -> None:
    text = value.to_text()
    assert "\n" not in text
    assert Kept.from_text(text) == value


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_anything_else_is_the_usual_arrangement(text: str) -> None:
    assert Kept.from_text(text) == Kept()


@pytest.mark.parametrize(
    "arrangement",
    [
        {"sorting": {"column": "layer"}},
        {"columns": []},
        {"columns": [{"column": "date", "width": -5}, {"column": "date", "width": 10**9}]},
    ],
)
def test_what_a_list_cannot_be_is_mended(arrangement: dict[str, object]) -> None:
    found = Kept.from_text(json.dumps({"arrangement": arrangement})).arrangement
    assert found.sorting.column in SORTED_BY
    assert found.columns
    assert len({each.column for each in found.columns}) == len(found.columns)
    assert all(0 <= each.width <= 2_000 for each in found.columns)


@given(kept, words, words)
def test_saving_replaces_renaming_moves_and_dropping_forgets(
    value: Kept, name: str, other: str
) -> None:
    view = SavedView(name, EventFilter(text="x"))
    saved = value.saving("book", view)
    assert [v for v in saved.views_of("book") if v.name == name] == [view]
    assert value.views_of("elsewhere") == saved.views_of("elsewhere")
    renamed = saved.renaming("book", name, other)
    assert [v.filter for v in renamed.views_of("book") if v.name == other] == [view.filter]
    assert name == other or all(v.name != name for v in renamed.views_of("book"))
    assert all(v.name != name for v in saved.dropping("book", name).views_of("book"))
    names = [v.name.casefold() for v in renamed.views_of("book")]
    assert names == sorted(names)


def test_views_of_a_casebook_long_unused_go_first() -> None:
    value = Kept()
    for number in range(MOST_CASEBOOKS + 3):
        value = value.saving(f"book-{number}", SavedView("a"))
    assert len(value.shelves) == MOST_CASEBOOKS
    assert value.views_of("book-0") == ()
    assert value.views_of(f"book-{MOST_CASEBOOKS + 2}")


@given(arrangements, st.sampled_from(sorted(SORTED_BY)))
def test_sorting_again_turns_round(now: Arrangement, column: Column) -> None:
    once = now.sorted_by(column)
    assert once.sorting.column is column
    again = once.sorted_by(column)
    assert again.sorting.backwards is not once.sorting.backwards


@given(arrangements, st.lists(st.sampled_from(Column)))
def test_columns_keep_their_widths(now: Arrangement, columns: list[Column]) -> None:
    widths = {each.column: each.width for each in now.columns}
    after = now.with_columns(columns)
    if columns:
        assert [each.column for each in after.columns] == list(dict.fromkeys(columns))
        assert all(each.width == widths.get(each.column, 0) for each in after.columns)
    else:
        assert after == now
