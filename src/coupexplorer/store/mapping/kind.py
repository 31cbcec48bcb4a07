"""The mapping of one kind of record to its rows, put together from the mappings of its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.identity import Kind
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.mapping.fields import Field, Part
from coupexplorer.store.mapping.rows_base import Row

LONGEST_TITLE = 90


def _nothing(_record: Any) -> Values:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMapping:
    """How records of one kind become rows and come back.

    ``title`` is the short text that lists show. ``extra`` gives columns that follow from the record
    and are not read back.
    """

    kind: Kind
    record: type[Record]
    row_type: type[Row]
    title: Callable[[Any], str]
    fields: tuple[Field, ...]
    parts: tuple[Part, ...] = ()
    extra: Callable[[Any], Values] = _nothing

    @property
    def part_tables(self) -> tuple[str, ...]:
        """The tables in which records of this kind own rows, each once."""
        return tuple(dict.fromkeys(table for part in self.parts for table in part.tables))

    def row(self, record: Record) -> Values:
        """The columns of the record's own row, but for its ordinal."""
        values = self.extra(record)
        for field in self.fields:
            values.update(field.write(getattr(record, field.name)))
        return values

    def write_parts(self, record: Record, batch: Batch) -> None:
        """Add the rows that the record owns."""
        owner = ref_of(record)
        for part in self.parts:
            part.write(batch, owner, getattr(record, part.name))

    def read(self, row: Any, parts: Parts) -> Record:
        """The record of a row and the rows it owns; ValueError or LookupError when damaged."""
        values = {field.name: field.read(row) for field in self.fields}
        for part in self.parts:
            values[part.name] = part.read(parts, row.id)
        return self.record(**values)


def shortened(text: str, length: int = LONGEST_TITLE) -> str:
    """The first words of a text, with … when something was left out."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"
