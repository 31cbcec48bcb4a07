"""A made-up casebook of six cases for the comparison: numbers that share a scale and some that do
not, offices of the same role, counterparts, and events of every phase."""

from __future__ import annotations

import datetime as dt

from tests.samples import day, named

from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.domain.comparison import Cell, Dimension, Link, Verdict
from coupexplorer.domain.evidence import Citation, Claim, Locator, Quantity, Source, Statement
from coupexplorer.domain.history import Actor, Case, Event, Membership, Office, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Layer,
    PhaseKind,
    PlaceKind,
    SourceKind,
    VerdictKind,
)

LANDS = ("Iraq", "Syria", "Egypt", "Yemen", "Sudan", "Libya")
YEARS = (1963, 1966, 1952, 1962, 1969, 1969)
CASES = tuple(f"{land.casefold()}-{year}" for land, year in zip(LANDS, YEARS, strict=True))
QUESTIONS = ("who", "means", "dead", "aftermath")


def six_cases_document() -> CasebookDocument:
    """Six cases with a ruler, a faction and two events of every phase each."""
    numbers = range(len(CASES))
    return CasebookDocument(
        info=CasebookInfo("six", "Six coups"),
        sources=(Source("book", "A book", SourceKind.SECONDARY, sigil="K"),),
        cases=tuple(_case(n) for n in numbers),
        places=tuple(Place(land.casefold(), PlaceKind.COUNTRY, named(land)) for land in LANDS),
        actors=tuple(actor for n in numbers for actor in _actors(n)),
        claims=tuple(claim for n in numbers for claim in _claims(n)),
        events=tuple(event for n in numbers for event in _events(n)),
        offices=tuple(_office(n) for n in numbers),
        memberships=tuple(_membership(n) for n in numbers),
        dimensions=tuple(
            Dimension(
                question,
                f"Question of {question}",
                f"What of {question}?",
                "Read it with care.",
                Verdict(VerdictKind.PARTLY, "By and large."),
            )
            for question in QUESTIONS
        ),
        cells=tuple(
            Cell(
                question,
                case,
                (
                    Statement(
                        f"What {LANDS[n]} shows of {question} is told here.", (_told(question, n),)
                    ),
                ),
            )
            for question in QUESTIONS
            for n, case in enumerate(CASES)
        ),
        links=(Link("thread", "A thread", CASES[:3], (Statement("It runs on.", ("iraq-who",)),)),),
    )


def _told(question: str, number: int) -> str:
    return f"{LANDS[number].casefold()}-{question}"


def _case(number: int) -> Case:
    land, year = LANDS[number], YEARS[number]
    return Case(
        CASES[number],
        f"A seizure of power in {land}, with a title that is long enough to be shortened",
        f"{land} {year}",
        str(year),
        dt.date(year, 7, 1),
        Statement("The army moved on that day."),
    )


def _actors(number: int) -> tuple[Actor, Actor]:
    land, case = LANDS[number], (CASES[number],)
    others = tuple(f"ruler-{n}" for n in range(len(CASES)) if n != number)
    return (
        Actor(
            f"ruler-{number}",
            ActorKind.PERSON,
            named(f"The ruler of {land}"),
            f"Ruler {number}",
            case,
            counterparts=others[:1],
        ),
        Actor(
            f"wing-{number}",
            ActorKind.FACTION,
            named(f"Free Officers of {land}"),
            f"Wing {number}",
            case,
            counterparts=() if number == 0 else ("wing-0",),
        ),
    )


def _claims(number: int) -> tuple[Claim, ...]:
    where = (Citation("book", Locator(page=str(number + 1))),)
    wholly = Quantity("people", "killed on the day", 10.0 * number, 40.0 * (number + 1), 400.0)
    apart = Quantity("people", "wounded in a week", best=25.0, where=LANDS[number])
    return (
        *(
            Claim(_told(question, number), f"{LANDS[number]} and {question}.", where)
            for question in ("who", "means", "aftermath")
        ),
        Claim(
            _told("dead", number),
            "People were killed.",
            where,
            quantity=apart if number == len(CASES) - 1 else wholly,
        ),
        Claim(
            f"{_told('event', number)}",
            "It happened.",
            where,
            (Ref(Kind.EVENT, f"{CASES[number]}/seizure/0"),),
        ),
        Claim(f"{_told('beyond', number)}", "It is also told.", where, layer=Layer.CONTEXT),
    )


def _events(number: int) -> tuple[Event, ...]:
    land, year = LANDS[number], YEARS[number]
    return tuple(
        Event(
            f"{CASES[number]}/{phase.value}/{which}",
            CASES[number],
            phase,
            f"{phase.value.capitalize()} in {land}, part {which + 1}",
            day(f"{year}-{month:02}-{10 + which}"),
            (_told("beyond" if which else "event", number),),
            layer=Layer.CONTEXT if which else Layer.CORE,
        )
        for month, phase in enumerate(PhaseKind, 4)
        for which in range(2)
    )


def _office(number: int) -> Office:
    year = YEARS[number]
    return Office(
        f"office-{number}",
        f"President of {LANDS[number]}",
        f"ruler-{number}",
        day(f"{year}-07-01/{year + 2}"),
        (_told("who", number),),
    )


def _membership(number: int) -> Membership:
    return Membership(
        f"member-{number}",
        f"ruler-{number}",
        f"wing-{number}",
        day(f"{YEARS[number] - 1}/{YEARS[number]}"),
        (_told("beyond", number),),
        "leader",
    )
