"""Painting the picture of the network, on the screen as in a file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from coupexplorer.analysis.network import Standing
from coupexplorer.ui.network.inks import FADED, Head, Line, colour_of, pen_of
from coupexplorer.ui.network.picture import Disc, Drawn, Picture
from coupexplorer.ui.network.scene import Lit, Mark, Scene
from coupexplorer.ui.network.shapes import shape_of
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.inks import mix
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.timeline.picture import Box

LIT_STRENGTH = 1.35
HALO = 205
RING_GAP = 3.5
SIGN = 11.0
SHORTEST_WITH_SIGN = 44.0
SIZE_WITH_WARNING = 0.95
"""Warnings on all ties at once would cover a small picture."""


@dataclass(slots=True)
class Painted:
    """One painting: what is shown, how, and what the pointer and the keys are on."""

    scene: Scene
    picture: Picture
    lit: Lit
    theme: Theme
    lettering: Lettering
    hovered: int | None = None
    hovered_thread: int | None = None
    cursor: int | None = None


def paint(painter: QPainter, on: Painted, seen: QRectF) -> None:
    """Paint everything that meets ``seen``, a rectangle in the picture's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outlines(painter, on)
    faded_threads = faded_lines(on.scene, on.lit)
    faded_marks = faded_discs(on.scene, on.lit, faded_threads)
    bright = []
    painter.setOpacity(FADED)
    for number, drawn in enumerate(on.picture.lines):
        if number in faded_threads:
            paint_line(painter, drawn, on.theme)
        else:
            bright.append(number)
    painter.setOpacity(1.0)
    for number in bright:
        _bright_line(painter, on, number)
    for number, disc in enumerate(on.picture.discs):
        if seen.contains(disc.x, disc.y):
            painter.setOpacity(0.22 if number in faded_marks else 1.0)
            paint_mark(painter, on.scene.marks[number], disc, on.theme)
    painter.setOpacity(1.0)
    _rings(painter, on)
    _labels(painter, on, faded_marks, seen)


def faded_lines(scene: Scene, lit: Lit) -> frozenset[int]:
    """The threads set aside by the window or by what is lit."""
    return frozenset(
        number
        for number, thread in enumerate(scene.threads)
        if thread.standing is Standing.OUTSIDE or (lit.some and number not in lit.threads)
    )


def faded_discs(scene: Scene, lit: Lit, lines: frozenset[int]) -> frozenset[int]:
    """The marks set aside: not lit, or without a tie that may hold in the window."""
    if lit.some:
        return frozenset(range(len(scene.marks))) - lit.marks
    if scene.window is None:
        return frozenset()
    held = {
        end
        for number, thread in enumerate(scene.threads)
        if number not in lines
        for end in (thread.start, thread.end)
    }
    return frozenset(range(len(scene.marks))) - held


def paint_line(painter: QPainter, drawn: Drawn, theme: Theme, strength: float = 1.0) -> None:
    """A thread's line with its arrow head, without its sign."""
    line = drawn.line
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(line, theme, strength))
    _stroke(painter, drawn)
    if line.double:
        painter.setPen(QPen(QColor(theme.surface), line.width * strength - 2.2))
        _stroke(painter, drawn)
    if drawn.head is not None:
        paint_head(painter, drawn.head, line, theme)


def _stroke(painter: QPainter, drawn: Drawn) -> None:
    if drawn.straight is None:
        painter.drawPath(drawn.path)
    else:
        painter.drawLine(drawn.straight)


def paint_head(painter: QPainter, head: QPolygonF, line: Line, theme: Theme) -> None:
    """What stands at the end of a line: filled, or hollow for a patron and a whole."""
    colour = colour_of(line, theme)
    hollow = line.head in (Head.OPEN, Head.DIAMOND)
    painter.setPen(QPen(colour, 1.1))
    painter.setBrush(QColor(theme.surface) if hollow else colour)
    painter.drawPolygon(head)


def paint_mark(painter: QPainter, mark: Mark, disc: Disc, theme: Theme) -> None:
    """A mark in the colour of its case, or one half in each of two."""
    colours = [QColor(theme.case_colour(number)) for number in mark.colours[:2]]
    colours = colours or [QColor(theme.muted)]
    shape = shape_of(mark.actor.kind, round(disc.radius, 1))
    painter.translate(disc.x, disc.y)
    painter.setPen(QPen(QColor(theme.surface), 1.4))
    painter.setBrush(QBrush(colours[0]))
    painter.drawPath(shape)
    if len(colours) > 1:
        half = QPainterPath()
        out = disc.radius * 1.4
        half.addRect(QRectF(0, -out, out, 2 * out))
        painter.fillPath(shape.intersected(half), colours[1])
    painter.translate(-disc.x, -disc.y)


def paint_sign(
    painter: QPainter, text: str, at: QPointF, colour: QColor, theme: Theme, lettering: Lettering
) -> None:
    """A sign on the middle of a line, on a small ground of its own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.surface))
    painter.setFont(lettering.font)
    side = SIGN
    painter.drawEllipse(at, side * 0.55, side * 0.55)
    painter.setPen(colour)
    lettering.write(painter, text, Box(at.x() - side, at.y() - side, 2 * side, 2 * side))


def _bright_line(painter: QPainter, on: Painted, number: int) -> None:
    drawn, thread = on.picture.lines[number], on.scene.threads[number]
    stressed = number in on.lit.threads or number == on.hovered_thread
    paint_line(painter, drawn, on.theme, LIT_STRENGTH if stressed else 1.0)
    if drawn.length < SHORTEST_WITH_SIGN:
        return
    sign = drawn.line.sign
    colour = colour_of(drawn.line, on.theme)
    if thread.strand.disputed and (stressed or on.picture.size >= SIZE_WITH_WARNING):
        sign, colour = "⚠", QColor(on.theme.warning_text)
    elif on.scene.window is not None and thread.standing is Standing.UNDATED:
        sign = "?"
    if sign:
        paint_sign(painter, sign, drawn.middle, colour, on.theme, on.lettering)


def _outlines(painter: QPainter, on: Painted) -> None:
    painter.setOpacity(0.45 if on.lit.some else 1.0)
    for outline in on.picture.outlines:
        none = outline.colour is None
        full = on.theme.muted if none else on.theme.case_colour(outline.colour or 0)
        ground = mix(full, on.theme.surface, 0.35)
        ground.setAlpha(70)
        painter.setBrush(ground)
        painter.setPen(QPen(mix(full, on.theme.surface, 0.4), 1.0))
        painter.drawPath(outline.path)


def _rings(painter: QPainter, on: Painted) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, width, style in (
        (on.lit.ringed, 2.6, Qt.PenStyle.SolidLine),
        (on.hovered, 1.4, Qt.PenStyle.SolidLine),
        (on.cursor, 1.8, Qt.PenStyle.DotLine),
    ):
        if number is None or number >= len(on.picture.discs):
            continue
        disc = on.picture.discs[number]
        out = disc.radius * 1.15 + RING_GAP + (2.5 if style is Qt.PenStyle.DotLine else 0.0)
        painter.setPen(QPen(QColor(on.theme.accent), width, style))
        painter.drawEllipse(QPointF(disc.x, disc.y), out, out)


def _labels(painter: QPainter, on: Painted, faded: frozenset[int], seen: QRectF) -> None:
    painter.setFont(on.lettering.font)
    ground = QColor(on.theme.surface)
    ground.setAlpha(HALO)
    clear, quiet = QPen(QColor(on.theme.text)), QPen(QColor(on.theme.muted))
    for number, label in on.picture.labels.items():
        box = label.box
        if number in faded or not seen.intersects(QRectF(*box)):
            continue
        _ground(painter, box, ground)
        painter.setPen(clear if number in on.lit.marks or not on.lit.some else quiet)
        on.lettering.write(painter, label.text, box)


def _ground(painter: QPainter, box: Box, colour: QColor) -> None:
    # A rounded ground was measured to cost as much as the names themselves.
    painter.fillRect(QRectF(box.x - 1, box.y + 1, box.width + 2, box.height - 2), colour)
