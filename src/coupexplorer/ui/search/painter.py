"""How results of a search are painted: the title, and below it kind, case and passage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.search.line import Line
from coupexplorer.ui.search.results import ROW_ROLE, Index, ResultsModel, Row, RowKind
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.widgets.row_frame import paint_frame
from coupexplorer.ui.workbench import Workbench

MARGIN = 12
ABOVE = 4
CASE_BAR = 3


@dataclass(frozen=True, slots=True)
class _Fonts:
    """The fonts of a row, and their measures."""

    title: QFont
    stressed: QFont
    below: QFont
    below_stressed: QFont
    title_metrics: QFontMetrics
    below_metrics: QFontMetrics
    title_height: int
    below_height: int

    @classmethod
    def of(cls, font: QFont) -> _Fonts:
        lower = small(font)
        heavy, heavy_lower = bold(font), bold(lower)
        above, below = QFontMetrics(heavy), QFontMetrics(heavy_lower)
        heights = above.height(), below.height()
        return cls(font, heavy, lower, heavy_lower, above, below, *heights)


class ResultPainter(QStyledItemDelegate):
    """Paints the rows of ``ResultsModel``; words found are in bold."""

    def __init__(self, bench: Workbench, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._bench = bench
        self._appearance = appearance
        self._view = view
        self._fonts: tuple[QFont, _Fonts] | None = None

    def _fonts_for(self, font: QFont) -> _Fonts:
        """The fonts that go with the font of the list, made once for each."""
        if self._fonts is None or self._fonts[0] != font:
            self._fonts = QFont(font), _Fonts.of(QFont(font))
        return self._fonts[1]

    @guarded(QSize(200, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line for the title, or two where it needs them and may have them, and one below."""
        fonts = self._fonts_for(option.font)
        line = fonts.title_height
        model = index.model()
        kind, text = model.text_to_fit(index) if isinstance(model, ResultsModel) else (None, "")
        if kind is RowKind.REMARK:
            return QSize(200, line + 2 * ABOVE + 2)
        room = self._view.viewport().width() - 2 * MARGIN
        lines = 2 if text and fonts.title_metrics.horizontalAdvance(text) > room else 1
        return QSize(200, line * lines + fonts.below_height + 2 * ABOVE)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Bar in the case's colour, the title, the line below."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        theme = self._appearance.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if row.kind is RowKind.REMARK:
            self._paint_remark(painter, option, row)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, QColor(theme.selection))
                paint_frame(painter, rect, theme, selected=True, has_focus=True)
            self._paint_case(painter, option, row)
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_case(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        if row.case not in self._bench.cases:
            return
        rect: QRect = option.rect
        colour = QColor(self._appearance.theme.case_colour(self._bench.case_index(row.case)))
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = rect.right() - CASE_BAR + 1 if mirrored else rect.left()
        painter.fillRect(QRect(left, rect.top() + 2, CASE_BAR, rect.height() - 4), colour)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        theme = self._appearance.theme
        fonts = self._fonts_for(option.font)
        room: QRect = option.rect.adjusted(MARGIN, ABOVE, -MARGIN, -ABOVE)
        title = QRect(room)
        title.setBottom(room.bottom() - fonts.below_metrics.height())
        if row.end:
            painter.setFont(fonts.below)
            painter.setPen(QColor(theme.muted))
            title = _draw_end(painter, title, row.end, option.direction)
        painter.setPen(QColor(theme.text if row.is_open else theme.muted))
        shown = Line(row.title, row.in_title, fonts.title, fonts.stressed, fonts.title_metrics)
        shown.draw(painter, title, option.direction, row.title_lines)
        room.setTop(title.bottom() + 1)
        painter.setPen(QColor(theme.muted))
        below = Line(
            row.below, row.in_below, fonts.below, fonts.below_stressed, fonts.below_metrics,
            QColor(theme.text),
        )  # fmt: skip
        below.draw(painter, room, option.direction)

    def _paint_remark(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        theme = self._appearance.theme
        fonts = self._fonts_for(option.font)
        rect: QRect = option.rect
        painter.fillRect(rect, QColor(theme.raised))
        painter.setPen(QColor(theme.muted))
        room = rect.adjusted(MARGIN, ABOVE + 1, -MARGIN, -ABOVE)
        said = Line(row.title, (), fonts.title, fonts.stressed, fonts.title_metrics)
        said.draw(painter, room, option.direction)


def _draw_end(painter: QPainter, room: QRect, text: str, direction: Qt.LayoutDirection) -> QRect:
    """Draw a text at the end of a line; returns the room that is left."""
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, flags.value, text)
    taken = painter.fontMetrics().horizontalAdvance(text) + MARGIN
    return room.adjusted(taken, 0, 0, 0) if mirrored else room.adjusted(0, 0, -taken, 0)
