"""The frame of a row or cell that is selected or has the keyboard: never told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coupexplorer.ui.theme import Theme


def paint_frame(
    painter: QPainter, rect: QRect, theme: Theme, *, selected: bool, has_focus: bool
) -> None:
    """Frame what has the keyboard; in high contrast also what is only selected, more thinly."""
    if has_focus:
        colour, width = theme.accent, theme.ring_width
    elif selected and theme.contrast:
        colour, width = theme.edge, 1
    else:
        return
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    before = width // 2
    after = before - width
    painter.drawRect(rect.adjusted(before, before, after, after))
