"""Painting a picture of the map over its ground, in the colours of a theme."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.map.labels import Dot, Label
from coupexplorer.ui.map.picture import Arrow, Picture
from coupexplorer.ui.map.scene import Counts, Highlight

RING_GAP = 3.0
EDGE, EDGE_TURNS = 1.5, 12
TEXT_MARGIN = 2.0
MOST_PICTURES = 1_000
FULL_TURN = 5760
"""Qt counts angles in sixteenths of a degree."""


def shape(case: int | None, x: float, y: float, radius: float) -> QPainterPath:
    """The outline by which a case is known without its colour: disc, diamond, square, triangle."""
    path = QPainterPath()
    kind = 0 if case is None else case % 4
    if kind == 0:
        path.addEllipse(QPointF(x, y), radius, radius)
        return path
    corners, turn, reach = ((4, 0.0, 1.22), (4, 45.0, 1.2), (3, -90.0, 1.35))[kind - 1]
    angles = [math.radians(turn + corner * 360 / corners) for corner in range(corners)]
    points = [
        QPointF(x + reach * radius * math.cos(a), y + reach * radius * math.sin(a)) for a in angles
    ]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def paint_counts(
    painter: QPainter, counts: Counts, x: float, y: float, radius: float, ink: MapInk
) -> None:
    """A mark in the shape of its case, or one half in each of two shapes, or slices of a disc."""
    edge = QPen(ink.card, 1.2)
    if not counts:
        painter.setPen(QPen(ink.quiet, 1.1))
        painter.setBrush(ink.card)
        painter.drawEllipse(QPointF(x, y), radius, radius)
    elif len(counts) <= 2:
        for number, (case, _) in enumerate(counts):
            painter.save()
            if len(counts) == 2:
                left = x - 2 * radius if number == 0 else x
                painter.setClipRect(QRectF(left, y - 2 * radius, 2 * radius, 4 * radius))
            painter.setPen(edge)
            painter.setBrush(ink.case(case))
            painter.drawPath(shape(case, x, y, radius))
            painter.restore()
        if len(counts) == 2:
            painter.setPen(edge)
            painter.drawLine(QPointF(x, y - radius), QPointF(x, y + radius))
    else:
        _paint_slices(painter, counts, QRectF(x - radius, y - radius, 2 * radius, 2 * radius), ink)


def _paint_slices(painter: QPainter, counts: Counts, box: QRectF, ink: MapInk) -> None:
    total, start = sum(events for _, events in counts), FULL_TURN / 4
    painter.setPen(QPen(ink.card, 1.2))
    for case, events in counts:
        turn = FULL_TURN * events / total
        painter.setBrush(ink.case(case))
        painter.drawPie(box, round(start - turn), round(turn))
        start -= turn


class Stamps:
    """Marks of places, each drawn once and kept; sizes go by half pixels."""

    def __init__(self, ink: MapInk) -> None:
        self._ink = ink
        self._pictures: dict[object, tuple[QPixmap, float]] = {}

    def picture(
        self, counts: Counts, radius: float, ratio: float, several: bool
    ) -> tuple[QPixmap, float]:
        """A mark on nothing, and how far its middle is from its corner; ``several`` places are
        one mark in a thin ring."""
        size = max(round(radius * 2), 1) / 2
        cases = counts if len(counts) > 2 else tuple(case for case, _ in counts)
        found = self._pictures.get((cases, size, ratio, several))
        if found is None:
            if len(self._pictures) > MOST_PICTURES:
                self._pictures.clear()
            found = self._draw(counts, size, ratio, several)
            self._pictures[cases, size, ratio, several] = found
        return found

    def _draw(
        self, counts: Counts, radius: float, ratio: float, several: bool
    ) -> tuple[QPixmap, float]:
        reach = math.ceil(radius * 1.4) + 4.0
        picture = QPixmap(round(2 * reach * ratio), round(2 * reach * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_counts(painter, counts, reach, reach, radius, self._ink)
        if several:
            painter.setPen(QPen(self._ink.quiet, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(reach, reach), radius + 2.5, radius + 2.5)
        painter.end()
        return picture, reach


class Letters:
    """Names in one font and colour with an edge that keeps them readable over lines. Each is drawn
    once and kept: drawing the letters anew was measured at half the cost of a frame."""

    def __init__(self, font: QFont, colour: QColor, edge: QColor) -> None:
        self._font = font
        self._colour = colour
        self._edge = QColor(edge)
        self._edge.setAlphaF(0.85)
        self._metrics = QFontMetricsF(font)
        self._sizes: dict[str, tuple[float, float]] = {}
        self._pictures: dict[tuple[str, float], QPixmap] = {}

    def size(self, text: str) -> tuple[float, float]:
        """Width and height of a name with its edge."""
        found = self._sizes.get(text)
        if found is None:
            width = self._metrics.horizontalAdvance(text) + 2 * TEXT_MARGIN
            found = self._sizes[text] = (width, self._metrics.height())
        return found

    def picture(self, text: str, ratio: float) -> QPixmap:
        """A name as drawn, on nothing."""
        found = self._pictures.get((text, ratio))
        if found is None:
            if len(self._pictures) > MOST_PICTURES:
                self._pictures.clear()
            found = self._pictures[text, ratio] = self._draw(text, ratio)
        return found

    def _draw(self, text: str, ratio: float) -> QPixmap:
        width, height = self.size(text)
        picture = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        at = QPointF(TEXT_MARGIN, self._metrics.ascent())
        painter = QPainter(picture)
        painter.setFont(self._font)
        # Written all around: stroking the outline of the letters was measured at seven times this.
        painter.setPen(self._edge)
        for turn in range(EDGE_TURNS):
            angle = math.tau * turn / EDGE_TURNS
            painter.drawText(at + QPointF(math.cos(angle), math.sin(angle)) * EDGE, text)
        painter.setPen(self._colour)
        painter.drawText(at, text)
        painter.end()
        return picture


class MapPainter:
    """Paints one picture; what does not stand out is faded when the highlight fades."""

    def __init__(
        self, painter: QPainter, ink: MapInk, highlight: Highlight, stamps: Stamps
    ) -> None:
        self._painter = painter
        self._ink = ink
        self._highlight = highlight
        self._stamps = stamps
        self._ratio = painter.device().devicePixelRatioF()

    def paint(
        self, picture: Picture, names: Letters, areas: Letters, hovered_way: str | None = None
    ) -> None:
        """Arrows, dots and names, what stands out last; no ground."""
        marked = self._highlight
        for arrow in sorted(
            picture.arrows, key=lambda a: (a.way.id == hovered_way, a.way.id in marked.ways)
        ):
            self._arrow(arrow, strong=arrow.way.id == hovered_way)
        for label in picture.labels:
            if label.spot.area:
                self._label(label, areas)
        for dot in reversed(picture.dots):
            self._dot(dot)
        for label in picture.labels:
            if not label.spot.area:
                self._label(label, names)
        self._painter.setOpacity(1.0)

    def ring(self, x: float, y: float, radius: float, *, dashed: bool = False) -> None:
        """The ring around what is looked at, or dashed around where the keys stand."""
        painter, reach = self._painter, radius + RING_GAP
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self._ink.card, 4.4), (self._ink.ring, 2.4)):
            if dashed:
                colour = self._ink.card if width > 3 else self._ink.text
            pen = QPen(colour, width if not dashed else width * 0.7)
            if dashed and width < 3:
                pen.setDashPattern([2.0, 1.6])
            painter.setPen(pen)
            painter.drawEllipse(QPointF(x, y), reach, reach)

    def frame(self, box: QRectF, *, dashed: bool = False) -> None:
        """The same around the name of an area."""
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._ink.text if dashed else self._ink.ring, 1.7 if dashed else 2.4)
        if dashed:
            pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(-3, -1, 3, 1), 5, 5)

    def _strength(self, stands_out: bool) -> float:
        return 1.0 if stands_out or not self._highlight.fades else self._ink.faded

    def _arrow(self, arrow: Arrow, *, strong: bool) -> None:
        painter, way = self._painter, arrow.way
        out = strong or way.id in self._highlight.ways
        painter.setOpacity(self._strength(out))
        colour = self._ink.case(way.case)
        if not arrow.seen:
            return
        line = QPolygonF([QPointF(*point) for point in arrow.seen])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cap = Qt.PenCapStyle.FlatCap
        if out:
            painter.setPen(QPen(self._ink.halo, 5.0, c=cap))
            painter.drawPolyline(line)
        pen = QPen(colour, 2.6 if out else 1.7, c=cap)
        if way.inferred:
            pen.setDashPattern([4.0, 2.6])
        painter.setPen(pen)
        painter.drawPolyline(line)
        hollow = way.case is not None and way.case % 2 == 1
        painter.setPen(QPen(colour, 1.5, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(self._ink.card if hollow else colour)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in arrow.head]))

    def _dot(self, dot: Dot) -> None:
        painter = self._painter
        painter.setOpacity(self._strength(dot.spot.id in self._highlight.spots))
        several = dot.crowd > 1
        picture, reach = self._stamps.picture(dot.spot.counts, dot.radius, self._ratio, several)
        painter.drawPixmap(QPointF(dot.x - reach, dot.y - reach), picture)

    def _label(self, label: Label, letters: Letters) -> None:
        out = label.spot.id in self._highlight.spots
        self._painter.setOpacity(max(self._strength(out), 0.5))
        picture = letters.picture(label.text, self._ratio)
        self._painter.drawPixmap(label.box.topLeft(), picture)
