"""What sources say: sources, locators, citations, claims, and the disputes between claims."""

from __future__ import annotations

from dataclasses import dataclass

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.identity import Ref
from coupexplorer.domain.vocabulary import (
    Confidence,
    DisputeKind,
    Layer,
    MarkerPosition,
    SourceKind,
    Stance,
)


@dataclass(frozen=True, slots=True)
class NoteMarker:
    """A note number printed in a source; ``source`` is the work meant, None if unresolved."""

    label: str
    position: MarkerPosition
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a source a passage stands; only the parts that apply are set.

    ``section`` is a heading, ``paragraph`` counts from 1 inside it, ``field`` names a row of a
    summary box, ``item`` counts in a list, ``line`` counts the lines that are not blank,
    ``sentence`` counts from 1 inside the paragraph, item or line, ``page`` is as printed.
    """

    section: str | None = None
    paragraph: int | None = None
    field: str | None = None
    item: int | None = None
    line: int | None = None
    sentence: int | None = None
    page: str | None = None
    markers: tuple[NoteMarker, ...] = ()

    def is_empty(self) -> bool:
        """True when nothing says where the passage stands."""
        return not any((self.section, self.paragraph, self.field, self.item, self.line, self.page))


@dataclass(frozen=True, slots=True)
class Citation:
    """One passage of one source, as evidence for or against a claim.

    ``as_written`` keeps a spelling the passage uses that differs from the preferred one.
    """

    source: str
    locator: Locator = Locator()
    stance: Stance = Stance.SUPPORTS
    as_written: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its scope: what was counted, where and when.

    ``low`` and ``high`` bound it, ``best`` is the value given; at least one is set, or ``vague``
    keeps a size given only in words ("hundreds").
    """

    unit: str
    counted: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    vague: str = ""
    approximate: bool = False
    where: str = ""
    when: HistoricalDate | None = None
    scope_note: str = ""

    def same_scope(self, other: Quantity) -> bool:
        """True only when both counted the same thing in the same unit and place."""
        return (self.unit, self.counted, self.where) == (other.unit, other.counted, other.where)


@dataclass(frozen=True, slots=True)
class Claim:
    """The atom of a casebook: one statement that at least one source makes, in our own words.

    ``subjects`` are the records it is about, the main one first. ``date`` is the date the statement
    gives, ``quantity`` the number. ``caution`` warns the reader of a trap in the passage.
    """

    id: str
    text: str
    citations: tuple[Citation, ...]
    subjects: tuple[Ref, ...] = ()
    layer: Layer = Layer.CORE
    date: HistoricalDate | None = None
    quantity: Quantity | None = None
    confidence: Confidence = Confidence.HIGH
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A work that claims cite. ``csl`` is its CSL-JSON item as text; ``sigil`` a one-letter name.

    ``mirror_of`` names the source it repeats, so that the two never count as independent.
    ``incomplete`` says what of the record was not seen. ``remark`` is source criticism.
    """

    id: str
    title: str
    kind: SourceKind
    csl: str = "{}"
    sigil: str = ""
    layer: Layer = Layer.CORE
    mirror_of: str | None = None
    incomplete: str = ""
    seen_at: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a source, attached by a reader who holds it; the reader's own, never shipped.

    ``origin`` says where the text came from: the name of a file, or nothing when it was pasted.
    """

    id: str
    source: str
    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a disputed question and the claims that give it."""

    answer: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more claims on one question; ``preferred`` counts sides from 0, None leaves it open.

    A preferred side needs a ``reason``; the others are shown all the same.
    """

    id: str
    question: str
    kind: DisputeKind
    sides: tuple[Side, ...]
    preferred: int | None = None
    reason: str = ""
    subjects: tuple[Ref, ...] = ()
    layer: Layer = Layer.CORE

    @property
    def is_open_on_substance(self) -> bool:
        """Whether to warn readers: nothing is preferred, and more than spelling is at stake."""
        return self.preferred is None and self.kind not in DisputeKind.of_form()

    def claim_ids(self) -> tuple[str, ...]:
        """Every claim on any side, in order, each once."""
        return tuple(dict.fromkeys(claim for side in self.sides for claim in side.claims))


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence a reader sees and the claims it rests on."""

    text: str
    claims: tuple[str, ...] = ()
