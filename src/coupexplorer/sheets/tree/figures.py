"""Timelines as pictures: lanes of marks on one axis of days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.sheets.tree.blocks import Paragraph


class Certainty(StrEnum):
    """How the time of a mark is known."""

    CERTAIN = "certain"
    UNCERTAIN = "uncertain"
    DERIVED = "derived"


class LabelPlace(StrEnum):
    """Where the label of a mark stands; ``INSIDE`` is for bars that leave no room beside them."""

    AFTER = "after"
    BEFORE = "before"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in a timeline figure: days from day zero, the end exclusive.

    ``row`` counts down from 0 inside the lane. A mark with ``is_point`` is drawn as one sign in the
    middle of its span, others as bars.
    """

    start: float
    end: float
    label: str
    certainty: Certainty = Certainty.CERTAIN
    is_point: bool = True
    row: int = 0
    label_place: LabelPlace = LabelPlace.AFTER


@dataclass(frozen=True, slots=True)
class Lane:
    """One case's row of marks; ``case`` counts from 0."""

    case: int
    title: str
    marks: tuple[Mark, ...]

    @property
    def rows(self) -> int:
        """How many rows the marks take; an empty lane takes one."""
        return max((mark.row for mark in self.marks), default=0) + 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day on the axis of a figure."""

    day: int
    label: str


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """Cases aligned on day zero, from ``first`` to ``last`` day (exclusive).

    ``description`` says in words what the picture shows, for readers who cannot see it.
    """

    lanes: tuple[Lane, ...]
    first: int
    last: int
    ticks: tuple[Tick, ...]
    caption: Paragraph
    description: str
