"""Painting a picture of the timeline with a QPainter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen

from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.compose_ghosts import DrawnGhost
from coupexplorer.ui.timeline.inks import LaneInk, mix, ring
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.timeline.painting_marks import Attention, MarkPainter
from coupexplorer.ui.timeline.painting_spans import GhostPainter, SpanPainter
from coupexplorer.ui.timeline.picture import Box, Crowd, DrawnLane, Picture

CORNER = 4.0
PILL_CLEAR = 6.0
STEPS = tuple(round(255 * (1 - 0.65**count)) for count in range(9))
"""How dark a pixel column is with so many thin bars on it, of 255."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of the canvas: labels, axis and pills, lane titles."""

    label: QFont
    small: QFont
    head: QFont


class TimelinePainter:
    """Paints pictures in one theme and type."""

    def __init__(self, theme: Theme, type: Fonts) -> None:
        self._theme = theme
        self._small = Lettering(type.small, auto=False)
        self._head = Lettering(type.head)
        self._inks: dict[int, LaneInk] = {}
        self._marks = MarkPainter(theme, type.label)
        self._spans = SpanPainter(theme, self._small)
        self._ghosts = GhostPainter(theme)
        self._muted = QColor(theme.muted)
        self._text = QColor(theme.text)
        self._grid = mix(theme.muted, theme.surface, 0.16)
        self._zero = QPen(mix(theme.text, theme.surface, 0.75), 1.2, Qt.PenStyle.DashLine)
        self._zero.setDashPattern([3, 3])
        self._ring = ring(theme)

    def paint(
        self,
        painter: QPainter,
        picture: Picture,
        attention: Attention,
        ghosts: Sequence[DrawnGhost] = (),
    ) -> None:
        """Paint a whole picture."""
        painter.save()
        if picture.beyond:
            painter.setClipRect(QRectF(0, 0, picture.width, picture.axis_y))
        for number, lane in enumerate(picture.lanes):
            if lane.box.y < picture.axis_y and lane.box.y + lane.box.height > 0:
                self._ground(painter, picture, lane)
                self._shades(painter, lane)
                self._zero_lines(painter, picture, lane)
                self._lane(painter, number, lane, attention)
        self._ghosts.paint(painter, ghosts, attention.ghost)
        painter.restore()
        self._axis(painter, picture)
        self._strip(painter, picture)

    def _ink(self, colour: int) -> LaneInk:
        if colour not in self._inks:
            self._inks[colour] = LaneInk.of(self._theme, colour)
        return self._inks[colour]

    def _ground(self, painter: QPainter, picture: Picture, lane: DrawnLane) -> None:
        ink = self._ink(lane.colour)
        painter.fillRect(_rect(lane.box), ink.tint)
        self._grid_lines(painter, picture, lane)
        painter.setFont(self._small.font)
        painter.setPen(ink.pill_text)
        for band in lane.bands:
            painter.fillRect(_rect(band.box), ink.odd_band if band.odd else ink.band)
            if band.text:
                self._small.write(painter, band.text, band.free)

    def _grid_lines(self, painter: QPainter, picture: Picture, lane: DrawnLane) -> None:
        painter.setPen(QPen(self._grid, 1.0))
        top, foot = lane.box.y, lane.box.y + lane.box.height
        for tick in picture.ticks:
            if 0 < tick.x < picture.width:
                painter.drawLine(QPointF(tick.x, top), QPointF(tick.x, foot))

    def _shades(self, painter: QPainter, lane: DrawnLane) -> None:
        colour = QColor(self._ring)
        colour.setAlphaF(0.20)
        for x0, x1 in lane.shades:
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
            for pill in lane.pills:
                # The crowd ends straight beside a pill: cut round it would seem to mean something.
                box = _rect(pill.box).adjusted(-PILL_CLEAR, 0, PILL_CLEAR, 0)
                painter.fillRect(box, ink.tint)
        marked = (row for at, row in attention.spans if at == number)
        self._spans.paint(painter, lane, ink, marked)
        painter.setPen(Qt.PenStyle.NoPen)
        pills = (*lane.pills, lane.more_spans) if lane.more_spans else lane.pills
        for pill in pills:
            painter.setBrush(ink.tint.darker(103) if pill.throughout else ink.pill)
            radius = pill.box.height / 2
            painter.drawRoundedRect(_rect(pill.box), radius, radius)
        painter.setFont(self._small.font)
        painter.setPen(ink.pill_text)
        for pill in pills:
            self._small.write(painter, pill.text, pill.box)
        self._marks.paint(painter, number, lane, attention)
        painter.fillRect(_rect(lane.title_box), ink.tint)
        painter.setFont(self._head.font)
        painter.setPen(ink.full)
        self._head.write(painter, lane.title, lane.title_box)

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
        painter.setFont(self._small.font)
        for tick in picture.ticks:
            if tick.text_box is not None:
                painter.setPen(self._text if tick.strong else self._muted)
                self._small.write(painter, tick.text, tick.text_box)

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
