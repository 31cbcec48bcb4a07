"""Painting what stands beside the marks of a lane: bars of offices, and ghosts of other dates."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.compose_ghosts import DrawnGhost
from coupexplorer.ui.timeline.inks import LaneInk, mix
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.timeline.picture import Box, DrawnLane, DrawnSpan

SURE, UNSURE, GONE = 0.42, 0.2, 0.06
"""How strong a bar is where it is certain, where it is only possible, and at a possible end."""

CORNER = 2.5


class SpanPainter:
    """Paints the bars of a lane: full where the time is certain, fading to its possible ends."""

    def __init__(self, theme: Theme, letters: Lettering) -> None:
        self._theme = theme
        self._letters = letters
        self._text = QColor(theme.text)

    def paint(
        self, painter: QPainter, lane: DrawnLane, ink: LaneInk, marked: Iterable[int] = ()
    ) -> None:
        """Paint every bar of a lane; the marked ones are outlined."""
        if not lane.spans:
            return
        outlined = set(marked)
        top = min(span.body.y for span in lane.spans) - 2.0
        painter.setPen(QPen(ink.band, 1.0))
        painter.drawLine(QPointF(0, top), QPointF(lane.box.width, top))
        painter.setFont(self._letters.font)
        for span in lane.spans:
            painter.setPen(Qt.PenStyle.NoPen)
            self._bar(painter, span, ink)
            if span.number in outlined:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._text, 1.2))
                painter.drawRoundedRect(_rect(span.body), CORNER, CORNER)
            if span.label_box is not None:
                painter.setPen(self._text)
                self._letters.write(painter, span.label, span.label_box)

    def _bar(self, painter: QPainter, span: DrawnSpan, ink: LaneInk) -> None:
        box = _rect(span.body)
        if span.core is None:
            painter.setBrush(_strength(ink, UNSURE))
            painter.drawRoundedRect(box, CORNER, CORNER)
            return
        fade = QLinearGradient(box.left(), 0, box.right(), 0)
        wide = max(box.width(), 1.0)
        first = min(max((span.core[0] - box.left()) / wide, 0.0), 1.0)
        last = min(max((span.core[1] - box.left()) / wide, first), 1.0)
        fade.setColorAt(0.0, _strength(ink, GONE if first > 0 else SURE))
        fade.setColorAt(first, _strength(ink, SURE))
        fade.setColorAt(last, _strength(ink, SURE))
        fade.setColorAt(1.0, _strength(ink, GONE if last < 1 else SURE))
        painter.setBrush(QBrush(fade))
        painter.drawRoundedRect(box, CORNER, CORNER)


class GhostPainter:
    """Paints ghosts: hollow, with a thin line to the mark of their event."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self, painter: QPainter, ghosts: Iterable[DrawnGhost], hovered: DrawnGhost | None
    ) -> None:
        """Paint ghosts; the hovered one stronger."""
        for ghost in ghosts:
            colour = mix(self._theme.case_colour(ghost.colour), self._theme.surface, 0.85)
            y = ghost.body.y + ghost.body.height / 2
            painter.setPen(QPen(colour, 1.0))
            painter.drawLine(QPointF(ghost.stem, ghost.foot), QPointF(ghost.stem, y))
            painter.drawLine(QPointF(ghost.stem, y), QPointF(ghost.end, y))
            painter.setPen(QPen(colour, 2.2 if ghost == hovered else 1.3))
            painter.setBrush(QColor(self._theme.surface))
            box = _rect(ghost.body).adjusted(0.7, 0.7, -0.7, -0.7)
            radius = min(box.height(), box.width()) / 2
            painter.drawRoundedRect(box, radius, radius)


def _strength(ink: LaneInk, share: float) -> QColor:
    return mix(ink.full.name(), ink.tint.name(), share)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
