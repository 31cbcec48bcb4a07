"""What closes a document: its disputes with all their sides, and its sources."""

from __future__ import annotations

from coupexplorer.domain.evidence import Dispute, Side, Source
from coupexplorer.sheets.citing.notes import NoteWriter, sentence
from coupexplorer.sheets.tree.blocks import Group, Heading, Paragraph, Role, SourceEntry, SourceList
from coupexplorer.sheets.tree.inline import Run, RunStyle, plain_text
from coupexplorer.sheets.tree.page import Block
from coupexplorer.sheets.words import SheetWords


def dispute_blocks(writer: NoteWriter, words: SheetWords) -> list[Block]:
    """Every dispute the sheet touches, with every side; none is left out for being settled."""
    met = writer.met_disputes()
    if not met:
        return []
    return [Heading(words.disputes), *(dispute_group(dispute, writer, words) for dispute in met)]


def dispute_group(dispute: Dispute, writer: NoteWriter, words: SheetWords) -> Group:
    """One dispute: its question, every side, and what was decided."""
    head = (Run(f"{writer.number(dispute)}  {dispute.question}"),)
    blocks = [Paragraph(head, Role.DISPUTE)]
    for number, side in enumerate(dispute.sides):
        blocks.append(_side(side, number == dispute.preferred, writer, words))
    if dispute.preferred is None:
        told = " ".join(text for text in (words.open_dispute, dispute.reason) if text)
    else:
        told = words.preferred_side.format(reason=dispute.reason)
    blocks.append(Paragraph((Run(sentence(told), RunStyle.EMPHASIS),), Role.SIDE))
    return Group(tuple(blocks))


def _side(side: Side, preferred: bool, writer: NoteWriter, words: SheetWords) -> Paragraph:
    answer = words.preferred.format(answer=side.answer) if preferred else side.answer
    style = RunStyle.STRONG if preferred else RunStyle.PLAIN
    passages = writer.passages(side.claims) or (Run(words.no_claim),)
    return Paragraph((Run(f"{answer} ", style), Run("— "), *passages), Role.SIDE)


def source_blocks(writer: NoteWriter, words: SheetWords) -> list[Block]:
    """Every source the document named, in the order its style lists them."""
    named = writer.listed_sources()
    if not named:
        return [Heading(words.sources), Paragraph((Run(words.no_sources),), Role.EMPTY)]
    entries = tuple(
        source_entry(source, reference, writer.citing.has_sigils, words)
        for source, reference in named
    )
    return [Heading(words.sources), SourceList(entries)]


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
