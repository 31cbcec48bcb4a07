"""Every word of a sheet that is not the casebook's own, so that a language is one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coupexplorer.domain.date_words import ENGLISH as ENGLISH_DATES
from coupexplorer.domain.date_words import DateWords
from coupexplorer.domain.vocabulary import Confidence, Emptiness, SourceKind, VerdictKind
from coupexplorer.sheets.locators import ENGLISH as ENGLISH_LOCATORS
from coupexplorer.sheets.locators import LocatorWords

VERDICT_SIGNS: Mapping[VerdictKind, str] = MappingProxyType(
    {
        VerdictKind.ALIKE: "=",
        VerdictKind.PARTLY: "≈",
        VerdictKind.DIFFERENT: "≠",
        VerdictKind.ONLY_IN_ONE: "◐",
        VerdictKind.NOT_COMPARABLE: "∥",
    }
)
"""One sign a verdict, told apart without colour."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """One language's words for printed sheets; patterns are filled by name with `str.format`."""

    verdicts: Mapping[VerdictKind, str]
    emptiness: Mapping[Emptiness, str]
    source_kinds: Mapping[SourceKind, str]
    confidence: Mapping[Confidence, str]
    comparison_sheet: str = "Comparison sheet"
    question: str = "Question"
    threads: str = "What ties the cases together"
    disputes: str = "Disputes"
    sources: str = "Sources"
    spans: str = "{title}, {span}"
    between_spans: str = " — "
    printed_from: str = "Printed from “{title}”, edition {edition}"
    printed_from_on: str = "Printed from “{title}”, edition {edition}, on {date}"
    page_label: str = "Page {page} of {pages}"
    no_questions: str = "This casebook asks no questions of its cases yet."
    not_judged: str = "not judged yet"
    beyond: str = "Beyond the base texts:"
    day_zero: str = "day 0"
    day_zero_is: str = "{case}: day 0 is {date}."
    figure_key: str = (
        "Dashed or (?): time uncertain. Italic: day derived, not stated by the source."
    )
    figure_key_certain: str = "Days are counted from day 0 of each case."
    figure_none: str = "No dated event falls around day 0."
    figure_says: str = "Timeline of {cases}, counted in days from day 0 of each case."
    figure_mark: str = "{case}, {when}: {label}."
    source_sigil: str = "Source {sigil}"
    hereafter: str = "(hereafter Source {sigil})"
    mirror: str = "(repeats {source})"
    against: str = "against it:"
    claims: str = "[{ids}]"
    written: str = "written {forms}"
    quoted: str = "“{text}”"
    confidence_is: str = "Confidence {level}: {ids}."
    derived: str = "Date derived ({ids}): {reason}"
    no_claim: str = "No source is given for this statement."
    missing_claim: str = "Claim {id} is not in this casebook."
    disputed: str = "Disputed:"
    disputed_asked: str = "({number}) {question}"
    disputed_short: str = "disputed: {numbers}"
    preferred: str = "{answer} (preferred)"
    preferred_side: str = "Preferred: {reason}"
    open_dispute: str = "Left open."
    undated: str = "n.d."
    incomplete: str = "Record incomplete: {reason}"
    seen_at: str = "Seen: {place}"
    no_sources: str = "No source is cited."
    between: str = ", "
    between_sides: str = "; "
    dates: DateWords = ENGLISH_DATES
    locators: LocatorWords = ENGLISH_LOCATORS

    def day(self, day: dt.date) -> str:
        """A calendar day in full: "18 November 1963"."""
        month = self.dates.months[day.month - 1]
        return self.dates.day_month_year.format(day=day.day, month=month, year=day.year)


ENGLISH = SheetWords(
    verdicts=MappingProxyType(
        {
            VerdictKind.ALIKE: "alike",
            VerdictKind.PARTLY: "partly alike",
            VerdictKind.DIFFERENT: "different",
            VerdictKind.ONLY_IN_ONE: "only in one",
            VerdictKind.NOT_COMPARABLE: "not comparable",
        }
    ),
    emptiness=MappingProxyType(
        {
            Emptiness.NOT_ASKED: "This question has not been asked of this case yet.",
            Emptiness.SOURCE_SILENT: "The sources used are silent on this.",
            Emptiness.NOT_FOUND: "No answer has been found so far.",
            Emptiness.NOT_APPLICABLE: "The question does not apply to this case.",
        }
    ),
    source_kinds=MappingProxyType(
        {
            SourceKind.PRIMARY: "Primary source.",
            SourceKind.SECONDARY: "Secondary source.",
            SourceKind.TERTIARY: "Tertiary source.",
        }
    ),
    confidence=MappingProxyType(
        {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
    ),
)
