"""What closes a document: its disputes with all their sides, and its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from coupexplorer.domain.evidence import Dispute, Side, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.sheets.citing.notes import NoteWriter, sentence
from coupexplorer.sheets.documents.own import OwnNotes
from coupexplorer.sheets.tree.blocks import Group, Heading, Paragraph, Role, SourceEntry, SourceList
from coupexplorer.sheets.tree.inline import Run, RunStyle, plain_text
from coupexplorer.sheets.tree.page import Block
from coupexplorer.sheets.words import SheetWords


def dispute_blocks(writer: NoteWriter, words: SheetWords, own: OwnNotes) -> list[Block]:
    """Every dispute the sheet touches, with every side; none is left out for being settled."""
    met = writer.met_disputes()
    if not met:
        return []
    groups = (_dispute_group(dispute, writer, words, own) for dispute in met)
    return [Heading(words.disputes), *groups]


def _dispute_group(dispute: Dispute, writer: NoteWriter, words: SheetWords, own: OwnNotes) -> Group:
    """One dispute: its question, every side, what was decided, and the reader's notes."""
    head = (Run(f"{writer.number(dispute)}  {dispute.question}"),)
    blocks = [Paragraph(head, Role.DISPUTE)]
    for number, side in enumerate(dispute.sides):
        blocks.append(_side(side, number == dispute.preferred, writer, words))
    blocks.append(decision(dispute, words))
    claims = dispute.claim_ids()
    return Group((*blocks, *own.under(Ref(Kind.DISPUTE, dispute.id), claims=claims)))


def decision(dispute: Dispute, words: SheetWords) -> Paragraph:
    """Which side is preferred and why, or that the question is left open."""
    if dispute.preferred is None:
        told = " ".join(text for text in (words.open_dispute, dispute.reason) if text)
    else:
        told = words.preferred_side.format(reason=dispute.reason)
    return Paragraph((Run(sentence(told), RunStyle.EMPHASIS),), Role.SIDE)


def _side(side: Side, preferred: bool, writer: NoteWriter, words: SheetWords) -> Paragraph:
    answer = words.preferred.format(answer=side.answer) if preferred else side.answer
    style = RunStyle.STRONG if preferred else RunStyle.PLAIN
    passages = writer.passages(side.claims) or (Run(words.no_claim),)
    return Paragraph((Run(f"{answer} ", style), Run("— "), *passages), Role.SIDE)


def source_blocks(
    writer: NoteWriter, words: SheetWords, own: OwnNotes, more: Iterable[Source] = ()
) -> list[Block]:
    """Every source the document named, and some more, in the order its style lists them."""
    sources = {source.id: source for source, _ in writer.listed_sources()}
    sources.update((source.id, source) for source in more)
    if not sources:
        return [Heading(words.sources), Paragraph((Run(words.no_sources),), Role.EMPTY)]
    listed = listed_sources(
        sources.values(), writer, words, lambda source: own.under(Ref(Kind.SOURCE, source.id))
    )
    return [Heading(words.sources), listed]


def listed_sources(
    sources: Iterable[Source],
    writer: NoteWriter,
    words: SheetWords,
    below: Callable[[Source], list[Paragraph]],
) -> SourceList:
    """Some sources in the order the style lists them, and what is told below each."""
    entries = []
    for source, reference in writer.citing.listed(sources):
        entry = source_entry(source, reference, writer.citing.has_sigils, words)
        entries.append(replace(entry, blocks=(*entry.blocks, *below(source))))
    return SourceList(tuple(entries))


def source_entry(
    source: Source, reference: tuple[Run, ...], has_sigils: bool, words: SheetWords
) -> SourceEntry:
    """A source in full, its kind, and what is missing from its record."""
    stop = ". " if sentence(plain_text(reference)) != plain_text(reference) else " "
    inlines = [*reference, Run(stop), Run(words.source_kinds[source.kind])]
    if source.incomplete:
        inlines.append(Run(f" {words.incomplete.format(reason=sentence(source.incomplete))}"))
    if source.seen_at:
        inlines.append(Run(f" {words.seen_at.format(place=sentence(source.seen_at))}"))
    return SourceEntry(
        source.sigil if has_sigils else "", (Paragraph(tuple(inlines), Role.SOURCE),)
    )
