"""Sources, cases, places, actors and events of a made-up casebook, the same ones every time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date

from tests.benchmarks import big_words as words
from tests.benchmarks.big_shape import (
    CLAIMED,
    PHASES,
    Shape,
    body,
    date_of,
    date_of_event,
    layer_of,
    names,
    often_first,
    person,
)

from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Source, Statement
from coupexplorer.domain.history import Actor, Case, Event, Participation, Phase, Place
from coupexplorer.domain.vocabulary import ActorKind, Layer, PhaseKind, PlaceKind, SourceKind

_BODIES = (ActorKind.ORGANISATION, ActorKind.FACTION, ActorKind.STATE_BODY, ActorKind.GROUP)


def sources(shape: Shape) -> Iterator[Source]:
    """The works that are cited."""
    kinds = tuple(SourceKind)
    for number in range(shape.sources):
        latin, _, _ = person(number * 31)
        given, _, family = latin.rpartition(" ")
        title = f"{words.HAPPENINGS[number % 22]} and {words.OF_WHAT[number % 23]}, volume {number}"
        csl = {
            "type": "book",
            "title": title,
            "author": [{"family": family, "given": given}],
            "issued": {"date-parts": [[1950 + number % 60]]},
        }
        layer = layer_of(number, 5)
        text = json.dumps(csl, ensure_ascii=False)
        yield Source(shape.source(number), title, kinds[number % 3], text, layer=layer)


def cases(shape: Shape) -> Iterator[Case]:
    """The cases."""
    for number in range(shape.cases):
        zero = shape.day_zero(number)
        reason = Statement("It was decided on that day.", (shape.claim(number),))
        told = tuple(
            Statement(f"{words.HAPPENINGS[n]} decided it.", (shape.claim(n),)) for n in range(3)
        )
        short = f"{words.FAMILY[number * 5][0]} {zero.year}"
        title = f"The crisis of {short}"
        yield Case(shape.case(number), title, short, str(zero.year), zero, reason, told)


def phases(shape: Shape) -> Iterator[Phase]:
    """Seven bands a case, from the beginning of the century to its end."""
    for case in range(shape.cases):
        year = shape.day_zero(case).year
        years = (1900, year - 4, year - 1, year, year + 1, year + 2, year + 4, 2000)
        for kind, first, last in zip(PHASES, years, years[1:], strict=False):
            date = date_of(f"{first}/{last}")
            title = f"{kind.value.capitalize()}"
            yield Phase(f"{shape.case(case)}/{kind.value}", shape.case(case), kind, title, date)


def places(shape: Shape) -> Iterator[Place]:
    """Countries, then towns and buildings within them."""
    for number in range(shape.places):
        begin, rest = words.PLACE_BEGINS[number % 10], words.FAMILY[number // 10 % 66]
        forms = names(f"{begin[0]} {rest[0]}", f"{begin[1]} {rest[1]}", number)
        if number < 20:
            yield Place(shape.place(number), PlaceKind.COUNTRY, forms)
            continue
        kind = PlaceKind.BUILDING if number % 7 == 0 and number > 40 else PlaceKind.CITY
        within = shape.place(number % 20 + 20 if kind is PlaceKind.BUILDING else number % 20)
        latitude = 20 + number * 37 % 170 / 10
        longitude = 25 + number * 53 % 300 / 10
        yield Place(
            shape.place(number), kind, forms, within, latitude, longitude, "made up",
            layer=layer_of(number, 9),
        )  # fmt: skip


def actors(shape: Shape) -> Iterator[Actor]:
    """A body in twenty, else persons; one in ten with a claim, some to be kept apart."""
    for number in range(shape.actors):
        is_body = number % 20 == 3
        latin, arabic, sort_name = body(number // 20) if is_body else person(number)
        claim = shape.claim_of_actor(number)
        born = died = None
        if not is_body and number % 3 == 0:
            born = date_of(f"{1860 + number % 90}" + ("?" if number % 4 == 0 else ""))
        if born is not None and number % 2 == 0:
            died = date_of(f"{1930 + number % 70 + number % 90 // 2}")
        case = number % shape.cases
        own = (case,) if number % 5 else (case, (case + 1) % shape.cases)
        other = number ^ 1
        apart = number % 100 in (10, 11) and other < shape.actors
        yield Actor(
            shape.actor(number),
            _BODIES[number // 20 % 4] if is_body else ActorKind.PERSON,
            names(latin, arabic, number),
            sort_name,
            tuple(shape.case(n) for n in own),
            (Statement(f"{latin} is told of.", (claim,)),) if claim else (),
            born,
            died,
            distinct_from=(shape.actor(other),) if apart else (),
            counterparts=(shape.actor(other),) if number % 1000 in (20, 21) else (),
            claims=(claim,) if claim else (),
            layer=layer_of(number, 10),
        )


def title_of(chance: random.Random, places: tuple[str, ...]) -> str:
    """A title made of a deed of somebody, or of a happening among somebody, at times with where."""
    what, whom = chance.choice(words.HAPPENINGS), chance.choice(words.OF_WHAT)
    if chance.random() < 0.5:
        title = f"{chance.choice(words.FAMILY)[0]} {chance.choice(words.DEEDS)} {whom}"
    else:
        title = f"{what} of {whom}"
    if places and chance.random() < 0.4:
        begin, rest = words.PLACE_BEGINS[int(places[0][6:]) % 10], int(places[0][6:]) // 10
        title += f" in {begin[0]} {words.FAMILY[rest % len(words.FAMILY)][0]}"
    return title


def _phase_of(shape: Shape, case: int, when: HistoricalDate, number: int) -> PhaseKind:
    """The band in which an event begins; that of an unplaced one is anyone's guess."""
    start = when.earliest_start
    if start is None:
        return PHASES[number % 7]
    zero = shape.day_zero(case)
    apart = start.year - zero.year
    if apart == 0 and abs((date(start.year, start.month, start.day) - zero).days) < 45:
        return PhaseKind.SEIZURE
    bands = (-5, -2, -1, 0, 1, 3)
    return PHASES[sum(apart > band for band in bands)]


def events(shape: Shape) -> Iterator[Event]:
    """The events."""
    chance = random.Random(1)
    for number in range(shape.events):
        case = shape.case_of(number)
        when = date_of_event(chance, shape, case, number)
        places: tuple[str, ...] = ()
        if chance.random() < 0.85:
            places = (shape.place(often_first(chance, shape.places)),)
        about = number // CLAIMED
        claims: tuple[str, ...] = ()
        if number % CLAIMED == about % CLAIMED and about < shape.claims:
            claims = (shape.claim(about),)
            if chance.random() < 0.3:
                claims += (shape.claim((about + 1) % shape.claims),)
        title = title_of(chance, places)
        yield Event(
            shape.event(number),
            shape.case(case),
            _phase_of(shape, case, when, number),
            title,
            when,
            claims,
            " ".join(title.split()[:3]) if number % 3 == 0 else "",
            places,
            chance.choices((1, 2, 3), (2, 50, 48))[0],
            Layer.CONTEXT if number % 7 == 5 else Layer.CORE,
        )


def participations(shape: Shape) -> Iterator[Participation]:
    """Two a event, of different actors."""
    chance = random.Random(2)
    for number in range(shape.events):
        first = often_first(chance, shape.actors)
        second = often_first(chance, shape.actors)
        if second == first:
            second = (first + 1) % shape.actors
        event = shape.event(number)
        for actor in (first, second):
            role = words.ROLES[(number + actor) % 12]
            who = shape.actor(actor)
            yield Participation(f"{event}/{who[6:]}", event, who, role, ())
