"""The notes of a sheet: for each statement the passages it rests on, and what is not certain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.evidence import Citation, Claim, Dispute, Source, Statement
from coupexplorer.domain.vocabulary import Confidence, Layer, Stance
from coupexplorer.sheets.citing.citing import Citing, Listed
from coupexplorer.sheets.citing.references import short_reference
from coupexplorer.sheets.directions import isolated
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.locators import passages_text
from coupexplorer.sheets.tree.inline import Inline, Note, Run, RunStyle, plain_text
from coupexplorer.sheets.words import SheetWords

_SPACE = Run(" ")


@dataclass(slots=True)
class _Passages:
    """The passages of one source, on one side, that a statement rests on."""

    source: str
    stance: Stance
    citations: list[Citation] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)


class NoteWriter:
    """Writes the notes of one document in printing order.

    It remembers which sources were named in full, so that later notes are short, and numbers the
    disputes it meets; both are asked for at the end, for the last sections of the document.
    """

    def __init__(self, facts: SheetFacts, words: SheetWords, citing: Citing) -> None:
        self._facts = facts
        self._words = words
        self.citing = citing
        self._named: dict[str, None] = {}
        self._disputes: dict[str, Dispute] = {}
        self._numbers: dict[str, int] = {}
        self._derived: set[str] = set()
        self._written: set[tuple[str, str]] = set()

    def note(self, statement: Statement) -> Note:
        """The note of one statement; there always is one, even when nothing is cited."""
        words = self._words
        if not statement.claims:
            return Note((Run(words.no_claim),))
        claims = self._known(statement.claims)
        inlines: list[Inline] = list(self.passages(statement.claims))
        sentences = [*self._confidence(claims), *self._derivations(claims)]
        sentences.extend(words.missing_claim.format(id=i) for i in self._missing(statement.claims))
        inlines.extend(Run(f" {sentence}") for sentence in sentences)
        inlines.extend(self._new_disputes(statement.claims))
        return Note(tuple(inlines), statement.claims)

    def passages(self, claim_ids: Iterable[str]) -> tuple[Run, ...]:
        """The passages of some claims, source by source, base texts first, ending in a full stop;
        empty when none of the claims is known."""
        groups = self._grouped(self._known(claim_ids))
        runs: list[Run] = []
        told_beyond = False
        for group in groups:
            if runs:
                runs.append(Run(self._words.locators.between_places))
            source = self._facts.sources.get(group.source)
            mixed = len({self._is_beyond(g) for g in groups}) == 2
            if mixed and self._is_beyond(group) and not told_beyond:
                runs.extend((Run(self._words.beyond, RunStyle.EMPHASIS), _SPACE))
                told_beyond = True
            runs.extend(self._one_source(group, source))
        return (*runs, Run(".")) if runs else ()

    def disputes(self, claim_ids: Iterable[str]) -> tuple[Dispute, ...]:
        """The disputes these claims take part in, each once; new ones get the next number."""
        found = {d.id: d for claim in claim_ids for d in self._facts.disputes.get(claim, ())}
        for identifier, dispute in found.items():
            if identifier not in self._numbers:
                self._disputes[identifier] = dispute
                self._numbers[identifier] = len(self._numbers) + 1
        return tuple(sorted(found.values(), key=self.number))

    def number(self, dispute: Dispute) -> int:
        """The number under which a dispute is listed in this document."""
        return self._numbers[dispute.id]

    def met_disputes(self) -> tuple[Dispute, ...]:
        """Every dispute met so far, in the order of their numbers."""
        return tuple(self._disputes.values())

    def listed_sources(self) -> tuple[Listed, ...]:
        """Every source named so far with its full reference, in the order of a list."""
        return self.citing.listed(self._facts.sources[i] for i in self._named)

    def is_beyond(self, claim_ids: Iterable[str]) -> bool:
        """True when there are claims and none of them stands in the base texts."""
        claims = self._known(claim_ids)
        return bool(claims) and all(claim.layer is not Layer.CORE for claim in claims)

    def _known(self, claim_ids: Iterable[str]) -> list[Claim]:
        return [self._facts.claims[i] for i in claim_ids if i in self._facts.claims]

    def _missing(self, claim_ids: Iterable[str]) -> list[str]:
        return [i for i in claim_ids if i not in self._facts.claims]

    def _grouped(self, claims: Iterable[Claim]) -> list[_Passages]:
        groups: dict[tuple[str, Stance], _Passages] = {}
        for claim in claims:
            for citation in claim.citations:
                key = (citation.source, citation.stance)
                group = groups.setdefault(key, _Passages(*key))
                group.citations.append(citation)
                if claim.id not in group.claims:
                    group.claims.append(claim.id)
        return sorted(groups.values(), key=self._is_beyond)

    def _is_beyond(self, group: _Passages) -> bool:
        source = self._facts.sources.get(group.source)
        return source is not None and source.layer is not Layer.CORE

    def _one_source(self, group: _Passages, source: Source | None) -> list[Run]:
        words = self._words
        runs: list[Run] = []
        if group.stance is Stance.DISPUTES:
            runs.extend((Run(words.against, RunStyle.EMPHASIS), _SPACE))
        passages = passages_text((c.locator for c in group.citations), words.locators)
        runs.extend(self._name(group.source, source, passages))
        forms = self._new_spellings(group)
        if forms:
            quoted = words.between.join(words.quoted.format(text=isolated(form)) for form in forms)
            runs.append(Run(words.between + words.written.format(forms=quoted)))
        ids = words.between.join(group.claims)
        runs.append(Run(f" {words.claims.format(ids=ids)}", RunStyle.SMALL))
        return runs

    def _new_spellings(self, group: _Passages) -> list[str]:
        """The source's own spellings that no earlier note has told."""
        written = dict.fromkeys(c.as_written for c in group.citations if c.as_written)
        new = [form for form in written if (group.source, form) not in self._written]
        self._written.update((group.source, form) for form in new)
        return new

    def _name(self, identifier: str, source: Source | None, passages: str) -> tuple[Run, ...]:
        """The source and the passages in it; what it repeats is told when it is named first."""
        words = self._words
        if source is None:
            told = words.between.join(text for text in (identifier, passages) if text)
            return (Run(told),)
        is_first = identifier not in self._named
        self._named[identifier] = None
        runs = self.citing.name(source, passages, is_first=is_first)
        mirrored = self._facts.sources.get(source.mirror_of or "")
        if is_first and mirrored is not None:
            name = plain_text(short_reference(mirrored, words))
            runs = (*runs, Run(f" {words.mirror.format(source=name)}"))
        return runs

    def _confidence(self, claims: Iterable[Claim]) -> list[str]:
        by_level: dict[Confidence, list[str]] = {}
        for claim in claims:
            if claim.confidence is not Confidence.HIGH:
                by_level.setdefault(claim.confidence, []).append(claim.id)
        words = self._words
        return [
            words.confidence_is.format(level=words.confidence[level], ids=words.between.join(ids))
            for level, ids in by_level.items()
        ]

    def _derivations(self, claims: Iterable[Claim]) -> list[str]:
        """How dates were derived, for claims not met before; one sentence a derivation."""
        words = self._words
        by_reason: dict[str, list[str]] = {}
        for claim in claims:
            date = claim.date
            if claim.id in self._derived or date is None or date.basis is not Basis.DERIVED:
                continue
            self._derived.add(claim.id)
            by_reason.setdefault(sentence(date.reason), []).append(claim.id)
        return [
            words.derived.format(ids=words.between.join(ids), reason=reason)
            for reason, ids in by_reason.items()
        ]

    def _new_disputes(self, claim_ids: Iterable[str]) -> list[Run]:
        """The questions of the disputes that this statement is the first to touch; the mark beside
        a statement gives all its numbers, and the list at the end every side."""
        words = self._words
        before = set(self._numbers)
        told = [
            words.disputed_asked.format(number=self.number(d), question=d.question)
            for d in self.disputes(claim_ids)
            if d.id not in before
        ]
        if not told:
            return []
        return [_SPACE, Run(words.disputed, RunStyle.STRONG), Run(f" {' '.join(told)}")]


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark of its own."""
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "!", "?", "…", "”")) else f"{stripped}."
