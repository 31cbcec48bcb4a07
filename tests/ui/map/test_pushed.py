"""What is painted once for the map is put elsewhere while it moves, or painted anew if need be."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.map.outlook import Outlook
from coupexplorer.ui.map.pushed import Pushed

HERE = Outlook(40, 33, 20, 300, 200)
AHEAD = 50


@pytest.fixture
def painted() -> list[Outlook]:
    """The outlooks for which something was painted."""
    return []


@pytest.fixture
def pushed(qapp: QApplication, painted: list[Outlook]) -> Pushed:
    """Something painted, that tells for which outlook."""

    def paint(_: QPainter, outlook: Outlook) -> None:
        painted.append(outlook)

    return Pushed(paint)


def test_it_is_painted_once_and_put_where_it_belongs(
    pushed: Pushed, painted: list[Outlook]
) -> None:
    at, picture = pushed.picture(HERE, "same", 1.0, AHEAD)
    assert (at.x(), at.y()) == (-AHEAD, -AHEAD)
    assert (picture.width(), picture.height()) == (400, 300)
    at, _ = pushed.picture(HERE.panned(30, -20), "same", 1.0, AHEAD)
    assert (at.x(), at.y()) == pytest.approx((30 - AHEAD, -20 - AHEAD))
    assert len(painted) == 1
    assert painted[0].x(40) == HERE.x(40) + AHEAD


@pytest.mark.parametrize(
    ("outlook", "what", "ratio", "ahead"),
    [
        (HERE.panned(AHEAD + 1, 0), "same", 1.0, AHEAD),
        (HERE.zoomed(1.1), "same", 1.0, AHEAD),
        (HERE.sized(301, 200), "same", 1.0, AHEAD),
        (HERE, "other", 1.0, AHEAD),
        (HERE, "same", 2.0, AHEAD),
        (HERE, "same", 1.0, 0),
    ],
)
def test_anything_else_is_painted_anew(
    pushed: Pushed,
    painted: list[Outlook],
    outlook: Outlook,
    what: str,
    ratio: float,
    ahead: int,
) -> None:
    pushed.picture(HERE, "same", 1.0, AHEAD)
    pushed.picture(outlook, what, ratio, ahead)
    assert len(painted) == 2


def test_what_is_dropped_is_painted_anew(pushed: Pushed, painted: list[Outlook]) -> None:
    pushed.picture(HERE, "same", 1.0, AHEAD)
    pushed.drop()
    pushed.picture(HERE, "same", 1.0, AHEAD)
    assert len(painted) == 2
