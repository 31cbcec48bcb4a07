"""The heads of the comparison's columns in the cases' colours, some with a time axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.bidi import direction_of, draw_content
from coupexplorer.ui.comparison.model import CaseTableModel
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.workbench import Workbench

MARGIN = 10


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A text under a head, centred ``at`` pixels from the side where the column begins."""

    at: float
    text: str
    strong: bool = False


Axis = Callable[[int, QFontMetrics], Sequence[AxisLabel]]
"""The labels of an axis over a column of some width in pixels."""


class CaseHeader(QHeaderView):
    """Column heads in the cases' colours; ``axis`` adds a line of labels below the titles."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._bench = bench
        self._appearance = appearance
        self.axis: Axis | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(60)

    @guarded(QSize(100, 34))
    def sizeHint(self) -> QSize:
        """One line of text with room above for the bar, and the axis if there is one."""
        axis = QFontMetrics(small(self.font(), 0.8)).height() + 4 if self.axis is not None else 0
        return QSize(100, self.fontMetrics().height() + 18 + axis)

    @guarded(None)
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A pale ground, a bar on top, the case's title."""
        theme = self._appearance.theme
        painter.save()
        painter.fillRect(rect, QColor(theme.surface))
        model = self.model()
        if section > 0 and isinstance(model, CaseTableModel):
            case = self._bench.case_index(model.cases[section - 1].id)
            painter.fillRect(rect, QColor(theme.case_tint(case)))
            bar = QRect(rect.left(), rect.top(), rect.width(), 3)
            painter.fillRect(bar, QColor(theme.case_colour(case)))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.text))
        painter.setFont(bold(self.font()))
        label = str(model.headerData(section, Qt.Orientation.Horizontal))
        room = rect.adjusted(MARGIN, 3, -MARGIN, 0)
        if self.axis is not None:
            room.setHeight(painter.fontMetrics().height() + 12)
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        middle = Qt.AlignmentFlag.AlignVCenter.value
        draw_content(painter, room, shown, self.layoutDirection(), flags=middle)
        if section > 0 and self.axis is not None:
            self._paint_axis(painter, rect, self.axis)
        painter.restore()

    def _paint_axis(self, painter: QPainter, rect: QRect, axis: Axis) -> None:
        font = small(self.font(), 0.8)
        metrics = QFontMetrics(font)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for label in axis(rect.width(), metrics):
            at = rect.width() - label.at if mirrored else label.at
            width = metrics.horizontalAdvance(label.text) + 2
            left = round(rect.left() + min(max(at - width / 2, 2), rect.width() - width - 2))
            room = QRect(left, rect.bottom() - metrics.height() - 2, width, metrics.height())
            painter.setFont(bold(font) if label.strong else font)
            theme = self._appearance.theme
            painter.setPen(QColor(theme.text if label.strong else theme.muted))
            # "+2 y" keeps its order in a mirrored window, too.
            painter.setLayoutDirection(direction_of(label.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, label.text)
