"""Counting who stands around an actor: step by step, each once, no further than asked."""

from __future__ import annotations

import pytest
from tests.samples import small_document
from tests.store.test_query_plans import scans

from coupexplorer.analysis.network import network_of
from coupexplorer.store.casebook import Casebook


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_the_count_is_that_of_the_graph(casebook: Casebook, steps: int) -> None:
    network = network_of(casebook.tie_web())
    for actor in small_document().actors:
        assert casebook.actors_within(actor.id, steps) == network.around(actor.id, steps)[1]


def test_counting_stops_just_above_what_is_asked_for(casebook: Casebook) -> None:
    assert casebook.actors_within("hafez-al-assad", 2, most=1) == 2


def test_no_table_is_scanned(casebook: Casebook) -> None:
    assert scans(casebook, lambda book: book.actors_within("hafez-al-assad", 2)) == []
