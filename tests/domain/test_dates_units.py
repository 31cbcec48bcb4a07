"""Calendar units, parts of the day and the algebra of bounds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.domain.time_units import (
    Bounds,
    PartOfDay,
    Precision,
    ceiling,
    is_unit,
    overlap,
    unit_end,
    unit_start,
)

MOMENTS = st.datetimes(datetime(100, 1, 1), datetime(9000, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
UNITS = st.sampled_from(list(Precision))


@given(MOMENTS, UNITS)
def test_a_moment_lies_within_its_unit(moment: datetime, unit: Precision) -> None:
    assert unit_start(moment, unit) <= moment < unit_end(moment, unit)


@given(MOMENTS, UNITS)
def test_units_follow_one_another_without_a_gap(moment: datetime, unit: Precision) -> None:
    end = unit_end(moment, unit)
    assert unit_start(end, unit) == end
    assert unit_start(end - timedelta(minutes=1), unit) == unit_start(moment, unit)


@given(MOMENTS, UNITS)
def test_the_ceiling_is_the_next_boundary(moment: datetime, unit: Precision) -> None:
    up = ceiling(moment, unit)
    assert up >= moment
    assert unit_start(up, unit) == up
    assert up == moment or up == unit_end(moment, unit)
    assert is_unit(unit_start(moment, unit), unit_end(moment, unit), unit)


def test_winter_runs_into_the_next_year() -> None:
    assert unit_start(datetime(1964, 2, 29), Precision.SEASON) == datetime(1963, 12, 1)
    assert unit_end(datetime(1963, 12, 5), Precision.SEASON) == datetime(1964, 3, 1)


def test_precisions_run_from_coarse_to_fine() -> None:
    ranks = [precision.rank for precision in Precision]
    assert ranks == sorted(ranks) == list(range(8))
    assert Precision.YEAR.rank < Precision.DAY.rank


@pytest.mark.parametrize("part", list(PartOfDay))
def test_parts_of_the_day_stay_within_the_day(part: PartOfDay) -> None:
    first, end = part.hours
    assert 0 <= first < end <= 24


def test_parts_of_the_day_cover_it_in_order() -> None:
    starts = [part.hours[0] for part in PartOfDay]
    assert starts == sorted(starts)
    covered = {hour for part in PartOfDay for hour in range(*part.hours)}
    assert covered == set(range(24))


@given(st.lists(st.one_of(st.none(), MOMENTS), min_size=4, max_size=4))
def test_overlap_is_symmetric(limits: list[datetime | None]) -> None:
    a, b = (limits[0], limits[1]), (limits[2], limits[3])
    assert overlap(a, b) == overlap(b, a)


def test_touching_spans_do_not_overlap() -> None:
    noon = datetime(1963, 11, 13, 12)
    hour = timedelta(hours=1)
    assert not overlap((noon - hour, noon), (noon, noon + hour))
    assert overlap((noon - hour, noon + timedelta(minutes=1)), (noon, noon + hour))
    assert overlap((None, None), (noon, noon + hour))
    assert not overlap((None, noon), (noon, None))


def test_whole_units_only_widen() -> None:
    narrow = Bounds(
        datetime(1963, 11, 13, 6), datetime(1963, 11, 13, 12), None, datetime(1963, 11, 14)
    )
    assert narrow.in_whole_units(Precision.DAY) == Bounds(
        datetime(1963, 11, 13), datetime(1963, 11, 14), None, datetime(1963, 11, 14)
    )


def test_empty_bounds_know_nothing() -> None:
    assert Bounds().is_empty
    assert not Bounds(latest_end=datetime(1963, 1, 1)).is_empty
