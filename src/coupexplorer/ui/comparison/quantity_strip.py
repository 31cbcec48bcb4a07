"""Numbers under a cell: a line of words each, and a bar where a scale is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from coupexplorer.analysis.quantities import Measured, ends
from coupexplorer.domain.evidence import Quantity
from coupexplorer.ui.bidi import draw_content
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.theme import Theme, small
from coupexplorer.ui.translation import translate

ABOVE, BETWEEN = 6, 4
BAR, BAR_GAP = 6, 2
THINNEST = 2.0
WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value


@dataclass(frozen=True, slots=True)
class Bar:
    """A number as shares of the scale, 0 to 1. ``best`` is None when only bounds are given."""

    low: float
    best: float | None
    high: float
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class StripLine:
    """One number: its claim, what is said of it, and its bar if it shares a scale."""

    claim: str
    words: str
    bar: Bar | None = None


def strip_lines(numbers: Sequence[Measured]) -> tuple[StripLine, ...]:
    """The lines under a cell, in the order of its claims."""
    return tuple(StripLine(each.claim, words_of(each), bar_of(each)) for each in numbers)


def words_of(measured: Measured) -> str:
    """The number with its scope in words: how many, of what, where, when, and whether the other
    numbers of the row are of another scope."""
    quantity = measured.quantity
    when = date_text(quantity.when) if quantity.when is not None else ""
    parts = [number_text(quantity), quantity.counted, quantity.where, when]
    if measured.different:
        parts.append(translate("Quantities", "different scope"))
    return " · ".join(part for part in parts if part)


def number_text(quantity: Quantity) -> str:
    """The number as the claim gives it: exact, about, a range, a bound, or in words."""
    given = ends(quantity)
    if not given:
        return quantity.vague
    low, high = _figure(given[0]), _figure(given[-1])
    if given[0] != given[-1]:
        text = f"{low}–{high}"
        if quantity.best is not None and given[0] < quantity.best < given[-1]:
            text = f"{_figure(quantity.best)} ({text})"
    elif quantity.best is not None or (quantity.low is not None and quantity.high is not None):
        text = low
    elif quantity.low is not None:
        text = translate("Quantities", "at least {number}").format(number=low)
    else:
        text = translate("Quantities", "at most {number}").format(number=high)
    if quantity.approximate:
        text = translate("Quantities", "about {number}").format(number=text)
    return f"{text} (“{quantity.vague}”)" if quantity.vague else text


def bar_of(measured: Measured) -> Bar | None:
    """The bar of a number; None when nothing shares its scope, or it is told only in words."""
    given, scale = ends(measured.quantity), measured.scale
    if scale is None or not given:
        return None
    quantity = measured.quantity
    return Bar(
        max(0.0, given[0]) / scale,
        None if quantity.best is None else max(0.0, quantity.best) / scale,
        max(0.0, given[-1]) / scale,
        open_low=quantity.low is None and quantity.best is None,
        open_high=quantity.high is None and quantity.best is None,
    )


class StripPainter:
    """Measures and draws the lines under a cell."""

    def height(self, lines: Sequence[StripLine], width: int, font: QFont) -> int:
        """How much room the lines take below the text, in pixels; 0 for none."""
        if not lines:
            return 0
        return ABOVE + sum(height + BETWEEN for height in self._heights(lines, width, font))

    def claim_at(self, lines: Sequence[StripLine], width: int, font: QFont, y: float) -> str | None:
        """The claim whose line lies at a height below the text."""
        top = float(ABOVE)
        for line, height in zip(lines, self._heights(lines, width, font), strict=True):
            if top <= y < top + height:
                return line.claim
            top += height + BETWEEN
        return None

    def paint(
        self,
        painter: QPainter,
        room: QRect,
        lines: Sequence[StripLine],
        theme: Theme,
        colour: str,
        font: QFont,
        window: Qt.LayoutDirection,
    ) -> None:
        """Draw the lines from the top of a room; bars grow from the side where lines begin."""
        painter.save()
        painter.setFont(small(font))
        top = room.top() + ABOVE
        for line, height in zip(lines, self._heights(lines, room.width(), font), strict=True):
            painter.setPen(QColor(theme.muted))
            words = QRect(room.left(), top, room.width(), height)
            draw_content(painter, words, line.words, window, flags=WRAP)
            if line.bar is not None:
                track = QRectF(room.left(), top + height - BAR, room.width(), BAR)
                mirrored = window == Qt.LayoutDirection.RightToLeft
                _paint_bar(painter, track, line.bar, theme, colour, mirrored=mirrored)
            top += height + BETWEEN
        painter.restore()

    def _heights(self, lines: Sequence[StripLine], width: int, font: QFont) -> list[int]:
        metrics = QFontMetrics(small(font))
        room = QRect(0, 0, max(width, 40), 10_000)
        return [
            metrics.boundingRect(room, WRAP, line.words).height()
            + (BAR_GAP + BAR if line.bar is not None else 0)
            for line in lines
        ]


def _paint_bar(
    painter: QPainter, track: QRectF, bar: Bar, theme: Theme, colour: str, *, mirrored: bool
) -> None:
    """Full up to the least number, hatched from there to the greatest, a tick at the best."""

    def piece(start: float, end: float) -> QRectF:
        left, right = start * track.width(), end * track.width()
        if mirrored:
            left, right = track.width() - right, track.width() - left
        return QRectF(track.left() + left, track.top(), right - left, track.height())

    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(track, QColor(theme.border))
    full = QColor(colour)
    # Up to a lone upper bound nothing is certain; past a lone lower one, neither.
    certain = 0.0 if bar.open_low else bar.low
    least = THINNEST / track.width() if track.width() else 0.0
    painter.fillRect(piece(0.0, max(certain, least)), full)
    if bar.high > certain:
        span = piece(certain, bar.high)
        pale = QColor(full)
        pale.setAlpha(90)
        painter.fillRect(span, pale)
        painter.setPen(QPen(full, 1.0))
        painter.drawRect(span.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(QPen(QColor(theme.text), 1.6))
    if bar.best is not None and bar.high > bar.low:
        tick = piece(bar.best, bar.best).left()
        painter.drawLine(QPointF(tick, track.top() - 1), QPointF(tick, track.bottom() + 1))
    if bar.open_high:
        at = piece(bar.high, bar.high).left()
        tip = at - 5.0 if mirrored else at + 5.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(full)
        corners = (QPointF(at, track.top()), QPointF(tip, track.center().y()))
        painter.drawPolygon(QPolygonF([*corners, QPointF(at, track.bottom())]))
    painter.restore()


def _figure(number: float) -> str:
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    return locale.toString(float(number), "f", 0 if float(number).is_integer() else 1)
