"""What the mapping of one kind of record to its rows consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coupexplorer.domain.casebook import Record
from coupexplorer.domain.identity import Kind
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.rows_base import Row

LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class KindMapping:
    """How records of one kind become rows and come back.

    ``row`` gives the columns of the record's own table without the ordinal, ``parts`` adds the rows
    it owns to a batch, ``part_tables`` names their tables, ``read`` puts the record together again.
    ``title`` is the short text that lists show for it.
    """

    kind: Kind
    row_type: type[Row]
    title: Callable[[Any], str]
    row: Callable[[Any], Values]
    parts: Callable[[Any, Batch], None]
    part_tables: tuple[str, ...]
    read: Callable[[Any, Parts], Record]


def shortened(text: str, length: int = LONGEST_TITLE) -> str:
    """The first words of a text, with … when something was left out."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
