"""The facts of one document as one value, whatever they were gathered from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.casebook import CasebookInfo
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source
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


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Everything a document prints, cases in the order asked for.

    ``cells`` is keyed by (dimension, case), ``claims``, ``sources``, ``actors`` and ``places`` by
    id, and ``disputes`` by the claims that give one of their sides. ``links`` tie two or more of
    the cases. ``actors`` are those the document is about or names; what they did, held, belonged to
    and were to one another stands in the five tuples. ``own_notes`` are the reader's, by what they
    are on. ``subjects`` are the ids of the actors of a dossier or of the disputes of a dispute
    sheet, in printing order. ``cut`` are the cases and actors of which not all was read, and
    ``cut_kinds`` the kinds of record of which only the first were: a document has to say so.
    """

    info: CasebookInfo
    cases: tuple[Case, ...]
    phases: tuple[Phase, ...]
    dimensions: tuple[Dimension, ...]
    cells: Mapping[tuple[str, str], Cell]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    disputes: Mapping[str, tuple[Dispute, ...]]
    events: tuple[Event, ...]
    links: tuple[Link, ...] = ()
    actors: Mapping[str, Actor] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    participations: tuple[Participation, ...] = ()
    offices: tuple[Office, ...] = ()
    memberships: tuple[Membership, ...] = ()
    relations: tuple[Relation, ...] = ()
    movements: tuple[Movement, ...] = ()
    own_notes: Mapping[Ref, tuple[Note, ...]] = field(default_factory=lambda: MappingProxyType({}))
    subjects: tuple[str, ...] = ()
    cut: frozenset[Ref] = frozenset()
    cut_kinds: frozenset[Kind] = frozenset()


def disputes_by_claim(disputes: Iterable[Dispute]) -> Mapping[str, tuple[Dispute, ...]]:
    """Disputes under each claim that stands on one of their sides."""
    found: dict[str, tuple[Dispute, ...]] = {}
    for dispute in disputes:
        for claim in dispute.claim_ids():
            found[claim] = (*found.get(claim, ()), dispute)
    return MappingProxyType(found)
