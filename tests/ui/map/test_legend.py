"""The bar of kilometres: a round number, as long as that is on the map, never over the credit."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from tests.ui.map.builders import BAGHDAD, scene

from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.map.legend import BAR_MOST, KM_A_DEGREE, Legend, MapWords
from coupexplorer.ui.map.outlook import LARGEST_SCALE, SMALLEST_SCALE
from coupexplorer.ui.theme import LIGHT

WORDS = MapWords("Borders as of today, not those of then.", "inferred", kilometres="{number} km")
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def legend(scale: float, width: float, *, right_to_left: bool = False) -> Legend:
    size = QSizeF(width, 300)
    return Legend(scene(BAGHDAD), WORDS, MapInk.of(LIGHT), QFont(), size, right_to_left, scale)


@SHARED
@given(scale=st.floats(SMALLEST_SCALE, LARGEST_SCALE), width=st.floats(200, 2_000))
def test_the_number_is_round_and_the_bar_as_long_as_that(
    qapp: QApplication, scale: float, width: float
) -> None:
    number, length = legend(scale, width)._bar()
    assert str(number).rstrip("0") in ("1", "2", "5")
    assert length == pytest.approx(number / KM_A_DEGREE * scale)
    assert length <= BAR_MOST or number == 1


@SHARED
@given(width=st.floats(150, 1_500), right_to_left=st.booleans())
def test_it_stands_in_its_corner_and_never_over_the_credit(
    qapp: QApplication, width: float, right_to_left: bool
) -> None:
    found = legend(20.0, width, right_to_left=right_to_left)
    bar, credit = found._bar_box(), found._credit_box()
    assert not bar.intersects(credit)
    edge = bar.left() if right_to_left else width - bar.right()
    assert edge == pytest.approx(0)
