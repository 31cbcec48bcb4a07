"""Direction of content: an English title reads left to right in a mirrored window, and so on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter


def direction_of(text: str) -> Qt.LayoutDirection:
    """The direction a text reads in, by its own first strong letter."""
    rtl = Qt.LayoutDirection.RightToLeft
    for letter in text:
        if "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc":
            return rtl
        if letter.isalpha():
            break
    return Qt.LayoutDirection.LeftToRight


def draw_content(
    painter: QPainter,
    room: QRect,
    text: str,
    window: Qt.LayoutDirection,
    *,
    flags: int = Qt.AlignmentFlag.AlignTop.value,
) -> None:
    """Draw a text in its own direction, at the side where the window's lines begin."""
    mirrored = window == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    painter.save()
    painter.setLayoutDirection(direction_of(text))
    painter.drawText(room, flags | (side | Qt.AlignmentFlag.AlignAbsolute).value, text)
    painter.restore()
