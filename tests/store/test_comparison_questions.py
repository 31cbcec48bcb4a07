"""What the comparison asks of a casebook: counterparts and disputes over claims."""

from __future__ import annotations

from tests.samples import small_document
from tests.store.test_query_plans import scans

from coupexplorer.store.casebook import Casebook


def test_counterparts_are_pairs_from_the_side_that_names_them() -> None:
    with Casebook.in_memory(small_document()) as book:
        assert book.counterparts() == (("al-sadi", "amin-al-hafiz"),)
        assert book.counterparts(most=0) == ()


def test_disputes_are_found_by_any_claim_on_a_side() -> None:
    with Casebook.in_memory(small_document()) as book:
        assert [d.id for d in book.disputes_over(["A069"])] == ["K1"]
        assert {d.id for d in book.disputes_over(["A061", "B008"])} == {"K1", "K2"}
        assert book.disputes_over(["A053", "gone"]) == ()
        assert book.disputes_over([]) == ()


def test_disputes_over_claims_are_found_by_an_index(casebook: Casebook) -> None:
    assert scans(casebook, lambda c: c.disputes_over(["A061"])) == []
