"""Conditions on what an event rests on: a source, how sure its claims are, a dispute, nothing."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, select

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Confidence, Layer
from coupexplorer.store.events.disputes import is_core
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_evidence import CitationRow, ClaimRow
from coupexplorer.store.mapping.rows_history import EventRow
from coupexplorer.store.mapping.rows_parts import SubjectRow, SupportRow
from coupexplorer.store.sqlite.dialect import among

_EVENTS = table_of(EventRow)
_CITATIONS = table_of(CitationRow)
_CLAIMS = table_of(ClaimRow)
_SUBJECTS = table_of(SubjectRow)
_SUPPORTS = table_of(SupportRow)

_RANKS = MappingProxyType({each.value: str(rank) for rank, each in enumerate(Confidence)})


def tagged(_context: bool = True) -> Select[Any]:
    """Ids of the events with a tag; parameter ``tag``."""
    return select(_SUBJECTS.c.target_id).where(
        _SUBJECTS.c.owner_kind == Kind.TAG.value,
        _SUBJECTS.c.owner_id == bindparam("tag"),
        _SUBJECTS.c.target_kind == Kind.EVENT.value,
    )


def has_tag(_context: bool = True) -> ColumnElement[bool]:
    """Whether an event has a tag; parameter ``tag``."""
    own = _SUBJECTS.alias("tagging").c
    return (
        select(own.owner_id)
        .where(own.target_kind == Kind.EVENT.value, own.target_id == _EVENTS.c.id)
        .where(own.owner_kind == Kind.TAG.value, own.owner_id == bindparam("tag"))
        .exists()
    )


def citing(context: bool) -> Select[Any]:
    """Ids of the events that rest on a claim citing a source; parameter ``source``."""
    found = (
        select(_SUPPORTS.c.owner_id)
        .join(_CITATIONS, _CITATIONS.c.claim_id == _SUPPORTS.c.claim_id)
        .where(
            _CITATIONS.c.source_id == bindparam("source"),
            _SUPPORTS.c.owner_kind == Kind.EVENT.value,
        )
    )
    return found if context else found.where(is_core(_SUPPORTS.c.claim_id))


def rests_on_source(context: bool) -> ColumnElement[bool]:
    """Whether an event rests on a claim citing a source; parameter ``source``."""
    # Without the text no index would hold it: the citations of its claims are to be looked at.
    same = _CITATIONS.c.source_id.concat("") == bindparam("source")
    cites = select(_CITATIONS.c.source_id).where(_CITATIONS.c.claim_id == _SUPPORTS.c.claim_id)
    return _claims(context=context).where(cites.where(same).exists()).exists()


def resting_on_as_weak(context: bool) -> Select[Any]:
    """Ids of the events that rest on a claim of one of some degrees of certainty, among which are
    those whose least certain claim is of such a degree; parameter ``degrees``."""
    found = (
        select(_SUPPORTS.c.owner_id)
        .join(_CLAIMS, _CLAIMS.c.id == _SUPPORTS.c.claim_id)
        .where(among(_CLAIMS.c.confidence, "degrees"))
        # Without the text an index would lead SQLite to begin with every event.
        .where(_SUPPORTS.c.owner_kind.concat("") == Kind.EVENT.value)
    )
    return found if context else found.where(_CLAIMS.c.layer != Layer.CONTEXT.value)


def resting_on_nothing(*, context: bool) -> ColumnElement[bool]:
    """Whether an event rests on no claim in the layers shown."""
    if context:
        return _EVENTS.c.claim_order == 0
    return ~_claims(context=False).exists()


def as_weak_as(context: bool) -> ColumnElement[bool]:
    """Whether the least certain claim of an event is as certain as one of those in the parameter
    ``weakest``, given as ``ranks``; never for an event that rests on none."""
    joined = _claims(context=context).join(_CLAIMS, _CLAIMS.c.id == _SUPPORTS.c.claim_id)
    rank = case(dict(_RANKS), value=_CLAIMS.c.confidence)
    return among(joined.with_only_columns(func.max(rank)).scalar_subquery(), "weakest")


def ranks(weakest: Iterable[Confidence]) -> tuple[str, ...]:
    """Degrees of certainty as ``as_weak_as`` compares them: they rise as certainty falls."""
    return tuple(_RANKS[each.value] for each in weakest)


def _claims(*, context: bool) -> Select[Any]:
    own = select(_SUPPORTS.c.claim_id).where(
        _SUPPORTS.c.owner_kind == Kind.EVENT.value, _SUPPORTS.c.owner_id == _EVENTS.c.id
    )
    return own if context else own.where(is_core(_SUPPORTS.c.claim_id))
