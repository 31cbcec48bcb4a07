"""Small pages to be shown, and what a casebook offers, for tests of the print window's parts."""

from __future__ import annotations

from collections.abc import Sequence

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.paper.stock import Stock

RED, BLUE = "#aa0000", "#0000aa"
PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="300pt" viewBox="0 0 200 300">'
    '<rect x="0" y="0" width="100" height="300" fill="{colour}"/><text>{number}</text></svg>'
)

CASES = (("iraq", "Iraq 1963"), ("syria", "Syria 1966"), ("egypt", "Egypt 1952"))
QUESTIONS = (("who", "Who was split"), ("dead", "Deaths"), ("after", "Who rules after"))
ACTORS = (("sadi", "Ali Salih al-Sa'di"), ("bakr", "Ahmad Hasan al-Bakr"), ("arif", "Arif"))
DISPUTES = (("t01", "When did it begin?"), ("t02", "How many died?"))
SUBJECTS = {Kind.ACTOR: ACTORS, Kind.DISPUTE: DISPUTES}


def pages(count: int, colour: str = RED) -> tuple[str, ...]:
    """So many pages, each red in its left half, no two alike."""
    return tuple(PAGE.format(colour=colour, number=number) for number in range(count))


def stock() -> Stock:
    """A casebook of three cases and three questions."""

    def find(kind: Kind, typed: str) -> Sequence[tuple[str, str]]:
        return [entry for entry in SUBJECTS[kind] if typed.lower() in entry[1].lower()]

    def named(kind: Kind, ids: Sequence[str]) -> Sequence[tuple[str, str]]:
        known = dict(SUBJECTS[kind])
        return [(each, known[each]) for each in ids if each in known]

    return Stock("Two splits", CASES, QUESTIONS, find, named)
