"""The numbered steps by which a casebook file came to its present form."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.store.migrations import (
    v0001_casebook,
    v0002_transcripts_movements,
    v0003_lists_of_events,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the version it leads to and its statements, run in order in one transaction."""

    version: int
    statements: tuple[str, ...]


LADDER: tuple[Migration, ...] = (
    Migration(1, v0001_casebook.TABLES + v0001_casebook.INDEXES),
    Migration(2, v0002_transcripts_movements.STATEMENTS),
    Migration(3, v0003_lists_of_events.STATEMENTS),
)
"""Every step from an empty file to the present form, in order."""

CURRENT = LADDER[-1].version
"""The version this program writes."""
