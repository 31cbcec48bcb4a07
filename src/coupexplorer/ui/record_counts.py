"""How many records of each kind the casebook holds: counted once, if long beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.selection import EventFilter
from coupexplorer.ui.tasks import Tasks

if TYPE_CHECKING:
    from coupexplorer.store.casebook import Casebook

FEW = 3_000
"""Events of a casebook that is counted within a millisecond or two."""

LANE = "counts"


class RecordCounts(QObject):
    """``changed()`` follows when the numbers are known, or are others.

    Counting a million rows takes ten frames: of a large casebook the numbers come a moment later.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._counts: Mapping[Kind, int] | None = None
        self.are_few = True

    def of(self, kind: Kind) -> int | None:
        """How many records of a kind there are; None as long as they are being counted."""
        return None if self._counts is None else self._counts[kind]

    def count(self, casebook: Casebook) -> None:
        """Count what a casebook holds now."""
        self._tasks.cancel(LANE)
        path = casebook.path
        self.are_few = casebook.event_count(EventFilter(), FEW + 1) <= FEW
        if path is None or self.are_few:
            self._came(casebook.counts())
            return
        door = type(casebook)
        self._tasks.run(lambda: _count_apart(door, path), self._came, self._fail, lane=LANE)

    def finish(self) -> None:
        """Forget the numbers and wait for the worker: the casebook is about to be closed."""
        self._tasks.finish()
        self._counts = None

    def _came(self, counts: Mapping[Kind, int]) -> None:
        self._counts = counts
        self.changed.emit()

    def _fail(self, _error: Exception) -> None:
        """Without numbers the window says nothing of them; whoever reads on tells what is wrong."""


def _count_apart(door: type[Casebook], path: Path) -> dict[Kind, int]:
    """Count in a connection of its own, as every thread needs one."""
    with door.open(path, read_only=True) as casebook:
        return casebook.counts()
