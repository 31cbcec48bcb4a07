"""What was in view at each subject looked at, so that going back brings it into view again."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.identity import Ref

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Outlook:
    """A range of x, how far lanes are scrolled, and what the range is of (see ``Trail.go``)."""

    first: float
    last: float
    scrolled: float
    of: object


@dataclass(slots=True)
class _Stay:
    subject: Ref | None
    outlook: Outlook | None = None


class Trail:
    """The subjects looked at, in order, beside the history of the bench; those that a hidden pane
    missed are not on it."""

    def __init__(self) -> None:
        self._stays = [_Stay(None)]
        self._place = 0

    def go(self, subject: Ref | None, left: Outlook, *, again: bool) -> Outlook | None:
        """Go on to a subject; ``left`` is what was in view at the one before. Returns what was in
        view when this one was looked at, if the reader goes ``again`` (back or forward) and it is
        of the same lanes; else None."""
        self._stays[self._place].outlook = left
        if subject == self._stays[self._place].subject:
            return None
        found = self._met(subject) if again else None
        if found is None:
            del self._stays[self._place + 1 :]
            self._stays.append(_Stay(subject))
            del self._stays[:-LONGEST]
            self._place = len(self._stays) - 1
            return None
        self._place = found
        outlook = self._stays[found].outlook
        return outlook if outlook is not None and outlook.of == left.of else None

    def _met(self, subject: Ref | None) -> int | None:
        """The nearest stay at a subject, among equals the earlier."""
        places = [n for n, stay in enumerate(self._stays) if stay.subject == subject]
        return min(places, key=lambda n: (abs(n - self._place), n), default=None)
