"""What of each record can be searched, and the rank at which it is found.

A row's number is its rank: kinds in the order in which hits are shown, events by time. Reading the
index by number therefore gives hits in order without sorting them. The lowest bits of the number
say whether the row is searched with the context layer, without it, or either way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
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
from coupexplorer.store.search.tokens import (
    EVERY,
    cases_of,
    facet_tokens,
    other_tokens,
    sound_tokens,
    stem_tokens,
)

BETWEEN = " · "
"""Stands between the texts of one record."""

TOLD_BITS = 2
ORDINAL_BITS = 24
_START_BITS = 33
_TIER_SHIFT = TOLD_BITS + ORDINAL_BITS + _START_BITS
ORDINAL_MASK = (1 << ORDINAL_BITS) - 1
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

IN_TIME = frozenset({Kind.EVENT, Kind.CLAIM})
"""Kinds whose records stand in the order of their dates."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the index.

    ``names`` (what the record is called), ``skeleton`` and ``words`` (all other text) are folded
    and searched, the first and last with stems and further tokens (see ``search_tokens``);
    ``shown`` is the text as written, from which a hit's surroundings are cut. ``case_id`` is set
    when the record is of one case.
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
    """The rank of a record in the index; events and claims go by their start in minutes, then
    their reading order."""
    tier = TIERS[kind][0 if is_person else -1]
    if kind in IN_TIME:
        ordinal = min(start, _LATEST) << ORDINAL_BITS | ordinal & ORDINAL_MASK
    return tier.numbers[0] | ordinal << TOLD_BITS


def numbers_begun(tier: Tier, begins_from: int | None, begins_before: int | None) -> range:
    """The row numbers of what begins between two minutes (None = open); what has no date is left
    out."""
    first = 0 if begins_from is None else min(max(begins_from, 0), _LATEST)
    end = _LATEST if begins_before is None else min(max(begins_before, 0), _LATEST)
    base, shift = tier.numbers[0], ORDINAL_BITS + TOLD_BITS
    return range(base | first << shift, base | end << shift)


def entry_of(record: Record, number: int, around: Surroundings) -> Entry:
    """The row of a record of one of the kinds of ``TIERS``."""
    ref = ref_of(record)
    own_names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    if isinstance(record, Actor | Place):
        own_names = tuple(name.text for name in record.names)
    else:
        titles, texts = (_some(each) for each in _texts(record))
    other_names = tuple(_other_names(record, around))
    forms = [_forms(name) for name in (*own_names, *other_names)]
    own, other = forms[: len(own_names)], forms[len(own_names) :]
    of_cases = cases_of(record, around.cases)
    return Entry(
        number=number,
        kind=ref.kind.value,
        id=ref.id,
        case_id=of_cases[0] if len(of_cases) == 1 else None,
        names=_joined(
            (*(form[0] for form in own if form), *map(_folded, titles), *map(_stems, titles))
        ),
        skeleton=_joined(sound_tokens(sound) for form in forms for sound in form[1:]),
        words=_joined(
            (
                *map(_folded, texts),
                *(other_tokens(form[0]) for form in other if form),
                *((fold(record.id),) if isinstance(record, Claim | Dispute) else ()),
                *map(_stems, texts),
                EVERY,
                *facet_tokens(record, around.cases, around.participants),
            )
        ),
        shown=BETWEEN.join(dict.fromkeys((*titles, *texts, *own_names, *other_names))),
    )


def _some(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in dict.fromkeys(texts) if text)


def _other_names(record: Record, around: Surroundings) -> Iterator[str]:
    """Names of those who took part in an event, of where it was, and of who held an office."""
    match record:
        case Event():
            yield from _names(around, Kind.ACTOR, around.participants.get(record.id, ()))
            yield from _names(around, Kind.PLACE, record.places)
        case Office():
            body = () if record.body is None else (record.body,)
            yield from _names(around, Kind.ACTOR, (record.holder, *body))


# The same actors and places take part in many events.
@lru_cache(maxsize=32_768)
def _forms(name: str) -> tuple[str, ...]:
    return search_forms(name)


# The two rows of a record have most of their texts in common.
@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=256)
def _stems(text: str) -> str:
    return stem_tokens(text)


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in dict.fromkeys(parts) if part)


def _names(around: Surroundings, kind: Kind, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for identifier in ids for name in around.names.get(Ref(kind, identifier), ()))


def _claim_texts(claim: Claim) -> tuple[str, ...]:
    number = claim.quantity
    return (
        claim.caution,
        *(citation.as_written for citation in claim.citations),
        claim.date.words if claim.date else "",
        " ".join((number.vague, number.counted, number.where)).strip() if number else "",
    )


def _texts(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a record is called, and its other texts."""
    match record:
        case Event():
            return (record.title, record.short_title), (record.date.words,)
        case Claim():
            return (record.text,), _claim_texts(record)
        case Office():
            return (record.title,), ()
        case Case():
            summary = (s.text for s in (record.day_zero_reason, *record.summary))
            return (record.title, record.short_title), (record.span, *summary)
        case Dimension():
            reason = record.verdict.reason if record.verdict else ""
            return (record.title,), (record.question, record.guidance, reason)
        case Cell():
            return (), tuple(statement.text for statement in record.statements)
        case Link():
            return (record.title,), tuple(statement.text for statement in record.statements)
        case Source():
            about = (*_bibliographic_words(record.csl), record.remark)
            return (record.title, record.sigil), about
        case Dispute():
            return (record.question,), (*(side.answer for side in record.sides), record.reason)
        case Note():
            return (), (record.text,)
        case Tag():
            return (record.label,), ()
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
