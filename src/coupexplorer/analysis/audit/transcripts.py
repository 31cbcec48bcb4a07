"""Audit rules on attached texts: do locators lead there, are spellings and every sentence used?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coupexplorer.analysis.audit.facts import AuditFacts
from coupexplorer.analysis.audit.findings import Finding, Rule, warning
from coupexplorer.analysis.texts.locator_words import place_listed
from coupexplorer.analysis.texts.source_text import Passage, SourceText, used_by
from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.evidence import Citation, Claim, Transcript

MOST_LISTED = 8
"""Unused sentences that a finding names before it only counts them."""


@dataclass(frozen=True, slots=True)
class _Attached:
    """A transcript, what was read off it, and the name it has in sentences."""

    transcript: Transcript
    text: SourceText

    @property
    def name(self) -> str:
        origin, source = self.transcript.origin, self.transcript.source
        return f"the attached text “{origin}”" if origin else f"the text attached to “{source}”"


def transcript_findings(facts: AuditFacts) -> Iterator[Finding]:
    """Everything the rules on attached texts find; a source without a text is not asked."""
    attached: defaultdict[str, list[_Attached]] = defaultdict(list)
    for transcript in facts.document.transcripts:
        text = SourceText.read(transcript.text)
        attached[transcript.source].append(_Attached(transcript, text))
    for claim in facts.document.claims:
        yield from _on_claim(claim, attached)
    for texts in attached.values():
        for one in texts:
            yield from _unused(facts, one)


def _on_claim(claim: Claim, attached: Mapping[str, Sequence[_Attached]]) -> Iterator[Finding]:
    """What a claim's citations miss in each text; one text of several that has it is enough."""
    lost: defaultdict[str, list[str]] = defaultdict(list)
    unseen: defaultdict[str, list[str]] = defaultdict(list)
    for citation in claim.citations:
        texts = attached.get(citation.source, ())
        if citation.locator.is_empty() or not texts:
            continue
        passages = [(one, one.text.resolve(citation.locator)) for one in texts]
        if not any(passage.is_found for _, passage in passages):
            for one, passage in passages:
                lost[one.name].extend(passage.problems)
        if not citation.as_written or any(_spelled(*pair, citation) for pair in passages):
            continue
        for one, passage in passages:
            if passage.spans:
                told = f"“{citation.as_written}” is not in {place_listed(citation.locator)}"
                unseen[one.name].append(told)
    for name, problems in lost.items():
        told = f"In {name}: {' '.join(dict.fromkeys(problems))}"
        yield warning(Rule.PASSAGE_NOT_FOUND, ref_of(claim), told)
    for name, spellings in unseen.items():
        told = f"In {name}: the spelling {'; the spelling '.join(dict.fromkeys(spellings))}."
        yield warning(Rule.SPELLING_NOT_FOUND, ref_of(claim), told)


def _spelled(one: _Attached, passage: Passage, citation: Citation) -> bool:
    return one.text.spelling(passage, citation.as_written) is not None


def _unused(facts: AuditFacts, one: _Attached) -> Iterator[Finding]:
    """One finding for a text of which some sentences are used by no claim."""
    sentences = one.text.sentences_to_use()
    used = used_by(one.text, facts.document.claims, one.transcript.source)
    unused = [sentence for sentence in sentences if sentence not in used]
    if not unused:
        return
    listed = [place_listed(one.text.describe(span)) for span in unused[:MOST_LISTED]]
    more = len(unused) - MOST_LISTED
    if more > 0:
        listed.append(f"and {more} more")
    told = (
        f"{len(unused)} of {len(sentences)} sentences of {one.name}"
        f" {'is' if len(unused) == 1 else 'are'} used by no claim: {'; '.join(listed)}."
    )
    yield warning(Rule.UNUSED_SENTENCE, ref_of(one.transcript), told)
