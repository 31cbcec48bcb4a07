"""Packing: no label and no mark ever meets another, and whoever comes first chooses first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coupexplorer.ui.timeline.packing import Body, Packer, Rules, Side, Spot, shorten

WIDTH = 600.0


def measure(text: str) -> float:
    """Letters of one width."""
    return 7.0 * len(text)


def pack(bodies: list[Body], rows: int = 3, barriers: tuple[float, ...] = ()) -> list[Spot | None]:
    """Pack without obstacles."""
    return Packer(Rules(WIDTH, rows, barriers=barriers), measure).pack(bodies)


def dot(x: float, label: str = "An event", **more: float | bool) -> Body:
    """A dot of ten pixels around an x."""
    return Body(x - 5, x + 5, label, **more)  # type: ignore[arg-type]


def body(x: float, length: float, label: str, sign: float, play: float, elide: bool) -> Body:
    """A dot, or with a length a bar."""
    end = min(x + (length or 10.0), WIDTH + 14)
    return Body(x, end, label, 0.0 if length else play, sign, elide, carries=bool(length))


BODIES = st.lists(
    st.builds(
        body,
        st.floats(-14, WIDTH + 4),
        st.sampled_from([0.0, 0.0, 1.0, 30.5, 200.0, 500.0]),
        st.sampled_from(["", "Coup", "Palace strafed", "A label that is rather longer"]),
        st.sampled_from([0.0, 11.0]),
        st.floats(0, 60),
        st.booleans(),
    ),
    max_size=40,
)
"""Dots and bars all over the lane and beyond its edges."""


def stretches(body: Body, spot: Spot) -> list[tuple[float, float]]:
    """What a packed body covers: its mark with its sign, and its label beside it."""
    covered = [(body.x0 + spot.shift, body.x1 + spot.shift + body.sign)]
    if spot.side in (Side.LEFT, Side.RIGHT):
        covered.append((spot.text_x, spot.text_x + spot.text_width))
    return covered


@given(BODIES, st.integers(1, 6), st.floats(0, WIDTH))
def test_nothing_meets_anything(found: list[Body], rows: int, barrier: float) -> None:
    spots = Packer(Rules(WIDTH, rows, barriers=(barrier,)), measure, [(0, 0.0, 80.0)]).pack(found)
    taken: dict[int, list[tuple[float, float]]] = {0: [(0.0, 80.0)]}
    for body, spot in zip(found, spots, strict=True):
        if spot is None:
            continue
        assert 0 <= spot.row < rows
        assert abs(spot.shift) <= body.play
        for start, end in stretches(body, spot):
            for other_start, other_end in taken.get(spot.row, []):
                assert end <= other_start or other_end <= start
        taken.setdefault(spot.row, []).extend(stretches(body, spot))
        if spot.side is not Side.NONE:
            assert spot.text_x >= 0
            assert spot.text_x + spot.text_width <= WIDTH
            crossed = spot.text_x < barrier < spot.text_x + spot.text_width
            assert not crossed or spot.side is Side.ON
        if spot.side is Side.ON:
            assert body.x0 < spot.text_x
            assert spot.text_x + spot.text_width < body.x1


def test_a_label_stands_right_when_there_is_room_else_left() -> None:
    right, left = pack([dot(100), dot(590)])
    assert right is not None
    assert left is not None
    assert (right.side, left.side) == (Side.RIGHT, Side.LEFT)
    assert right.text_x > 105
    assert left.text_x + left.text_width < 585


def test_what_collides_goes_to_the_next_row() -> None:
    first, second = pack([dot(100), dot(104)])
    assert first is not None
    assert second is not None
    assert (first.row, second.row) == (0, 1)


def test_when_rows_are_full_a_mark_stands_without_its_label() -> None:
    spots = pack([dot(100, "x" * 20), dot(140, "x" * 20), dot(300, "x" * 60)], rows=1)
    assert spots[0] is not None
    assert spots[0].side is Side.RIGHT
    assert spots[1] is None
    assert spots[2] is not None
    assert spots[2].side is Side.NONE


def test_a_happening_of_the_day_may_step_aside_within_the_day() -> None:
    stuck = pack([dot(100, ""), dot(100, "")], rows=1)
    assert stuck[1] is None
    moved = pack([dot(100, ""), dot(100, "", play=20.0)], rows=1)
    assert moved[1] is not None
    assert 10 <= abs(moved[1].shift) <= 20


def test_a_long_bar_may_carry_its_label() -> None:
    (spot,) = pack([Body(-14, WIDTH + 14, "Ten years", carries=True)])
    assert spot is not None
    assert spot.side is Side.ON


def test_no_label_crosses_a_barrier() -> None:
    (spot,) = pack([dot(290)], barriers=(310.0,))
    assert spot is not None
    assert spot.side is Side.LEFT


def test_a_mark_on_the_barrier_keeps_its_label_off_it() -> None:
    (spot,) = pack([dot(300)], barriers=(300.0,))
    assert spot is not None
    assert spot.side is Side.RIGHT


def test_an_important_label_is_shortened_rather_than_dropped() -> None:
    label = "A very long label that finds no room between the two"
    plain = pack([dot(100, "x" * 5), dot(300, label), dot(450, "y" * 19)], rows=1)
    assert plain[1] is not None
    assert plain[1].side in (Side.NONE, Side.LEFT)
    first = Packer(Rules(WIDTH, 1), measure, [(0, 430.0, 600.0), (0, 0.0, 280.0)])
    (spot,) = first.pack([dot(300, label, elide=True)])
    assert spot is not None
    assert spot.text.endswith("…")
    assert spot.text_x + spot.text_width <= 430


def test_a_moving_picture_keeps_rows_and_sides() -> None:
    packer = Packer(Rules(WIDTH, 3), measure)
    (spot,) = packer.pack([dot(300)], [(2, Side.LEFT)])
    assert spot is not None
    assert (spot.row, spot.side) == (2, Side.LEFT)


def test_a_row_that_is_gone_is_no_hindrance() -> None:
    (spot,) = Packer(Rules(WIDTH, 1), measure).pack([dot(300)], [(2, Side.RIGHT)])
    assert spot is not None
    assert spot.row == 0


@given(st.text(min_size=1, max_size=40), st.floats(0, 300))
def test_a_shortened_text_fits(text: str, room: float) -> None:
    found = shorten(text, room, measure)
    if found is not None:
        assert measure(found) <= room
        assert found == text or found.endswith("…")
    else:
        assert measure(text) > room
