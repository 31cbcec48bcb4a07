"""How far a reading off the GUI thread has come, and how it is told to give up."""

from __future__ import annotations

MOST = 0.97
"""What is told at the most while anything is left to do: how much that is, is not known exactly."""


class GivenUp(Exception):
    """A reading ended early, because nobody waits for it any more."""


class Course:
    """One reading. ``went`` is called on its thread, all else on the GUI thread."""

    def __init__(self) -> None:
        self.expected = 0
        self._done = 0
        self._given_up = False

    @property
    def share(self) -> float:
        """How much is done, from 0 to nearly 1; 0 while it is not known how much there is."""
        return min(self._done / self.expected, MOST) if self.expected else 0.0

    def went(self, rows: int) -> None:
        """So many more rows were read; raises GivenUp when no more are wanted."""
        self._done += rows
        if self._given_up:
            raise GivenUp

    def give_up(self) -> None:
        """Have the reading end at its next step."""
        self._given_up = True
