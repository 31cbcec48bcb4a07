"""The text of a source as a reader attached it: its sentences, passages, and the claims on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from coupexplorer.analysis.texts.block_reader import read_outline
from coupexplorer.analysis.texts.passages import Passage, locator_of, resolve
from coupexplorer.analysis.texts.sentences import Span
from coupexplorer.analysis.texts.spellings import find_spelling
from coupexplorer.analysis.texts.text_blocks import Block, BlockKind, Outline
from coupexplorer.domain.evidence import Claim, Locator

__all__ = ["Block", "BlockKind", "Passage", "SourceText", "Span", "used_by"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text and what can be read off it.

    - Headings: "== Coup ==" or "## Coup". One of the first level that opens the text is its title.
      What stands before the first section is the lead. Sections of one name count on together; a
      section named alone is all of it, with those under it.
    - A line "Infobox" opens a summary box of rows "- Name: value"; the first paragraph closes it.
    - Other lines that begin with a dash or a bullet are items; an indented line goes on with one.
    - A blank line ends a paragraph. Where most of a text stands in lines of over 160 characters,
      it was not wrapped, and every line is a paragraph.
    - Lines count in the whole text when they are not blank, headings and marks of pages with them.
    - Pages begin at lines like "[p. 12]" or, when there are none, at form feeds, counted from 1.
    - Sentences end as `coupexplorer.analysis.texts.sentences` says. Note markers at the head of a
      line close the sentence before and belong to neither.
    """

    outline: Outline

    @classmethod
    def read(cls, text: str) -> Self:
        """Read the structure of any text whatever; never raises, takes linear time."""
        return cls(read_outline(text))

    @property
    def text(self) -> str:
        """The text as it was read."""
        return self.outline.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its headings, rows, items and paragraphs in reading order."""
        return self.outline.blocks

    @property
    def lines(self) -> tuple[Span, ...]:
        """Its lines that are not blank, without white space at their edges; locators count them."""
        return self.outline.lines

    @property
    def has_headings(self) -> bool:
        """Whether headings divide it: locators then name sections, otherwise lines."""
        return self.outline.has_headings

    def sentences(self) -> tuple[Span, ...]:
        """Every sentence in order; headings and rows are one each."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    def sentences_to_use(self) -> tuple[Span, ...]:
        """The sentences that some claim should use: all but headings and what holds no word."""
        return tuple(
            sentence
            for block in self.blocks
            if block.kind is not BlockKind.HEADING
            for sentence in block.sentences
            if any(map(str.isalpha, self.text[sentence.start : sentence.end]))
        )

    def resolve(self, locator: Locator) -> Passage:
        """The passage a locator means, or why there is none."""
        return resolve(self.outline, locator)

    def describe(self, span: Span) -> Locator:
        """The locator of the sentence that a span begins in; an empty one before the first."""
        return locator_of(self.outline, span)

    def spelling(self, passage: Passage, as_written: str) -> Span | None:
        """Where in a passage a spelling first stands; quotes, dashes and white space are folded."""
        return find_spelling(self.text, passage.spans, as_written)


def used_by(
    text: SourceText, claims: Iterable[Claim], source: str
) -> Mapping[Span, tuple[str, ...]]:
    """The sentences that citations of a source lead to, each with the ids of the claims.

    Citations that dispute count as well. A sentence that no claim uses is not in the mapping.
    """
    used: dict[Span, dict[str, None]] = {}
    passages: dict[Locator, Passage] = {}
    for claim in claims:
        for citation in claim.citations:
            if citation.source != source:
                continue
            if citation.locator not in passages:
                passages[citation.locator] = text.resolve(citation.locator)
            for span in passages[citation.locator].spans:
                used.setdefault(span, {})[claim.id] = None
    return MappingProxyType({span: tuple(ids) for span, ids in used.items()})
