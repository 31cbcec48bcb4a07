"""Numbers under a cell: what they say of their scope, and how long their bars are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from tests.samples import day

from coupexplorer.analysis.quantities import Measured
from coupexplorer.domain.evidence import Quantity
from coupexplorer.ui.comparison.quantity_strip import (
    Bar,
    StripLine,
    StripPainter,
    bar_of,
    number_text,
    strip_lines,
    words_of,
)
from coupexplorer.ui.theme import LIGHT

COLOUR = LIGHT.case_colour(0)


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity("people", "killed", best=34000.0), "34,000"),
        (Quantity("people", "killed", best=2.5), "2.5"),
        (Quantity("people", "killed", best=400.0, approximate=True), "about 400"),
        (Quantity("people", "killed", low=200.0, high=500.0), "200–500"),
        (Quantity("people", "killed", low=200.0, best=250.0, high=500.0), "250 (200–500)"),
        (Quantity("people", "killed", low=70.0), "at least 70"),
        (Quantity("people", "killed", high=1000.0), "at most 1,000"),
        (Quantity("people", "killed", vague="hundreds"), "hundreds"),
        (Quantity("people", "killed", best=0.0, vague="bloodless"), "0 (“bloodless”)"),
    ],
)
def test_a_number_is_said_as_the_claim_gives_it(quantity: Quantity, words: str) -> None:
    assert number_text(quantity) == words


def test_the_scope_is_said_in_words_and_another_one_is_flagged() -> None:
    quantity = Quantity("people", "killed", best=41.0, where="Syria", when=day("1966-02-23"))
    assert words_of(Measured("a", quantity)) == "41 · killed · Syria · 23 Feb 1966"
    assert words_of(Measured("a", quantity, different=True)).endswith("different scope")


def test_a_bar_is_a_share_of_the_scale() -> None:
    quantity = Quantity("people", "killed", 100.0, 200.0, 400.0)
    assert bar_of(Measured("a", quantity, 400.0)) == Bar(0.25, 0.5, 1.0)
    assert bar_of(Measured("a", quantity)) is None, "no scale, no bar"
    vague = Quantity("people", "killed", vague="hundreds")
    assert bar_of(Measured("a", vague, 400.0)) is None


def test_bounds_alone_leave_their_other_side_open() -> None:
    at_least = bar_of(Measured("a", Quantity("people", "killed", low=100.0), 400.0))
    at_most = bar_of(Measured("a", Quantity("people", "killed", high=100.0), 400.0))
    assert at_least is not None
    assert at_most is not None
    assert (at_least.open_low, at_least.open_high) == (False, True)
    assert (at_most.open_low, at_most.open_high) == (True, False)


def picture(lines: tuple[StripLine, ...], qapp: QApplication, *, mirrored: bool = False) -> QImage:
    """Lines painted into a picture of 200 by 120 pixels."""
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    room = QRect(0, 0, 200, 120)
    StripPainter().paint(painter, room, lines, LIGHT, COLOUR, qapp.font(), direction)
    painter.end()
    return image


def coloured(image: QImage) -> list[int]:
    """The columns in which the case's full colour stands in some row."""
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name() == COLOUR for y in range(image.height()))
    ]


def test_bars_have_the_length_of_their_share(qapp: QApplication) -> None:
    half = (StripLine("a", "200", Bar(0.5, 0.5, 0.5)),)
    columns = coloured(picture(half, qapp))
    assert columns[0] == 0
    assert columns[-1] == pytest.approx(99, abs=1)


def test_bars_grow_from_the_other_side_in_a_mirrored_window(qapp: QApplication) -> None:
    half = (StripLine("a", "200", Bar(0.5, 0.5, 0.5)),)
    columns = coloured(picture(half, qapp, mirrored=True))
    assert columns[0] == pytest.approx(100, abs=1)
    assert columns[-1] == 199


def test_a_line_is_found_where_it_is_painted_and_nothing_takes_no_room(
    qapp: QApplication,
) -> None:
    strip = StripPainter()
    quantity = Quantity("people", "killed", best=41.0)
    lines = strip_lines([Measured("a", quantity, 41.0), Measured("b", quantity, 41.0)])
    height = strip.height(lines, 200, qapp.font())
    found = [strip.claim_at(lines, 200, qapp.font(), y) for y in range(height)]
    assert [c for c in dict.fromkeys(found) if c] == ["a", "b"]
    assert found[0] is None
    assert strip.height((), 200, qapp.font()) == 0
