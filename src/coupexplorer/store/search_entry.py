"""What of each record can be searched, and the rank at which it is found.

A row's number is its rank: kinds in the order in which hits are shown, events by time. Reading the
index by number therefore gives hits in order without sorting them. The lowest bits of the number
say whether the row is searched with the context layer, without it, or either way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import Record, ref_of
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import Actor, Case, Event, Office, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.names import fold, search_forms
from coupexplorer.store.dates_as_text import LAST

BETWEEN = " · "
"""Stands between the texts of one record."""

TOLD_BITS = 2
_ORDINAL_BITS = 24
_START_BITS = 33
_TIER_SHIFT = TOLD_BITS + _ORDINAL_BITS + _START_BITS
ORDINAL_MASK = (1 << _ORDINAL_BITS) - 1
_LATEST = (1 << _START_BITS) - 1
"""Comes after every minute of the calendar, whose last is in the year 9999."""


class Told(IntEnum):
    """When a row is searched.

    A record told in part by the context layer alone has two rows: one as it is told with that
    layer, one as it is told without.
    """

    EITHER_WAY = 0
    WITH_CONTEXT = 1
    WITHOUT_CONTEXT = 2


class Tier(IntEnum):
    """The order in which hits are shown."""

    PERSON = 0
    ACTOR = 1
    PLACE = 2
    CASE = 3
    EVENT = 4
    DIMENSION = 5
    CELL = 6
    LINK = 7
    SOURCE = 8
    DISPUTE = 9
    CLAIM = 10
    OFFICE = 11
    NOTE = 12
    TAG = 13

    @property
    def numbers(self) -> tuple[int, int]:
        """First and last row number of the tier."""
        return self << _TIER_SHIFT, (self + 1 << _TIER_SHIFT) - 1


TIERS: MappingProxyType[Kind, tuple[Tier, ...]] = MappingProxyType(
    {
        Kind.ACTOR: (Tier.PERSON, Tier.ACTOR),
        **{Kind[tier.name]: (tier,) for tier in Tier if tier not in (Tier.PERSON, Tier.ACTOR)},
    }
)
"""Kind → where its records stand in the index; kinds left out are not searched by themselves."""

NAMED = (Tier.PERSON.numbers[0], Tier.PLACE.numbers[1])
"""First and last row number of actors and places."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the index.

    ``names``, ``skeleton`` and ``words`` are folded and searched; ``shown`` is the text as written,
    from which a hit's surroundings are cut. ``case_id`` is set when the record is of one case.
    """

    number: int
    kind: str
    id: str
    case_id: str | None
    names: str
    skeleton: str
    words: str
    shown: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What entries need to know of other records: names of actors and places by id, who took part
    in an event, and the one case that a record is of.

    ``context`` are the claims, actors, places and questions that are of the context layer, and
    ``core_participants`` those who took part as far as it is told without them.
    """

    names: Mapping[Ref, tuple[str, ...]] = field(default_factory=dict)
    participants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cases: Mapping[Ref, str] = field(default_factory=dict)
    context: frozenset[Ref] = frozenset()
    core_participants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_context(self, claim: str) -> bool:
        """Whether a claim is of the context layer."""
        return Ref(Kind.CLAIM, claim) in self.context


def number_of(kind: Kind, ordinal: int, *, is_person: bool = True, start: int = LAST) -> int:
    """The rank of a record in the index; events go by their start, then their reading order."""
    tier = TIERS[kind][0 if is_person else -1]
    if kind is Kind.EVENT:
        ordinal = min(start, _LATEST) << _ORDINAL_BITS | ordinal & ORDINAL_MASK
    return tier.numbers[0] | ordinal << TOLD_BITS


def entry_of(record: Record, number: int, around: Surroundings) -> Entry:
    """The row of a record of one of the kinds of ``TIERS``."""
    ref = ref_of(record)
    own_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    match record:
        case Actor() | Place():
            own_names = tuple(name.text for name in record.names)
        case Event():
            texts = (record.title, record.short_title, record.date.words)
            other_names = (
                *_names(around, Kind.ACTOR, around.participants.get(record.id, ())),
                *_names(around, Kind.PLACE, record.places),
            )
        case Office():
            texts = (record.title,)
            other_names = _names(around, Kind.ACTOR, (record.holder, *_some(record.body)))
        case Claim():
            texts = _claim_texts(record)
        case _:
            texts = _texts(record)
    forms = [_forms(name) for name in (*own_names, *other_names)]
    shown = [text for text in dict.fromkeys((*texts, *own_names, *other_names)) if text]
    return Entry(
        number=number,
        kind=ref.kind.value,
        id=ref.id,
        case_id=_case_of(record, around),
        names=_joined(form[0] for form in forms[: len(own_names)] if form),
        skeleton=_joined(word for form in forms for word in form[1:]),
        words=_joined(
            (
                *(_folded(text) for text in dict.fromkeys(texts) if text),
                *(form[0] for form in forms[len(own_names) :] if form),
                *((fold(record.id),) if isinstance(record, Claim | Dispute) else ()),
            )
        ),
        shown=BETWEEN.join(shown),
    )


# The same actors and places take part in many events.
@lru_cache(maxsize=8192)
def _forms(name: str) -> tuple[str, ...]:
    return search_forms(name)


# The two rows of a record have most of their texts in common.
@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return fold(text)


def _joined(parts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(parts))


def _some(identifier: str | None) -> tuple[str, ...]:
    return () if identifier is None else (identifier,)


def _names(around: Surroundings, kind: Kind, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for identifier in ids for name in around.names.get(Ref(kind, identifier), ()))


def _claim_texts(claim: Claim) -> tuple[str, ...]:
    number = claim.quantity
    return (
        claim.text,
        claim.caution,
        *(citation.as_written for citation in claim.citations),
        claim.date.words if claim.date else "",
        " ".join((number.vague, number.counted, number.where)) if number else "",
    )


def _texts(record: Record) -> tuple[str, ...]:
    match record:
        case Case():
            summary = (s.text for s in (record.day_zero_reason, *record.summary))
            return (record.title, record.short_title, record.span, *summary)
        case Dimension():
            reason = record.verdict.reason if record.verdict else ""
            return (record.title, record.question, record.guidance, reason)
        case Cell():
            return tuple(statement.text for statement in record.statements)
        case Link():
            return (record.title, *(statement.text for statement in record.statements))
        case Source():
            return (record.title, record.sigil, *_bibliographic_words(record.csl), record.remark)
        case Dispute():
            return (record.question, *(side.answer for side in record.sides), record.reason)
        case Note():
            return (record.text,)
        case Tag():
            return (record.label,)
    raise TypeError(f"{type(record).__name__} has no place in the search index")


def _bibliographic_words(csl: str) -> tuple[str, ...]:
    """Authors and titles in a CSL-JSON item; nothing when it is not one."""
    try:
        item = json.loads(csl)
    except ValueError:
        return ()
    if not isinstance(item, dict):
        return ()
    words = [item.get(key) for key in ("title", "container-title", "publisher")]
    for role in ("author", "editor"):
        people = item.get(role)
        for person in people if isinstance(people, list) else ():
            if isinstance(person, dict):
                words.append(_full_name(person))
    return tuple(word for word in words if isinstance(word, str))


def _full_name(person: Mapping[str, Any]) -> str:
    parts = (person.get(key) for key in ("given", "family", "literal"))
    return " ".join(part for part in parts if isinstance(part, str))


def _case_of(record: Record, around: Surroundings) -> str | None:
    """The one case a record is of, None when it is of several or of none."""
    match record:
        case Case():
            return record.id
        case Event() | Cell():
            return record.case
        case Actor():
            found = set(record.cases)
        case Claim() | Dispute() | Tag():
            found = {around.cases[ref] for ref in record.subjects if ref in around.cases}
        case Office():
            found = {around.cases.get(Ref(Kind.ACTOR, record.holder), "")} - {""}
        case Note():
            found = {around.cases.get(record.subject, "")} - {""}
        case _:
            found = set()
    return found.pop() if len(found) == 1 else None
