"""What the index asks of other records: names, parts in events, cases and layers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, NameKind
from coupexplorer.store.mapping.mappings import OWN_TABLE
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import ParticipationRow
from coupexplorer.store.mapping.rows_parts import ActorCaseRow, NameRow, SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_NAMES = table_of(NameRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_ACTOR_CASES = table_of(ActorCaseRow)
_SUPPORTS = table_of(SupportRow)


@dataclass(frozen=True, slots=True)
class _Question:
    """A statement about all records, and the same about those whose ids are the parameter."""

    about_all: Select[Any]
    about_some: Select[Any]

    @classmethod
    def of(cls, statement: Select[Any], column: ColumnElement[Any]) -> _Question:
        return cls(statement, statement.where(among(column)))


def _parts_question() -> _Question:
    """Who took part in events, a row for each claim this rests on or one without."""
    own = _PARTICIPATIONS
    owned = (_SUPPORTS.c.owner_kind == Kind.PARTICIPATION.value) & (
        _SUPPORTS.c.owner_id == own.c.id
    )
    statement = select(own.c.id, own.c.event_id, own.c.actor_id, _SUPPORTS.c.claim_id)
    in_order = statement.select_from(own.outerjoin(_SUPPORTS, owned)).order_by(own.c.ordinal)
    return _Question.of(in_order, own.c.event_id)


def _context_question(kind: Kind) -> _Question:
    """Ids of the records of a kind that are of the context layer."""
    own = OWN_TABLE[kind]
    return _Question.of(select(own.c.id).where(own.c.layer == Layer.CONTEXT.value), own.c.id)


def _names_question(kind: Kind) -> _Question:
    columns = (_NAMES.c.owner_id, _NAMES.c.text, _NAMES.c.kind)
    in_order = select(*columns).order_by(*_NAMES.primary_key.columns)
    return _Question.of(in_order.where(_NAMES.c.owner_kind == kind.value), _NAMES.c.owner_id)


def _cases_question(kind: Kind) -> _Question:
    """Id and case of records of a kind that belong to exactly one case."""
    own = OWN_TABLE[kind]
    if kind is Kind.CASE:
        return _Question.of(select(own.c.id, own.c.id.label("case_id")), own.c.id)
    if kind is not Kind.ACTOR:
        return _Question.of(select(own.c.id, own.c.case_id), own.c.id)
    actor = _ACTOR_CASES.c.actor_id
    cases = select(actor, func.min(_ACTOR_CASES.c.case_id)).group_by(actor)
    return _Question.of(cases.having(func.count() == 1), actor)


_PARTS = _parts_question()
_CONTEXT_OF = MappingProxyType(
    {kind: _context_question(kind) for kind in (Kind.CLAIM, Kind.ACTOR, Kind.PLACE, Kind.DIMENSION)}
)
_NAMES_OF = MappingProxyType({kind: _names_question(kind) for kind in (Kind.ACTOR, Kind.PLACE)})
_CASES_OF = MappingProxyType(
    {
        kind: _cases_question(kind)
        for kind in (Kind.CASE, Kind.EVENT, Kind.PHASE, Kind.CELL, Kind.ACTOR)
    }
)


@dataclass(slots=True)
class Part:
    """One actor's part in one event and the claims it rests on."""

    event: str
    actor: str
    claims: list[str] = field(default_factory=list)


def parts_in(connection: Connection, events: Sequence[str] | None) -> list[Part]:
    """Who took part in events, in reading order; None means all events."""
    found: dict[str, Part] = {}
    for identifier, event, actor, claim in _rows(connection, _PARTS, events):
        part = found.setdefault(identifier, Part(event, actor))
        if claim is not None:
            part.claims.append(claim)
    return list(found.values())


def context_among(connection: Connection, refs: set[Ref] | None) -> frozenset[Ref]:
    """Which claims, actors, places and questions are of the context layer; None means all."""
    return frozenset(
        Ref(kind, identifier)
        for kind, question in _CONTEXT_OF.items()
        for (identifier,) in _rows(connection, question, _ids_of(kind, refs))
    )


def preferred_names(connection: Connection, refs: set[Ref] | None) -> dict[Ref, tuple[str, ...]]:
    """The preferred names of actors and places, else their first name; None means all."""
    names: defaultdict[Ref, list[tuple[str, str]]] = defaultdict(list)
    for kind in (Kind.ACTOR, Kind.PLACE):
        for owner, text, name_kind in _rows(connection, _NAMES_OF[kind], _ids_of(kind, refs)):
            names[Ref(kind, owner)].append((text, name_kind))
    return {
        ref: tuple(text for text, kind in forms if kind == NameKind.PREFERRED) or (forms[0][0],)
        for ref, forms in names.items()
    }


def cases_of(connection: Connection, refs: set[Ref] | None) -> dict[Ref, str]:
    """The one case of records that have one; None means all records."""
    found: dict[Ref, str] = {}
    for kind, question in _CASES_OF.items():
        for identifier, case in _rows(connection, question, _ids_of(kind, refs)):
            found[Ref(kind, identifier)] = case
    return found


def _ids_of(kind: Kind, refs: set[Ref] | None) -> list[str] | None:
    return None if refs is None else [ref.id for ref in refs if ref.kind is kind]


def _rows(connection: Connection, question: _Question, ids: Sequence[str] | None) -> Sequence[Any]:
    """The answers about some ids or, with None, about all records."""
    if ids is None:
        return connection.execute(question.about_all).all()
    if not ids:
        return ()
    return connection.execute(question.about_some, {"ids": listed(ids)}).all()
