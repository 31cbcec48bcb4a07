"""The dates that the sides of a dispute give to an event, and the tenures of some actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.history import Membership, Office
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import DisputeKind
from coupexplorer.store import records
from coupexplorer.store.dates_as_text import read_date
from coupexplorer.store.events.disputes import is_core, weighs
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_evidence import ClaimRow, DisputeRow, DisputeSideRow
from coupexplorer.store.mapping.rows_history import EventRow, MembershipRow, OfficeRow
from coupexplorer.store.mapping.rows_parts import SubjectRow, SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)
_CLAIMS = table_of(ClaimRow)
_DISPUTES = table_of(DisputeRow)
_SIDES = table_of(DisputeSideRow)
_SUBJECTS = table_of(SubjectRow)
_SUPPORTS = table_of(SupportRow)
_OFFICES = table_of(OfficeRow)
_MEMBERSHIPS = table_of(MembershipRow)


@dataclass(frozen=True, slots=True)
class DateSide:
    """A date that a claim on one side of a dispute gives to an event that both name."""

    event: str
    dispute: str
    answer: str
    claim: str
    date: HistoricalDate


def date_sides(
    connection: Connection, cases: Iterable[str], *, context: bool, most: int
) -> tuple[DateSide, ...]:
    """The placed dates on the sides of disputes over dates, of the events of some cases, at most
    ``most``; without the context layer as the base texts have them."""
    rows = connection.execute(_date_sides(context), {"ids": listed(cases), "most": most}).all()
    read = (
        DateSide(event, dispute, answer, claim, read_date(date))
        for event, dispute, answer, claim, date in rows
    )
    return tuple(side for side in read if side.date.is_placed)


def tenures(
    connection: Connection, actors: Iterable[str]
) -> tuple[tuple[Office, ...], tuple[Membership, ...]]:
    """The offices that some actors held and the bodies they belonged to, in reading order."""
    ids = {"ids": listed(actors)}
    held = connection.execute(_held(), ids).scalars().all()
    joined = connection.execute(_joined(), ids).scalars().all()
    offices = records.many(connection, Kind.OFFICE, held).values()
    memberships = records.many(connection, Kind.MEMBERSHIP, joined).values()
    return (
        tuple(record for record in offices if isinstance(record, Office)),
        tuple(record for record in memberships if isinstance(record, Membership)),
    )


@cache
def _date_sides(context: bool) -> Select[Any]:
    own = _DISPUTES.alias("own")
    about, told = _SUBJECTS.alias("about"), _SUBJECTS.alias("told")
    statement = (
        select(about.c.target_id, own.c.id, _SIDES.c.answer, _CLAIMS.c.id, _CLAIMS.c.date)
        .select_from(own)
        .join(
            about,
            (about.c.owner_kind == Kind.DISPUTE.value)
            & (about.c.owner_id == own.c.id)
            & (about.c.target_kind == Kind.EVENT.value),
        )
        .join(_EVENTS, _EVENTS.c.id == about.c.target_id)
        .join(_SIDES, _SIDES.c.dispute_id == own.c.id)
        .join(
            _SUPPORTS,
            (_SUPPORTS.c.owner_kind == Kind.DISPUTE.value)
            & (_SUPPORTS.c.owner_id == own.c.id)
            & (_SUPPORTS.c.place == _SIDES.c.ordinal),
        )
        .join(_CLAIMS, _CLAIMS.c.id == _SUPPORTS.c.claim_id)
        .join(
            told,
            (told.c.owner_kind == Kind.CLAIM.value)
            & (told.c.owner_id == _CLAIMS.c.id)
            & (told.c.target_kind == Kind.EVENT.value)
            & (told.c.target_id == about.c.target_id),
        )
        .where(own.c.kind == DisputeKind.DATE.value, _CLAIMS.c.date.is_not(None))
        .where(among(_EVENTS.c.case_id), weighs(own.c.id, context))
        .order_by(own.c.ordinal, _SIDES.c.ordinal, _SUPPORTS.c.ordinal)
        .limit(bindparam("most"))
    )
    return statement if context else statement.where(is_core(_CLAIMS.c.id))


@cache
def _held() -> Select[Any]:
    return select(_OFFICES.c.id).where(among(_OFFICES.c.holder_id)).order_by(_OFFICES.c.ordinal)


@cache
def _joined() -> Select[Any]:
    own = _MEMBERSHIPS.c
    return select(own.id).where(among(own.member_id)).order_by(own.ordinal)
