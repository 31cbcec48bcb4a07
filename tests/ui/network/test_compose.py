"""The shade around a faction holds everyone in it with room to spare, and no more than that."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from coupexplorer.ui.network.compose import convex, rounded

ROOM = 15.0
points = st.lists(
    st.builds(QPointF, st.integers(-200, 200), st.integers(-200, 200)), min_size=1, max_size=12
)


@given(points)
def test_everyone_lies_inside_with_room_on_all_sides(found: list[QPointF]) -> None:
    outline = rounded(convex(found), ROOM)
    for point in found:
        for turn in range(8):
            angle = math.tau * turn / 8
            aside = QPointF(math.cos(angle), math.sin(angle)) * (ROOM * 0.97)
            assert outline.contains(point + aside)


@given(points)
def test_the_outline_goes_no_farther_than_the_room(found: list[QPointF]) -> None:
    box = rounded(convex(found), ROOM).boundingRect()
    across, down = [p.x() for p in found], [p.y() for p in found]
    assert box.left() >= min(across) - ROOM - 0.1
    assert box.right() <= max(across) + ROOM + 0.1
    assert box.top() >= min(down) - ROOM - 0.1
    assert box.bottom() <= max(down) + ROOM + 0.1
