"""The claims before and after one in a source: by section, then by number, whatever their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from tests.samples import small_document

from coupexplorer.domain.evidence import Citation, Claim, Locator
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.source_neighbours import REACH

SOURCE = "iraq-article"
EMPTIED = (
    *("cases", "phases", "events", "actors", "places", "participations", "offices", "memberships"),
    *("relations", "movements", "dimensions", "cells", "disputes", "links", "notes", "tags"),
)


def claim(identifier: str, *places: Locator, layer: Layer = Layer.CORE) -> Claim:
    """A claim that cites the source at some places."""
    cited = tuple(Citation(SOURCE, place) for place in places)
    return Claim(identifier, f"So says {identifier}.", cited, layer=layer)


def holding(claims: Iterable[Claim]) -> Casebook:
    """A casebook with some claims and nothing that rests on others."""
    document = small_document()
    emptied: dict[str, Any] = dict.fromkeys(EMPTIED, ())
    return Casebook.in_memory(replace(document, claims=tuple(claims), **emptied))


ORDER = (
    claim("first", Locator("Lead", 1, sentence=1)),
    claim("second", Locator("Lead", 1, sentence=2)),
    claim("beyond", Locator("Lead", 2), layer=Layer.CONTEXT),
    claim("third", Locator("Lead", 10)),
    claim("fourth", Locator("Coup", item=2)),
    claim("fifth", Locator("Coup", item=13)),
    claim("last", Locator(section="Notes", page="p. 12")),
)


@pytest.mark.parametrize("number", range(len(ORDER)))
def test_neighbours_stand_in_the_order_of_places(number: int) -> None:
    stored = [ORDER[0], *reversed(ORDER[1:4]), ORDER[4], *ORDER[5:]]
    before = ORDER[number - 1].id if number else None
    after = ORDER[number + 1].id if number + 1 < len(ORDER) else None
    with holding(stored) as book:
        assert book.neighbours_in_source(ORDER[number].id, SOURCE, context=True) == (before, after)


def test_a_hidden_layer_is_passed_over() -> None:
    with holding(ORDER) as book:
        assert book.neighbours_in_source("second", SOURCE, context=False) == ("first", "third")


def test_a_claim_of_two_places_stands_where_it_comes_first() -> None:
    twice = claim("twice", Locator("Lead", 1), Locator("Lead", 5))
    both = (twice, claim("between", Locator("Lead", 3)), claim("end", Locator("Lead", 9)))
    with holding(both) as book:
        assert book.neighbours_in_source("twice", SOURCE, context=True) == (None, "between")
        assert book.neighbours_in_source("end", SOURCE, context=True) == ("between", None)


@pytest.mark.parametrize(("asked", "source"), [("gone", SOURCE), ("first", "mirror")])
def test_what_does_not_cite_the_source_has_none(asked: str, source: str) -> None:
    with holding(ORDER) as book:
        assert book.neighbours_in_source(asked, source, context=True) == (None, None)


def test_of_very_many_claims_those_near_by_are_found() -> None:
    many = [claim(f"c{number:05}", Locator(line=number)) for number in range(4 * REACH)]
    middle = 2 * REACH
    with holding(many) as book:
        found = book.neighbours_in_source(f"c{middle:05}", SOURCE, context=True)
    assert found == (f"c{middle - 1:05}", f"c{middle + 1:05}")
