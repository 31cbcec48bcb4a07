"""Words of the index that no reader types: stems, and the cases and actors a record is about.

They begin with letters of Unicode's private area, which the index takes for letters and which the
folding of what is typed leaves out. So they need no columns of their own and meet nothing typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import Record
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Actor, Case, Event, Office
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.search.words import stems_of

STEM_MARK = "\ue000"
OTHER_MARK = "\ue004"
"""Begins the words of names of others: of who took part in an event, of where it was. They stand
apart because at size a name stands in a tenth of all events, and in few titles."""

SOUND_MARK = "\ue006"
"""Begins the consonants of names: unmarked, every word typed would have to pass over them."""

EVERY = "\ue001"
"""A token of every row."""

NO_WORD = "\ue005"
"""A token of no row."""

FACET_MARKS: Mapping[Kind, str] = MappingProxyType({Kind.CASE: "\ue002", Kind.ACTOR: "\ue003"})


def stem_tokens(text: str) -> str:
    """The stems of the English words of a text."""
    return " ".join(f"{STEM_MARK}{stem}" for stem in stems_of(text))


def other_tokens(folded: str) -> str:
    """The words of the name of another record."""
    return " ".join(f"{OTHER_MARK}{word}" for word in folded.split())


def sound_tokens(skeleton: str) -> str:
    """The consonants of a name, word by word."""
    return " ".join(f"{SOUND_MARK}{word}" for word in skeleton.split())


def facet_token(ref: Ref) -> str:
    """The token of everything that is about a case or an actor."""
    return FACET_MARKS[ref.kind] + ref.id.encode().hex()


def cases_of(record: Record, cases: Mapping[Ref, str]) -> tuple[str, ...]:
    """The cases a record is of, by id; ``cases`` are those of other records that have one."""
    match record:
        case Case():
            return (record.id,)
        case Event() | Cell():
            return (record.case,)
        case Actor():
            return record.cases
        case Claim() | Dispute() | Tag():
            about = record.subjects
        case Office():
            about = (Ref(Kind.ACTOR, record.holder),)
        case Note():
            about = (record.subject,)
        case _:
            about = ()
    return tuple(dict.fromkeys(cases[ref] for ref in about if ref in cases))


def facet_tokens(
    record: Record, cases: Mapping[Ref, str], participants: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """The tokens of the cases and actors that a record is about."""
    for case in cases_of(record, cases):
        yield facet_token(Ref(Kind.CASE, case))
    for actor in _actors_of(record, participants):
        yield facet_token(Ref(Kind.ACTOR, actor))


def _actors_of(record: Record, participants: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    match record:
        case Actor():
            return (record.id,)
        case Event():
            return participants.get(record.id, ())
        case Office():
            return (record.holder,) if record.body is None else (record.holder, record.body)
        case Claim() | Dispute() | Tag():
            about = record.subjects
        case Note():
            about = (record.subject,)
        case _:
            about = ()
    return tuple(dict.fromkeys(ref.id for ref in about if ref.kind is Kind.ACTOR))
