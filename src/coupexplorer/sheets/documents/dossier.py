"""The dossier: an actor a section, everything told of them, each line with its note."""

from __future__ import annotations

from coupexplorer.domain.history import Actor
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.documents.actor_names import ActorNames
from coupexplorer.sheets.documents.actor_ties import ActorTies
from coupexplorer.sheets.documents.bands import head_cell
from coupexplorer.sheets.documents.closing import dispute_blocks, source_blocks
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.lines import Lines
from coupexplorer.sheets.documents.opening_lines import actor_limit, case_key, limits
from coupexplorer.sheets.documents.statements import told_paragraphs
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Heading, Paragraph, Role, Row, Table
from coupexplorer.sheets.tree.inline import Run
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import SheetWords


def dossier(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the dossier; a section that has nothing to tell says so."""
    desk = Desk.laid(facts, choices, words, citing)
    actors = [facts.actors[subject] for subject in facts.subjects if subject in facts.actors]
    blocks: list[Block] = [*limits(desk), *case_key(desk, words.chronology_key, is_short=True)]
    if not actors:
        blocks.append(Paragraph((Run(words.no_actors),), Role.EMPTY))
    names, ties = ActorNames(desk), ActorTies(desk)
    for actor in actors:
        blocks.extend(_section(actor, names, ties, desk))
    blocks.extend(dispute_blocks(desk.writer, words, desk.own))
    blocks.extend(source_blocks(desk.writer, words, desk.own, names.sources))
    title = actors[0].title if len(actors) == 1 else ""
    return framed(
        facts, choices, words, words.dossier, blocks, title=title, is_titled=True, depth=1
    )


def _section(actor: Actor, names: ActorNames, ties: ActorTies, desk: Desk) -> list[Block]:
    """Name and kind, the summary, then a table of all that is known, part by part."""
    blocks: list[Block] = [
        Heading(_listed_name(actor)),
        _kind(actor, desk),
        *actor_limit(actor.id, desk),
    ]
    told = told_paragraphs(
        actor.summary, desk.writer, desk.words, is_beyond=actor.layer is Layer.CONTEXT
    )
    blocks.extend(told)
    claims = [claim for statement in actor.summary for claim in statement.claims]
    blocks.extend(desk.own.under(Ref(Kind.ACTOR, actor.id), claims=claims))
    lines = Lines(desk)
    names.tell(actor, lines)
    ties.tell(actor, lines)
    if lines.rows:
        head = Row((head_cell(Run(actor.title), span=len(Lines.COLUMNS)),))
        blocks.append(Table(Lines.COLUMNS, (head,), tuple(lines.rows)))
    elif not told:
        blocks.append(Paragraph((Run(desk.words.nothing_told),), Role.EMPTY))
    return blocks


def _listed_name(actor: Actor) -> str:
    """The name under which an actor is found in a list; the table below gives it in full."""
    return actor.sort_name or actor.title


def _kind(actor: Actor, desk: Desk) -> Paragraph:
    """What the actor is, and in which of the cases."""
    told = [desk.words.actor_kinds[actor.kind]]
    told.extend(case_name(case) for case in desk.facts.cases if case.id in actor.cases)
    if actor.layer is Layer.CONTEXT:
        told.append(desk.words.beyond.rstrip(":").lower())
    return Paragraph((Run(desk.words.between.join(told)),), Role.REASON)
