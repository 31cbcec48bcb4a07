"""Writer of EDTF (ISO 8601-2) texts from the bounds of a date."""

from __future__ import annotations

from datetime import datetime

from coupexplorer.domain.time_units import MINUTE, Bounds, Precision, is_unit, unit_end, unit_start


def write_edtf(
    bounds: Bounds, precision: Precision, *, approximate: bool = False, uncertain: bool = False
) -> str:
    """EDTF for bounds taken in whole units of the precision.

    A side of an interval that fills no one unit is written as a one-of set, which `read_edtf`
    understands but strict EDTF readers do not.
    """
    mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (approximate, uncertain), ""
    )
    whole = bounds.in_whole_units(precision)
    if whole.is_single:
        return _write_single(whole.earliest_start, whole.latest_end, precision, mark)
    start = ".." if whole.latest_start is None else ""
    end = ".." if whole.earliest_end is None else ""
    if whole.earliest_start is not None and whole.latest_start is not None:
        start = _write_side(whole.earliest_start, whole.latest_start, precision, mark)
    if whole.earliest_end is not None and whole.latest_end is not None:
        end = _write_side(whole.earliest_end, whole.latest_end, precision, mark)
    return f"{start}/{end}"


def _write_single(
    first: datetime | None, end: datetime | None, precision: Precision, mark: str
) -> str:
    if first is None or end is None:
        low = "" if first is None else write_unit(first, precision) + mark
        high = "" if end is None else write_unit(end - MINUTE, precision) + mark
        return f"[{low}..{high}]"
    if precision in (Precision.MONTH, Precision.DAY):
        if is_unit(first, end, Precision.YEAR):
            unspecified = "-XX" if precision is Precision.MONTH else "-XX-XX"
            return f"{first.year:04}{unspecified}{mark}"
        if precision is Precision.DAY and is_unit(first, end, Precision.MONTH):
            return f"{first.year:04}-{first.month:02}-XX{mark}"
    if is_unit(first, end, precision):
        return write_unit(first, precision) + mark
    return _write_range(first, end, precision, mark)


def _write_side(first: datetime, end: datetime, precision: Precision, mark: str) -> str:
    """One side of an interval: the coarsest unit it fills exactly, else a one-of set."""
    for unit in Precision:
        coarser = unit.rank < precision.rank and unit is not Precision.SEASON
        if (coarser or unit is precision) and is_unit(first, end, unit):
            return write_unit(first, unit) + mark
    return _write_range(first, end, precision, mark)


def _write_range(first: datetime, end: datetime, precision: Precision, mark: str) -> str:
    last = unit_start(end - MINUTE, precision)
    join = "," if unit_end(first, precision) == last else ".."
    return f"[{write_unit(first, precision)}{mark}{join}{write_unit(last, precision)}{mark}]"


def write_unit(moment: datetime, unit: Precision) -> str:
    """EDTF for the unit that holds `moment`."""
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    match unit:
        case Precision.CENTURY:
            return f"{moment.year // 100:02}XX"
        case Precision.DECADE:
            return f"{moment.year // 10:03}X"
        case Precision.YEAR:
            return day[:4]
        case Precision.SEASON:
            start = unit_start(moment, unit)
            return f"{start.year:04}-{20 + start.month // 3}"
        case Precision.MONTH:
            return day[:7]
        case Precision.DAY:
            return day
        case Precision.HOUR:
            return f"{day}T{moment.hour:02}"
        case Precision.MINUTE:
            return f"{day}T{moment.hour:02}:{moment.minute:02}"
