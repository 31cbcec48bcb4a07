"""Boxes and dots to tick that can be seen on every ground.

The style draws their frames from the ground made darker, which nobody sees on a dark one. They are
drawn over here, in the places the style gives them, on the ground of lists and fields.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from coupexplorer.ui.guard import guarded

CORNER = 3.0
INSET = 1.5
TICK = ((0.22, 0.52), (0.43, 0.73), (0.78, 0.29))
"""The corners of a tick, as shares of its box."""


class Box(QCheckBox):
    """A box to tick."""

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and the box over its own."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        place = self.style().subElementRect(element, option, self)
        painter = QPainter(self)
        draw_box(painter, place, self.palette(), on=self.isChecked())
        painter.end()


class Dot(QRadioButton):
    """One of several, of which one is taken."""

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """What the style draws, and the dot over its own."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_RadioButtonIndicator
        place = self.style().subElementRect(element, option, self)
        painter = QPainter(self)
        draw_dot(painter, place, self.palette(), on=self.isChecked())
        painter.end()


class BoxedLines(QStyledItemDelegate):
    """The lines of a list or the cells of a grid, with their boxes drawn over."""

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """What the style draws, and the box over its own."""
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        placed = QStyleOptionViewItem(option)
        self.initStyleOption(placed, index)
        view = placed.widget
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        place = view.style().subElementRect(element, placed, view)
        on = Qt.CheckState(state) == Qt.CheckState.Checked
        draw_box(painter, place, placed.palette, on=on)


def draw_box(painter: QPainter, place: QRect, palette: QPalette, *, on: bool) -> None:
    """Draw a box, with a tick when it is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(place, palette.color(QPalette.ColorRole.Base))
    box = QRectF(place).adjusted(INSET, INSET, -INSET, -INSET)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.2))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, CORNER, CORNER)
    if on:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.9))
        corners = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in TICK]
        painter.drawPolyline(corners)
    painter.restore()


def draw_dot(painter: QPainter, place: QRect, palette: QPalette, *, on: bool) -> None:
    """Draw a ring, with a dot in it when it is on."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(place, palette.color(QPalette.ColorRole.Base))
    ring = QRectF(place).adjusted(INSET, INSET, -INSET, -INSET)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.2))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawEllipse(ring)
    if on:
        within = ring.width() * 0.27
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Text))
        painter.drawEllipse(ring.adjusted(within, within, -within, -within))
    painter.restore()
