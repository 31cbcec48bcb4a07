"""The facts one document needs, read from a casebook in one go and handed on as one value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Dispute
from coupexplorer.domain.history import Actor, Case, Phase
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.choices import Arrangement, DocumentKind, SheetChoices
from coupexplorer.sheets.facts.choosing import (
    MOST_CASES,
    SheetCaseError,
    chosen_actors,
    chosen_cases,
    chosen_dimensions,
    chosen_disputes,
    refuse_strange_blanks,
)
from coupexplorer.sheets.facts.finishing import finished, own_notes
from coupexplorer.sheets.facts.gathered import Gathered
from coupexplorer.sheets.facts.happenings import read_events, read_events_around
from coupexplorer.sheets.facts.layers import without_context
from coupexplorer.sheets.facts.persons import actors_of_cases, read_persons, read_ties
from coupexplorer.sheets.facts.reading import CasebookReader, all_of, many_of
from coupexplorer.sheets.facts.sheet_facts import SheetFacts

__all__ = ["MOST_CASES", "CasebookReader", "SheetCaseError", "gather"]

FEWEST_LINKED = 2
"""Cases of a document that a thread has to tie together to be printed in it."""

MOST_DISPUTES = 1_000
"""Disputes read by their ids when a document is about the whole casebook."""

MAIN_ACTORS = 40
"""Actors that get a study card."""


def gather(casebook: CasebookReader, choices: SheetChoices) -> SheetFacts:
    """Read what a document needs, no layer beyond those chosen; SheetCaseError when what was chosen
    cannot make it."""
    gathered = Gathered(chosen_cases(casebook, choices))
    subjects = _READ[choices.kind](casebook, gathered, choices)
    facts = finished(casebook, gathered, subjects)
    if not choices.context:
        facts = without_context(facts)
    if choices.own_notes:
        facts = replace(facts, own_notes=MappingProxyType(own_notes(casebook, facts)))
    return facts


def _compared(
    casebook: CasebookReader, gathered: Gathered, choices: SheetChoices
) -> tuple[str, ...]:
    """Questions with their cells, threads, and events for the figure or the phases."""
    _read_questions(casebook, gathered, chosen_dimensions(casebook, choices))
    refuse_strange_blanks(gathered.cases, gathered.dimensions, choices)
    by_phase = choices.arrangement is Arrangement.BY_PHASE
    if by_phase and choices.kind is DocumentKind.COMPARISON:
        return _happened(casebook, gathered, choices)
    read_events_around(casebook, gathered, choices)
    return ()


def _happened(
    casebook: CasebookReader, gathered: Gathered, choices: SheetChoices
) -> tuple[str, ...]:
    """Phases, events and who took part."""
    _read_phases(casebook, gathered)
    read_events(casebook, gathered, choices)
    return ()


def _dossier(
    casebook: CasebookReader, gathered: Gathered, choices: SheetChoices
) -> tuple[str, ...]:
    """Actors in full: those asked for, else all whom an event or a cell of the cases names."""
    if choices.subjects:
        actors = chosen_actors(casebook, choices.subjects)
    else:
        scout = Gathered(gathered.cases)
        read_events(casebook, scout, choices)
        _read_questions(casebook, scout, all_of(casebook, Kind.DIMENSION, Dimension))
        actors = actors_of_cases(casebook, scout)
        gathered.cut |= scout.cut
        gathered.cut_kinds |= scout.cut_kinds
    read_persons(casebook, gathered, actors)
    return tuple(actors)


def _disputes(
    casebook: CasebookReader, gathered: Gathered, choices: SheetChoices
) -> tuple[str, ...]:
    """Disputes asked for, else all that touch what is told of the cases, base texts first."""
    if choices.subjects:
        gathered.disputes = chosen_disputes(casebook, choices.subjects)
        return tuple(dispute.id for dispute in gathered.disputes)
    _everything(casebook, gathered, choices)
    ordered = sorted(gathered.disputes, key=lambda d: (d.layer is Layer.CONTEXT, d.id))
    return tuple(dispute.id for dispute in ordered)


def _everything(
    casebook: CasebookReader, gathered: Gathered, choices: SheetChoices
) -> tuple[str, ...]:
    """All that is told of the cases and of those who took part, and every dispute over it."""
    gathered.told_cases = True
    _read_questions(casebook, gathered, chosen_dimensions(casebook, choices))
    _happened(casebook, gathered, choices)
    actors = actors_of_cases(casebook, gathered)
    gathered.subjects = actors
    read_ties(casebook, gathered, actors)
    found = {d.id: d for d in casebook.disputes_over(tuple(gathered.claim_ids()))}
    if len(all_of(casebook, Kind.CASE, Case)) == len(gathered.cases):
        ids = tuple(casebook.first_titles(Kind.DISPUTE, MOST_DISPUTES))
        found.update(many_of(casebook, Kind.DISPUTE, ids, Dispute))
    if len(found) >= MOST_DISPUTES:
        gathered.cut_kinds.add(Kind.DISPUTE)
    gathered.disputes = tuple(found.values())
    return ()


def _carded(casebook: CasebookReader, gathered: Gathered, choices: SheetChoices) -> tuple[str, ...]:
    """Questions with their cells, events, and the actors that took part in most of them."""
    _read_questions(casebook, gathered, chosen_dimensions(casebook, choices))
    _happened(casebook, gathered, choices)
    often = Counter(part.actor for part in gathered.participations)
    ids = tuple(actor for actor, _ in often.most_common(MAIN_ACTORS))
    gathered.subjects = many_of(casebook, Kind.ACTOR, ids, Actor)
    return tuple(gathered.subjects)


def _read_questions(
    casebook: CasebookReader, gathered: Gathered, dimensions: tuple[Dimension, ...]
) -> None:
    """Questions, the cells of the cases, and the threads between the cases."""
    gathered.dimensions = dimensions
    ids = [f"{dimension.id}/{case}" for dimension in dimensions for case in gathered.case_ids]
    found = many_of(casebook, Kind.CELL, ids, Cell).values()
    gathered.cells = {(cell.dimension, cell.case): cell for cell in found}
    chosen = set(gathered.case_ids)
    gathered.links = tuple(
        link
        for link in all_of(casebook, Kind.LINK, Link)
        if len(chosen.intersection(link.cases)) >= FEWEST_LINKED
    )


def _read_phases(casebook: CasebookReader, gathered: Gathered) -> None:
    chosen = set(gathered.case_ids)
    phases = all_of(casebook, Kind.PHASE, Phase)
    gathered.phases = tuple(phase for phase in phases if phase.case in chosen)


_Reading = Callable[[CasebookReader, Gathered, SheetChoices], tuple[str, ...]]

_READ: Mapping[DocumentKind, _Reading] = MappingProxyType(
    {
        DocumentKind.COMPARISON: _compared,
        DocumentKind.WORKSHEET: _compared,
        DocumentKind.KEY: _compared,
        DocumentKind.CHRONOLOGY: _happened,
        DocumentKind.TIMELINE: _happened,
        DocumentKind.DOSSIER: _dossier,
        DocumentKind.DISPUTES: _disputes,
        DocumentKind.SOURCES: _everything,
        DocumentKind.CARDS: _carded,
    }
)
"""What each kind of document reads; the answer are the ids of its subjects."""
