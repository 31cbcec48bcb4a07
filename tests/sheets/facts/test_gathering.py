"""What is gathered for a sheet: all it prints and nothing more, and plain words when not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.sheets.sample import CASES, CELLS, DOCUMENT, NORTH, SOUTH, DocumentReader, facts

from coupexplorer.domain.history import Case
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import MOST_CASES, SheetCaseError, gather
from coupexplorer.store.casebook import Casebook


def test_cases_come_in_the_order_asked_for() -> None:
    gathered = gather(DocumentReader(DOCUMENT), SheetChoices(cases=(SOUTH, NORTH)))
    assert [case.id for case in gathered.cases] == [SOUTH, NORTH]


def test_claims_of_disputes_come_along_with_the_printed_ones() -> None:
    gathered = facts()
    assert "A3" in gathered.claims, "a side of a printed dispute"
    assert gathered.claims.keys() == {"A1", "A2", "A3", "A4", "B1", "B2", "B3", "C1", "C2"}


def test_a_dispute_that_touches_nothing_printed_stays_out() -> None:
    found = {dispute.id for of_claim in facts().disputes.values() for dispute in of_claim}
    assert found == {"when", "dead"}


def test_disputes_are_found_from_every_side() -> None:
    gathered = facts()
    assert gathered.disputes["A1"] == gathered.disputes["A3"]
    assert "A2" not in gathered.disputes


def test_a_repeated_source_comes_along() -> None:
    only_copy = replace(CELLS[2], statements=(replace(CELLS[2].statements[0], claims=("C2",)),))
    cases = tuple(replace(c, day_zero_reason=replace(c.day_zero_reason, claims=())) for c in CASES)
    document = replace(DOCUMENT, cells=(only_copy,), cases=cases, disputes=())
    assert facts(document).sources.keys() == {"copy", "annals"}


def test_other_cases_stay_out() -> None:
    third = replace(CASES[0], id="third")
    cells = (*CELLS, replace(CELLS[0], case="third"))
    gathered = facts(replace(DOCUMENT, cases=(*CASES, third), cells=cells))
    assert {case for _, case in gathered.cells} == {NORTH, SOUTH}
    assert {event.case for event in gathered.events} == {NORTH, SOUTH}


def many_cases(count: int) -> tuple[Case, ...]:
    return tuple(replace(CASES[0], id=f"case-{number}") for number in range(count))


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        ((NORTH, "atlantis"), "no case “atlantis” in this casebook .it has: north-1901, south"),
        ((NORTH, NORTH), "only once"),
        ((NORTH,), "2 to 6 cases, not 1"),
    ],
)
def test_cases_that_make_no_sheet(ids: tuple[str, ...], message: str) -> None:
    with pytest.raises(SheetCaseError, match=message):
        gather(DocumentReader(DOCUMENT), SheetChoices(cases=ids))


def test_as_many_cases_as_a_page_can_hold() -> None:
    cases = many_cases(MOST_CASES + 1)
    reader = DocumentReader(replace(DOCUMENT, cases=cases))
    ids = [case.id for case in cases]
    assert len(gather(reader, SheetChoices(cases=tuple(ids[:-1]))).cases) == MOST_CASES
    with pytest.raises(SheetCaseError, match="not 7"):
        gather(reader, SheetChoices(cases=tuple(ids)))


def test_the_store_is_read_like_a_document() -> None:
    known = {claim.id for claim in DOCUMENT.claims}
    told = tuple(d for d in DOCUMENT.disputes if known.issuperset(d.claim_ids()))
    document = replace(DOCUMENT, disputes=told)
    with Casebook.in_memory(document) as casebook:
        from_store = comparison_sheet(gather(casebook, SheetChoices(cases=(NORTH, SOUTH))))
    assert from_store == comparison_sheet(facts(document))
