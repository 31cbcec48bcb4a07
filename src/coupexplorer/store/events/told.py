"""Whether a record is told of without the context layer, as a condition of a statement."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.events.disputes import is_core
from coupexplorer.store.mapping.mappings import OWN_TABLE
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_parts import SupportRow

_SUPPORTS = table_of(SupportRow)


def is_told(kind: Kind, identifier: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a record does not rest on context claims alone."""
    own = _SUPPORTS.alias()
    claims = select(own.c.claim_id).where(own.c.owner_kind == kind.value)
    claims = claims.where(own.c.owner_id == identifier)
    return ~claims.exists() | claims.where(is_core(own.c.claim_id)).exists()


def is_of_core(kind: Kind, identifier: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a record of a kind that has a layer is of another than the context."""
    own = OWN_TABLE[kind].alias()
    found = select(own.c.id).where(own.c.id == identifier, own.c.layer != Layer.CONTEXT.value)
    return found.exists()
