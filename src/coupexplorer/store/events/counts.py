"""How many claims some events rest on, and how many sources those cite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, distinct, func, select

from coupexplorer.domain.identity import Kind
from coupexplorer.store.events.disputes import is_core
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_evidence import CitationRow
from coupexplorer.store.mapping.rows_parts import SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_CITATIONS = table_of(CitationRow)
_SUPPORTS = table_of(SupportRow)


class Grounds(NamedTuple):
    """How many claims, and how many different sources."""

    claims: int = 0
    sources: int = 0


def grounds_of(connection: Connection, ids: Sequence[str], *, context: bool) -> dict[str, Grounds]:
    """What each of some events rests on, in the layers shown; those that rest on nothing are left
    out."""
    rows = connection.execute(_counts(context=context), {"ids": listed(ids)}).all()
    return {row[0]: Grounds(row[1], row[2]) for row in rows}


@cache
def _counts(*, context: bool) -> Select[Any]:
    event = _SUPPORTS.c.owner_id
    counted = (
        select(
            event,
            func.count(distinct(_SUPPORTS.c.claim_id)),
            func.count(distinct(_CITATIONS.c.source_id)),
        )
        .join(_CITATIONS, _CITATIONS.c.claim_id == _SUPPORTS.c.claim_id, isouter=True)
        .where(_SUPPORTS.c.owner_kind == Kind.EVENT.value, among(event))
        .group_by(event)
    )
    return counted if context else counted.where(is_core(_SUPPORTS.c.claim_id))
