"""An edit that moves records between the layers leaves the index as filling it anew would."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import IRAQ
from tests.store.search.test_layers import CONTEXT, LAYERED, found, moved, opened
from tests.store.test_editing import index_is_whole
from tests.store.test_query_plans import scans

from coupexplorer.domain.edit import Change, Edit
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Participation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.search import index as search_index


def rows(casebook: Casebook) -> list[tuple[object, ...]]:
    """All rows of the index in order."""
    query = "SELECT * FROM search_entry ORDER BY number"
    return casebook._database.driver.execute(query).fetchall()


def as_filled(casebook: Casebook) -> list[tuple[object, ...]]:
    """The rows after the index was filled anew."""
    with casebook._database.writing() as connection:
        search_index.fill(connection)
    return rows(casebook)


def moving(casebook: Casebook, context: Collection[str]) -> Edit:
    """The edit that puts exactly these records in the context layer."""
    records = [r for r in casebook.document().records() if hasattr(r, "layer")]
    pairs = [(record, moved(record, context)) for record in records]
    return Edit("move", tuple(Change(a, b) for a, b in pairs if a != b))


@settings(max_examples=30, deadline=None)
@given(first=st.sets(st.sampled_from(LAYERED)), second=st.sets(st.sampled_from(LAYERED)))
def test_many_records_moved_at_once(first: set[str], second: set[str]) -> None:
    with opened(*first) as casebook:
        before = rows(casebook)
        edit = moving(casebook, second)
        casebook.apply(edit)
        assert index_is_whole(casebook)
        assert rows(casebook) == as_filled(casebook)
        casebook.apply(edit.inverse())
        assert rows(casebook) == before


@pytest.mark.parametrize("ref", LAYERED)
def test_one_record_moved(ref: str) -> None:
    with opened() as casebook:
        before = rows(casebook)
        edit = moving(casebook, {ref})
        casebook.apply(edit)
        assert rows(casebook) == as_filled(casebook)
        casebook.apply(edit.inverse())
        assert rows(casebook) == before


def test_a_claim_taken_out_and_put_back_into_the_other_layer() -> None:
    with opened() as casebook:
        claim = casebook.get(Ref(Kind.CLAIM, "A061"))
        assert isinstance(claim, Claim)
        changed = dataclasses.replace(claim, layer=CONTEXT)
        casebook.apply(Edit("replace", (Change(claim, None), Change(None, changed))))
        assert "dimension:means" in found(casebook, '"aircraft"')
        assert f"cell:means/{IRAQ}" not in found(casebook, "aircraft")
        assert rows(casebook) == as_filled(casebook)


def test_a_part_that_comes_to_rest_on_the_context() -> None:
    with opened("claim:A069") as casebook:
        part = casebook.get(Ref(Kind.PARTICIPATION, "seizure/al-sadi"))
        assert isinstance(part, Participation)
        assert "event:seizure" in found(casebook, "sadi")
        changed = dataclasses.replace(part, claims=("A069",))
        casebook.apply(Edit("rest", (Change(part, changed),)))
        assert "event:seizure" not in found(casebook, "sadi")
        assert rows(casebook) == as_filled(casebook)


@pytest.mark.parametrize("ref", ["claim:A061", "claim:A053", "dimension:means", "actor:al-sadi"])
def test_moving_a_record_reads_no_table_from_end_to_end(ref: str) -> None:
    with opened() as casebook:
        edit = moving(casebook, {ref})
        assert scans(casebook, lambda c: c.apply(edit)) == []
