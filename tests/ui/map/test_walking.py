"""Arrow keys go to the nearest place in their direction, and never back by themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.map.walking import nearest_towards

CROSS = [("west", -10.0, 0.0), ("east", 12.0, 3.0), ("north", 1.0, -9.0), ("far", 40.0, 0.0)]
STEPS = [(1, 0), (-1, 0), (0, 1), (0, -1)]


def test_each_key_goes_its_way() -> None:
    found = [nearest_towards(CROSS, 0, 0, step) for step in STEPS]
    assert found == ["east", "west", None, "north"]


def test_ahead_counts_before_aside() -> None:
    places = [("aside", 10.0, 18.0), ("ahead", 25.0, 0.0)]
    assert nearest_towards(places, 0, 0, (1, 0)) == "ahead"


def test_the_place_stood_on_is_skipped() -> None:
    assert nearest_towards([("here", 1.0, 0.0)], 0, 0, (1, 0), "here") is None


@given(
    st.lists(st.tuples(st.floats(-99, 99), st.floats(-99, 99)), max_size=15),
    st.sampled_from(STEPS),
)
def test_a_step_never_leads_backwards(
    spots: list[tuple[float, float]], step: tuple[int, int]
) -> None:
    places = [(str(n), x, y) for n, (x, y) in enumerate(spots)]
    found = nearest_towards(places, 0, 0, step)
    if found is not None:
        x, y = spots[int(found)]
        assert x * step[0] + y * step[1] > 0
