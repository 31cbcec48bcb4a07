"""Claims, disputes, ties between actors and answers of a made-up casebook, the same every time."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from tests.benchmarks import big_words as words
from tests.benchmarks.big_shape import (
    CLAIMED,
    DISPUTED,
    MOVED,
    Shape,
    date_of,
    layer_of,
    often_first,
    stretch,
)

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.evidence import Citation, Claim, Dispute, Locator, Side, Statement
from coupexplorer.domain.history import Membership, Movement, Office, Relation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    Confidence,
    DisputeKind,
    Emptiness,
    MovementKind,
    RelationKind,
    Stance,
    VerdictKind,
)

_CONFIDENCE = tuple(Confidence)
_OTHER_DISPUTES = (DisputeKind.NUMBER, DisputeKind.AGENCY, DisputeKind.READING)


def claims(shape: Shape) -> Iterator[Claim]:
    """Those about events, then those on the sides of disputes, then those about actors."""
    chance = random.Random(3)
    for number in range(shape.claims):
        event = number * CLAIMED + number % CLAIMED
        subjects = [Ref(Kind.EVENT, shape.event(event))]
        if number % 2:
            subjects.append(Ref(Kind.ACTOR, shape.actor(often_first(chance, shape.actors))))
        if number % 5 == 0:
            subjects.append(Ref(Kind.PLACE, shape.place(often_first(chance, shape.places))))
        yield _claim(chance, shape, number, tuple(subjects))
    for side in range(2 * shape.disputes):
        about = (Ref(Kind.EVENT, shape.event(_disputed(side // 2))),)
        date = f"{1900 + chance.randrange(100)}-{1 + chance.randrange(12):02}-{1 + side % 28:02}"
        yield _claim(chance, shape, shape.claims + side, about, date)
    for actor in range(0, shape.actors, 10):
        number = shape.claims + 2 * shape.disputes + actor // 10
        yield _claim(chance, shape, number, (Ref(Kind.ACTOR, shape.actor(actor)),))


def _disputed(dispute: int) -> int:
    return dispute * DISPUTED + dispute * 7 % DISPUTED


def _claim(
    chance: random.Random, shape: Shape, number: int, subjects: tuple[Ref, ...], date: str = ""
) -> Claim:
    what = f"the {chance.choice(words.HAPPENINGS).lower()} of {chance.choice(words.OF_WHAT)}"
    text = chance.choice(words.SAYINGS).format(what=what)
    if number % 4 == 0:
        text += f" {chance.choice(words.FAMILY)[0]} {chance.choice(words.DEEDS)} nobody there."
    citations = [_citation(chance, shape)]
    if number % 3 == 0:
        citations.append(_citation(chance, shape))
    return Claim(
        shape.claim(number),
        text,
        tuple(citations),
        subjects,
        layer_of(number, 8),
        date_of(date) if date else None,
        confidence=_CONFIDENCE[chance.choices((0, 1, 2), (6, 3, 1))[0]],
        caution="Told long afterwards." if number % 40 == 0 else "",
    )


def _citation(chance: random.Random, shape: Shape) -> Citation:
    source = shape.source(often_first(chance, shape.sources))
    if chance.random() < 0.5:
        locator = Locator(page=str(1 + chance.randrange(600)))
    else:
        section = f"Chapter {1 + chance.randrange(20)}"
        locator = Locator(section, paragraph=1 + chance.randrange(30))
    return Citation(source, locator, Stance.DISPUTES if chance.random() < 0.04 else Stance.SUPPORTS)


def offices(shape: Shape) -> Iterator[Office]:
    """One for every fifth actor that is a person, half of them in a body."""
    chance = random.Random(4)
    for number in range(0, shape.actors, 5):
        holder = number if number % 20 != 3 else number + 1
        body = shape.body(often_first(chance, shape.actors // 20)) if number % 2 else None
        title = words.OFFICES[number // 5 % 12]
        who = shape.actor(holder)
        yield Office(f"{who}/office", title, who, stretch(chance, 6), (), body)


def memberships(shape: Shape) -> Iterator[Membership]:
    """One or two a person, in bodies of which the first have most."""
    chance = random.Random(5)
    for number in range(shape.actors):
        if number % 20 == 3:
            continue
        who = shape.actor(number)
        for turn in range(1 + (number % 4 == 0)):
            body = shape.body(often_first(chance, shape.actors // 20))
            role = "member" if number % 9 else "leader"
            date = stretch(chance, 20)
            yield Membership(f"{who}/in/{turn}", who, body, date, (), role)


def relations(shape: Shape) -> Iterator[Relation]:
    """One for every second actor, to somebody near or well known."""
    chance = random.Random(6)
    kinds = tuple(RelationKind)
    for number in range(0, shape.actors - 1, 2):
        other = often_first(chance, shape.actors) if number % 3 else number + 1
        if other == number:
            other = number + 1
        who, whom = shape.actor(number), shape.actor(other)
        kind = kinds[number // 2 % len(kinds)]
        claim = shape.claim_of_actor(number)
        resting = (claim,) if claim else ()
        yield Relation(f"{who}/to/{number}", who, kind, whom, stretch(chance), resting)


def movements(shape: Shape) -> Iterator[Movement]:
    """One for one event in ``MOVED``."""
    chance = random.Random(7)
    kinds = tuple(MovementKind)
    for number in range(0, shape.events, MOVED):
        origin = 20 + often_first(chance, shape.places - 20)
        destination = 20 + (origin + 7 + number // MOVED) % (shape.places - 20)
        yield Movement(
            f"{shape.event(number)}/way",
            kinds[number // MOVED % 4],
            (shape.actor(often_first(chance, shape.actors)),),
            date_of(f"{1900 + chance.randrange(100)}"),
            (shape.claim(number // CLAIMED),),
            shape.place(origin),
            shape.place(destination),
            shape.event(number),
            "taken over the border",
        )


def disputes(shape: Shape) -> Iterator[Dispute]:
    """Two sides each; two in three are over a date."""
    for number in range(shape.disputes):
        first = shape.claims + 2 * number
        sides = (
            Side("The earlier account", (shape.claim(first),)),
            Side("The later account", (shape.claim(first + 1),)),
        )
        kind = DisputeKind.DATE if number % 3 else _OTHER_DISPUTES[number // 3 % 3]
        preferred, reason = (0, "It is nearer in time.") if number % 4 == 0 else (None, "")
        about = (Ref(Kind.EVENT, shape.event(_disputed(number))),)
        question = f"Which account of {words.OF_WHAT[number % 23]} holds?"
        identifier = f"K{number:05}"
        yield Dispute(identifier, question, kind, sides, preferred, reason, about)


def dimensions(shape: Shape) -> Iterator[Dimension]:
    """The questions asked of every case."""
    kinds = tuple(VerdictKind)
    for number, title in enumerate(words.QUESTIONS):
        verdict = Verdict(kinds[number % 5], "The cases bear it out.") if number % 4 else None
        question = f"What is told of it: {title.lower()}?"
        yield Dimension(f"question-{number:02}", title, question, "Only what is told.", verdict)


def cells(shape: Shape) -> Iterator[Cell]:
    """An answer of up to four sentences a case, or why there is none."""
    for number in range(len(words.QUESTIONS)):
        for case in range(shape.cases):
            turn = number * shape.cases + case
            told = tuple(
                Statement(
                    f"{words.HAPPENINGS[(turn + n) % 22]} of {words.OF_WHAT[(turn * 3 + n) % 23]}.",
                    (shape.claim((turn * 5 + n) % shape.claims),),
                )
                for n in range(turn % 5)
            )
            empty = None if told else Emptiness.SOURCE_SILENT
            yield Cell(f"question-{number:02}", shape.case(case), told, empty)


def links(shape: Shape) -> Iterator[Link]:
    """Threads from each case to the next."""
    for case in range(shape.cases - 1):
        told = (Statement("The same people are named.", (shape.claim(case),)),)
        ends = (shape.case(case), shape.case(case + 1))
        yield Link(f"thread-{case}", f"From {case} to {case + 1}", ends, told)


def notes(shape: Shape) -> Iterator[Note]:
    """A few of the reader's own words."""
    written = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for number in range(20):
        event = Ref(Kind.EVENT, shape.event(number * 41 % shape.events))
        yield Note(f"note-{number}", event, "Look this up again.", written)


def tags(shape: Shape) -> Iterator[Tag]:
    """A few labels on up to two hundred events each."""
    for number, label in enumerate(("exam", "doubtful", "photograph", "chapter 3", "ask again")):
        subjects = tuple(
            Ref(Kind.EVENT, shape.event(n * 101 * (number + 1) % shape.events))
            for n in range(40 * (number + 1))
        )
        yield Tag(f"tag-{number}", label, tuple(dict.fromkeys(subjects)))
