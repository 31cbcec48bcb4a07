"""The actors of a dossier with all that is told of them."""

from __future__ import annotations

from collections.abc import Iterable

from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Actor, Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.facts.gathered import Gathered
from coupexplorer.sheets.facts.happenings import read_events_of
from coupexplorer.sheets.facts.reading import CasebookReader, many_of

MOST_ACTORS = 120
"""Actors in one dossier."""

MOST_TIES = 100
"""Ties of each kind, movements and claims of one actor."""


def actors_of_cases(casebook: CasebookReader, gathered: Gathered) -> dict[str, Actor]:
    """Every actor whom an event or a cell of the cases names, in order of the sort names."""
    ids = [part.actor for part in gathered.participations]
    told = (claim for cell in gathered.cells.values() for claim in cell.claim_ids())
    for claim in many_of(casebook, Kind.CLAIM, told, Claim).values():
        ids.extend(ref.id for ref in claim.subjects if ref.kind is Kind.ACTOR)
    found = many_of(casebook, Kind.ACTOR, ids, Actor).values()
    ordered = sorted(found, key=lambda actor: (actor.sort_name.casefold(), actor.id))
    if len(ordered) > MOST_ACTORS:
        gathered.cut_kinds.add(Kind.ACTOR)
    return {actor.id: actor for actor in ordered[:MOST_ACTORS]}


def read_ties(casebook: CasebookReader, gathered: Gathered, actors: Iterable[str]) -> None:
    """The offices, memberships, relations and movements of some actors."""
    for actor in actors:
        _read_ties(casebook, gathered, actor)


def read_persons(casebook: CasebookReader, gathered: Gathered, actors: dict[str, Actor]) -> None:
    """Actors to be printed in full: their ties, what they did in the cases, claims about them."""
    gathered.subjects = actors
    parts: list[Participation] = []
    for actor in actors:
        parts.extend(_read_ties(casebook, gathered, actor))
        about = casebook.claims_about(Ref(Kind.ACTOR, actor), MOST_TIES)
        gathered.about.update((claim.id, claim) for claim in about)
    read_events_of(casebook, gathered, parts)


def _read_ties(
    casebook: CasebookReader, gathered: Gathered, actor: str
) -> tuple[Participation, ...]:
    ref = Ref(Kind.ACTOR, actor)
    ties = casebook.ties_of(actor, MOST_TIES)
    movements = casebook.movements_of(ref, MOST_TIES)
    gathered.offices.update((tie.id, tie) for tie in ties.offices)
    gathered.memberships.update((tie.id, tie) for tie in ties.memberships)
    gathered.relations.update((tie.id, tie) for tie in ties.relations)
    gathered.movements.update((movement.id, movement) for movement in movements)
    every = (ties.offices, ties.memberships, ties.relations, ties.participations, movements)
    if max(len(found) for found in every) >= MOST_TIES:
        gathered.cut.add(ref)
    return ties.participations
