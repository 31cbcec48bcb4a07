"""The source list: on which sources what is told of the cases rests, and how much on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from coupexplorer.domain.evidence import Claim, Source
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import Layer, SourceKind
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.citing import Citing
from coupexplorer.sheets.citing.notes import sentence
from coupexplorer.sheets.citing.references import short_reference
from coupexplorer.sheets.documents.closing import listed_sources
from coupexplorer.sheets.documents.desk import Desk
from coupexplorer.sheets.documents.frame import framed
from coupexplorer.sheets.documents.opening_lines import limits
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.tree.blocks import Heading, Paragraph, Role
from coupexplorer.sheets.tree.inline import Run, plain_text
from coupexplorer.sheets.tree.page import Block, SheetDocument
from coupexplorer.sheets.words import SheetWords


def source_sheet(
    facts: SheetFacts, choices: SheetChoices, words: SheetWords, citing: Citing
) -> SheetDocument:
    """Compose the list: base texts first, then what lies beyond them, by kind."""
    desk = Desk.laid(facts, choices, words, citing)
    below = _Below(desk)
    blocks: list[Block] = [*limits(desk)]
    if not facts.sources:
        blocks.append(Paragraph((Run(words.no_sources),), Role.EMPTY))
    for head, sources in _groups(facts.sources.values(), words):
        blocks.append(Heading(head))
        blocks.append(listed_sources(sources, desk.writer, words, below.told))
    return framed(facts, choices, words, words.source_list, blocks, is_titled=True, depth=1)


def _groups(sources: Iterable[Source], words: SheetWords) -> list[tuple[str, list[Source]]]:
    """Base texts, then the others by how far they stand from what they tell of."""
    found = list(sources)
    base = [source for source in found if source.layer is Layer.CORE]
    groups = [(words.base_texts, base)]
    for kind in SourceKind:
        beyond = [s for s in found if s.layer is not Layer.CORE and s.kind is kind]
        head = words.document_title.format(
            document=words.beyond_texts, title=words.source_groups[kind]
        )
        groups.append((head, beyond))
    return [(head, members) for head, members in groups if members]


class _Below:
    """What stands below each source: how many claims rest on it, what it repeats, remarks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        claims = desk.facts.claims.values()
        self._resting = Counter(source for claim in claims for source in _cited(claim))
        self._alone = Counter(
            source for claim in claims for source in _cited(claim) if len(_cited(claim)) == 1
        )

    def told(self, source: Source) -> list[Paragraph]:
        """One paragraph in small type, then the reader's notes."""
        desk, words = self._desk, self._desk.words
        told = [self._count(source)]
        repeated = desk.facts.sources.get(source.mirror_of or "")
        if repeated is not None:
            name = plain_text(short_reference(repeated, words))
            told.append(words.repeats.format(source=name))
        if source.remark.strip():
            told.append(sentence(source.remark))
        parts = [Paragraph((Run(" ".join(told)),), Role.REASON)]
        return [*parts, *desk.own.under(Ref(Kind.SOURCE, source.id))]

    def _count(self, source: Source) -> str:
        words, count, alone = self._desk.words, self._resting[source.id], self._alone[source.id]
        if count == 0:
            return words.claims_rest_none
        if count == 1:
            return words.claims_rest_one_alone if alone else words.claims_rest_one
        return words.claims_rest.format(count=count, alone=alone)


def _cited(claim: Claim) -> frozenset[str]:
    return frozenset(citation.source for citation in claim.citations)
