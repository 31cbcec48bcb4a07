"""From the records of a document to its facts: what they rest on, whom they name, notes on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from coupexplorer.domain.annotation import Note
from coupexplorer.domain.evidence import Claim, Source
from coupexplorer.domain.history import Actor, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.facts.gathered import Gathered
from coupexplorer.sheets.facts.reading import CasebookReader, all_of, many_of
from coupexplorer.sheets.facts.sheet_facts import SheetFacts, disputes_by_claim


def finished(casebook: CasebookReader, gathered: Gathered, subjects: Iterable[str]) -> SheetFacts:
    """The facts with the claims, disputes and sources under them, and all whom they name."""
    printed = gathered.claim_ids()
    touched = casebook.disputes_over(tuple(printed))
    disputes = {dispute.id: dispute for dispute in (*gathered.disputes, *touched)}
    wanted = dict.fromkeys((*printed, *(c for d in disputes.values() for c in d.claim_ids())))
    claims = many_of(casebook, Kind.CLAIM, wanted, Claim)
    actors = many_of(casebook, Kind.ACTOR, gathered.actor_ids(), Actor)
    return SheetFacts(
        info=casebook.info(),
        cases=gathered.cases,
        phases=gathered.phases,
        dimensions=gathered.dimensions,
        cells=MappingProxyType(gathered.cells),
        claims=MappingProxyType(claims),
        sources=MappingProxyType(_sources(casebook, claims.values(), gathered)),
        disputes=disputes_by_claim(disputes.values()),
        events=gathered.events,
        links=gathered.links,
        actors=MappingProxyType(actors),
        places=MappingProxyType(many_of(casebook, Kind.PLACE, gathered.place_ids(), Place)),
        participations=gathered.participations,
        offices=tuple(gathered.offices.values()),
        memberships=tuple(gathered.memberships.values()),
        relations=tuple(gathered.relations.values()),
        movements=tuple(gathered.movements.values()),
        subjects=tuple(subjects),
        cut=frozenset(gathered.cut),
        cut_kinds=frozenset(gathered.cut_kinds),
    )


def _sources(
    casebook: CasebookReader, claims: Iterable[Claim], gathered: Gathered
) -> dict[str, Source]:
    """The sources the claims cite and names were seen in, and those which these repeat."""
    cited = [citation.source for claim in claims for citation in claim.citations]
    for actor in gathered.subjects.values():
        cited.extend(name.source for name in actor.names if name.source)
    found = many_of(casebook, Kind.SOURCE, cited, Source)
    mirrored = [s.mirror_of for s in found.values() if s.mirror_of and s.mirror_of not in found]
    if mirrored:
        found.update(many_of(casebook, Kind.SOURCE, mirrored, Source))
    return found


def own_notes(casebook: CasebookReader, facts: SheetFacts) -> dict[Ref, tuple[Note, ...]]:
    """The reader's notes on what a document prints, oldest first."""
    printed = frozenset(_refs(facts))
    found: defaultdict[Ref, list[Note]] = defaultdict(list)
    for note in all_of(casebook, Kind.NOTE, Note):
        if note.subject in printed:
            found[note.subject].append(note)
    return {
        ref: tuple(sorted(notes, key=lambda note: (note.written, note.id)))
        for ref, notes in found.items()
    }


def _refs(facts: SheetFacts) -> Iterator[Ref]:
    """Every record on which a note would be printed."""
    for kind, records in (
        (Kind.CASE, facts.cases),
        (Kind.PHASE, facts.phases),
        (Kind.DIMENSION, facts.dimensions),
        (Kind.CELL, facts.cells.values()),
        (Kind.LINK, facts.links),
        (Kind.EVENT, facts.events),
        (Kind.PARTICIPATION, facts.participations),
        (Kind.OFFICE, facts.offices),
        (Kind.MEMBERSHIP, facts.memberships),
        (Kind.RELATION, facts.relations),
        (Kind.MOVEMENT, facts.movements),
        (Kind.ACTOR, facts.actors.values()),
        (Kind.PLACE, facts.places.values()),
        (Kind.CLAIM, facts.claims.values()),
        (Kind.SOURCE, facts.sources.values()),
        (Kind.DISPUTE, (d for found in facts.disputes.values() for d in found)),
    ):
        yield from (Ref(kind, record.id) for record in records)
