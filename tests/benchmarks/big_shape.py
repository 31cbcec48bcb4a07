"""How a made-up casebook is shaped, and how its dates and names come about: by chance from a seed.

Shaped like a catalogue that a reader might bring: dates of every precision, some of them not to be
placed; a few actors and places that are everywhere, and many that are seen once.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from functools import lru_cache

from tests.benchmarks import big_words as words

from coupexplorer.domain.dates import HistoricalDate, RelativeDate
from coupexplorer.domain.history import Name
from coupexplorer.domain.vocabulary import Layer, NameKind, PhaseKind, Script

FIRST_DAY = dt.date(1900, 1, 1)
DAYS = 100 * 365
CLAIMED, DISPUTED, MOVED = 5, 500, 200
"""One event in so many rests on a claim, has a disputed date, or tells of a movement."""

PHASES = tuple(PhaseKind)


@lru_cache(maxsize=100_000)
def date_of(edtf: str) -> HistoricalDate:
    """A date, read once for all the events that have it."""
    return HistoricalDate.from_edtf(edtf)


@dataclass(frozen=True)
class Shape:
    """How large a casebook is wanted."""

    events: int
    actors: int
    cases: int = 4
    places: int = 500
    sources: int = 200

    @property
    def claims(self) -> int:
        """How many claims are made about events; those on the sides of disputes come after them,
        then those about actors."""
        return self.events // CLAIMED

    @property
    def disputes(self) -> int:
        """How many disputes there are, of two sides each."""
        return self.events // DISPUTED

    def claim_of_actor(self, actor: int) -> str | None:
        """The claim about an actor; one in ten has one."""
        if actor % 10:
            return None
        return self.claim(self.claims + 2 * self.disputes + actor // 10)

    def case(self, number: int) -> str:
        """The id of a case."""
        return f"case-{number}"

    def actor(self, number: int) -> str:
        """The id of an actor."""
        return f"actor-{number:06}"

    def event(self, number: int) -> str:
        """The id of an event."""
        return f"event-{number:07}"

    def body(self, number: int) -> str:
        """The id of one of the actors that are no persons, a twentieth of them."""
        return self.actor((number % max(1, self.actors // 20)) * 20 + 3)

    def place(self, number: int) -> str:
        """The id of a place; the first twenty are countries."""
        return f"place-{number:03}"

    def source(self, number: int) -> str:
        """The id of a source."""
        return f"source-{number:03}"

    def claim(self, number: int) -> str:
        """The id of a claim."""
        return f"C{number:07}"

    def case_of(self, event: int) -> int:
        """The case of an event; the first have more."""
        return int(self.cases * (event * 0.6180339887 % 1) ** 1.5)

    def day_zero(self, case: int) -> dt.date:
        """The decisive day of a case."""
        return dt.date(1908 + 90 // self.cases * case, case % 12 + 1, 9 + case)


def often_first(chance: random.Random, size: int) -> int:
    """A number below ``size``, the first ones far more often: half are in the first eighth."""
    return int(size * chance.random() ** 3)


def person(number: int) -> tuple[str, str, str]:
    """The Latin and the Arabic name of a person, and the name to sort by; no two are alike."""
    given, rest = number % len(words.GIVEN), number // len(words.GIVEN)
    family, rest = (rest + given) % len(words.FAMILY), rest // len(words.FAMILY)
    father = (rest + family * 7 + given) % len(words.GIVEN)
    first, middle, last = words.GIVEN[given], words.GIVEN[father], words.FAMILY[family]
    return (
        f"{first[0]} {middle[0]} al-{last[0]}",
        f"{first[1]} {middle[1]} {last[1]}",
        f"{last[0]}, {first[0]} {middle[0]} al-",
    )


def body(number: int) -> tuple[str, str, str]:
    """The same for a body."""
    what, rest = words.BODIES[number % 12], number // 12
    which, town = words.OF_BODIES[rest % 10], words.FAMILY[rest // 10 % len(words.FAMILY)]
    latin = f"{which[0]} {what[0]} of al-{town[0]}"
    if number >= 12 * 10 * len(words.FAMILY):
        latin += f" {number}"
    return latin, f"{what[1]} {which[1]} {town[1]}", latin


def stretch(chance: random.Random, longest_years: int = 8) -> HistoricalDate:
    """A tenure or a tie: some years, some of them open, some unknown but for the beginning."""
    first = 1900 + chance.randrange(96)
    roll = chance.random()
    if roll < 0.15:
        return date_of(f"{first}/..")
    last = first + 1 + chance.randrange(longest_years)
    mark = "~" if roll > 0.8 else ""
    return date_of(f"{first}{mark}/{last}{mark}")


def date_of_event(chance: random.Random, shape: Shape, case: int, number: int) -> HistoricalDate:
    """A date of any precision; a third stand within two years of the decisive day."""
    roll = chance.random()
    if roll < 0.01:
        return HistoricalDate.unresolved("in those years", "no source says when")
    if roll < 0.015 and number > 10:
        anchor = RelativeDate(shape.event(number - 1 - number % 5), 1 + number % 9)
        return HistoricalDate.relative_to(anchor, "counted from the event before it")
    if chance.random() < 0.35:
        day = shape.day_zero(case) + dt.timedelta(days=int(chance.gauss(0, 240)))
        day = min(max(day, FIRST_DAY), FIRST_DAY + dt.timedelta(days=DAYS))
    else:
        day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    return date_of(_edtf(chance, day, roll))


def _edtf(chance: random.Random, day: dt.date, roll: float) -> str:
    if roll < 0.70:
        return day.isoformat() + ("?" if roll < 0.04 else "")
    if roll < 0.84:
        return f"{day:%Y-%m}" + ("~" if roll < 0.74 else "")
    if roll < 0.91:
        return f"{day:%Y}" + ("~" if roll < 0.87 else "")
    if roll < 0.93:
        return f"{day:%Y-%m-%d}/.."
    return f"{day}/{day + dt.timedelta(days=1 + chance.randrange(60))}"


def layer_of(number: int, each: int) -> Layer:
    """One in ``each`` is of the context layer."""
    return Layer.CONTEXT if number % each == each - 1 else Layer.CORE


def names(latin: str, arabic: str, number: int) -> tuple[Name, ...]:
    """The forms of a name: most in both scripts, one in four with another spelling."""
    found = [Name(latin, Script.LATIN, NameKind.PREFERRED)]
    if number % 5 < 3:
        found.append(Name(arabic, Script.ARABIC, NameKind.PREFERRED))
    if number % 4 == 0:
        found.append(Name(latin.replace("al-", "el-").replace("q", "k"), Script.LATIN))
    return tuple(found)
