"""A small, sound casebook for tests: two cases, a record of every kind, nothing the audit minds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import SECTIONS, CasebookDocument, CasebookInfo, Record
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Dispute,
    Locator,
    Quantity,
    Side,
    Source,
    Statement,
    Transcript,
)
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Name,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    ActorKind,
    DisputeKind,
    Emptiness,
    MovementKind,
    NameKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    Script,
    SourceKind,
    VerdictKind,
)


def day(edtf: str, **known: Any) -> HistoricalDate:
    """A placed date."""
    return HistoricalDate.from_edtf(edtf, **known)


def claim(
    identifier: str, *subjects: str, sources: tuple[str, ...] = ("diary", "study"), **more: Any
) -> Claim:
    """A claim on the given ``kind:id`` subjects, cited from page 3 of each source."""
    return Claim(
        identifier,
        f"Statement {identifier}.",
        tuple(Citation(source, Locator(page="3")) for source in sources),
        tuple(Ref.parse(subject) for subject in subjects),
        **more,
    )


def sample_casebook() -> CasebookDocument:
    """The casebook: a coup in Aland in June 1950, a smaller one in Beland."""
    ruler, council = "actor:ruler", "actor:council"
    return CasebookDocument(
        CasebookInfo("two-coups", "Two coups", description="For tests."),
        sources=(
            Source(
                "diary",
                "A diary",
                SourceKind.PRIMARY,
                csl='{"id": "diary", "title": "A diary", "type": "manuscript"}',
            ),
            Source("study", "A study", SourceKind.SECONDARY, incomplete="Its author is unknown."),
        ),
        cases=(
            Case(
                "aland-1950",
                "The coup in Aland",
                "Aland",
                "1950",
                dt.date(1950, 6, 7),
                Statement("The ruler fell that day.", ("K1",)),
            ),
            Case(
                "beland-1951",
                "The coup in Beland",
                "Beland",
                "1951",
                dt.date(1951, 2, 3),
                Statement("The council was dissolved.", ("K2",)),
            ),
        ),
        phases=(
            Phase("aland/seizure", "aland-1950", PhaseKind.SEIZURE, "Seizure", day("1950-06")),
            Phase("beland/seizure", "beland-1951", PhaseKind.SEIZURE, "Seizure", day("1951-02")),
        ),
        places=(Place("capital", PlaceKind.CITY, (Name("Capital", kind=NameKind.PREFERRED),)),),
        actors=(
            Actor(
                "ruler",
                ActorKind.PERSON,
                (Name("al-Hakim", kind=NameKind.PREFERRED), Name("الحاكم", Script.ARABIC)),
                "Hakim",
                ("aland-1950",),
                (Statement("He ruled Aland.", ("K3",)),),
                born=day("1900"),
                died=day("1960"),
            ),
            Actor("council", ActorKind.STATE_BODY, (Name("The council"),), "Council"),
            Actor("rebels", ActorKind.FACTION, (Name("The rebels"),), "Rebels"),
        ),
        claims=(
            claim("K1", "event:palace-falls", date=day("1950-06-07", weekday=None)),
            claim("K2", "event:dissolved", date=day("1951-02-03")),
            claim("K3", ruler, council, quantity=Quantity("people", "dead", best=4.0)),
            claim("K4", ruler, quantity=Quantity("people", "dead", best=9.0)),
        ),
        events=(
            Event(
                "palace-falls",
                "aland-1950",
                PhaseKind.SEIZURE,
                "The palace falls",
                day("1950-06-07"),
                ("K1",),
                places=("capital",),
            ),
            Event(
                "dissolved",
                "beland-1951",
                PhaseKind.SEIZURE,
                "The council is dissolved",
                day("1951-02-03"),
                ("K2",),
            ),
        ),
        participations=(
            Participation("palace-falls/ruler", "palace-falls", "ruler", "target", ("K1",)),
        ),
        offices=(Office("ruler/president", "President", "ruler", day("1945/1950-06-07"), ("K3",)),),
        memberships=(
            Membership("ruler/council", "ruler", "council", day("1945/1950-06-07"), ("K3",)),
        ),
        relations=(
            Relation(
                "council/rival/rebels",
                "council",
                RelationKind.RIVAL,
                "rebels",
                day("1950"),
                ("K3",),
            ),
        ),
        movements=(
            Movement(
                "rebels/home",
                MovementKind.RETURN,
                ("rebels",),
                day("1950"),
                ("K3",),
                description="went home",
            ),
        ),
        disputes=(
            Dispute(
                "dead",
                "How many died?",
                DisputeKind.NUMBER,
                (Side("Four", ("K3",)), Side("Nine", ("K4",))),
                0,
                "The diary saw them.",
                (Ref(Kind.ACTOR, "ruler"),),
            ),
        ),
        dimensions=(
            Dimension(
                "who",
                "Who",
                "Who fell?",
                "Name the office.",
                Verdict(VerdictKind.DIFFERENT, "A man and a body."),
            ),
        ),
        cells=(
            Cell("who", "aland-1950", (Statement("The ruler.", ("K1", "K3")),)),
            Cell("who", "beland-1951", emptiness=Emptiness.SOURCE_SILENT),
        ),
        links=(
            Link(
                "year",
                "A year apart",
                ("aland-1950", "beland-1951"),
                (Statement("One year.", ("K2",)),),
            ),
        ),
        transcripts=(Transcript("diary/text", "diary", "\f\fThey went home. They stayed."),),
        notes=(
            Note("n1", Ref(Kind.CLAIM, "K4"), "Ask.", dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)),
        ),
        tags=(Tag("t1", "exam", (Ref(Kind.EVENT, "dissolved"),)),),
    )


def changed(
    document: CasebookDocument, section: str, identifier: str, **fields: Any
) -> CasebookDocument:
    """The document with some fields of one record replaced."""
    assert section in SECTIONS
    records: list[Record] = list(document.section(section))
    numbers = [number for number, record in enumerate(records) if record.id == identifier]
    assert len(numbers) == 1, f"{section} {identifier}"
    records[numbers[0]] = replace(records[numbers[0]], **fields)
    return with_section(document, section, *records)


def added(document: CasebookDocument, section: str, *more: Record) -> CasebookDocument:
    """The document with records added at the end of a section."""
    return with_section(document, section, *document.section(section), *more)


def with_section(document: CasebookDocument, section: str, *records: Record) -> CasebookDocument:
    """The document with a section replaced."""
    replaced: dict[str, Any] = {section: records}
    return replace(document, **replaced)
