"""Painting a picture of the timeline with a QPainter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen, QPolygonF

from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.inks import LaneInk, MarkInk, mix, ring
from coupexplorer.ui.timeline.marks import Flag
from coupexplorer.ui.timeline.picture import Box, Crowd, DrawnLane, DrawnMark, Picture

CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip)
CORNER = 4.0
SIGN = 8.5
STEPS = tuple(round(255 * (1 - 0.65**count)) for count in range(9))
"""How dark a pixel column is with so many thin bars on it, of 255."""

DISPUTED = int(Flag.DISPUTED)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of the canvas: labels, axis and pills, lane titles."""

    label: QFont
    small: QFont
    head: QFont


@dataclass(frozen=True, slots=True)
class Attention:
    """What is singled out: the selected and the hovered mark, as lane and row."""

    selected: tuple[int, int] | None = None
    hovered: tuple[int, int] | None = None
    focused: bool = False


class TimelinePainter:
    """Paints pictures in one theme and type."""

    def __init__(self, theme: Theme, type: Fonts) -> None:
        self._theme = theme
        self._type = type
        self._inks: dict[int, LaneInk] = {}
        self._marks: dict[tuple[int, int], MarkInk] = {}
        self._muted = QColor(theme.muted)
        self._text = QColor(theme.text)
        self._grid = mix(theme.muted, theme.surface, 0.16)
        self._zero = QPen(mix(theme.text, theme.surface, 0.75), 1.2, Qt.PenStyle.DashLine)
        self._zero.setDashPattern([3, 3])
        self._ring = ring(theme)
        self._warning = mix(theme.warning_text, theme.surface, 0.68)

    def paint(self, painter: QPainter, picture: Picture, attention: Attention) -> None:
        """Paint a whole picture."""
        # Signs stay before their numbers in a mirrored window, too.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for number, lane in enumerate(picture.lanes):
            self._ground(painter, picture, lane)
            self._shade(painter, lane)
            self._zero_lines(painter, picture, lane)
            self._lane(painter, number, lane, attention)
        self._axis(painter, picture)
        self._strip(painter, picture)

    def _ink(self, colour: int) -> LaneInk:
        if colour not in self._inks:
            self._inks[colour] = LaneInk.of(self._theme, colour)
        return self._inks[colour]

    def _mark_ink(self, colour: int, flags: int) -> MarkInk:
        ink = self._marks.get((colour, flags))
        if ink is None:
            ink = self._marks[(colour, flags)] = self._ink(colour).mark(Flag(flags))
        return ink

    def _ground(self, painter: QPainter, picture: Picture, lane: DrawnLane) -> None:
        ink = self._ink(lane.colour)
        painter.fillRect(_rect(lane.box), ink.tint)
        self._grid_lines(painter, picture, lane)
        painter.setFont(self._type.small)
        for band in lane.bands:
            painter.fillRect(_rect(band.box), ink.odd_band if band.odd else ink.band)
            if band.text:
                painter.setPen(ink.pill_text)
                painter.drawText(_rect(band.box), CENTRE, band.text)

    def _grid_lines(self, painter: QPainter, picture: Picture, lane: DrawnLane) -> None:
        painter.setPen(QPen(self._grid, 1.0))
        top, foot = lane.box.y, lane.box.y + lane.box.height
        for tick in picture.ticks:
            if 0 < tick.x < picture.width:
                painter.drawLine(QPointF(tick.x, top), QPointF(tick.x, foot))

    def _shade(self, painter: QPainter, lane: DrawnLane) -> None:
        if lane.shade is None:
            return
        x0, x1 = lane.shade
        colour = QColor(self._ring)
        colour.setAlphaF(0.20)
        painter.fillRect(QRectF(x0, lane.box.y, x1 - x0, lane.box.height), colour)
        painter.setPen(QPen(self._ring, 1.0))
        for x in (x0, x1):
            painter.drawLine(QPointF(x, lane.box.y), QPointF(x, lane.box.y + lane.box.height))

    def _zero_lines(self, painter: QPainter, picture: Picture, lane: DrawnLane) -> None:
        """Day zero, running on between the lanes when all share it."""
        painter.setPen(self._zero)
        foot = lane.box.y + lane.box.height
        if picture.aligned:
            below = [other.box.y for other in picture.lanes if other.box.y > lane.box.y]
            foot = min(below, default=picture.axis_y)
        for x in lane.zero:
            painter.drawLine(QPointF(x, lane.box.y), QPointF(x, foot))

    def _lane(self, painter: QPainter, number: int, lane: DrawnLane, attention: Attention) -> None:
        ink = self._ink(lane.colour)
        if lane.crowd is not None:
            self._crowd(painter, lane.crowd, ink)
        painter.setFont(self._type.small)
        for pill in lane.pills:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.pill if not pill.throughout else ink.tint.darker(103))
            radius = pill.box.height / 2
            painter.drawRoundedRect(_rect(pill.box), radius, radius)
            painter.setPen(ink.pill_text)
            painter.drawText(_rect(pill.box), CENTRE, pill.text)
        self._marks_of(painter, number, lane, attention)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._type.head)
        painter.setPen(ink.full)
        painter.drawText(_rect(lane.title_box).adjusted(-2, 0, 2, 0), CENTRE, lane.title.upper())

    def _marks_of(
        self, painter: QPainter, number: int, lane: DrawnLane, attention: Attention
    ) -> None:
        painter.setFont(self._type.label)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for mark in lane.marks:
            ink = self._mark_ink(lane.colour, mark.flags)
            place = (number, mark.row)
            if place == attention.selected:
                self._halo(painter, mark, attention)
            self._dot(painter, mark, ink) if mark.dot else self._bar(painter, mark, ink)
            if mark.flags & DISPUTED:
                self._sign(painter, mark, 4.0 if place == attention.selected else 0.0)
            if mark.label_box is not None:
                painter.setPen(ink.text)
                painter.drawText(_rect(mark.label_box).adjusted(-2, 0, 2, 0), CENTRE, mark.label)
                if place == attention.hovered:
                    foot = mark.label_box.y + mark.label_box.height - 1
                    left, right = mark.label_box.x, mark.label_box.x + mark.label_box.width
                    painter.drawLine(QPointF(left, foot), QPointF(right, foot))
            elif place == attention.hovered:
                painter.setPen(QPen(self._text, 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                self._outline(painter, _rect(mark.body).adjusted(-1.5, -1.5, 1.5, 1.5))

    def _dot(self, painter: QPainter, mark: DrawnMark, ink: MarkInk) -> None:
        box = _rect(mark.body)
        painter.setBrush(ink.dot)
        painter.setPen(ink.pen)
        inset = 0.6 if ink.outlined else 0.0
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))

    def _bar(self, painter: QPainter, mark: DrawnMark, ink: MarkInk) -> None:
        box = _rect(mark.body)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.faded)
        radius = min(box.height() / 2, box.width() / 2)
        painter.drawRoundedRect(box, radius, radius)
        if mark.core is not None:
            start, end = max(mark.core[0], mark.body.x), min(mark.core[1], box.right())
            if end > start:
                core = QRectF(start, box.y(), end - start, box.height())
                painter.setBrush(ink.solid)
                inner = min(radius, core.width() / 2)
                painter.drawRoundedRect(core, inner, inner)
        if ink.outlined:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ink.pen)
            self._outline(painter, box.adjusted(0.6, 0.6, -0.6, -0.6))

    @staticmethod
    def _outline(painter: QPainter, box: QRectF) -> None:
        radius = min(box.height(), box.width()) / 2
        painter.drawRoundedRect(box, radius, radius)

    def _halo(self, painter: QPainter, mark: DrawnMark, attention: Attention) -> None:
        painter.setPen(QPen(self._ring, 2.6))
        painter.setBrush(self._theme.surface)
        self._outline(painter, _rect(mark.body).adjusted(-2.4, -2.4, 2.4, 2.4))
        if attention.focused:
            painter.setPen(QPen(self._text, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._outline(painter, _rect(mark.body).adjusted(-4.2, -4.2, 4.2, 4.2))

    def _sign(self, painter: QPainter, mark: DrawnMark, aside: float) -> None:
        """A small warning triangle at the right of a disputed mark."""
        size = SIGN
        middle = mark.body.y + mark.body.height / 2
        x = mark.body.x + mark.body.width + 2.5 + aside
        foot, top = middle + size * 0.42, middle - size * 0.46
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._warning)
        shape = [QPointF(x, foot), QPointF(x + size, foot), QPointF(x + size / 2, top)]
        painter.drawPolygon(QPolygonF(shape))
        painter.setPen(QPen(QColor(self._theme.surface), 1.0))
        centre = x + size / 2
        painter.drawLine(QPointF(centre, top + size * 0.36), QPointF(centre, foot - size * 0.3))
        painter.drawPoint(QPointF(centre, foot - size * 0.13))

    @staticmethod
    def _crowd(painter: QPainter, crowd: Crowd, ink: LaneInk) -> None:
        """Bars that darken where they meet; of too many, a silhouette: the more marks touch a
        pixel column the higher it is, by logarithm."""
        rows = max(int(crowd.box.height) - 2, 2)
        if crowd.singly:
            cover = np.minimum(crowd.counts, len(STEPS) - 1).astype(np.uint8)
            levels = np.broadcast_to(cover, (rows, len(cover)))
        else:
            most = max(int(crowd.counts.max(initial=1)), 1)
            tall = np.log1p(crowd.counts) / np.log1p(most) * rows
            levels = (np.arange(rows)[:, None] >= rows - tall) * np.uint8(2)
        pixels = np.ascontiguousarray(levels, dtype=np.uint8)
        form = QImage.Format.Format_Indexed8
        image = QImage(pixels.data, pixels.shape[1], rows, pixels.shape[1], form)
        full = ink.full
        table = (QColor(full.red(), full.green(), full.blue(), alpha) for alpha in STEPS)
        image.setColorTable([colour.rgba() for colour in table])
        painter.drawImage(QPointF(crowd.box.x, crowd.box.y + 1), image)

    def _axis(self, painter: QPainter, picture: Picture) -> None:
        painter.setPen(QPen(self._grid.darker(115) if not self._theme.dark else self._grid, 1.2))
        painter.drawLine(QPointF(0, picture.axis_y), QPointF(picture.width, picture.axis_y))
        painter.setFont(self._type.small)
        for tick in picture.ticks:
            if tick.text_box is not None:
                painter.setPen(self._text if tick.strong else self._muted)
                painter.drawText(_rect(tick.text_box).adjusted(-2, 0, 2, 0), CENTRE, tick.text)

    def _strip(self, painter: QPainter, picture: Picture) -> None:
        """The strip in which a window is brushed without a modifier key."""
        box = _rect(picture.strip).adjusted(0, 1.5, 0, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(self._theme.muted, self._theme.surface, 0.12))
        painter.drawRoundedRect(box, CORNER / 2, CORNER / 2)
        if picture.strip_shade is not None:
            start, end = picture.strip_shade
            painter.setBrush(QBrush(self._ring))
            painter.drawRoundedRect(
                QRectF(start, picture.strip.y, max(end - start, 3.0), picture.strip.height),
                CORNER,
                CORNER,
            )


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
