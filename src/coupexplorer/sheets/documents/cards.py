"""Study cards: a question, an event or an actor in front, the answer and its sources behind."""

from __future__ import annotations

from collections.abc import Iterator

from coupexplorer.domain.date_text import describe
from coupexplorer.domain.evidence import Statement
from coupexplorer.domain.history import Actor, Event
from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.citing.notes import sentence
from coupexplorer.sheets.documents.dating import basis_word
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Card, Cards, Paragraph, Role
from coupexplorer.sheets.tree.inline import Inline, Run, RunStyle
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.words import SheetWords

LEAST_IMPORTANT = 2
"""Events of less importance get no card."""


def study_cards(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the cards: questions first, then events, then actors.

    Every card names its sources; a question that the sources leave open says so on its back.
    """
    desk = Desk.laid(facts, choices, words, citing)
    cards = (*_questions(desk), *_events(desk), *_actors(desk))
    block = Cards(cards) if cards else Paragraph((Run(words.no_cards),), Role.EMPTY)
    return framed(facts, choices, words, words.cards, [block], is_titled=True)


def _questions(desk: Desk) -> Iterator[Card]:
    """A card for each cell: the question of one case, and what is answered."""
    words = desk.words
    for dimension in desk.facts.dimensions:
        for number, case in enumerate(desk.facts.cases):
            cell = desk.facts.cells.get((dimension.id, case.id))
            if cell is None:
                continue
            told = [_statement(statement, desk) for statement in cell.statements]
            if cell.emptiness is not None:
                told.insert(0, Paragraph((Run(words.emptiness[cell.emptiness]),), Role.EMPTY))
            asked = dimension.question or dimension.title
            front = (_case(number, desk), Paragraph((Run(asked),), Role.QUESTION))
            if told:
                key = f"cell:{dimension.id}/{case.id}"
                yield Card(key, front, tuple(told), number, (case.id, dimension.id))


def _events(desk: Desk) -> Iterator[Card]:
    """A card for each event of weight: what happened, and when."""
    for event in desk.facts.events:
        if event.importance <= LEAST_IMPORTANT and event.date.is_placed:
            number = desk.case_number(event.case)
            asked = (Run(desk.words.card_when), Run(f" {sentence(event.title)}", RunStyle.STRONG))
            front = (_case(number, desk), Paragraph(asked, Role.QUESTION))
            tags = (event.case, event.phase.value)
            yield Card(f"event:{event.id}", front, _when(event, desk), number, tags)


def _when(event: Event, desk: Desk) -> tuple[Paragraph, ...]:
    words = desk.words
    told = (describe(event.date, words.dates), basis_word(event.date, words))
    date = Paragraph((Run(words.between.join(text for text in told if text)),), Role.EVENT)
    return (date, Paragraph(_sources(event.claims, desk), Role.REASON))


def _actors(desk: Desk) -> Iterator[Card]:
    """A card for each actor of whom the casebook gives a summary."""
    for actor in desk.facts.actors.values():
        if not actor.summary:
            continue
        cases = [n for n, case in enumerate(desk.facts.cases) if case.id in actor.cases]
        only = cases[0] if len(cases) == 1 else None
        front = [_case(only, desk)] if only is not None else []
        asked = desk.words.card_who if actor.kind is ActorKind.PERSON else desk.words.card_what
        front.append(Paragraph((Run(asked.format(name=actor.title)),), Role.QUESTION))
        back = tuple(_statement(statement, desk) for statement in actor.summary)
        yield Card(f"actor:{actor.id}", tuple(front), back, only, _tags(actor))


def _tags(actor: Actor) -> tuple[str, ...]:
    return (*actor.cases, actor.kind.value)


def _case(number: int, desk: Desk) -> Paragraph:
    """The name of a card's case; its mark stands in the corner of the card."""
    name = Run(case_name(desk.facts.cases[number]), RunStyle.LABEL)
    return Paragraph((name,), Role.REASON)


def _statement(statement: Statement, desk: Desk) -> Paragraph:
    """A statement with its sources behind it, marked when it goes beyond the base texts."""
    inlines: list[Inline] = []
    beyond = desk.writer.is_beyond(statement.claims)
    if beyond:
        inlines.extend((Run(desk.words.beyond, RunStyle.LABEL), Run(" ")))
    inlines.extend((Run(f"{statement.text} "), *_sources(statement.claims, desk)))
    return Paragraph(tuple(inlines), Role.BEYOND if beyond else Role.BODY)


def _sources(claims: tuple[str, ...], desk: Desk) -> tuple[Inline, ...]:
    """The passages in small print, and the disputes the claims take part in, in one word."""
    passages = desk.writer.passages(claims) or (Run(desk.words.no_claim),)
    small = [Run(run.text, RunStyle.SMALL, run.link) for run in passages]
    if desk.writer.disputes(claims):
        small.append(Run(f" {desk.words.card_disputed}", RunStyle.SMALL))
    return tuple(small)
