"""What the provenance audit can find: its rules, how grave each is, and one finding as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coupexplorer.domain.identity import Ref


class Severity(StrEnum):
    """An error must be mended; a warning is for a historian to weigh."""

    ERROR = "error"
    WARNING = "warning"


class Rule(StrEnum):
    """The questions the audit asks, gravest first; the value is the word scripts see."""

    DUPLICATE_ID = "duplicate-id"
    DANGLING_REFERENCE = "dangling-reference"
    UNSOURCED_STATEMENT = "unsourced-statement"
    CLAIM_WITHOUT_CITATION = "claim-without-citation"
    MISSING_LOCATOR = "missing-locator"
    ONE_SIDED_DISPUTE = "one-sided-dispute"
    PREFERENCE_WITHOUT_REASON = "preference-without-reason"
    VERDICT_WITHOUT_REASON = "verdict-without-reason"
    EMPTY_WITHOUT_REASON = "empty-without-reason"
    DATE_WITHOUT_REASON = "date-without-reason"
    DATE_CONTRADICTION = "date-contradiction"
    WEEKDAY_MISMATCH = "weekday-mismatch"
    OUTSIDE_LIFETIME = "outside-lifetime"
    OUTSIDE_PHASE = "outside-phase"
    MEMBERSHIP_OVERLAP = "membership-overlap"
    SCOPES_COMPARED = "scopes-compared"
    PASSAGE_NOT_FOUND = "passage-not-found"
    SPELLING_NOT_FOUND = "spelling-not-found"
    SINGLE_SOURCE = "single-source"
    TERTIARY_ONLY = "tertiary-only"
    UNRESOLVED_MARKER = "unresolved-marker"
    INCOMPLETE_SOURCE = "incomplete-source"
    UNUSED_SENTENCE = "unused-sentence"
    UNUSED_RECORD = "unused-record"


RULE_TITLES: Mapping[Rule, str] = MappingProxyType(
    {
        Rule.DUPLICATE_ID: "Id used twice",
        Rule.DANGLING_REFERENCE: "Reference to a record that is not there",
        Rule.UNSOURCED_STATEMENT: "Statement that rests on no claim",
        Rule.CLAIM_WITHOUT_CITATION: "Claim without a citation",
        Rule.MISSING_LOCATOR: "Citation that does not say where in the source",
        Rule.ONE_SIDED_DISPUTE: "Dispute with fewer than two sides",
        Rule.PREFERENCE_WITHOUT_REASON: "Preferred side without a reason",
        Rule.VERDICT_WITHOUT_REASON: "Verdict without a reason",
        Rule.EMPTY_WITHOUT_REASON: "Empty answer that does not say why",
        Rule.DATE_WITHOUT_REASON: "Date worked out without a reason",
        Rule.DATE_CONTRADICTION: "Dates that cannot both be true",
        Rule.WEEKDAY_MISMATCH: "Weekday that does not fit its date",
        Rule.OUTSIDE_LIFETIME: "Person placed before birth or after death",
        Rule.OUTSIDE_PHASE: "Event outside the dates of its phase",
        Rule.MEMBERSHIP_OVERLAP: "Memberships that sit badly together",
        Rule.SCOPES_COMPARED: "Numbers compared across scopes",
        Rule.PASSAGE_NOT_FOUND: "Passage that is not in the attached text",
        Rule.SPELLING_NOT_FOUND: "Spelling that is not in the cited passage",
        Rule.SINGLE_SOURCE: "Single source",
        Rule.TERTIARY_ONLY: "Tertiary sources only",
        Rule.UNRESOLVED_MARKER: "Note markers that lead nowhere",
        Rule.INCOMPLETE_SOURCE: "Bibliographic record that lacks a part",
        Rule.UNUSED_SENTENCE: "Sentences of an attached text that no claim uses",
        Rule.UNUSED_RECORD: "Record that nothing refers to",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the audit found: the record it concerns and one sentence.

    A finding that sums up many records names them in ``records``; ``ref`` is then what they share.
    """

    severity: Severity
    rule: Rule
    ref: Ref
    message: str
    records: tuple[Ref, ...] = ()


def error(rule: Rule, ref: Ref, message: str) -> Finding:
    """A finding that must be mended."""
    return Finding(Severity.ERROR, rule, ref, message)


def warning(rule: Rule, ref: Ref, message: str, records: tuple[Ref, ...] = ()) -> Finding:
    """A finding to be weighed."""
    return Finding(Severity.WARNING, rule, ref, message, records)
