"""Reading whole records: one, several of a kind, a section, or the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, true

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.batch import Parts
from coupexplorer.store.errors import DamagedCasebook
from coupexplorer.store.mapping.mappings import (
    MAPPINGS,
    OWN_TABLE,
    OWNER_COLUMN,
    SECTION_OF,
    TABLES,
)
from coupexplorer.store.mapping.rows_base import CasebookRow, RecordRow, table_of
from coupexplorer.store.sqlite.database import KEPT_RECORDS
from coupexplorer.store.sqlite.dialect import among, listed

_RECORDS = table_of(RecordRow)


class _Choice(StrEnum):
    """Which records of a kind a statement is about."""

    ALL = "all"
    SOME = "some"
    ONE = "one"


MOST_KEPT = 20_000
"""Records kept in memory at the most; a record takes about one kilobyte."""


def info(connection: Connection) -> CasebookInfo:
    """What the casebook says of itself."""
    row = connection.execute(select(table_of(CasebookRow))).first()
    if row is None:
        raise DamagedCasebook("The casebook has lost its title page.")
    return CasebookInfo(row.id, row.title, row.edition, row.language, row.description)


def get(connection: Connection, ref: Ref) -> Record | None:
    """The record a reference names, None when there is none."""
    kept = records_kept(connection)
    if ref not in kept:
        found = _read(connection, ref.kind, _Choice.ONE, {"id": ref.id}).get(ref.id)
        if found is None:
            return None
        kept[ref] = found
    return kept[ref]


def many(connection: Connection, kind: Kind, ids: Iterable[str]) -> dict[str, Record]:
    """Records of one kind by id, in the order asked for; what is not there is left out."""
    kept = records_kept(connection)
    wanted = {identifier: Ref(kind, identifier) for identifier in ids}
    missing = [identifier for identifier, ref in wanted.items() if ref not in kept]
    if missing:
        found = _read(connection, kind, _Choice.SOME, {"ids": listed(missing)})
        kept.update((wanted[identifier], record) for identifier, record in found.items())
    return {identifier: kept[ref] for identifier, ref in wanted.items() if ref in kept}


def records_kept(connection: Connection) -> dict[Ref, Record]:
    """The records read last, kept on the connection until something is written; emptied when there
    are too many. A focus change asks for the same hundred records from four panes."""
    kept: dict[Ref, Record] | None = connection.info.setdefault(KEPT_RECORDS, {})
    if kept is None:
        return {}
    if len(kept) > MOST_KEPT:
        kept.clear()
    return kept


def section(connection: Connection, kind: Kind) -> tuple[Record, ...]:
    """Every record of one kind in reading order."""
    return tuple(_read(connection, kind, _Choice.ALL, {}).values())


def in_steps(connection: Connection, kind: Kind, step: int) -> Iterator[tuple[Record, ...]]:
    """Every record of one kind in reading order, at most ``step`` at a time; none is kept."""
    after: int | None = -1
    while after is not None:
        found = connection.execute(_step(kind), {"after": after, "step": step}).all()
        if found:
            values = {"ids": listed(row.id for row in found)}
            yield tuple(_read(connection, kind, _Choice.SOME, values).values())
        after = found[-1].ordinal if len(found) == step else None


def are_at_most(connection: Connection, most: int) -> bool:
    """Whether the casebook holds no more than so many records of all kinds together."""
    some = select(_RECORDS.c.id).limit(bindparam("most")).subquery()
    found = connection.execute(select(func.count()).select_from(some), {"most": most + 1})
    return int(found.scalar_one()) <= most


def counts(connection: Connection) -> dict[Kind, int]:
    """How many records there are of each kind."""
    return {
        kind: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for kind, table in OWN_TABLE.items()
    }


def document(connection: Connection) -> CasebookDocument:
    """The whole casebook as one value."""
    sections: dict[str, Any] = {
        name: section(connection, kind) for kind, name in SECTION_OF.items()
    }
    return CasebookDocument(info=info(connection), **sections)


def _read(
    connection: Connection, kind: Kind, choice: _Choice, values: Mapping[str, Any]
) -> dict[str, Record]:
    """Records by id, in reading order."""
    mapping = MAPPINGS[kind]
    rows = connection.execute(_own_rows(kind, choice), values).all()
    if not rows:
        return {}
    parts = Parts(kind)
    for table in mapping.part_tables:
        grouped: dict[str, list[Any]] = {}
        for row in connection.execute(_part_rows(kind, table, choice), values).all():
            grouped.setdefault(row.owner, []).append(row)
        parts.put(table, grouped)
    try:
        return {row.id: mapping.read(row, parts) for row in rows}
    except (ValueError, LookupError) as error:
        raise DamagedCasebook(
            f"The casebook holds a damaged {kind.value} that cannot be read; restore a backup."
        ) from error


@cache
def _step(kind: Kind) -> Select[Any]:
    """Ids and places of the records of a kind after a place; parameters ``after`` and ``step``."""
    own = OWN_TABLE[kind].c
    following = select(own.id, own.ordinal).where(own.ordinal > bindparam("after"))
    return following.order_by(own.ordinal).limit(bindparam("step"))


@cache
def _own_rows(kind: Kind, choice: _Choice) -> Select[Any]:
    table = OWN_TABLE[kind]
    return _narrowed(select(table), table.c.id, choice).order_by(table.c.ordinal)


@cache
def _part_rows(kind: Kind, name: str, choice: _Choice) -> Select[Any]:
    """The rows of one part table, with the owner's id as ``owner``."""
    table = TABLES[name]
    owner = table.c[OWNER_COLUMN.get(name, "owner_id")]
    of_kind = true() if name in OWNER_COLUMN else table.c.owner_kind == kind.value
    statement = select(table, owner.label("owner")).where(of_kind)
    return _narrowed(statement, owner, choice).order_by(*table.primary_key.columns)


def _narrowed(statement: Select[Any], column: Any, choice: _Choice) -> Select[Any]:
    match choice:
        case _Choice.ONE:
            return statement.where(column == bindparam("id"))
        case _Choice.SOME:
            return statement.where(among(column))
        case _Choice.ALL:
            return statement
