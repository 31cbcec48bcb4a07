"""Paints comparison cells as rich text, wrapped to the column, and finds links in them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    QUrl,
)
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QTextDocument
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison_grid import ComparisonModel, Role
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.rich_view import InertDocument, ref_of_address
from coupexplorer.ui.theme import bold
from coupexplorer.ui.workbench import Workbench

MARGIN_X, MARGIN_Y = 10, 8
CACHED_DOCUMENTS = 512
Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Draws the HTML of a cell; keeps the laid-out documents of the cells last seen."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._document = lru_cache(CACHED_DOCUMENTS)(_lay_out)

    def forget(self) -> None:
        """Drop the laid-out documents, after a change of theme or text size."""
        self._document.cache_clear()

    def height(self, index: Index, width: int, font: QFont) -> int:
        """How high a cell is at a column width, in pixels."""
        document = self._document(str(index.data(Role.PAGE)), width - 2 * MARGIN_X, font.toString())
        return int(document.size().height()) + 2 * MARGIN_Y

    def link_at(self, index: Index, cell: QRect, point: QPoint, font: QFont) -> Ref | None:
        """The record linked under a point of the viewport, if any."""
        width = cell.width() - 2 * MARGIN_X
        document = self._document(str(index.data(Role.PAGE)), width, font.toString())
        inside = QPointF(point - cell.topLeft() - QPoint(MARGIN_X, MARGIN_Y))
        anchor = document.documentLayout().anchorAt(inside)
        return ref_of_address(QUrl(anchor)) if anchor else None

    @guarded(QSize(200, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The laid-out size at the width offered."""
        rect: QRect = option.rect
        width = max(rect.width(), 120)
        return QSize(width, self.height(index, width, option.font))

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, and a frame around the cell with the keyboard."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or index.data(Role.HIGHLIGHT):
            painter.fillRect(rect, QColor(theme.highlight))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setClipRect(rect)
        painter.translate(rect.topLeft() + QPoint(MARGIN_X, MARGIN_Y))
        font: QFont = option.font
        width = rect.width() - 2 * MARGIN_X
        document = self._document(str(index.data(Role.PAGE)), width, font.toString())
        context = QAbstractTextDocumentLayout.PaintContext()
        document.documentLayout().draw(painter, context)
        painter.restore()
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
            painter.restore()


def _lay_out(page: str, width: int, font_text: str) -> QTextDocument:
    font = QFont()
    font.fromString(font_text)
    document = InertDocument()
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(page)
    document.setTextWidth(width)
    return document


class CaseHeader(QHeaderView):
    """Column heads in the cases' colours."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._bench = bench
        self._appearance = appearance
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)

    @guarded(QSize(100, 34))
    def sizeHint(self) -> QSize:
        """One line of text with room above for the bar."""
        return QSize(100, self.fontMetrics().height() + 18)

    @guarded(None)
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A pale ground, a bar on top, the case's title."""
        theme = self._appearance.theme
        painter.save()
        painter.fillRect(rect, QColor(theme.surface))
        model = self.model()
        if section > 0 and isinstance(model, ComparisonModel):
            case = self._bench.case_index(model.grid.cases[section - 1].id)
            painter.fillRect(rect, QColor(theme.case_tint(case)))
            bar = QRect(rect.left(), rect.top(), rect.width(), 3)
            painter.fillRect(bar, QColor(theme.case_colour(case)))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.text))
        painter.setFont(bold(self.font()))
        label = str(model.headerData(section, Qt.Orientation.Horizontal))
        room = rect.adjusted(MARGIN_X, 3, -MARGIN_X, 0)
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        painter.restore()
