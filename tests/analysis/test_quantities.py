"""Numbers are drawn to one scale only when they counted the same thing in the same place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.analysis.quantities import Measured, ends, side_by_side
from coupexplorer.domain.evidence import Claim, Quantity


def told(identifier: str, quantity: Quantity | None) -> Claim:
    """A claim that gives a number, or none."""
    return Claim(identifier, "It is told.", (), quantity=quantity)


def killed(number: float | None, where: str = "", vague: str = "") -> Quantity:
    """People killed."""
    return Quantity("people", "killed", best=number, where=where, vague=vague)


def test_one_scope_in_all_cases_gives_one_scale() -> None:
    first, second = side_by_side([[told("a", killed(40))], [told("b", killed(160))]])
    assert [m.scale for m in (*first, *second)] == [160, 160]
    assert not any(m.different for m in (*first, *second))


def test_another_place_is_another_scope() -> None:
    columns = [[told("a", killed(40, "Iraq"))], [told("b", killed(160, "Syria"))]]
    for (measured,) in side_by_side(columns):
        assert measured.scale is None
        assert measured.different


def test_a_stray_number_is_marked_and_not_drawn_to_the_scale_of_the_others() -> None:
    wounded = Quantity("people", "wounded", best=9000)
    first, second = side_by_side(
        [[told("a", killed(40)), told("c", wounded)], [told("b", killed(160))]]
    )
    assert (first[0].scale, first[0].different) == (160, False)
    assert (first[1].scale, first[1].different) == (None, True)
    assert (second[0].scale, second[0].different) == (160, False)


def test_a_number_alone_has_nothing_to_be_compared_with() -> None:
    first, second = side_by_side([[told("a", killed(40)), told("x", None)], []])
    assert first == (Measured("a", killed(40)),)
    assert second == ()


def test_words_alone_are_no_number() -> None:
    assert side_by_side([[told("a", killed(None, vague="hundreds"))], []]) == ((), ())


def test_words_beside_a_number_are_kept() -> None:
    (first, second) = side_by_side(
        [[told("a", killed(None, vague="hundreds"))], [told("b", killed(7))]]
    )
    assert [m.claim for m in (*first, *second)] == ["a", "b"]
    assert first[0].scale is None, "one number is no scale"


def test_a_scope_of_nothing_but_zeros_has_a_scale_all_the_same() -> None:
    first, second = side_by_side([[told("a", killed(0))], [told("b", killed(0))]])
    assert first[0].scale == second[0].scale == 1.0


numbers = st.floats(0, 1e9) | st.none()
quantities = st.builds(
    Quantity,
    unit=st.sampled_from(["people", "days"]),
    counted=st.sampled_from(["killed", "held"]),
    low=numbers,
    best=numbers,
    high=numbers,
    where=st.sampled_from(["", "Iraq"]),
)


@given(st.lists(st.lists(quantities, max_size=4), max_size=6))
def test_no_bar_is_longer_than_its_scale_and_equal_scopes_have_equal_scales(
    columns: list[list[Quantity]],
) -> None:
    claims = [
        [told(f"{n}/{m}", quantity) for m, quantity in enumerate(column)]
        for n, column in enumerate(columns)
    ]
    rows = [m for column in side_by_side(claims) for m in column]
    for measured in rows:
        for other in rows:
            if measured.quantity.same_scope(other.quantity):
                assert measured.scale == other.scale
        if measured.scale is not None:
            assert all(end <= measured.scale for end in ends(measured.quantity))
