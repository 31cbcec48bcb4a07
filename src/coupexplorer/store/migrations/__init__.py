"""The numbered steps by which a casebook file came to its present form."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.store.migrations import (
    v0001_casebook,
    v0002_transcripts_movements,
    v0003_lists_of_events,
    v0004_any_size,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the version it leads to and its statements, run in order in one transaction.

    A step that is not ``needed_to_read`` makes indexes only: a file without them, if it is only
    read, answers the same, more slowly where it is large.
    """

    version: int
    statements: tuple[str, ...]
    needed_to_read: bool = True


LADDER: tuple[Migration, ...] = (
    Migration(1, v0001_casebook.TABLES + v0001_casebook.INDEXES),
    Migration(2, v0002_transcripts_movements.STATEMENTS),
    Migration(3, v0003_lists_of_events.STATEMENTS),
    Migration(4, v0004_any_size.STATEMENTS, needed_to_read=False),
)
"""Every step from an empty file to the present form, in order."""

CURRENT = LADDER[-1].version
"""The version this program writes."""
