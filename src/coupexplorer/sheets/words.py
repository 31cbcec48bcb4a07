"""Every word of a sheet that is not the casebook's own, so that a language is one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coupexplorer.domain.date_words import ENGLISH as ENGLISH_DATES
from coupexplorer.domain.date_words import DateWords
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Confidence,
    DisputeKind,
    Emptiness,
    MovementKind,
    PhaseKind,
    RelationKind,
    SourceKind,
    VerdictKind,
)
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
    phases: Mapping[PhaseKind, str]
    actor_kinds: Mapping[ActorKind, str]
    relations: Mapping[RelationKind, str]
    relations_back: Mapping[RelationKind, str]
    movements: Mapping[MovementKind, str]
    dispute_kinds: Mapping[DisputeKind, str]
    source_groups: Mapping[SourceKind, str]
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
    document_title: str = "{document}: {title}"
    worksheet: str = "Worksheet"
    answer_key: str = "Answer key"
    chronology: str = "Chronology"
    dossier: str = "Dossier"
    source_list: str = "Source list"
    contents: str = "Contents"
    questions: str = "The questions"
    phase: str = "Phase"
    side_by_side: str = (
        "In each column events stand in order of time; what stands in one row need not have "
        "happened on one day."
    )
    no_events: str = "This casebook tells of no event here."
    worksheet_name: str = "Name: {name}      Date: {date}"
    worksheet_task: str = (
        "Answer the questions in the blank cells in your own words, and note where the answer "
        "stands in the sources."
    )
    worksheet_judge: str = "Your judgement"
    worksheet_choose: str = "Mark one and say why:"
    nothing_blank: str = "No cell of this worksheet is left blank."
    answer: str = "Answer"
    when: str = "When"
    case: str = "Case"
    event: str = "What happened"
    day_label: str = "Day"
    undated_events: str = "Without a date"
    took_part: str = "Took part: {actors}."
    part_was: str = "Part taken: {roles}."
    took_part_as: str = "{actor} ({role})"
    at_place: str = "Place: {places}."
    chronology_key: str = (
        "Dates are given as exactly as the sources allow: “c.” stands before an approximate date, "
        "(?) behind an uncertain one. Where a date is inferred or derived this is said below it, "
        "and the note gives the reason."
    )
    aligned_key: str = "Days are counted from day 0 of each case."
    date_because: str = "The date is {basis}: {reason}"
    date_remark: str = "On the date: {reason}"
    first_events: str = (
        "{case}: only the first {count} events, in order of time, stand here; the casebook has "
        "more."
    )
    first_ties: str = "{actor}: only the first {count} of each kind of entry stand here."
    first_actors: str = "Only the first {count} names stand here; the casebook has more."
    first_disputes: str = "Only the first {count} disputes stand here; the casebook has more."
    names: str = "Names"
    arabic_name: str = "Arabic"
    latin_name: str = "Latin letters"
    also_written: str = "Also written"
    not_to_confuse: str = "Not to be confused with"
    life: str = "Life"
    born: str = "Born"
    died: str = "Died"
    offices: str = "Offices"
    office_in: str = "{office}, {body}"
    office_held: str = "{office}: {holder}"
    memberships: str = "Bodies and factions"
    member_of: str = "{role}, {body}"
    member_is: str = "{member}: {role}"
    member: str = "member"
    relations_head: str = "Relations"
    relation_line: str = "{kind} {other}"
    described: str = "{line}: {description}"
    movements_head: str = "Movements"
    movement_way: str = "{kind}, from {origin} to {destination}"
    movement_from: str = "{kind}, from {origin}"
    movement_to: str = "{kind}, to {destination}"
    movement_with: str = "with {movers}"
    worked_out: str = "Worked out: {reason}"
    events_head: str = "What they did, and what was done to them"
    counterparts: str = "Counterpart in another case"
    also_said: str = "What else the sources say"
    nothing_told: str = "This casebook tells nothing of them in these cases."
    no_actors: str = "No one is named in these cases."
    open_disputes: str = "Left open"
    decided_disputes: str = "Decided"
    no_disputes: str = "Nothing in these cases is disputed."
    base_texts: str = "Base texts"
    beyond_texts: str = "Beyond the base texts"
    claims_rest: str = "{count} claims about these cases rest on it, {alone} of them on it alone."
    claims_rest_one: str = "One claim about these cases rests on it."
    claims_rest_one_alone: str = "One claim about these cases rests on it, and on it alone."
    claims_rest_none: str = "No claim about these cases rests on it."
    repeats: str = "It repeats {source} and does not count as a witness of its own."
    cards: str = "Study cards"
    no_cards: str = "There is nothing in these cases to make a card of."
    card_when: str = "When did this happen?"
    card_who: str = "Who was {name}?"
    card_what: str = "What was {name}?"
    card_disputed: str = "(disputed)"
    timeline: str = "Timeline"
    stretch: str = "Day {first} to day {last}"
    stretch_of_one: str = "Day {first}"
    notes_title: str = "Notes"
    note_call: str = "Note {number}"
    note_back: str = "Back to the text at note {number}"
    room_to_write: str = "Room to write, lines: {count}"
    own_note: str = "Own note, {date}: {text}"
    own_note_on: str = "Own note on {claim}, {date}: {text}"
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
    phases=MappingProxyType({kind: kind.value.capitalize() for kind in PhaseKind}),
    actor_kinds=MappingProxyType(
        {
            ActorKind.PERSON: "person",
            ActorKind.ORGANISATION: "organisation",
            ActorKind.FACTION: "faction",
            ActorKind.STATE_BODY: "state body",
            ActorKind.GROUP: "social group",
        }
    ),
    relations=MappingProxyType({kind: f"{kind.value} of" for kind in RelationKind}),
    relations_back=MappingProxyType(
        {
            RelationKind.ALLY: "ally of",
            RelationKind.RIVAL: "rival of",
            RelationKind.SUPERIOR: "under",
            RelationKind.PATRON: "protected by",
            RelationKind.KIN: "kin of",
            RelationKind.SUCCESSOR: "succeeded by",
            RelationKind.PART: "includes",
            RelationKind.CAPTOR: "captured by",
            RelationKind.RESCUER: "rescued by",
        }
    ),
    movements=MappingProxyType(
        {
            MovementKind.EXPULSION: "expelled",
            MovementKind.ESCAPE: "fled",
            MovementKind.JOURNEY: "travelled",
            MovementKind.RETURN: "returned",
        }
    ),
    dispute_kinds=MappingProxyType(
        {
            DisputeKind.DATE: "on a date",
            DisputeKind.NUMBER: "on a number",
            DisputeKind.AGENCY: "on who acted",
            DisputeKind.NAME: "on a name",
            DisputeKind.OFFICE: "on an office",
            DisputeKind.IDEOLOGY: "on ideology",
            DisputeKind.RELATION: "on how actors stood to one another",
            DisputeKind.READING: "on how to read a source",
            DisputeKind.TEXT: "on the text of a source",
        }
    ),
    source_groups=MappingProxyType(
        {
            SourceKind.PRIMARY: "Primary sources",
            SourceKind.SECONDARY: "Secondary sources",
            SourceKind.TERTIARY: "Tertiary sources",
        }
    ),
)
