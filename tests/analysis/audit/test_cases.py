"""Which cases a record belongs to, directly or by what it is about."""

from __future__ import annotations

import pytest
from tests.samples import IRAQ, SYRIA, small_document

from coupexplorer.analysis.audit.cases import cases_of
from coupexplorer.domain.casebook import ref_of
from coupexplorer.domain.identity import Kind, Ref

DOCUMENT = small_document()
CASES = cases_of(DOCUMENT)


@pytest.mark.parametrize("event", DOCUMENT.events, ids=lambda event: event.id)
def test_an_event_belongs_to_its_case(event: object) -> None:
    assert CASES(ref_of(event)) == (event.case,)  # type: ignore[attr-defined,arg-type]


def test_a_case_belongs_to_itself() -> None:
    assert CASES(Ref(Kind.CASE, IRAQ)) == (IRAQ,)


def test_a_claim_belongs_to_the_cases_of_what_it_is_about() -> None:
    for claim in DOCUMENT.claims:
        about = {case for subject in claim.subjects for case in CASES(subject)}
        assert set(CASES(ref_of(claim))) == about


def test_a_part_in_an_event_belongs_to_its_case() -> None:
    events = {event.id: event.case for event in DOCUMENT.events}
    for part in DOCUMENT.participations:
        assert CASES(ref_of(part)) == (events[part.event],)


def test_cases_come_in_reading_order() -> None:
    for actor in DOCUMENT.actors:
        assert list(CASES(ref_of(actor))) == [c for c in (IRAQ, SYRIA) if c in actor.cases]


@pytest.mark.parametrize("kind", [Kind.SOURCE, Kind.PLACE, Kind.DIMENSION])
def test_some_records_stand_above_cases(kind: Kind) -> None:
    records = [r for r in DOCUMENT.records() if ref_of(r).kind is kind]
    assert records
    assert {CASES(ref_of(record)) for record in records} == {()}


def test_what_is_not_there_belongs_to_no_case() -> None:
    assert CASES(Ref(Kind.EVENT, "gone")) == ()
