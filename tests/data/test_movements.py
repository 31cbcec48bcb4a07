"""Who went from where to where: each way rests on its claims, and what was worked out says so."""

from __future__ import annotations

import pytest

from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.domain.date_relations import contradicts
from coupexplorer.domain.evidence import Claim
from coupexplorer.domain.history import Event, Movement
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer, MovementKind

NAMED_WAYS: dict[str, tuple[str, str, frozenset[str]]] = {
    "al-sadi/baghdad-madrid": (
        "baghdad",
        "madrid",
        frozenset({"ali-salih-al-sadi", "al-sadi-colleagues"}),
    ),
    "new-leaders/baghdad-beirut": ("baghdad", "beirut", frozenset({"new-leaders-to-beirut"})),
    "hatum/damascus-jordan": ("damascus", "jordan", frozenset({"salim-hatum"})),
    "three-leaders/damascus-golan": (
        "damascus",
        "golan-heights",
        frozenset({"muhammad-umran", "amin-al-hafiz", "chief-of-staff-1966"}),
    ),
    "three-leaders/golan-damascus": (
        "golan-heights",
        "damascus",
        frozenset({"muhammad-umran", "amin-al-hafiz", "chief-of-staff-1966"}),
    ),
}
"""The four ways the casebook is to show, the one to the Golan with its return: ends and movers."""

PLANNED = "A068"
"""Al-Sa'di's return to Baghdad, which he announced and did not make."""


@pytest.fixture(scope="session")
def movements(built_in: CasebookDocument) -> dict[str, Movement]:
    """The movements by id."""
    return {movement.id: movement for movement in built_in.movements}


@pytest.fixture(scope="session")
def events(built_in: CasebookDocument) -> dict[str, Event]:
    """The events by id."""
    return {event.id: event for event in built_in.events}


def places_told(movement: Movement, claims: dict[str, Claim]) -> set[str]:
    """The places that the claims of a movement are about."""
    return {
        subject.id
        for claim in movement.claims
        for subject in claims[claim].subjects
        if subject.kind is Kind.PLACE
    }


def ends(movement: Movement) -> set[str]:
    """The ends of the way that are set."""
    return {end for end in (movement.origin, movement.destination) if end is not None}


@pytest.mark.parametrize("way", NAMED_WAYS)
def test_the_ways_of_the_two_articles_are_there(way: str, movements: dict[str, Movement]) -> None:
    movement = movements[way]
    told = (movement.origin, movement.destination, frozenset(movement.movers))
    assert told == NAMED_WAYS[way]


@pytest.mark.parametrize("way", NAMED_WAYS)
def test_the_ways_of_the_two_articles_rest_on_them(
    way: str, movements: dict[str, Movement], claims: dict[str, Claim]
) -> None:
    assert {claims[claim].layer for claim in movements[way].claims} == {Layer.CORE}


def test_the_way_back_from_the_golan_is_a_return(movements: dict[str, Movement]) -> None:
    there, back = (
        movements[f"three-leaders/{way}"] for way in ("damascus-golan", "golan-damascus")
    )
    assert (there.kind, back.kind) == (MovementKind.JOURNEY, MovementKind.RETURN)
    assert (there.origin, there.destination) == (back.destination, back.origin)
    assert there.movers == back.movers


def test_everything_a_movement_names_is_there(
    built_in: CasebookDocument,
    movements: dict[str, Movement],
    claims: dict[str, Claim],
    events: dict[str, Event],
) -> None:
    assert len(movements) == len(built_in.movements)
    actors = {actor.id for actor in built_in.actors}
    places = {place.id for place in built_in.places}
    for movement in movements.values():
        assert movement.movers, movement.id
        assert actors >= set(movement.movers), movement.id
        assert places >= ends(movement), movement.id
        assert movement.claims, movement.id
        assert claims.keys() >= set(movement.claims), movement.id
        assert movement.event is None or movement.event in events, movement.id


def test_every_movement_has_two_different_ends_one_of_them_known(
    movements: dict[str, Movement],
) -> None:
    for movement in movements.values():
        assert movement.origin != movement.destination, movement.id


def test_an_end_that_no_claim_names_says_how_it_was_worked_out(
    movements: dict[str, Movement], claims: dict[str, Claim]
) -> None:
    for movement in movements.values():
        if ends(movement) - places_told(movement, claims):
            assert movement.reason.endswith("."), movement.id


def test_the_reason_names_the_place_that_was_worked_out(
    built_in: CasebookDocument, movements: dict[str, Movement], claims: dict[str, Claim]
) -> None:
    titles = {place.id: place.title for place in built_in.places}
    for movement in movements.values():
        for end in ends(movement) - places_told(movement, claims):
            assert titles[end] in movement.reason, (movement.id, end)


def test_every_mover_is_somebody_its_claims_are_about(
    movements: dict[str, Movement], claims: dict[str, Claim]
) -> None:
    for movement in movements.values():
        told = {
            subject.id
            for claim in movement.claims
            for subject in claims[claim].subjects
            if subject.kind is Kind.ACTOR
        }
        assert told >= set(movement.movers), movement.id


def test_a_movement_and_its_event_are_of_one_time(
    movements: dict[str, Movement], events: dict[str, Event]
) -> None:
    for movement in movements.values():
        if movement.event is not None:
            assert not contradicts(movement.date, events[movement.event].date), movement.id


def test_a_movement_and_its_event_share_a_claim_or_a_subject(
    movements: dict[str, Movement], events: dict[str, Event], claims: dict[str, Claim]
) -> None:
    for movement in movements.values():
        if movement.event is None:
            continue
        about = {
            subject.id
            for claim in movement.claims
            for subject in claims[claim].subjects
            if subject.kind is Kind.EVENT
        }
        shared = set(movement.claims) & set(events[movement.event].claims)
        assert shared or movement.event in about, movement.id


def test_a_date_that_was_worked_out_says_how(movements: dict[str, Movement]) -> None:
    for movement in movements.values():
        assert movement.date.basis == "attested" or movement.date.reason, movement.id


def test_the_planned_return_of_al_sadi_is_not_told_as_made(
    movements: dict[str, Movement], claims: dict[str, Claim]
) -> None:
    assert "announced" in claims[PLANNED].text
    for movement in movements.values():
        assert PLANNED not in movement.claims, movement.id
        if "ali-salih-al-sadi" in movement.movers:
            assert movement.destination != "baghdad", movement.id


def test_what_al_sadi_claimed_is_told_as_his_claim(movements: dict[str, Movement]) -> None:
    movement = movements["new-leaders/baghdad-beirut"]
    assert "al-Sa'di announced" in movement.description


def test_the_eight_of_his_claim_stay_without_names(
    movements: dict[str, Movement],
) -> None:
    """TIME's two leaders and five aides are seven, and stay a way of their own."""
    by_time = movements["shabib-jawad/baghdad-beirut"]
    assert set(by_time.movers) == {"talib-shabib", "hazim-jawad"}
    assert not set(by_time.claims) & set(movements["new-leaders/baghdad-beirut"].claims)


@pytest.mark.parametrize("mover", ["salah-jadid", "hafez-al-assad", "izzad-jadid"])
def test_the_unnamed_chief_of_staff_is_nobody_else(
    mover: str, movements: dict[str, Movement]
) -> None:
    for way in ("three-leaders/damascus-golan", "three-leaders/golan-damascus"):
        assert mover not in movements[way].movers
