"""Which events sources disagree on, with the context beyond the base texts or without it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select, union, union_all

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


def disputed_ids(context: bool) -> Select[Any]:
    """The ids of every event disputed on substance, for a statement to build on."""
    return _all(context)


def is_disputed(context: bool) -> ColumnElement[bool]:
    """The same as a condition on one event."""
    named = _named(context).where(_SUBJECTS.c.target_id == _EVENTS.c.id)
    resting = _resting(context, _EVENTS).correlate(_EVENTS)
    return named.exists() | resting.exists()


def maybe_disputed() -> Select[Any]:
    """Ids of the events that disputes name or whose claims are in dispute: no fewer than all that
    are disputed, some more than once."""
    named = select(_SUBJECTS.c.target_id.label("event_id")).where(
        _SUBJECTS.c.owner_kind == Kind.DISPUTE.value,
        _SUBJECTS.c.target_kind.concat("") == Kind.EVENT.value,
    )
    side = _SUPPORTS.alias("side")
    resting = select(_SUPPORTS.c.owner_id).where(
        side.c.owner_kind == Kind.DISPUTE.value,
        _SUPPORTS.c.claim_id == side.c.claim_id,
        _SUPPORTS.c.owner_kind.concat("") == Kind.EVENT.value,
    )
    return select(union_all(named, resting).subquery().c.event_id)


@cache
def _among(context: bool) -> Select[Any]:
    named = _named(context).where(among(_SUBJECTS.c.target_id))
    resting = _resting(context, _EVENTS.alias("own")).where(among(_SUPPORTS.c.owner_id))
    return select(union(named, resting).subquery().c.event_id)


def _named(context: bool) -> Select[Any]:
    """Ids of the events that disputes name."""
    return select(_SUBJECTS.c.target_id.label("event_id")).where(
        _SUBJECTS.c.owner_kind == Kind.DISPUTE.value,
        _SUBJECTS.c.target_kind == Kind.EVENT.value,
        weighs(_SUBJECTS.c.owner_id, context),
    )


def _resting(context: bool, own: FromClause) -> Select[Any]:
    """Ids of the events (rows of ``own``) that rest on claims in dispute."""
    side = _SUPPORTS.alias("side")
    found = select(_SUPPORTS.c.owner_id).where(
        _SUPPORTS.c.owner_kind == Kind.EVENT.value,
        side.c.owner_kind == Kind.DISPUTE.value,
        side.c.claim_id == _SUPPORTS.c.claim_id,
        weighs(side.c.owner_id, context),
        own.c.id == _SUPPORTS.c.owner_id,
        ~_about_other_cases(side.c.owner_id, own.c.case_id),
    )
    return found if context else found.where(is_core(_SUPPORTS.c.claim_id))


@cache
def _all(context: bool) -> Select[Any]:
    """Begins with the disputes, which are few. Where an index would lead SQLite to begin with the
    events, a column is made unfit for it."""
    weighty = select(_DISPUTES.c.id).where(_is_weighty(context)).subquery("weighty")
    side, own = _SUPPORTS.alias("side"), _EVENTS.alias("own")
    named = select(_SUBJECTS.c.target_id.label("event_id")).where(
        _SUBJECTS.c.owner_kind == Kind.DISPUTE.value,
        _SUBJECTS.c.owner_id == weighty.c.id,
        _SUBJECTS.c.target_kind.concat("") == Kind.EVENT.value,
    )
    resting = select(_SUPPORTS.c.owner_id).where(
        side.c.owner_kind == Kind.DISPUTE.value,
        side.c.owner_id == weighty.c.id,
        _SUPPORTS.c.claim_id == side.c.claim_id,
        _SUPPORTS.c.owner_kind.concat("") == Kind.EVENT.value,
        own.c.id == _SUPPORTS.c.owner_id,
        ~_about_other_cases(side.c.owner_id, own.c.case_id),
    )
    if not context:
        resting = resting.where(is_core(_SUPPORTS.c.claim_id))
    return select(union(named, resting).subquery().c.event_id)


def weighs(dispute: ColumnElement[str], context: bool) -> ColumnElement[bool]:
    """Whether a dispute is on more than a spelling or a text, in the layers shown."""
    found = select(_DISPUTES.c.id).where(_DISPUTES.c.id == dispute, _is_weighty(context))
    return found.exists()


def _is_weighty(context: bool) -> ColumnElement[bool]:
    """The same as a condition on the row of the dispute."""
    form = [kind.value for kind in DisputeKind.of_form()]
    substantial = _DISPUTES.c.kind.not_in(form)
    if context:
        return substantial
    told = _SUPPORTS.alias()
    sides = (
        select(func.count(told.c.place.distinct()))
        .where(told.c.owner_kind == Kind.DISPUTE.value, told.c.owner_id == _DISPUTES.c.id)
        .where(is_core(told.c.claim_id))
        .scalar_subquery()
    )
    core = _DISPUTES.c.layer != Layer.CONTEXT.value
    return substantial & core & (sides >= FEWEST_SIDES)


def is_core(claim: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a claim is told without the context layer."""
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
