"""Which events sources disagree on, with the context beyond the base texts or without it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, true, union

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import DisputeKind, Layer
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_evidence import ClaimRow, DisputeRow
from coupexplorer.store.mapping.rows_history import EventRow
from coupexplorer.store.mapping.rows_parts import SubjectRow, SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)
_CLAIMS = table_of(ClaimRow)
_DISPUTES = table_of(DisputeRow)
_SUBJECTS = table_of(SubjectRow)
_SUPPORTS = table_of(SupportRow)

FEWEST_SIDES = 2


def disputed(connection: Connection, ids: Sequence[str], *, context: bool = True) -> frozenset[str]:
    """Which of some events are disputed on substance: named by a dispute, or resting on a claim of
    one of its sides.

    A dispute about events of other cases alone marks none here. Without the context a dispute
    counts when two of its sides are told without it.
    """
    found = connection.execute(_among(context), {"ids": listed(ids)}).scalars()
    return frozenset(found.all())


def all_disputed(connection: Connection, *, context: bool = True) -> frozenset[str]:
    """Every event disputed on substance."""
    return frozenset(connection.execute(_all(context)).scalars().all())


def disputed_ids(*, context: bool) -> Select[Any]:
    """The ids of every event disputed on substance, for a statement to build on."""
    return _all(context)


@cache
def _all(context: bool) -> Select[Any]:
    return _where(true(), true(), context)


@cache
def _among(context: bool) -> Select[Any]:
    return _where(among(_SUBJECTS.c.target_id), among(_SUPPORTS.c.owner_id), context)


def _where(named: ColumnElement[bool], resting: ColumnElement[bool], context: bool) -> Select[Any]:
    """Ids of disputed events: ``named`` narrows the subjects, ``resting`` the events."""
    itself = select(_SUBJECTS.c.target_id.label("event_id")).where(
        _SUBJECTS.c.owner_kind == Kind.DISPUTE.value,
        _SUBJECTS.c.target_kind == Kind.EVENT.value,
        named,
        weighs(_SUBJECTS.c.owner_id, context),
    )
    side, own = _SUPPORTS.alias("side"), _EVENTS.alias("own")
    by_claim = select(_SUPPORTS.c.owner_id).where(
        _SUPPORTS.c.owner_kind == Kind.EVENT.value,
        resting,
        side.c.owner_kind == Kind.DISPUTE.value,
        side.c.claim_id == _SUPPORTS.c.claim_id,
        weighs(side.c.owner_id, context),
        own.c.id == _SUPPORTS.c.owner_id,
        ~_about_other_cases(side.c.owner_id, own.c.case_id),
    )
    if not context:
        by_claim = by_claim.where(is_core(_SUPPORTS.c.claim_id))
    return select(union(itself, by_claim).subquery().c.event_id)


def weighs(dispute: ColumnElement[str], context: bool) -> ColumnElement[bool]:
    """Whether a dispute is on more than a spelling or a text, in the layers shown."""
    form = [kind.value for kind in DisputeKind.of_form()]
    found = select(_DISPUTES.c.id).where(_DISPUTES.c.id == dispute, _DISPUTES.c.kind.not_in(form))
    if context:
        return found.exists()
    told = _SUPPORTS.alias()
    sides = (
        select(func.count(told.c.place.distinct()))
        .where(told.c.owner_kind == Kind.DISPUTE.value, told.c.owner_id == _DISPUTES.c.id)
        .where(is_core(told.c.claim_id))
        .scalar_subquery()
    )
    core = _DISPUTES.c.layer != Layer.CONTEXT.value
    return found.where(core, sides >= FEWEST_SIDES).exists()


def is_core(claim: ColumnElement[str]) -> ColumnElement[bool]:
    known = _CLAIMS.alias()
    return (
        select(known.c.id).where(known.c.id == claim, known.c.layer != Layer.CONTEXT.value).exists()
    )


def _about_other_cases(
    dispute: ColumnElement[str], case: ColumnElement[str]
) -> ColumnElement[bool]:
    """Whether a dispute names events, and none of a case."""
    other, subject = _EVENTS.alias(), _SUBJECTS.alias()
    named = (
        select(other.c.id)
        .where(subject.c.owner_kind == Kind.DISPUTE.value, subject.c.owner_id == dispute)
        .where(subject.c.target_kind == Kind.EVENT.value, subject.c.target_id == other.c.id)
    )
    return named.exists() & ~named.where(other.c.case_id == case).exists()
