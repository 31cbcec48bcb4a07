"""Paints the rows of an event list: a bar in the case's colour, title, quieter second line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coupexplorer.domain.event_line import EventLine
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.bidi import draw_content
from coupexplorer.ui.event_list import Role
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.workbench import Workbench

BAR, MARGIN, GAP = 4, 10, 2
SLACK = 5
"""Pixels by which a row is measured narrower than it is painted: painters round differently."""

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
Index = QModelIndex | QPersistentModelIndex


class EventPainter(QStyledItemDelegate):
    """Draws its own text: half the cost of a stock delegate, and rows that wrap."""

    def __init__(
        self, bench: Workbench, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._appearance = appearance

    @guarded(QSize(280, 44))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped text at the list's present width."""
        width = _room_of(option)
        heading = index.data(Role.HEADING)
        if heading is not None:
            metrics = QFontMetrics(small(option.font))
            return QSize(width, metrics.height() + 14)
        title = QFontMetrics(self._title_font(option, index.data(Role.LINE)))
        detail = QFontMetrics(small(option.font))
        room = QRect(0, 0, width - BAR - 2 * MARGIN - SLACK, 10_000)
        first = title.boundingRect(room, int(WRAP), str(index.data()))
        return QSize(width, first.height() + detail.height() + GAP + 10)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or an event."""
        painter.save()
        heading = index.data(Role.HEADING)
        if heading is not None:
            self._paint_heading(painter, option, str(heading))
        else:
            self._paint_event(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: str) -> None:
        theme = self._appearance.theme
        rect: QRect = option.rect
        painter.setFont(small(option.font))
        painter.setPen(QColor(theme.muted))
        room = rect.adjusted(MARGIN, 8, -MARGIN, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading, heading.upper())

    def _paint_event(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        rect: QRect = option.rect
        line = index.data(Role.LINE)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.highlight))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(theme.raised))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        self._paint_bar(painter, rect, line, rtl=rtl)
        before, after = (MARGIN, BAR + MARGIN) if rtl else (BAR + MARGIN, MARGIN)
        room = rect.adjusted(before, 5, -after, -5)
        title = QFontMetrics(self._title_font(option, line))
        painter.setPen(QColor(theme.text))
        painter.setFont(self._title_font(option, line))
        drawn = title.boundingRect(room, int(WRAP), str(index.data()))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        draw_content(painter, room, str(index.data()), option.direction, flags=flags)
        painter.setFont(small(option.font))
        painter.setPen(QColor(theme.muted))
        below = room.adjusted(0, drawn.height() + GAP, 0, 0)
        detail = painter.fontMetrics().elidedText(
            str(index.data(Role.DETAIL)), Qt.TextElideMode.ElideRight, below.width()
        )
        draw_content(painter, below, detail, option.direction)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(BAR, 0, -1, -1))

    def _paint_bar(self, painter: QPainter, rect: QRect, line: EventLine, *, rtl: bool) -> None:
        colour = self._appearance.theme.case_colour(self._bench.case_index(line.case))
        left = rect.right() - BAR + 1 if rtl else rect.left()
        painter.fillRect(QRect(left, rect.top() + 1, BAR, rect.height() - 2), QColor(colour))

    def _title_font(self, option: QStyleOptionViewItem, line: EventLine) -> QFont:
        font: QFont = option.font
        return bold(font) if line.importance == 1 else font


def _room_of(option: QStyleOptionViewItem) -> int:
    """The width of the list's viewport, which rows wrap to."""
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
