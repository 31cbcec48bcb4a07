"""A whole casebook as one value: what a file, an import or an export holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source, Transcript
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref

_Told = Source | Case | Phase | Place | Actor | Event | Claim | Participation | Office | Membership
_Weighed = Relation | Movement | Dispute | Dimension | Cell | Link
Record = _Told | _Weighed | Transcript | Note | Tag

SECTIONS: MappingProxyType[str, type[Record]] = MappingProxyType(
    {
        "sources": Source,
        "cases": Case,
        "phases": Phase,
        "places": Place,
        "actors": Actor,
        "claims": Claim,
        "events": Event,
        "participations": Participation,
        "offices": Office,
        "memberships": Membership,
        "relations": Relation,
        "movements": Movement,
        "disputes": Dispute,
        "dimensions": Dimension,
        "cells": Cell,
        "links": Link,
        "transcripts": Transcript,
        "notes": Note,
        "tags": Tag,
    }
)
"""Section name in a document → record type, in an order in which no record points forward
except to claims, and claims to their subjects."""

KINDS: MappingProxyType[type[Record], Kind] = MappingProxyType(
    {record: Kind(record.__name__.lower()) for record in SECTIONS.values()}
)
"""Record type → the kind word that references use."""


@dataclass(frozen=True, slots=True)
class CasebookInfo:
    """What a casebook says of itself. ``edition`` orders the editions of one casebook."""

    id: str
    title: str
    edition: int = 1
    language: str = "en"
    description: str = ""


@dataclass(frozen=True, slots=True)
class CasebookDocument:
    """Every record of one casebook, section by section, in reading order."""

    info: CasebookInfo
    sources: tuple[Source, ...] = ()
    cases: tuple[Case, ...] = ()
    phases: tuple[Phase, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    participations: tuple[Participation, ...] = ()
    offices: tuple[Office, ...] = ()
    memberships: tuple[Membership, ...] = ()
    relations: tuple[Relation, ...] = ()
    movements: tuple[Movement, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    cells: tuple[Cell, ...] = ()
    links: tuple[Link, ...] = ()
    transcripts: tuple[Transcript, ...] = ()
    notes: tuple[Note, ...] = ()
    tags: tuple[Tag, ...] = ()

    def section(self, name: str) -> tuple[Record, ...]:
        """The records of one section of ``SECTIONS``."""
        if name not in SECTIONS:
            raise KeyError(name)
        records: tuple[Record, ...] = getattr(self, name)
        return records

    def records(self) -> Iterator[Record]:
        """Every record, section by section."""
        for name in SECTIONS:
            yield from self.section(name)


def ref_of(record: Record) -> Ref:
    """The reference that names a record."""
    return Ref(KINDS[type(record)], record.id)
