"""Bars of tenures: one scale for all cases, certain time apart from possible, none overlapping."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import day

from coupexplorer.analysis.tenures import Tenure
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.comparison.lanes import (
    GAP,
    YEAR,
    Piece,
    Scale,
    minutes,
    pack,
    scale_for,
    ticks_for,
    zero_of,
)

WIDTH = 400.0
SIXTIES = Scale(minutes(dt.datetime(1960, 1, 1)), minutes(dt.datetime(1970, 1, 1)), False)


def tenure(date: str | None, name: str = "A name") -> Tenure:
    """A tenure at a date, or at none that is known."""
    when = day(date) if date else HistoricalDate.unresolved("once", "nobody says when")
    return Tenure(Ref(Kind.OFFICE, name), name, name, "President", when, ())


def packed(*dates: str | None, scale: Scale = SIXTIES) -> tuple[Piece, ...]:
    """Bars on a scale of ten years over 400 pixels: a year is 40 wide."""
    return pack([tenure(d) for d in dates], scale, 0.0, WIDTH, lambda name: 6.0 * len(name))


def test_a_bar_stands_where_its_years_are() -> None:
    (bar,) = packed("1962-01-01/1964-12-31")
    assert (bar.start, bar.end) == pytest.approx((80.0, 200.0), abs=0.2)
    assert bar.solid == pytest.approx((bar.start, bar.end), abs=0.2)
    assert (bar.before, bar.after) == (False, False)


def test_time_that_is_only_possible_is_not_solid() -> None:
    (bar,) = packed("1962/1964")
    assert (bar.start, bar.end) == pytest.approx((80.0, 200.0), abs=0.2)
    assert bar.solid == pytest.approx((120.0, 160.0), abs=0.2)
    (sometime,) = packed("1963")
    assert sometime.solid is None


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("1966-02-23/..", False, True),
        ("../1966-02-23", True, False),
        ("/1966-02-23", True, False),
        ("1955/1965", True, False),
        ("1965/1989", False, True),
        ("1975/1989", False, True),
        ("1940/1950", True, False),
    ],
)
def test_a_bar_says_where_it_runs_on(date: str, before: bool, after: bool) -> None:
    (bar,) = packed(date)
    assert (bar.before, bar.after) == (before, after)
    assert 0.0 <= bar.start < bar.end <= WIDTH


def test_what_has_no_date_is_named_below_without_a_bar() -> None:
    dated, undated = packed("1963", None)
    assert dated.placed
    assert not undated.placed
    assert undated.line > dated.line


def test_bars_that_leave_room_share_a_line() -> None:
    assert [p.line for p in packed("1960", "1963", "1968")] == [0, 0, 0]
    assert [p.line for p in packed("1963", "1963", "1968")] == [0, 1, 0]


dates = st.sampled_from([f"19{y}" for y in range(50, 80)] + ["1961/1964", "1955/..", "../1963"])


@given(st.lists(dates | st.none(), max_size=12), st.floats(60, 900))
def test_names_and_bars_of_a_line_never_touch_and_stay_inside(
    wanted: list[str | None], width: float
) -> None:
    tenures = [tenure(date, f"name {n}") for n, date in enumerate(wanted)]
    pieces = pack(tenures, SIXTIES, 0.0, width, lambda name: 6.0 * len(name))
    assert sorted(p.tenure.name for p in pieces) == sorted(t.name for t in tenures)
    spans: dict[int, list[tuple[float, float]]] = {}
    for piece in pieces:
        left = min(piece.label, piece.start) if piece.placed else piece.label
        right = max(piece.label + piece.label_width, piece.end)
        assert -0.01 <= left <= right <= width + 0.01
        spans.setdefault(piece.line, []).append((left, right))
    for line in spans.values():
        ordered = sorted(line)
        for (_, end), (start, _) in pairwise(ordered):
            assert start >= end + GAP - 0.01


class TestScale:
    """One scale for every column."""

    def test_aligned_cases_are_counted_from_their_own_day_zero(self) -> None:
        iraq = zero_of(dt.date(1963, 11, 18), aligned=True)
        syria = zero_of(dt.date(1966, 2, 23), aligned=True)
        scale = scale_for([(day("1963-11-18"), iraq), (day("1966-02-23"), syria)], aligned=True)
        here = pack([tenure("1963-11-18")], scale, iraq, WIDTH, len)
        there = pack([tenure("1966-02-23")], scale, syria, WIDTH, len)
        assert here[0].start == there[0].start
        assert scale.first < 0.0 < scale.last

    def test_the_calendar_takes_nothing_off(self) -> None:
        assert zero_of(dt.date(1963, 11, 18), aligned=False) == 0.0

    def test_one_far_off_date_does_not_squeeze_the_others(self) -> None:
        near = [(day(f"196{n}"), 0.0) for n in range(10)]
        scale = scale_for([*near, *near, (day("1066"), 0.0)], aligned=False)
        assert (scale.last - scale.first) / YEAR < 15

    def test_nothing_dated_still_gives_a_scale(self) -> None:
        scale = scale_for([], aligned=True)
        assert scale.first < 0.0 < scale.last

    @given(st.integers(1, 12), st.floats(1, 300), st.booleans())
    def test_ticks_lie_on_the_scale_at_whole_years_and_are_not_crowded(
        self, most: int, years: float, aligned: bool
    ) -> None:
        first = -years * YEAR / 2 if aligned else minutes(dt.datetime(1900, 5, 5))
        scale = Scale(first, first + years * YEAR, aligned)
        ticks = ticks_for(scale, most)
        assert len(ticks) <= most + 1
        assert all(0.0 <= tick.share <= 1.0 for tick in ticks)
        assert len({tick.year for tick in ticks}) == len(ticks)
