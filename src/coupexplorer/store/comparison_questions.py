"""What a comparison asks of the store: pairs of counterparts, and disputes over some claims."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.identity import Kind
from coupexplorer.store import records
from coupexplorer.store.mapping.mappings import OWN_TABLE
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_parts import ActorPairRow, SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_PAIRS = table_of(ActorPairRow)
_SUPPORTS = table_of(SupportRow)
_PART = "counterpart"


def counterparts(connection: Connection, most: int) -> tuple[tuple[str, str], ...]:
    """Pairs of actors that stand across from one another in different cases, at most ``most``, in
    reading order of the first. Most pairs are named from either side."""
    rows = connection.execute(_counterparts(), {"most": most}).all()
    return tuple((row.actor_id, row.other_id) for row in rows)


def disputes_over(connection: Connection, claims: Iterable[str]) -> tuple[Dispute, ...]:
    """The disputes with any of some claims on a side."""
    ids = connection.execute(_disputes_over(), {"ids": listed(claims)}).scalars().all()
    found = records.many(connection, Kind.DISPUTE, sorted(ids))
    return tuple(record for record in found.values() if isinstance(record, Dispute))


@cache
def _counterparts() -> Select[Any]:
    own = _PAIRS.c
    some = select(own.actor_id, own.ordinal, own.other_id).where(own.part == _PART)
    pairs = some.order_by(own.actor_id, own.ordinal).limit(bindparam("most")).subquery("pairs")
    actors = OWN_TABLE[Kind.ACTOR]
    return (
        select(pairs.c.actor_id, pairs.c.other_id)
        .join(actors, actors.c.id == pairs.c.actor_id)
        .order_by(actors.c.ordinal, pairs.c.ordinal)
    )


@cache
def _disputes_over() -> Select[Any]:
    own = _SUPPORTS.c.owner_kind == Kind.DISPUTE.value
    return select(_SUPPORTS.c.owner_id).where(own, among(_SUPPORTS.c.claim_id)).distinct()
