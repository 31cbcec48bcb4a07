"""Which dates the sides of a dispute give to an event, and what offices an actor held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.samples import IRAQ, SYRIA, claim, day, small_document
from tests.store.test_query_plans import scans

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Dispute, Side
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import DisputeKind, Layer
from coupexplorer.store.casebook import Casebook

STRAFING = Ref(Kind.EVENT, "strafing")


@pytest.fixture
def disputed() -> CasebookDocument:
    """The small document with a dispute over the day of the strafing, one claim of which is about
    another event, and one of which is of the context layer."""
    document = small_document()
    later = replace(claim("X1", "It was on the 14th.", "event:strafing"), date=day("1963-11-14"))
    told = replace(
        claim("X2", "It was on the 15th.", "event:strafing"),
        date=day("1963-11-15"),
        layer=Layer.CONTEXT,
    )
    other = replace(claim("X3", "The army struck on the 18th.", "event:army-strikes"), date=None)
    aside = replace(other, id="X4", date=day("1963-11-18"))
    dispute = Dispute(
        "D",
        "On which day?",
        DisputeKind.DATE,
        (
            Side("The 13th", ("A061", "X4")),
            Side("The 14th", ("X1", "X3")),
            Side("The 15th", ("X2",)),
        ),
        subjects=(STRAFING,),
    )
    return replace(
        document,
        claims=(*document.claims, later, told, other, aside),
        disputes=(*document.disputes, dispute),
    )


def answers(document: CasebookDocument, *cases: str, context: bool = True) -> list[str]:
    """The answers that give a date to an event of some cases."""
    with Casebook.in_memory(document) as casebook:
        found = casebook.date_sides(cases or (IRAQ, SYRIA), context=context)
        assert all(side.event == "strafing" and side.dispute == "D" for side in found)
        return [side.answer for side in found]


def test_every_side_gives_the_dates_of_its_claims_about_the_event(
    disputed: CasebookDocument,
) -> None:
    assert answers(disputed) == ["The 13th", "The 14th", "The 15th"]
    assert answers(disputed, SYRIA) == []


def test_without_the_context_its_dates_are_not_given(disputed: CasebookDocument) -> None:
    assert answers(disputed, context=False) == ["The 13th", "The 14th"]


def test_without_the_context_a_dispute_that_falls_away_gives_none(
    disputed: CasebookDocument,
) -> None:
    claims = tuple(
        replace(c, layer=Layer.CONTEXT) if c.id in ("X1", "X3") else c for c in disputed.claims
    )
    assert answers(replace(disputed, claims=claims), context=False) == []


def test_a_dispute_over_something_else_gives_no_dates(disputed: CasebookDocument) -> None:
    disputes = tuple(replace(d, kind=DisputeKind.AGENCY) for d in disputed.disputes)
    assert answers(replace(disputed, disputes=disputes)) == []


def test_dates_that_cannot_be_placed_are_not_given(disputed: CasebookDocument) -> None:
    unknown = HistoricalDate.unresolved("later", "nothing says when")
    claims = tuple(replace(c, date=unknown) if c.id == "X1" else c for c in disputed.claims)
    assert answers(replace(disputed, claims=claims)) == ["The 13th", "The 15th"]


def test_tenures_are_those_an_actor_holds_not_those_held_in_him() -> None:
    with Casebook.in_memory(small_document()) as casebook:
        offices, memberships = casebook.tenures_of(["hafez-al-assad", "nobody"])
        assert [office.id for office in offices] == ["assad/minister"]
        assert [membership.id for membership in memberships] == ["assad/committee"]
        assert casebook.tenures_of(["military-committee"]) == ((), ())


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: c.tenures_of(["hafez-al-assad"]),
        lambda c: c.event_names([0, 1]),
        lambda c: c.event_ordinal("coup"),
        lambda c: c.unplaced_events(EventFilter(cases=(SYRIA,)), 5),
    ],
)
def test_what_is_asked_of_a_few_reads_no_table_from_end_to_end(
    ask: Callable[[Casebook], object],
) -> None:
    with Casebook.in_memory(small_document()) as casebook:
        assert scans(casebook, ask) == []
