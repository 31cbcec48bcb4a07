"""Time windows against a count of every minute, and filters that narrow only when told to."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer, PhaseKind

QUICK = settings(max_examples=25)
FAR = 30
MINUTES = st.integers(0, FAR)
PAIRS = st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] != pair[1]).map(sorted)
WINDOWS = PAIRS.map(lambda pair: TimeWindow(pair[0], pair[1]))


@pytest.mark.parametrize(("start", "end"), [(5, 5), (5, 4), (0, 0), (1, -1)])
def test_a_window_that_does_not_run_forwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        TimeWindow(start, end)


def test_one_minute_is_a_window() -> None:
    assert TimeWindow(5, 6).touches(5, 6)


@QUICK
@given(WINDOWS, PAIRS)
def test_a_span_touches_a_window_when_they_share_a_minute(
    window: TimeWindow, span: list[int]
) -> None:
    shared = set(range(window.start, window.end)) & set(range(*span))
    assert window.touches(*span) is bool(shared)


@QUICK
@given(WINDOWS, MINUTES)
def test_a_span_without_beginning_reaches_back_for_ever(window: TimeWindow, end: int) -> None:
    minutes = range(-1, end)
    assert window.touches(None, end) is any(window.start <= m < window.end for m in minutes)


@QUICK
@given(WINDOWS, MINUTES)
def test_a_span_without_end_goes_on_for_ever(window: TimeWindow, start: int) -> None:
    assert window.touches(start, None) is (start < window.end)


@QUICK
@given(WINDOWS)
def test_a_span_open_on_both_sides_touches_every_window(window: TimeWindow) -> None:
    assert window.touches(None, None)


@QUICK
@given(WINDOWS, WINDOWS)
def test_touching_is_mutual(one: TimeWindow, other: TimeWindow) -> None:
    assert one.touches(other.start, other.end) is other.touches(one.start, one.end)


@QUICK
@given(WINDOWS)
def test_neighbours_do_not_touch(window: TimeWindow) -> None:
    """Ends are exclusive: yesterday is not in today's window."""
    assert not window.touches(window.start - 5, window.start)
    assert not window.touches(window.end, window.end + 5)


def test_a_new_filter_narrows_nothing() -> None:
    for field in dataclasses.fields(EventFilter):
        assert not getattr(EventFilter(), field.name), field.name


def test_a_filter_is_a_value() -> None:
    """Lists ask whether the filter changed, and keep pages by it."""
    one = EventFilter(phases=(PhaseKind.PURGE,), window=TimeWindow(0, 9), layers=(Layer.CORE,))
    assert one == replace(one)
    assert len({one, replace(one), replace(one, text="palace")}) == 2


def test_a_window_keeps_its_order_when_it_is_changed() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        replace(TimeWindow(5, 9), end=5)
