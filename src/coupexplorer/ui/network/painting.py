"""Painting the picture of the network, on the screen as in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from coupexplorer.analysis.network import Standing
from coupexplorer.ui.network.inks import (
    Head,
    Line,
    colour_of,
    faded_lines_at,
    faded_marks_at,
    pen_of,
)
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


@dataclass(frozen=True, slots=True)
class Painted:
    """One painting: what is shown, and how."""

    scene: Scene
    picture: Picture
    lit: Lit
    theme: Theme
    lettering: Lettering


@dataclass(frozen=True, slots=True)
class Touched:
    """What the pointer and the keys are on; ``thread`` stands out."""

    hovered: int | None = None
    cursor: int | None = None
    thread: int | None = None


def paint(painter: QPainter, on: Painted, seen: QRectF) -> None:
    """Paint everything that meets ``seen``, a rectangle in the picture's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outlines(painter, on)
    faded_threads = faded_lines(on.scene, on.lit)
    faded_marks = faded_discs(on.scene, on.lit, faded_threads)
    lines = on.picture.lines
    bright = [n for n in range(len(lines)) if n not in faded_threads]
    painter.setOpacity(faded_lines_at(on.theme))
    _lines(painter, (lines[number] for number in sorted(faded_threads)), on.theme)
    painter.setOpacity(1.0)
    strength = LIT_STRENGTH if on.lit.threads else 1.0
    _lines(painter, (lines[number] for number in bright), on.theme, strength)
    for number in bright:
        _sign(painter, on, number, stressed=number in on.lit.threads)
    for number, disc in enumerate(on.picture.discs):
        if seen.contains(disc.x, disc.y):
            painter.setOpacity(faded_marks_at(on.theme) if number in faded_marks else 1.0)
            paint_mark(painter, on.scene.marks[number], disc, on.theme)
    painter.setOpacity(1.0)
    _ring(painter, on)
    _labels(painter, on, faded_marks, seen)


def paint_touched(painter: QPainter, on: Painted, touched: Touched) -> None:
    """Paint over a painting what the pointer and the keys are on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thread, discs = touched.thread, on.picture.discs
    if thread is not None and thread < len(on.picture.lines):
        drawn = on.picture.lines[thread]
        painter.setPen(QPen(QColor(on.theme.selection), drawn.line.width + 7))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(drawn.path)
        paint_line(painter, drawn, on.theme, LIT_STRENGTH)
        _sign(painter, on, thread, stressed=True)
        ends = on.scene.threads[thread]
        for place in (ends.start, ends.end):
            paint_mark(painter, on.scene.marks[place], discs[place], on.theme)
        faded = faded_discs(on.scene, on.lit, faded_lines(on.scene, on.lit))
        _labels(painter, on, faded, drawn.path.boundingRect())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    accent = QColor(on.theme.accent)
    if touched.hovered is not None and touched.hovered < len(discs):
        _circle(painter, discs[touched.hovered], QPen(accent, 1.4), 0.0)
    if touched.cursor is not None and touched.cursor < len(discs):
        width = 1.0 + on.theme.ring_width
        _circle(painter, discs[touched.cursor], QPen(accent, width, Qt.PenStyle.DotLine), 2.5)


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
    _lines(painter, (drawn,), theme, strength)


def _dress_head(painter: QPainter, line: Line, theme: Theme) -> None:
    """What stands at the end of a line is filled, or hollow for a patron and a whole."""
    colour = colour_of(line, theme)
    hollow = line.head in (Head.OPEN, Head.DIAMOND)
    painter.setPen(QPen(colour, 1.1))
    painter.setBrush(QColor(theme.surface) if hollow else colour)


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


def _lines(painter: QPainter, lines: Iterable[Drawn], theme: Theme, strength: float = 1.0) -> None:
    """Many lines, those of a kind together: a pen for each was measured at a third of the time."""
    kinds: defaultdict[Line, list[Drawn]] = defaultdict(list)
    for drawn in lines:
        kinds[drawn.line].append(drawn)
    for line, found in kinds.items():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen_of(line, theme, strength))
        _strokes(painter, found)
        if line.double:
            painter.setPen(QPen(QColor(theme.surface), line.width * strength - 2.2))
            _strokes(painter, found)
        heads = [drawn.head for drawn in found if drawn.head is not None]
        if heads:
            _dress_head(painter, line, theme)
        for head in heads:
            painter.drawPolygon(head)


def _strokes(painter: QPainter, lines: Iterable[Drawn]) -> None:
    straight: list[QLineF] = []
    for drawn in lines:
        if drawn.straight is None:
            painter.drawPath(drawn.path)
        else:
            straight.append(drawn.straight)
    painter.drawLines(straight)


def _sign(painter: QPainter, on: Painted, number: int, *, stressed: bool) -> None:
    """What stands on the middle of a line: that it is disputed, or undated in a window, or its
    kind."""
    drawn, thread = on.picture.lines[number], on.scene.threads[number]
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
        paint_hull(painter, outline.path, outline.colour, on.theme)
    painter.setOpacity(1.0)


def paint_hull(painter: QPainter, path: QPainterPath, colour: int | None, theme: Theme) -> None:
    """The shade around a faction; where the colours come again its edge is dashed."""
    full = theme.muted if colour is None else theme.case_colour(colour)
    ground = mix(full, theme.surface, 0.35)
    ground.setAlpha(70)
    edge = QPen(mix(full, theme.surface, 0.8 if theme.contrast else 0.4), theme.ring_width)
    if colour is not None and colour >= len(theme.cases):
        edge.setDashPattern([5.0, 3.0])
    painter.setBrush(ground)
    painter.setPen(edge)
    painter.drawPath(path)


def _ring(painter: QPainter, on: Painted) -> None:
    """The ring around what is looked at."""
    number, discs = on.lit.ringed, on.picture.discs
    if number is not None and number < len(discs):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _circle(painter, discs[number], QPen(QColor(on.theme.surface), 4.6), 0.0)
        _circle(painter, discs[number], QPen(QColor(on.theme.ring), 1.6 + on.theme.ring_width), 0.0)


def _circle(painter: QPainter, disc: Disc, pen: QPen, farther: float) -> None:
    out = disc.radius * 1.15 + RING_GAP + farther
    painter.setPen(pen)
    painter.drawEllipse(QPointF(disc.x, disc.y), out, out)


def _labels(painter: QPainter, on: Painted, faded: frozenset[int], seen: QRectF) -> None:
    painter.setFont(on.lettering.font)
    ground = QColor(on.theme.surface)
    ground.setAlpha(HALO)
    clear, quiet = QPen(QColor(on.theme.text)), QPen(QColor(on.theme.muted))
    shown = {
        number: label
        for number, label in on.picture.labels.items()
        if number not in faded and seen.intersects(QRectF(*label.box))
    }
    leader = QColor(on.theme.muted)
    leader.setAlphaF(0.6)
    painter.setPen(QPen(leader, 0.9, Qt.PenStyle.DotLine))
    painter.drawLines([label.leader for label in shown.values() if label.leader is not None])
    for number, label in shown.items():
        box = label.box
        ringed = number == on.lit.ringed
        _ground(painter, box, QColor(on.theme.highlight) if ringed else ground)
        painter.setPen(clear if number in on.lit.marks or not on.lit.some else quiet)
        on.lettering.write(painter, label.text, box)


def _ground(painter: QPainter, box: Box, colour: QColor) -> None:
    # A rounded ground, and one that does not end on whole pixels, were measured to cost as much
    # as the names themselves.
    corner = round(box.x - 1), round(box.y + 1)
    painter.fillRect(QRect(*corner, round(box.width + 2), round(box.height - 2)), colour)
