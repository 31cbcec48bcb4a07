"""A text with some of its words in bold, painted over one line or two and cut where it must be."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from coupexplorer.ui.bidi import direction_of


@dataclass(frozen=True, slots=True)
class Line:
    """A text, the places (start, end) to stress in it, and how: in the font ``stressed``, whose
    measures are ``metrics``, and in ``colour`` unless that is the painter's own."""

    text: str
    marks: tuple[tuple[int, int], ...]
    font: QFont
    stressed: QFont
    metrics: QFontMetrics
    colour: QColor | None = None

    def draw(
        self, painter: QPainter, room: QRect, window: Qt.LayoutDirection, lines: int = 1
    ) -> None:
        """Draw it in its own direction, at the side where the window's lines begin."""
        first = self._first_line(room.width()) if lines > 1 else 0
        rest = self.text[first:]
        if self.metrics.horizontalAdvance(rest) > room.width():
            rest = self.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        shown = self.text[:first] + rest
        layout = QTextLayout(shown, self.font)
        layout.setTextOption(_option(self.text, window))
        layout.setFormats([self._format(mark) for mark in self.marks if mark[1] <= len(shown)])
        _lay_out(layout, room.width(), lines)
        layout.draw(painter, QPointF(room.left(), room.top()))

    def _first_line(self, width: int) -> int:
        """How much of the text stands on the first line when it needs two, else 0."""
        if self.metrics.horizontalAdvance(self.text) <= width:
            return 0
        layout = QTextLayout(self.text, self.stressed)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        end = line.textLength()
        layout.endLayout()
        return end if end < len(self.text) else 0

    def _format(self, mark: tuple[int, int]) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = mark[0], mark[1] - mark[0]
        look = QTextCharFormat()
        look.setFont(
            self.stressed, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll
        )
        if self.colour is not None:
            look.setForeground(self.colour)
        found.format = look
        return found


def _lay_out(layout: QTextLayout, width: int, lines: int) -> None:
    top = 0.0
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()


def _option(text: str, window: Qt.LayoutDirection) -> QTextOption:
    mirrored = window == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction_of(text))
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option
