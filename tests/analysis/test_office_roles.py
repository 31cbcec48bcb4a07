"""The same office of two countries is one role, and different offices never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.analysis.office_roles import office_role
from coupexplorer.analysis.tenures import land_names

LANDS = land_names(["Iraq", "Syria"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President of Iraq", "President of Syria"),
        ("Prime minister of Iraq", "Premier of Syria (first term)"),
        ("Head of government", "Prime minister of Iraq"),
        ("Minister of Defence, again", "Minister of defence of Iraq"),
        ("Chief of Staff", "Chief of staff of the Syrian army"),
        ("Commander of the Iraqi air force", "Commander of the Syrian air force"),
        ("Secretary general", "General secretary"),
    ],
)
def test_one_role_in_two_countries(one: str, other: str) -> None:
    assert office_role(one, LANDS) == office_role(other, LANDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("President of Iraq", "Vice president of Syria"),
        ("Prime minister of Iraq", "Deputy premier of Iraq"),
        ("Minister in Syria", "Minister of Syria"),
        (
            "Secretary general of the Iraqi-led National Command",
            "Secretary general of the National Command",
        ),
        ("Chief of staff", "Acting chief of staff"),
    ],
)
def test_roles_that_are_not_the_same(one: str, other: str) -> None:
    assert office_role(one, LANDS) != office_role(other, LANDS)


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_any_title_has_a_role_and_a_role_is_its_own(title: str, lands: list[str]) -> None:
    assert office_role(title, lands) == office_role(title, lands)
    assert isinstance(office_role(title, ()), str)
