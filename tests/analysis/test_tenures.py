"""Offices and bodies of several cases stand in one row where they are the same, or counterparts."""

from __future__ import annotations

from dataclasses import replace

from tests.samples import IRAQ, SYRIA, day, small_document
from tests.six_cases import CASES, LANDS, six_cases_document

from coupexplorer.analysis.tenures import TenureRow, tenure_rows
from coupexplorer.domain.history import Actor, Membership, Office
from coupexplorer.domain.identity import Kind, Ref

SMALL = small_document()
ACTORS = {actor.id: actor for actor in SMALL.actors}


def rows_of(
    offices: tuple[Office, ...] = (),
    memberships: tuple[Membership, ...] = (),
    actors: dict[str, Actor] = ACTORS,
    cases: tuple[str, ...] = (IRAQ, SYRIA),
) -> tuple[TenureRow, ...]:
    """Rows for the small casebook's people."""
    return tenure_rows(offices, memberships, actors, cases, ("Iraq", "Syria"))


def office(title: str, holder: str, date: str = "1963") -> Office:
    """An office held for a year."""
    return Office(f"{title}/{holder}/{date}", title, holder, day(date), ())


def test_an_office_of_the_same_role_is_one_row_over_the_cases() -> None:
    (row,) = rows_of(
        (
            office("President of Syria (first term)", "hafez-al-assad", "1966"),
            office("President of Iraq", "al-sadi", "1964"),
            office("President of Iraq", "al-sadi", "1963"),
        )
    )
    assert row.is_matched
    assert [t.date.edtf for t in row.cases[IRAQ]] == ["1963", "1964"], "in order of time"
    (syrian,) = row.cases[SYRIA]
    assert syrian.ref == Ref(Kind.OFFICE, "President of Syria (first term)/hafez-al-assad/1966")
    assert (syrian.actor, syrian.name) == ("hafez-al-assad", "Hafez al-Assad")


def test_bodies_that_are_counterparts_are_one_row() -> None:
    wing = replace(ACTORS["al-sadi-wing"], counterparts=("military-committee",))
    committee = replace(ACTORS["military-committee"], cases=(SYRIA,))
    actors = {**ACTORS, wing.id: wing, committee.id: committee}
    (row,) = rows_of(memberships=SMALL.memberships, actors=actors)
    assert set(row.bodies) == {"al-sadi-wing", "military-committee"}
    assert [t.actor for t in row.cases[IRAQ]] == ["al-sadi"]
    assert [t.actor for t in row.cases[SYRIA]] == ["hafez-al-assad"]


def test_bodies_that_are_not_counterparts_stand_apart() -> None:
    rows = rows_of(memberships=SMALL.memberships)
    assert [row.bodies for row in rows] == [("military-committee",), ("al-sadi-wing",)]


def test_rows_that_several_cases_have_come_first() -> None:
    rows = rows_of(
        (
            office("Minister of Trade", "al-sadi"),
            office("President", "al-sadi"),
            office("President", "hafez-al-assad"),
        )
    )
    assert [row.is_matched for row in rows] == [True, False]


def test_a_membership_stands_in_the_case_of_the_body_not_in_all_of_the_member() -> None:
    tie = Membership("m", "amin-al-hafiz", "al-sadi-wing", day("1963"), ())
    (row,) = rows_of(memberships=(tie,))
    assert list(row.cases) == [IRAQ]


def test_people_who_are_hidden_take_their_tenures_with_them() -> None:
    assert rows_of((office("President", "nobody"),)) == ()
    assert rows_of((office("President", "al-sadi"),), cases=(SYRIA,)) == ()


def test_six_cases_share_one_row() -> None:
    six = six_cases_document()
    actors = {actor.id: actor for actor in six.actors}
    rows = tenure_rows(six.offices, six.memberships, actors, CASES, LANDS)
    assert [set(row.cases) for row in rows] == [set(CASES), set(CASES)]
