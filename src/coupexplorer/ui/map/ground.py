"""The ground of the map: water, land, coasts and borders, painted from outlines made once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF, QRegion, QTransform

from coupexplorer.shipped.borders import Line, Outlines
from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.map.outlook import Outlook

FINE_FROM = 5.5
"""Pixels to a degree from which the finer outlines are drawn where there are any."""

GRATICULE = 10


@dataclass(slots=True)
class _Level:
    """One level of detail as paths in degrees, north up as y downwards."""

    box: QRectF
    land: QPainterPath
    coasts: QPainterPath
    borders: QPainterPath


class Ground:
    """Paints what lies under the places. Without outlines it is a net of degrees."""

    def __init__(self, outlines: Sequence[Outlines]) -> None:
        self._levels = [_level(found) for found in outlines]

    def paint(self, painter: QPainter, outlook: Outlook, ink: MapInk) -> None:
        """Fill the view."""
        view = QRect(0, 0, round(outlook.width) + 1, round(outlook.height) + 1)
        painter.fillRect(view, ink.water)
        if not self._levels:
            self._paint_net(painter, outlook, ink)
            return
        coarse, *finer = self._levels
        rest = QRegion(view)
        for level in finer if outlook.scale >= FINE_FROM else ():
            room = QRegion(_shown(level.box, outlook).toAlignedRect()) & rest
            if not room.isEmpty():
                self._paint_level(painter, level, room, outlook, ink)
                rest -= room
        if not rest.isEmpty():
            self._paint_level(painter, coarse, rest, outlook, ink)

    def _paint_level(
        self, painter: QPainter, level: _Level, room: QRegion, outlook: Outlook, ink: MapInk
    ) -> None:
        painter.save()
        painter.setClipRegion(room)
        painter.setTransform(_to_pixels(outlook), combine=True)
        painter.fillPath(level.land, ink.land)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path, colour, width in (
            (level.borders, ink.border, 1.0),
            (level.coasts, ink.coast, 1.0),
        ):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawPath(path)
        painter.restore()

    def _paint_net(self, painter: QPainter, outlook: Outlook, ink: MapInk) -> None:
        painter.setPen(QPen(ink.border, 1.0))
        for degree in range(-180, 181, GRATICULE):
            x = outlook.x(degree)
            painter.drawLine(QPointF(x, 0), QPointF(x, outlook.height))
        for degree in range(-90, 91, GRATICULE):
            y = outlook.y(degree)
            painter.drawLine(QPointF(0, y), QPointF(outlook.width, y))


def _to_pixels(outlook: Outlook) -> QTransform:
    across, scale = outlook.across, outlook.scale
    return QTransform(across, 0, 0, scale, outlook.x(0), outlook.y(0))


def _shown(box: QRectF, outlook: Outlook) -> QRectF:
    return _to_pixels(outlook).mapRect(box)


def _level(outlines: Outlines) -> _Level:
    west, south, east, north = outlines.box
    return _Level(
        QRectF(west, -north, east - west, north - south),
        _path(outlines.land, closed=True),
        _path(outlines.coasts),
        _path(outlines.borders),
    )


def _path(lines: Iterable[Line], *, closed: bool = False) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for line in lines:
        path.addPolygon(QPolygonF([QPointF(x, -y) for x, y in line]))
        if closed:
            path.closeSubpath()
    return path
