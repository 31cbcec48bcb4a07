"""The margin beside a shown text: paragraph or line numbers, and a bar along the passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import LIGHT, Theme, small

GAP = 6
BAR = 3


class MarginRow(NamedTuple):
    """Something in the margin: a number (empty for the bar along a passage) and how high it is."""

    top: int
    height: int
    label: str = ""


class SourceMargin(QWidget):
    """Paints beside the text; the numbers are those that locators count by."""

    def __init__(self, view: QWidget, rows: Callable[[], Iterable[MarginRow]]) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self.theme: Theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def width_for(self, widest: str) -> int:
        """Room for the widest number, the bar, and the gaps between."""
        self.setFont(small(self._view.font()))
        return self.fontMetrics().horizontalAdvance(widest) + 3 * GAP + BAR

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers on the side away from the text, the bar on the side towards it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.theme.surface))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar_at = GAP // 2 if mirrored else self.width() - BAR - GAP // 2
        left = 2 * GAP + BAR if mirrored else GAP
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(self.theme.muted))
        for row in self._rows():
            if row.label:
                room = QRect(left, row.top, self.width() - 3 * GAP - BAR, row.height)
                painter.drawText(room, flags, row.label)
            else:
                painter.fillRect(bar_at, row.top, BAR, row.height, QColor(self.theme.accent))
        painter.end()
