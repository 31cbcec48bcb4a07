"""A frame tells what has the keyboard; in high contrast also what is selected."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.theme import CONTRAST_DARK, CONTRAST_LIGHT, LIGHT, Theme
from coupexplorer.ui.widgets.row_frame import paint_frame


def framed(theme: Theme, *, selected: bool, has_focus: bool) -> list[str]:
    """The colours from the edge of a row inwards, until the ground begins."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.highlight))
    painter = QPainter(image)
    paint_frame(painter, image.rect(), theme, selected=selected, has_focus=has_focus)
    painter.end()
    inwards = [image.pixelColor(n, 10).name() for n in range(10)]
    outwards = [image.pixelColor(19 - n, 10).name() for n in range(10)]
    down = [image.pixelColor(10, n).name() for n in range(10)]
    assert inwards == outwards == down
    return [colour for colour in inwards if colour != theme.highlight]


@pytest.mark.parametrize("theme", [LIGHT, CONTRAST_LIGHT, CONTRAST_DARK])
def test_what_has_the_keyboard_has_a_ring(qapp: QApplication, theme: Theme) -> None:
    assert framed(theme, selected=True, has_focus=True) == [theme.accent] * theme.ring_width


def test_what_is_only_selected_has_a_frame_in_high_contrast(qapp: QApplication) -> None:
    assert framed(CONTRAST_LIGHT, selected=True, has_focus=False) == [CONTRAST_LIGHT.edge]
    assert framed(CONTRAST_DARK, selected=True, has_focus=False) == [CONTRAST_DARK.edge]
    assert framed(LIGHT, selected=True, has_focus=False) == []
    assert framed(CONTRAST_LIGHT, selected=False, has_focus=False) == []
