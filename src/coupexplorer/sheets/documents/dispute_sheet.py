"""The dispute sheet: every side of every dispute, its claims with their full passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from coupexplorer.domain.evidence import Dispute, Side, Statement
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.documents.closing import decision, source_blocks
from coupexplorer.sheets.documents.desk import Desk
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.opening_lines import limits
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Group, Heading, Paragraph, Role
from coupexplorer.sheets.tree.inline import Inline, NoteRef, Run, RunStyle
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import SheetWords


def dispute_sheet(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the sheet: disputes left open, then those decided, numbered through."""
    known = {d.id: d for found in facts.disputes.values() for d in found}
    disputes = [known[subject] for subject in facts.subjects if subject in known]
    # A note need not say that its claim is disputed where the dispute itself is printed.
    desk = Desk.laid(replace(facts, disputes=MappingProxyType({})), choices, words, citing)
    blocks: list[Block] = [*limits(desk)]
    if not disputes:
        blocks.append(Paragraph((Run(words.no_disputes),), Role.EMPTY))
    left_open = [dispute for dispute in disputes if dispute.preferred is None]
    decided = [dispute for dispute in disputes if dispute.preferred is not None]
    blocks.extend(_part(words.open_disputes, left_open, 1, desk))
    blocks.extend(_part(words.decided_disputes, decided, 1 + len(left_open), desk))
    blocks.extend(source_blocks(desk.writer, words, desk.own))
    return framed(facts, choices, words, words.disputes, blocks, is_titled=True)


def _part(head: str, disputes: Iterable[Dispute], first: int, desk: Desk) -> list[Block]:
    groups = [_dispute(dispute, n, desk) for n, dispute in enumerate(disputes, first)]
    return [Heading(head), *groups] if groups else []


def _dispute(dispute: Dispute, number: int, desk: Desk) -> Group:
    """The question, each side with its claims, what was decided and why, the reader's notes."""
    words = desk.words
    parts = [Paragraph((Run(f"{number}  {dispute.question}"),), Role.DISPUTE)]
    kind = [Run(words.dispute_kinds[dispute.kind])]
    is_beyond = dispute.layer is Layer.CONTEXT
    if is_beyond:
        kind.insert(0, Run(f"{words.beyond} "))
    parts.append(Paragraph(tuple(kind), Role.REASON))
    for place, side in enumerate(dispute.sides):
        parts.extend(_side(side, place == dispute.preferred, is_beyond, desk))
    parts.append(decision(dispute, words))
    claims = dispute.claim_ids()
    parts.extend(desk.own.under(Ref(Kind.DISPUTE, dispute.id), claims=claims))
    return Group(tuple(parts))


def _side(side: Side, preferred: bool, is_beyond: bool, desk: Desk) -> list[Paragraph]:
    words = desk.words
    answer = words.preferred.format(answer=side.answer) if preferred else side.answer
    head = Paragraph((Run(answer, RunStyle.STRONG),))
    claims = [_claim(claim, is_beyond, desk) for claim in side.claims]
    return [head, *(claims or [Paragraph((Run(words.no_claim),), Role.EMPTY)])]


def _claim(identifier: str, is_beyond: bool, desk: Desk) -> Paragraph:
    """What a claim says, with its passages in the note; that it lies beyond the base texts is said
    unless the whole dispute does."""
    claim, words = desk.facts.claims.get(identifier), desk.words
    text = claim.text if claim else words.missing_claim.format(id=identifier)
    note = desk.writer.note(Statement(text, (identifier,)))
    inlines: list[Inline] = [Run(f"{identifier} ", RunStyle.SMALL)]
    if claim is not None and claim.layer is not Layer.CORE and not is_beyond:
        inlines.extend((Run(words.beyond, RunStyle.LABEL), Run(" ")))
    inlines.extend((Run(text), NoteRef(note)))
    return Paragraph(tuple(inlines), Role.SIDE)
