"""How one field of a record becomes columns or rows of its own, and comes back.

Each field is said once, so that writing and reading cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Name
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import NameKind, Script
from coupexplorer.store.batch import Batch, Parts, Values
from coupexplorer.store.dates_as_text import optional_date_text, read_optional_date

WordT = TypeVar("WordT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """A field kept in the record's own row: value → columns, row → value."""

    name: str
    write: Callable[[Any], Values]
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A field kept in rows of its own: owner and value → rows, rows of an owner → value."""

    name: str
    tables: tuple[str, ...]
    write: Callable[[Batch, Ref, Any], None]
    read: Callable[[Parts, str], Any]


def column(
    name: str,
    column_name: str = "",
    write: Callable[[Any], Any] | None = None,
    read: Callable[[Any], Any] | None = None,
) -> Field:
    """A field in one column, of its own name unless told otherwise."""
    key = column_name or name
    return Field(
        name,
        lambda value: {key: value if write is None else write(value)},
        lambda row: getattr(row, key) if read is None else read(getattr(row, key)),
    )


def columns(*names: str) -> tuple[Field, ...]:
    """Fields kept as they are, each in a column of its own name."""
    return tuple(column(name) for name in names)


def word(name: str, words: type[WordT]) -> Field:
    """A field holding a word of a closed list, or None."""
    return column(
        name,
        write=lambda value: None if value is None else value.value,
        read=lambda value: None if value is None else words(value),
    )


def date(name: str) -> Field:
    """A field holding a historical date, or None."""
    return column(name, write=optional_date_text, read=read_optional_date)


def number(name: str) -> Field:
    """A field holding a real number, or None; a whole one is stored as it will be read."""
    return column(name, write=lambda value: None if value is None else float(value))


def claims(name: str = "claims", part: str = "") -> Part:
    """What the whole record, or one part of it, rests on."""
    part = part or name
    return Part(
        name,
        ("supports",),
        lambda batch, owner, ids: batch.supports(owner, part, ids),
        lambda parts, owner: parts.claims(owner, part),
    )


def statements(name: str) -> Part:
    """Sentences with what each rests on."""
    return Part(
        name,
        ("statements", "supports"),
        lambda batch, owner, told: batch.statements(owner, name, told),
        lambda parts, owner: parts.statements(owner, name),
    )


def statement(name: str) -> Part:
    """One sentence with what it rests on."""

    def write(batch: Batch, owner: Ref, told: Statement) -> None:
        batch.statements(owner, name, (told,))

    def read(parts: Parts, owner: str) -> Statement:
        return parts.statements(owner, name)[0]

    return Part(name, ("statements", "supports"), write, read)


def subjects() -> Part:
    """What the record is about."""
    return Part("subjects", ("subjects",), Batch.subjects, Parts.subjects)


def names() -> Part:
    """The forms of a name."""

    def read(parts: Parts, owner: str) -> tuple[Name, ...]:
        return tuple(
            Name(row.text, Script(row.script), NameKind(row.kind), row.source_id)
            for row in parts.of("names", owner)
        )

    return Part("names", ("names",), Batch.names, read)


def ids(name: str, table: str, owner_column: str, id_column: str, part: str = "") -> Part:
    """A list of ids in a table of its own, or in the ``part`` of one that holds several."""

    def write(batch: Batch, owner: Ref, listed: tuple[str, ...]) -> None:
        own = {owner_column: owner.id, **({"part": part} if part else {})}
        batch.ids(table, own, id_column, listed)

    def read(parts: Parts, owner: str) -> tuple[str, ...]:
        rows = parts.of(table, owner)
        return tuple(getattr(row, id_column) for row in rows if not part or row.part == part)

    return Part(name, (table,), write, read)


def ref(name: str) -> Field:
    """A field holding a reference, in two columns."""
    return Field(
        name,
        lambda value: {f"{name}_kind": value.kind.value, f"{name}_id": value.id},
        lambda row: Ref(Kind(getattr(row, f"{name}_kind")), getattr(row, f"{name}_id")),
    )


def moment(name: str, kind: type[Any]) -> Field:
    """A field holding a plain date or time as ISO 8601."""
    return column(name, write=partial(kind.isoformat), read=kind.fromisoformat)
