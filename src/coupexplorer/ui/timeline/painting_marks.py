"""Painting the marks of a lane: dots, bars, rings, warning signs and labels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.compose_ghosts import DrawnGhost
from coupexplorer.ui.timeline.inks import LaneInk, MarkInk, mix, ring
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.timeline.marks import Flag
from coupexplorer.ui.timeline.picture import Box, DrawnLane, DrawnMark

SIGN = 8.5
SIGN_GAP = 2.5
DISPUTED, TWIN = int(Flag.DISPUTED), int(Flag.TWIN)
NO_BRUSH = Qt.BrushStyle.NoBrush
NO_PEN = Qt.PenStyle.NoPen


@dataclass(frozen=True, slots=True)
class Attention:
    """What is singled out: the selected and the hovered mark, as lane and row; the other marks of
    the selected event; bars (lane and number) that are looked at or hovered; the hovered ghost."""

    selected: tuple[int, int] | None = None
    hovered: tuple[int, int] | None = None
    focused: bool = False
    twins: frozenset[tuple[int, int]] = frozenset()
    spans: frozenset[tuple[int, int]] = frozenset()
    ghost: DrawnGhost | None = None


class MarkPainter:
    """Paints marks in one theme and font.

    Dots and signs are painted once and stamped, at a tenth of the cost of drawing them afresh.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._labels = Lettering(font)
        self._inks: dict[tuple[int, int], MarkInk] = {}
        self._stamps: dict[tuple[int, int, float, float], QPixmap] = {}
        self._ring = ring(theme)
        self._warning = mix(theme.warning_text, theme.surface, 0.68)

    def paint(self, painter: QPainter, number: int, lane: DrawnLane, attention: Attention) -> None:
        """Paint the marks of the lane of a number."""
        painter.setFont(self._labels.font)
        ratio = painter.device().devicePixelRatio()
        for mark in lane.marks:
            flags = mark.flags & ~TWIN
            ink = self._ink(mark.colour, flags)
            place = (number, mark.row)
            selected = place == attention.selected or place in attention.twins
            if selected:
                focused = attention.focused and place == attention.selected
                self._halo(painter, mark, focused=focused)
            if mark.dot:
                self._stamp_dot(painter, (mark.colour, flags), mark, ink, ratio)
            else:
                self._bar(painter, mark, ink)
            if mark.flags & DISPUTED and _sign_fits(mark, lane):
                self._stamp_sign(painter, mark, 4.0 if selected else 0.0, ratio)
            if mark.label_box is not None:
                painter.setPen(ink.text)
                self._labels.write(painter, mark.label, mark.label_box)
            if place == attention.hovered:
                self._hovered(painter, mark)

    def _ink(self, colour: int, flags: int) -> MarkInk:
        ink = self._inks.get((colour, flags))
        if ink is None:
            ink = LaneInk.of(self._theme, colour).mark(Flag(flags))
            self._inks[(colour, flags)] = ink
        return ink

    def _stamp_dot(
        self,
        painter: QPainter,
        look: tuple[int, int],
        mark: DrawnMark,
        ink: MarkInk,
        ratio: float,
    ) -> None:
        size = mark.body.width
        key = (*look, size, ratio)
        stamp = self._stamps.get(key)
        if stamp is None:
            stamp = self._stamps[key] = _blank(size + 2, ratio)
            inset = 1.6 if ink.outlined else 1.0
            with QPainter(stamp) as on_stamp:
                on_stamp.setRenderHint(QPainter.RenderHint.Antialiasing)
                on_stamp.setBrush(ink.dot)
                on_stamp.setPen(ink.pen)
                room = size + 2 - 2 * inset
                on_stamp.drawEllipse(QRectF(inset, inset, room, room))
        self._put(painter, stamp, mark.body.x - 1, mark.body.y - 1, ratio)

    def _stamp_sign(self, painter: QPainter, mark: DrawnMark, aside: float, ratio: float) -> None:
        """A small warning triangle at the right of a disputed mark."""
        key = (-1, 0, SIGN, ratio)
        stamp = self._stamps.get(key)
        if stamp is None:
            stamp = self._stamps[key] = _blank(SIGN, ratio)
            with QPainter(stamp) as on_stamp:
                on_stamp.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._sign(on_stamp)
        x = mark.body.x + mark.body.width + SIGN_GAP + aside
        self._put(painter, stamp, x, mark.body.y + (mark.body.height - SIGN) / 2, ratio)

    def _sign(self, painter: QPainter) -> None:
        foot, top, centre = SIGN * 0.92, SIGN * 0.04, SIGN / 2
        painter.setPen(NO_PEN)
        painter.setBrush(self._warning)
        shape = [QPointF(0, foot), QPointF(SIGN, foot), QPointF(centre, top)]
        painter.drawPolygon(QPolygonF(shape))
        painter.setPen(QPen(QColor(self._theme.surface), 1.0))
        painter.drawLine(QPointF(centre, top + SIGN * 0.36), QPointF(centre, foot - SIGN * 0.3))
        painter.drawPoint(QPointF(centre, foot - SIGN * 0.13))

    @staticmethod
    def _put(painter: QPainter, stamp: QPixmap, x: float, y: float, ratio: float) -> None:
        """Stamp on whole pixels of the screen, so that edges stay sharp."""
        at = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
        painter.drawPixmap(at, stamp)

    def _bar(self, painter: QPainter, mark: DrawnMark, ink: MarkInk) -> None:
        box = _rect(mark.body)
        painter.setPen(NO_PEN)
        painter.setBrush(ink.faded)
        _capsule(painter, box)
        if mark.core is not None:
            start, end = max(mark.core[0], box.left()), min(mark.core[1], box.right())
            if end > start:
                painter.setBrush(ink.solid)
                _capsule(painter, QRectF(start, box.y(), end - start, box.height()))
        if ink.outlined:
            painter.setBrush(NO_BRUSH)
            painter.setPen(ink.pen)
            _outline(painter, box.adjusted(0.6, 0.6, -0.6, -0.6))

    def _halo(self, painter: QPainter, mark: DrawnMark, *, focused: bool) -> None:
        """The ring around the selected mark, with a line around it while keys come here."""
        body = _rect(mark.body)
        # A bar fills more of its row than a dot and leaves less room around it.
        width, out = (2.6, 2.4) if mark.dot else (1.8, 1.1)
        painter.setPen(QPen(self._ring, width))
        painter.setBrush(QColor(self._theme.surface))
        _capsule(painter, body.adjusted(-out, -out, out, out))
        if focused:
            painter.setPen(QPen(QColor(self._theme.text), 1.0))
            painter.setBrush(NO_BRUSH)
            out += width / 2 + 0.5
            _capsule(painter, body.adjusted(-out, -out, out, out))

    def _hovered(self, painter: QPainter, mark: DrawnMark) -> None:
        """A line under the label, or around a mark without one."""
        painter.setPen(QPen(QColor(self._theme.text), 1.0))
        painter.setBrush(NO_BRUSH)
        if mark.label_box is None:
            _capsule(painter, _rect(mark.body).adjusted(-1.5, -1.5, 1.5, 1.5))
            return
        box = mark.label_box
        foot = round(box.y + box.height) - 0.5
        painter.drawLine(QPointF(box.x, foot), QPointF(box.x + box.width, foot))


def _sign_fits(mark: DrawnMark, lane: DrawnLane) -> bool:
    """Whether the sign is wholly in view; half a triangle at the edge would be a riddle."""
    return mark.body.x + mark.body.width + SIGN_GAP + SIGN <= lane.box.width


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _blank(size: float, ratio: float) -> QPixmap:
    pixels = math.ceil(size * ratio)
    blank = QPixmap(pixels, pixels)
    blank.setDevicePixelRatio(ratio)
    blank.fill(Qt.GlobalColor.transparent)
    return blank


def _capsule(painter: QPainter, box: QRectF) -> None:
    radius = min(box.height(), box.width()) / 2
    painter.drawRoundedRect(box, radius, radius)


def _outline(painter: QPainter, box: QRectF) -> None:
    """A capsule's outline as two straight lines and two ends: a long dashed path in one piece was
    measured at half a millisecond and more."""
    radius = min(box.height(), box.width()) / 2
    left, right = box.left() + radius, box.right() - radius
    if right - left < 2 * radius:
        painter.drawRoundedRect(box, radius, radius)
        return
    for y in (box.top(), box.bottom()):
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    end = QRectF(box.left(), box.top(), 2 * radius, box.height())
    painter.drawArc(end, 90 * 16, 180 * 16)
    painter.drawArc(end.translated(box.width() - 2 * radius, 0), -90 * 16, 180 * 16)
