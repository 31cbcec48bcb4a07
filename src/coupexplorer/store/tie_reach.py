"""Counting the actors that ties lead to from one of them, step by step."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, union_all

from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import MembershipRow, OfficeRow, RelationRow
from coupexplorer.store.sqlite.dialect import among, listed

_ENDS = (
    (table_of(RelationRow), "subject_id", "object_id"),
    (table_of(MembershipRow), "member_id", "body_id"),
    (table_of(OfficeRow), "holder_id", "body_id"),
)


def reach(connection: Connection, around: str, steps: int, most: int) -> int:
    """How many actors stand within some steps of one, itself among them; counting stops just above
    ``most``."""
    found, edge = {around}, {around}
    for _ in range(steps):
        values = {"ids": listed(edge), "most": most + len(found) + 1}
        edge = set(connection.execute(_others(), values).scalars()) - found
        found |= edge
        if not edge or len(found) > most:
            break
    return min(len(found), most + 1)


@cache
def _others() -> Select[Any]:
    """The other ends of the ties that ``ids`` have, each once."""
    parts = [
        select(table.c[other].label("id")).where(among(table.c[one]), table.c[other].is_not(None))
        for table, start, end in _ENDS
        for one, other in ((start, end), (end, start))
    ]
    ends = union_all(*parts).subquery()
    return select(ends.c.id).distinct().limit(bindparam("most"))
