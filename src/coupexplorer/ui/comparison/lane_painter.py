"""Paints the lanes of offices and bodies: bars on a time scale that all cases share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from coupexplorer.analysis.tenures import Tenure
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.header import AxisLabel
from coupexplorer.ui.comparison.lanes import Piece, Scale, pack, ticks_for
from coupexplorer.ui.comparison.model import Index, Role
from coupexplorer.ui.comparison.painter import MARGIN_X, MARGIN_Y, CellPainter
from coupexplorer.ui.date_wording import date_text
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import small
from coupexplorer.ui.translation import translate

BAR, BELOW = 6, 6
TIP = 5.0
TICK_ROOM = 64
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Lane:
    """What a cell of the lanes shows: tenures, their scale, what the case takes off the time, and
    who is looked at."""

    tenures: tuple[Tenure, ...]
    scale: Scale
    zero: float
    marked: str = ""


class LanePainter(CellPainter):
    """Column 0 is rich text, the others are bars; a bar leads to its holder."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(appearance, parent)
        self._pieces = lru_cache(512)(_packed)

    def forget(self) -> None:
        """Drop what was laid out."""
        super().forget()
        self._pieces.cache_clear()

    def height(self, index: Index, width: int, font: QFont) -> int:
        """As many lines as the bars take."""
        lane = _lane_of(index)
        if lane is None:
            return super().height(index, width, font)
        lines = 1 + max((piece.line for piece in self._laid(lane, width, font)), default=0)
        return lines * _line_height(font) + 2 * MARGIN_Y - BELOW

    def link_at(self, index: Index, cell: QRect, point: QPoint, font: QFont) -> Ref | None:
        """The holder whose bar or name is under a point of the viewport."""
        if _lane_of(index) is None:
            return super().link_at(index, cell, point, font)
        piece = self._piece_at(index, cell, point, font)
        return Ref(Kind.ACTOR, piece.tenure.actor) if piece is not None else None

    def links(self, index: Index, width: int, font: QFont) -> list[Ref]:
        """The holders in a cell, in order of time."""
        lane = _lane_of(index)
        if lane is None:
            return super().links(index, width, font)
        return [Ref(Kind.ACTOR, p.tenure.actor) for p in self._laid(lane, width, font)]

    def axis(self, scale: Scale, width: int, metrics: QFontMetrics) -> Sequence[AxisLabel]:
        """The years over a column."""
        inner = width - 2 * MARGIN_X
        found = []
        for tick in ticks_for(scale, inner // TICK_ROOM):
            zero = scale.aligned and tick.year == 0
            found.append(
                AxisLabel(MARGIN_X + tick.share * inner, tick_text(scale, tick.year), zero)
            )
        return found

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Lines of the scale, then the bars with their names."""
        lane = _lane_of(index)
        if lane is None:
            super().paint_content(painter, option, index)
            return
        rect: QRect = option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ticks(painter, rect, lane.scale, mirrored=mirrored)
        for number, piece in enumerate(self._laid(lane, rect.width(), option.font)):
            boxes = _boxes(piece, rect, option.font, mirrored=mirrored)
            marked = piece.tenure.actor == lane.marked
            self._paint_piece(painter, boxes, piece, index.column(), option, marked=marked)
            if self.stepped == (index.row(), index.column(), number):
                ring = self.appearance.theme
                painter.setPen(QPen(QColor(ring.accent), max(1.2, ring.ring_width)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(boxes[0].united(boxes[1]).adjusted(-2, -1, 2, 1), 3, 3)

    def _paint_ticks(self, painter: QPainter, rect: QRect, scale: Scale, *, mirrored: bool) -> None:
        theme = self.appearance.theme
        inner = rect.width() - 2 * MARGIN_X
        for tick in ticks_for(scale, inner // TICK_ROOM):
            at = MARGIN_X + tick.share * inner
            x = round(rect.right() - at if mirrored else rect.left() + at) + 0.5
            zero = scale.aligned and tick.year == 0
            pen = QPen(QColor(theme.muted if zero else theme.border), 1)
            pen.setStyle(Qt.PenStyle.DashLine if zero else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() - 1))

    def _paint_piece(
        self,
        painter: QPainter,
        boxes: tuple[QRectF, QRectF],
        piece: Piece,
        column: int,
        option: QStyleOptionViewItem,
        *,
        marked: bool,
    ) -> None:
        theme = self.appearance.theme
        words, bar = boxes
        font = small(option.font)
        font.setItalic(not piece.placed)
        painter.setFont(font)
        lit = marked or bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QColor(theme.highlight if lit else theme.surface)
        # Names stand on a ground of their own: the lines of the scale do not strike through.
        painter.fillRect(words, ground)
        painter.setPen(QColor(theme.text if piece.placed else theme.muted))
        name = piece.tenure.name if piece.placed else _undated(piece.tenure)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(words.width()) + 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
        if piece.placed and self.colours is not None:
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            _paint_bar(
                painter, bar, piece, QColor(self.colours.colour_of(column)), mirrored=mirrored
            )

    @guarded(False)
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell of the bar under the mouse: office or role, and dates in full."""
        piece = self._piece_at(index, option.rect, event.pos(), view.font())
        if piece is None:
            return bool(super().helpEvent(event, view, option, index))
        QToolTip.showText(event.globalPos(), tenure_tip(piece.tenure), view)
        return True

    def _piece_at(self, index: Index, cell: QRect, point: QPoint, font: QFont) -> Piece | None:
        lane = _lane_of(index)
        if lane is None:
            return None
        for piece in self._laid(lane, cell.width(), font):
            words, bar = _boxes(piece, cell, font, mirrored=self.mirrored())
            if words.united(bar).contains(QPointF(point)):
                return piece
        return None

    def _laid(self, lane: Lane, width: int, font: QFont) -> tuple[Piece, ...]:
        # Who is looked at changes no place.
        return self._pieces(lane.tenures, lane.scale, lane.zero, width, font.toString())


def tick_text(scale: Scale, year: int) -> str:
    """What stands at a year's line: a year, or years from day zero with their sign."""
    if not scale.aligned:
        return str(year)
    if year == 0:
        return translate("ComparisonPane", "day 0")
    sign = MINUS if year < 0 else "+"
    return translate("ComparisonPane", "{years} y").format(years=f"{sign}{abs(year)}")


def tenure_text(tenure: Tenure) -> str:
    """A tenure in words, for screen readers and copying."""
    when = (
        date_text(tenure.date) if tenure.date.is_placed else translate("ComparisonPane", "no date")
    )
    parts = (tenure.name, tenure.words, when)
    return ", ".join(part for part in parts if part)


def tenure_tip(tenure: Tenure) -> str:
    """A tenure as a tool tip."""
    rows = [tenure.name, tenure.words, date_text(tenure.date), tenure.date.reason]
    return "<p>" + "<br>".join(markup.text(row) for row in rows if row) + "</p>"


def _undated(tenure: Tenure) -> str:
    return f"{tenure.name} · {translate('ComparisonPane', 'no date')}"


def _lane_of(index: Index) -> Lane | None:
    lane = index.data(Role.LANE)
    return lane if isinstance(lane, Lane) else None


def _line_height(font: QFont) -> int:
    return QFontMetrics(small(font)).height() + 1 + BAR + BELOW


def _boxes(piece: Piece, cell: QRect, font: QFont, *, mirrored: bool) -> tuple[QRectF, QRectF]:
    """Where a piece's name and bar stand in a cell."""
    height = QFontMetrics(small(font)).height()
    top = cell.top() + MARGIN_Y + piece.line * _line_height(font)

    def box(start: float, end: float, y: float, tall: float) -> QRectF:
        left, right = MARGIN_X + start, MARGIN_X + end
        if mirrored:
            left, right = cell.width() - right, cell.width() - left
        return QRectF(cell.left() + left, y, right - left, tall)

    words = box(piece.label, piece.label + piece.label_width, top, height)
    bar = box(piece.start, piece.end, top + height + 1, BAR) if piece.placed else words
    return words, bar


def _paint_bar(
    painter: QPainter, bar: QRectF, piece: Piece, colour: QColor, *, mirrored: bool
) -> None:
    """Certain time full, the rest pale in an outline; an arrow where it runs on."""
    pale = QColor(colour)
    pale.setAlpha(70)
    painter.setPen(QPen(colour, 0.8))
    painter.setBrush(pale)
    painter.drawRoundedRect(bar.adjusted(0.4, 0.4, -0.4, -0.4), 1.5, 1.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if piece.solid is not None and piece.end > piece.start:
        first, last = piece.solid[0] - piece.start, piece.solid[1] - piece.start
        if mirrored:
            first, last = bar.width() - last, bar.width() - first
        painter.drawRoundedRect(QRectF(bar.left() + first, bar.top(), last - first, BAR), 1.5, 1.5)
    left, right = (piece.after, piece.before) if mirrored else (piece.before, piece.after)
    for runs, edge, tip in ((left, bar.left(), -TIP), (right, bar.right(), TIP)):
        if runs:
            middle = bar.center().y()
            corners = (QPointF(edge, middle - BAR), QPointF(edge + tip, middle))
            painter.drawPolygon(QPolygonF([*corners, QPointF(edge, middle + BAR)]))


def _packed(
    tenures: tuple[Tenure, ...], scale: Scale, zero: float, width: int, font_text: str
) -> tuple[Piece, ...]:
    font = QFont()
    font.fromString(font_text)
    metrics = QFontMetrics(small(font))
    spare = metrics.horizontalAdvance(f" · {translate('ComparisonPane', 'no date')}")

    def label(name: str) -> float:
        return metrics.horizontalAdvance(name) + 3.0

    pieces = pack(tenures, scale, zero, width - 2.0 * MARGIN_X, label)
    room = width - 2.0 * MARGIN_X
    return tuple(
        piece
        if piece.placed
        else Piece(
            piece.tenure, piece.line, 0.0, min(piece.label_width + spare, room), placed=False
        )
        for piece in pieces
    )
