"""A text read for the Text pane: its lines, what claims use of it, and where each claim leads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coupexplorer.analysis.texts.source_text import Block, Passage, SourceText, Span, used_by
from coupexplorer.domain.evidence import Citation, Claim
from coupexplorer.ui.texts.shown_lines import ShownLines


@dataclass(frozen=True, slots=True)
class Found:
    """Where one citation of a claim leads, and where in it the spelling stands that it saw."""

    claim: str
    citation: Citation
    passage: Passage
    spelling: Span | None = None

    @property
    def strong(self) -> tuple[Span, ...]:
        """What is marked within the passage: the note marks and the spelling."""
        spelling = () if self.spelling is None else (self.spelling,)
        return (*self.passage.markers, *spelling)

    @property
    def is_right(self) -> bool:
        """Whether everything that the citation says of the passage is there."""
        seen = not self.citation.as_written or self.spelling is not None
        return self.passage.is_found and seen


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with everything the pane shows of it. Made off the GUI thread by ``read``.

    ``used`` gives the claims of a sentence; ``unused`` are the sentences that some claim should
    use and none does, of ``counted`` in all. ``found`` gives, for each claim, where its citations
    of the source lead.
    """

    structure: SourceText
    lines: ShownLines
    sentences: tuple[Span, ...]
    sentence_starts: tuple[int, ...]
    block_starts: tuple[int, ...]
    used: Mapping[Span, tuple[str, ...]]
    unused: tuple[Span, ...]
    counted: int
    found: Mapping[str, tuple[Found, ...]]

    def is_unused(self, sentence: Span) -> bool:
        """Whether some claim should use a sentence, and none does."""
        index = bisect_left(self.unused, sentence)
        return index < len(self.unused) and self.unused[index] == sentence

    def line_from(self, start: int, end: int) -> int:
        """The number of the line, as locators count, that begins between two offsets, or 0."""
        number = self.structure.outline.line_at(end)
        return number if number and self.structure.lines[number - 1].start >= start else 0

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence in which a character stands, or which it closes."""
        index = bisect_right(self.sentence_starts, offset) - 1
        if index < 0 or offset > self.sentences[index].end:
            return None
        return self.sentences[index]

    def sentences_within(self, start: int, end: int) -> tuple[Span, ...]:
        """The sentences of which some part stands between two offsets."""
        first = max(0, bisect_right(self.sentence_starts, start) - 1)
        last = bisect_right(self.sentence_starts, end)
        return tuple(s for s in self.sentences[first:last] if s.end > start and s.start < end)

    def block_from(self, start: int, end: int) -> Block | None:
        """The block that begins between two offsets, both included."""
        index = bisect_right(self.block_starts, end) - 1
        begins = index >= 0 and self.block_starts[index] >= start
        return self.structure.blocks[index] if begins else None

    def block_at(self, offset: int) -> Block | None:
        """The block in which a character stands."""
        index = bisect_right(self.block_starts, offset) - 1
        if index < 0 or offset > self.structure.blocks[index].span.end:
            return None
        return self.structure.blocks[index]


def read(text: str, claims: Sequence[Claim], source: str, before: Reading | None = None) -> Reading:
    """Read a text and follow the citations of its source; ``before`` saves reading it twice."""
    if before is not None and before.structure.text == text:
        structure, lines = before.structure, before.lines
    else:
        structure, lines = SourceText.read(text), ShownLines.cut(text)
    sentences = structure.sentences()
    asked = structure.sentences_to_use()
    used = used_by(structure, claims, source)
    return Reading(
        structure,
        lines,
        sentences,
        tuple(sentence.start for sentence in sentences),
        tuple(block.span.start for block in structure.blocks),
        used,
        tuple(sentence for sentence in asked if sentence not in used),
        len(asked),
        {claim.id: _followed(structure, claim, source) for claim in claims},
    )


def _followed(text: SourceText, claim: Claim, source: str) -> tuple[Found, ...]:
    found = []
    for citation in claim.citations:
        if citation.source != source:
            continue
        passage = text.resolve(citation.locator)
        seen = citation.as_written
        spelling = text.spelling(passage, seen) if seen and passage.spans else None
        found.append(Found(claim.id, citation, passage, spelling))
    return tuple(found)
