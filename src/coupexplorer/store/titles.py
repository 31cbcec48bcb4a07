"""The short text by which lists show a record of any kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.mapping.mappings import OWN_TABLE
from coupexplorer.store.mapping.rows_base import RecordRow, table_of
from coupexplorer.store.sqlite.dialect import among, listed

_RECORDS = table_of(RecordRow)


def titles(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, str]:
    """A short title for each record that is there, in the order asked for.

    Ties and cells have no title of their own: theirs is put together from those they tie.
    """
    wanted = tuple(dict.fromkeys(refs))
    own = _own_titles(connection, wanted)
    needed: dict[Ref, tuple[Ref, ...]] = {}
    for kind in _COMPOSED:
        needed.update(_tied(connection, kind, [r.id for r in own if r.kind is kind]))
    others = _own_titles(connection, {other for tied in needed.values() for other in tied})
    found: dict[Ref, str] = {}
    for ref in wanted:
        if ref in needed:
            ends = [others.get(other, other.id) for other in needed[ref]]
            found[ref] = _COMPOSED[ref.kind][1](own[ref], ends)
        elif ref in own:
            found[ref] = own[ref]
    return found


def first_titles(connection: Connection, kind: Kind, most: int) -> dict[str, str]:
    """The titles of the first ``most`` records of a kind by id, in order of the ids."""
    rows = connection.execute(_first_titles(), {"kind": kind.value, "most": most}).all()
    return {row.id: row.title for row in rows}


def _own_titles(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, str]:
    by_kind: defaultdict[Kind, list[str]] = defaultdict(list)
    for ref in refs:
        by_kind[ref.kind].append(ref.id)
    found: dict[Ref, str] = {}
    for kind, ids in by_kind.items():
        values = {"kind": kind.value, "ids": listed(ids)}
        for row in connection.execute(_titles_of(), values).all():
            found[Ref(kind, row.id)] = row.title
    return found


def _tied(connection: Connection, kind: Kind, ids: list[str]) -> dict[Ref, tuple[Ref, ...]]:
    """The records that ties or cells tie, by the tie."""
    if not ids:
        return {}
    ends, _ = _COMPOSED[kind]
    rows = connection.execute(_ends_of(kind), {"ids": listed(ids)}).all()
    return {
        Ref(kind, row.id): tuple(Ref(end_kind, getattr(row, name)) for name, end_kind in ends)
        for row in rows
    }


@cache
def _titles_of() -> Select[tuple[str, str]]:
    return select(_RECORDS.c.id, _RECORDS.c.title).where(
        _RECORDS.c.kind == bindparam("kind"),
        among(_RECORDS.c.id),
    )


@cache
def _first_titles() -> Select[tuple[str, str]]:
    return (
        select(_RECORDS.c.id, _RECORDS.c.title)
        .where(_RECORDS.c.kind == bindparam("kind"))
        .order_by(_RECORDS.c.id)
        .limit(bindparam("most"))
    )


@cache
def _ends_of(kind: Kind) -> Select[Any]:
    own = OWN_TABLE[kind]
    ends = (own.c[name] for name, _ in _COMPOSED[kind][0])
    return select(own.c.id, *ends).where(among(own.c.id))


Ends = tuple[tuple[str, Kind], ...]
Compose = Callable[[str, list[str]], str]


def _participation(role: str, ends: list[str]) -> str:
    return f"{ends[0]} ({role}): {ends[1]}" if role else f"{ends[0]}: {ends[1]}"


def _office(title: str, ends: list[str]) -> str:
    return f"{title}: {ends[0]}"


def _membership(role: str, ends: list[str]) -> str:
    return f"{ends[0]} in {ends[1]} ({role})" if role else f"{ends[0]} in {ends[1]}"


def _relation(kind: str, ends: list[str]) -> str:
    return f"{ends[0]}, {kind} of {ends[1]}"


def _cell(_: str, ends: list[str]) -> str:
    return f"{ends[0]}: {ends[1]}"


_COMPOSED: MappingProxyType[Kind, tuple[Ends, Compose]] = MappingProxyType(
    {
        Kind.PARTICIPATION: (
            (("actor_id", Kind.ACTOR), ("event_id", Kind.EVENT)),
            _participation,
        ),
        Kind.OFFICE: ((("holder_id", Kind.ACTOR),), _office),
        Kind.MEMBERSHIP: ((("member_id", Kind.ACTOR), ("body_id", Kind.ACTOR)), _membership),
        Kind.RELATION: ((("subject_id", Kind.ACTOR), ("object_id", Kind.ACTOR)), _relation),
        Kind.CELL: ((("dimension_id", Kind.DIMENSION), ("case_id", Kind.CASE)), _cell),
    }
)
