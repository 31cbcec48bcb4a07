"""The historical date: what is known of when something happened, without pretending to more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coupexplorer.domain.date_parts import (
    Basis,
    Calendar,
    ClockKind,
    ClockTime,
    RelativeDate,
    Weekday,
    narrow,
)
from coupexplorer.domain.edtf import EdtfError, read_edtf
from coupexplorer.domain.edtf_writer import write_edtf
from coupexplorer.domain.time_units import (
    MINUTE,
    Bounds,
    PartOfDay,
    Precision,
)

__all__ = [
    "Basis",
    "Bounds",
    "Calendar",
    "ClockKind",
    "ClockTime",
    "EdtfError",
    "HistoricalDate",
    "PartOfDay",
    "Precision",
    "RelativeDate",
    "Span",
    "Weekday",
]

Span = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricalDate:
    """When something happened: four bounds, how they were worded, and how they are known.

    Bounds are naive local times in whole minutes, ends exclusive; see `Bounds` for single
    happenings, stretches, and open or unknown sides. A date that cannot be placed has no bounds
    and no precision. `edtf` is the text the bounds were read from; it is composed when left out,
    and always says the same as the bounds, part of day and clock aside. ValueError when the
    parts contradict one another or a required reason is missing.
    """

    earliest_start: datetime | None = None
    latest_start: datetime | None = None
    earliest_end: datetime | None = None
    latest_end: datetime | None = None
    precision: Precision | None = None
    edtf: str | None = None
    part_of_day: PartOfDay | None = None
    clock: ClockTime | None = None
    approximate: bool = False
    uncertain: bool = False
    words: str = ""
    calendar: Calendar = Calendar.GREGORIAN
    basis: Basis = Basis.ATTESTED
    reason: str = ""
    relative: RelativeDate | None = None
    weekday: Weekday | None = None

    def __post_init__(self) -> None:
        self._check_reason()
        if self.bounds.is_empty:
            if self.precision is not None or self.edtf is not None:
                raise ValueError("a date without bounds has no precision and no EDTF")
            return
        if self.precision is None:
            raise ValueError("a placed date needs a precision")
        if any(m is not None and (m.tzinfo or m.second or m.microsecond) for m in self.bounds.all):
            raise ValueError("bounds are local times in whole minutes")
        if _runs_backwards(self.bounds):
            raise ValueError("the bounds of a date run backwards")
        if self.edtf is None:
            composed = write_edtf(
                self.bounds,
                self.precision,
                approximate=self.approximate,
                uncertain=self.uncertain,
            )
            object.__setattr__(self, "edtf", composed)
        self._check_edtf(self.precision)

    def _check_reason(self) -> None:
        if self.reason.strip():
            return
        if self.basis is not Basis.ATTESTED:
            raise ValueError(f"a date that is {self.basis} needs a reason")
        if self.relative is not None:
            raise ValueError("a date told by its distance from an event needs a reason")

    def _check_edtf(self, precision: Precision) -> None:
        reading = read_edtf(self.edtf or "")
        said = (reading.bounds, reading.precision, reading.approximate, reading.uncertain)
        whole = self.bounds.in_whole_units(precision)
        if said != (whole, precision, self.approximate, self.uncertain):
            raise ValueError(f"the EDTF text {self.edtf!r} and the bounds do not say the same")

    @classmethod
    def from_edtf(
        cls,
        edtf: str,
        *,
        words: str = "",
        part_of_day: PartOfDay | None = None,
        clock: ClockTime | None = None,
        calendar: Calendar = Calendar.GREGORIAN,
        basis: Basis = Basis.ATTESTED,
        reason: str = "",
        relative: RelativeDate | None = None,
        weekday: Weekday | None = None,
    ) -> HistoricalDate:
        """A placed date; EdtfError (a ValueError) when the text cannot be read.

        Part of day and clock narrow the bounds as `date_parts.narrow` says; a clock needs a date
        that names a day.
        """
        reading = read_edtf(edtf)
        bounds = narrow(reading.bounds, reading.precision, part_of_day, clock)
        return cls(
            earliest_start=bounds.earliest_start,
            latest_start=bounds.latest_start,
            earliest_end=bounds.earliest_end,
            latest_end=bounds.latest_end,
            precision=reading.precision,
            edtf=reading.text,
            part_of_day=part_of_day,
            clock=clock,
            approximate=reading.approximate,
            uncertain=reading.uncertain,
            words=words,
            calendar=calendar,
            basis=basis,
            reason=reason,
            relative=relative,
            weekday=weekday,
        )

    @classmethod
    def unresolved(cls, words: str, reason: str) -> HistoricalDate:
        """A date that cannot be placed, kept with its words and why it cannot."""
        if not reason.strip():
            raise ValueError("an unresolved date needs a reason")
        return cls(words=words, reason=reason)

    @classmethod
    def relative_to(
        cls,
        relative: RelativeDate,
        reason: str,
        *,
        words: str = "",
        part_of_day: PartOfDay | None = None,
        clock: ClockTime | None = None,
    ) -> HistoricalDate:
        """A date told by its distance from an event; `date_relations.resolve` places it."""
        return cls(
            words=words or relative.words,
            part_of_day=part_of_day,
            clock=clock,
            basis=Basis.DERIVED,
            reason=reason,
            relative=relative,
        )

    @property
    def bounds(self) -> Bounds:
        """The four bounds as one value."""
        return Bounds(self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)

    @property
    def is_placed(self) -> bool:
        """True when at least one bound is known."""
        return not self.bounds.is_empty

    @property
    def is_unresolved(self) -> bool:
        """True when it is not placed and no known event could place it."""
        return not self.is_placed and not self.awaits_anchor

    @property
    def awaits_anchor(self) -> bool:
        """True when it is not placed yet but names the event to count from."""
        known = self.relative is not None and self.relative.anchor is not None
        return known and not self.is_placed

    @property
    def is_single(self) -> bool:
        """True for one happening within a span, false for a stretch of time."""
        return self.bounds.is_single

    @property
    def is_open_start(self) -> bool:
        """True for a stretch written without a beginning; an unknown beginning is not open."""
        return not self.is_single and self.earliest_start is None and self.latest_start is None

    @property
    def is_open_end(self) -> bool:
        """True for a stretch written as going on; an unknown end is not open."""
        return not self.is_single and self.earliest_end is None and self.latest_end is None

    @property
    def possible_span(self) -> Span | None:
        """From the earliest start to the latest end; None when the date is not placed."""
        return (self.earliest_start, self.latest_end) if self.is_placed else None

    @property
    def certain_core(self) -> Span | None:
        """The time through which a stretch surely lasted; None when there is none."""
        if not self.is_placed or self.is_single:
            return None
        first, end = self.latest_start, self.earliest_end
        if first is not None and end is not None and first >= end:
            return None
        return first, end

    @property
    def sort_key(self) -> tuple[int, datetime, datetime, int, str, str, str]:
        """Orders dates by first known bound, then last; dates that are not placed come last."""
        known = [moment for moment in self.bounds.all if moment is not None]
        return (
            0 if known else 1,
            min(known, default=datetime.max),
            datetime.max if self.latest_end is None else self.latest_end,
            self.precision.rank if self.precision else len(Precision),
            self.edtf or "",
            self.words,
            self.reason,
        )

    def days_from(self, day_zero: date) -> tuple[int | None, int | None] | None:
        """First and last possible day counted from day zero; None for a side without limit,
        and None altogether when the date is not placed."""
        if not self.is_placed:
            return None
        first, end = self.earliest_start, self.latest_end
        return (
            None if first is None else (first.date() - day_zero).days,
            None if end is None else ((end - MINUTE).date() - day_zero).days,
        )

    def weekday_mismatch(self) -> str | None:
        """One sentence when the weekday the source names falls on none of the possible days of
        the date (of its start, for a stretch); None when it fits or cannot be checked."""
        first, end = self.earliest_start, self.latest_start
        if self.weekday is None or first is None or end is None:
            return None
        last = end - MINUTE
        days = (last.date() - first.date()).days + 1
        if any((first.weekday() + step) % 7 == self.weekday.number for step in range(min(days, 7))):
            return None
        named = self.weekday.value.capitalize()
        if days == 1:
            true_day = tuple(Weekday)[first.weekday()].value.capitalize()
            return f"The source says {named}, but {first.date()} was a {true_day}."
        return f"The source says {named}, but no day from {first.date()} to {last.date()} was one."


def _runs_backwards(bounds: Bounds) -> bool:
    first, latest_start, earliest_end, end = bounds.all
    ordered = ((first, latest_start), (earliest_end, end), (first, end))
    return any(a is not None and b is not None and a >= b for a, b in ordered)
