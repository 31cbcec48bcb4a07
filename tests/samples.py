"""A small casebook of two cases that every test may use, with a record of every kind.

All references are whole. Its statements are made up for testing; only the names are real.
"""

from __future__ import annotations

import datetime as dt

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.date_parts import RelativeDate, Weekday
from coupexplorer.domain.dates import ClockTime, HistoricalDate, PartOfDay
from coupexplorer.domain.evidence import (
    Citation,
    Claim,
    Dispute,
    Locator,
    NoteMarker,
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
    Confidence,
    DisputeKind,
    Emptiness,
    Layer,
    MarkerPosition,
    MovementKind,
    NameKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    Script,
    SourceKind,
    Stance,
    VerdictKind,
)

IRAQ = "iraq-1963"
SYRIA = "syria-1966"


def day(edtf: str, words: str = "") -> HistoricalDate:
    """A placed date."""
    return HistoricalDate.from_edtf(edtf, words=words)


def named(
    latin: str, arabic: str = "", *variants: str, seen_in: str | None = None
) -> tuple[Name, ...]:
    """A preferred name, its Arabic form if there is one, and further forms."""
    names = [Name(latin, Script.LATIN, NameKind.PREFERRED)]
    if arabic:
        names.append(Name(arabic, Script.ARABIC, NameKind.PREFERRED))
    names.extend(Name(text, source=seen_in) for text in variants)
    return tuple(names)


def claim(identifier: str, text: str, *subjects: str, source: str = "iraq-article") -> Claim:
    """A claim from one paragraph of one source, about ``kind:id`` subjects."""
    return Claim(
        identifier,
        text,
        (Citation(source, Locator(section="Coup", paragraph=1)),),
        tuple(Ref.parse(subject) for subject in subjects),
    )


def small_document() -> CasebookDocument:
    """Two cases, three men whose names are easily confused, and a record of every kind."""
    return CasebookDocument(
        info=CasebookInfo("small", "Two splits", edition=3, description="For tests"),
        sources=_sources(),
        cases=_cases(),
        phases=_phases(),
        places=_places(),
        actors=_actors(),
        claims=_claims(),
        events=_events(),
        participations=_participations(),
        offices=_offices(),
        memberships=_memberships(),
        relations=_relations(),
        movements=_movements(),
        disputes=_disputes(),
        dimensions=_dimensions(),
        cells=_cells(),
        links=_links(),
        transcripts=_transcripts(),
        notes=(
            Note(
                "n1",
                Ref(Kind.EVENT, "strafing"),
                "Ask about the photograph.",
                dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC),
            ),
        ),
        tags=(Tag("t1", "exam", (Ref(Kind.CLAIM, "A061"), Ref(Kind.ACTOR, "amin-al-hafiz"))),),
    )


def _sources() -> tuple[Source, ...]:
    return (
        Source(
            "iraq-article",
            "The Iraqi article",
            SourceKind.TERTIARY,
            csl='{"author": [{"family": "Batatu", "given": "Hanna"}], "title": "Old classes"}',
            sigil="A",
        ),
        Source("syria-article", "The Syrian article", SourceKind.TERTIARY, sigil="B"),
        Source(
            "mirror",
            "A mirror",
            SourceKind.SECONDARY,
            layer=Layer.CONTEXT,
            mirror_of="syria-article",
            incomplete="no page seen",
            seen_at="https://example.org/?q=%20",
            remark="Repeats the article word for word.",
        ),
    )


def _cases() -> tuple[Case, ...]:
    return (
        Case(
            IRAQ,
            "The November split in Baghdad",
            "Iraq 1963",
            "1963",
            dt.date(1963, 11, 18),
            Statement("The army ended it on that day.", ("A069",)),
            (Statement("A party lost a country.", ("A053", "A061")), Statement("It was brief.")),
        ),
        Case(
            SYRIA,
            "The February coup in Damascus",
            "Syria 1966",
            "1966",
            dt.date(1966, 2, 23),
            Statement("The coup took place on that day.", ("B007",)),
        ),
    )


def _phases() -> tuple[Phase, ...]:
    return (
        Phase("iq-seizure", IRAQ, PhaseKind.SEIZURE, "Six days", day("1963-11-13/1963-11-18")),
        Phase("sy-seizure", SYRIA, PhaseKind.SEIZURE, "One day", day("1966-02-23"), ("B007",)),
    )


def _places() -> tuple[Place, ...]:
    return (
        Place("iraq", PlaceKind.COUNTRY, named("Iraq", "العراق")),
        Place("baghdad", PlaceKind.CITY, named("Baghdad", "بغداد"), "iraq", 33.3, 44.4, "a map"),
        Place("palace", PlaceKind.BUILDING, named("Presidential Palace"), "baghdad"),
        Place(
            "damascus",
            PlaceKind.CITY,
            named("Damascus", "دمشق", "Dimashq", seen_in="mirror"),
            latitude=33.5,
            longitude=-36.0,
            claims=("B007",),
            layer=Layer.CONTEXT,
        ),
    )


def _actors() -> tuple[Actor, ...]:
    person = ActorKind.PERSON
    return (
        Actor(
            "military-committee",
            ActorKind.ORGANISATION,
            named("Military Committee", "اللجنة العسكرية"),
            "Military Committee",
            (IRAQ, SYRIA),
        ),
        Actor(
            "hafez-al-assad",
            person,
            named("Hafez al-Assad", "حافظ الأسد"),
            "Assad, Hafez al-",
            (SYRIA,),
            distinct_from=("amin-al-hafiz",),
        ),
        Actor(
            "amin-al-hafiz",
            person,
            named("Amin al-Hafiz", "أمين الحافظ", "Amin el-Hafez", seen_in="mirror"),
            "Hafiz, Amin al-",
            (IRAQ, SYRIA),
            (Statement("He was president until the coup.", ("B007",)),),
            distinct_from=("hafez-al-assad",),
            claims=("B097",),
        ),
        Actor(
            "al-sadi",
            person,
            named("Ali Salih al-Sa'di", "علي صالح السعدي"),
            "Sa'di, Ali Salih al-",
            (IRAQ,),
            born=day("1928?"),
            died=HistoricalDate.unresolved("in his old age", "no year is given"),
            counterparts=("amin-al-hafiz",),
        ),
        Actor("saddiq", person, named("Mahmud Saddiq"), "Saddiq, Mahmud", layer=Layer.READER),
        Actor(
            "al-sadi-wing", ActorKind.FACTION, named("The wing of al-Sa'di"), "Sa'di wing", (IRAQ,)
        ),
    )


def _claims() -> tuple[Claim, ...]:
    markers = (
        NoteMarker("12", MarkerPosition.LINE_HEAD),
        NoteMarker("13", MarkerPosition.AFTER, "mirror"),
    )
    return (
        claim(
            "A053", "Ali Salih al-Sa'di was seized at gunpoint.", "event:seizure", "actor:al-sadi"
        ),
        Claim(
            "A061",
            "Jets strafed the palace shortly before eleven.",
            (
                Citation("iraq-article", Locator("Coup", 2, markers=markers)),
                Citation("mirror", Locator(page="7"), Stance.DISPUTES, "Qasr"),
            ),
            (Ref(Kind.EVENT, "strafing"), Ref(Kind.PLACE, "palace")),
            date=day("1963-11-13"),
            confidence=Confidence.MEDIUM,
            caution="Whose jets is not said.",
        ),
        claim("A069", "The army crushed the guard.", "event:army-strikes"),
        Claim(
            "A074",
            "The guard grew to 34,000 men; officers ordered it.",
            (Citation("iraq-article", Locator(field="Strength", item=1)),),
            layer=Layer.CONTEXT,
            quantity=Quantity("people", "guardsmen", 5000, 34000.0, where="Iraq", when=day("1963")),
        ),
        claim("B007", "The coup took place in Damascus.", "event:coup", source="syria-article"),
        claim("B008", "The coup began before dawn.", "event:coup", source="syria-article"),
        Claim(
            "B097",
            "The president was arrested.",
            (Citation("syria-article", Locator(line=97)),),
            (Ref(Kind.ACTOR, "amin-al-hafiz"),),
            confidence=Confidence.LOW,
        ),
    )


def _events() -> tuple[Event, ...]:
    seizure = PhaseKind.SEIZURE
    return (
        Event(
            "coup",
            SYRIA,
            seizure,
            "The coup",
            day("1966-02-23"),
            ("B007",),
            "Coup",
            ("damascus",),
            1,
        ),
        Event(
            "strafing",
            IRAQ,
            seizure,
            "Jets fire on the residence",
            HistoricalDate.from_edtf(
                "1963-11-13", words="shortly before 11:00", clock=ClockTime.shortly_before(11)
            ),
            ("A061",),
            "Strafing",
            ("palace", "baghdad"),
        ),
        Event(
            "seizure",
            IRAQ,
            PhaseKind.TRIGGER,
            "A leader is seized",
            HistoricalDate.from_edtf("1963-11-12", weekday=Weekday.TUESDAY),
            ("A053",),
            places=("baghdad",),
            importance=1,
        ),
        Event(
            "announcement",
            IRAQ,
            seizure,
            "An announcement abroad",
            HistoricalDate.relative_to(
                RelativeDate("strafing", 1, words="the next evening"),
                "counted from the air attack",
                part_of_day=PartOfDay.EVENING,
            ),
            (),
            layer=Layer.CONTEXT,
        ),
        Event("army-strikes", IRAQ, seizure, "The army strikes", day("1963-11-18"), ("A069",)),
        Event(
            "exile",
            IRAQ,
            PhaseKind.AFTERMATH,
            "Years of exile",
            day("1963-11~/.."),
            (),
            importance=3,
        ),
        Event(
            "rumour",
            SYRIA,
            PhaseKind.POLARISATION,
            "A rumour",
            HistoricalDate.unresolved("once", "nothing says when"),
            ("B008",),
            layer=Layer.READER,
        ),
    )


def _participations() -> tuple[Participation, ...]:
    return (
        Participation("seizure/al-sadi", "seizure", "al-sadi", "seized", ("A053",)),
        Participation("coup/amin", "coup", "amin-al-hafiz", "target", ("B097",)),
        Participation("coup/assad", "coup", "hafez-al-assad", "leader", ()),
        Participation("coup/assad-2", "coup", "hafez-al-assad", "minister", ("B007",)),
    )


def _offices() -> tuple[Office, ...]:
    return (
        Office("amin/president", "President", "amin-al-hafiz", day("1963/1966"), ("B097",)),
        Office(
            "assad/minister",
            "Minister of Defence",
            "hafez-al-assad",
            day("1966-02-23/.."),
            (),
            "military-committee",
        ),
    )


def _memberships() -> tuple[Membership, ...]:
    return (
        Membership("assad/committee", "hafez-al-assad", "military-committee", day("1960/.."), ()),
        Membership("sadi/wing", "al-sadi", "al-sadi-wing", day("1963"), ("A053",), "leader"),
    )


def _relations() -> tuple[Relation, ...]:
    return (
        Relation(
            "assad/rival/amin",
            "hafez-al-assad",
            RelationKind.RIVAL,
            "amin-al-hafiz",
            day("1966"),
            ("B008",),
            "over the army",
        ),
    )


def _movements() -> tuple[Movement, ...]:
    return (
        Movement(
            "sadi/madrid",
            MovementKind.EXPULSION,
            ("al-sadi",),
            day("1963-11-12"),
            ("A053",),
            origin="baghdad",
            event="seizure",
            description="flown out of the country",
            reason="The place of departure is worked out.",
        ),
    )


def _disputes() -> tuple[Dispute, ...]:
    return (
        Dispute(
            "K1",
            "Who flew the jets?",
            DisputeKind.AGENCY,
            (Side("The guard", ("A061",)), Side("The army", ("A069", "A061"))),
            0,
            "The first account is nearer.",
            (Ref(Kind.EVENT, "strafing"),),
        ),
        Dispute("K2", "When did it begin?", DisputeKind.DATE, (Side("At night", ("B008",)),)),
    )


def _dimensions() -> tuple[Dimension, ...]:
    return (
        Dimension(
            "means",
            "Means of force",
            "With what was it done?",
            "Weapons, not numbers.",
            Verdict(VerdictKind.DIFFERENT, "Aircraft in one case only."),
        ),
        Dimension("economy", "Economy", "What became of property?", ""),
    )


def _cells() -> tuple[Cell, ...]:
    return (
        Cell("means", IRAQ, (Statement("Aircraft.", ("A061",)), Statement("Tanks.", ("A069",)))),
        Cell(
            "means", SYRIA, (Statement("Street fighting.", ("B007", "B008")),), layer=Layer.CONTEXT
        ),
        Cell("economy", IRAQ, emptiness=Emptiness.SOURCE_SILENT),
        Cell("economy", SYRIA, emptiness=Emptiness.NOT_FOUND),
    )


def _transcripts() -> tuple[Transcript, ...]:
    text = "== Coup ==\nOn the first day they were seized.\n\nThe next day the jets came."
    return (Transcript("iraq-article/text", "iraq-article", text, "article.txt"),)


def _links() -> tuple[Link, ...]:
    return (
        Link(
            "weekend", "The same weekend", (IRAQ, SYRIA), (Statement("Both at once.", ("A053",)),)
        ),
    )
