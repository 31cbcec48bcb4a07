"""What the reader is looking at, as one frozen value that links all panes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from coupexplorer.domain.identity import Ref
from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer


class Alignment(StrEnum):
    """How cases are laid side by side in time."""

    DAY_ZERO = "day-zero"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Focus:
    """The subject looked at, and what surrounds it: cases, time window, alignment, filter.

    ``cases`` are in column order. ``context`` shows the layer beyond the core texts.
    ``differences_only`` hides the dimensions on which the cases are alike.
    """

    subject: Ref | None = None
    cases: tuple[str, ...] = ()
    window: TimeWindow | None = None
    alignment: Alignment = Alignment.DAY_ZERO
    filter: EventFilter = EventFilter()  # noqa: RUF009
    context: bool = True
    differences_only: bool = False

    def on(self, subject: Ref | None) -> Focus:
        """The same surroundings, looking at another subject."""
        return replace(self, subject=subject)

    def event_filter(self) -> EventFilter:
        """The filter that lists of events apply: the reader's, narrowed to cases and window."""
        layers = () if self.context else (Layer.CORE, Layer.READER)
        return replace(self.filter, cases=self.cases, window=self.window, layers=layers)
