"""Paints comparison cells as rich text with their numbers, and finds links in them."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QUrl,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPen,
    QTextDocument,
    QTextFragment,
    QTextLine,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.comparison.model import CaseTableModel, Role
from coupexplorer.ui.comparison.quantity_strip import StripLine, StripPainter
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.rich_view import InertDocument, ref_of_address
from coupexplorer.ui.widgets.row_frame import paint_frame

MARGIN_X, MARGIN_Y = 10, 8
CACHED_DOCUMENTS = 512
Index = QModelIndex | QPersistentModelIndex


class CaseColours(Protocol):
    """Who knows the colour of the case of a column, counted from 1."""

    def colour_of(self, column: int) -> str:
        """The full colour of the case in a column."""


class CellPainter(QStyledItemDelegate):
    """Draws the HTML of a cell; keeps the laid-out documents of the cells last seen.

    ``stepped`` is the link that the keyboard has stepped to, by row, column and number; ``widest``
    bounds the text of a cell that spans many columns, so that it can be read without scrolling.
    """

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.colours: CaseColours | None = None
        self.stepped: tuple[int, int, int] | None = None
        self.widest: int | None = None
        self._strip = StripPainter()
        self._document = lru_cache(CACHED_DOCUMENTS)(_lay_out)

    def mirrored(self) -> bool:
        """Whether the lines of the window begin at the right."""
        direction = QGuiApplication.layoutDirection()
        return direction == Qt.LayoutDirection.RightToLeft

    def forget(self) -> None:
        """Drop the laid-out documents, after a change of theme or text size."""
        self._document.cache_clear()

    def height(self, index: Index, width: int, font: QFont) -> int:
        """How high a cell is at a column width, in pixels."""
        room = self._room(index, width)
        strip = self._strip.height(_strip_of(index), room, font)
        text = int(self._page(index, room, font).size().height())
        return text + strip + 2 * MARGIN_Y

    def link_at(self, index: Index, cell: QRect, point: QPoint, font: QFont) -> Ref | None:
        """The record linked under a point of the viewport, if any."""
        width = self._room(index, cell.width())
        document = self._page(index, width, font)
        inside = QPointF(point - cell.topLeft() - QPoint(MARGIN_X, MARGIN_Y))
        below = inside.y() - int(document.size().height())
        if below >= 0 and 0 <= inside.x() < width:
            claim = self._strip.claim_at(_strip_of(index), width, font, below)
            return Ref(Kind.CLAIM, claim) if claim is not None else None
        anchor = document.documentLayout().anchorAt(inside)
        return ref_of_address(QUrl(anchor)) if anchor else None

    def links(self, index: Index, width: int, font: QFont) -> list[Ref]:
        """The records linked in a cell, in reading order."""
        document = self._page(index, self._room(index, width), font)
        found = [
            ref_of_address(QUrl(part.charFormat().anchorHref())) for part in _anchors(document)
        ]
        return [ref for ref in found if ref is not None]

    @guarded(QSize(200, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The laid-out size at the width offered."""
        rect: QRect = option.rect
        width = max(rect.width(), 120)
        return QSize(width, self.height(index, width, option.font))

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, content, and a frame around the cell with the keyboard."""
        theme = self.appearance.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or index.data(Role.HIGHLIGHT):
            painter.fillRect(rect, QColor(theme.highlight))
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.save()
        painter.setClipRect(rect)
        self.paint_content(painter, option, index)
        painter.restore()
        has_focus = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        inner = rect.adjusted(0, 0, 0, -1)
        paint_frame(painter, inner, theme, selected=selected, has_focus=has_focus)
        painter.restore()

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text of a cell and the numbers under it."""
        rect: QRect = option.rect
        width = self._room(index, rect.width())
        document = self._page(index, width, option.font)
        painter.save()
        painter.translate(rect.topLeft() + QPoint(MARGIN_X, MARGIN_Y))
        context = QAbstractTextDocumentLayout.PaintContext()
        document.documentLayout().draw(painter, context)
        self._ring_step(painter, document, index)
        painter.restore()
        lines = _strip_of(index)
        if lines and self.colours is not None:
            top = rect.top() + MARGIN_Y + int(document.size().height())
            room = QRect(rect.left() + MARGIN_X, top, width, rect.bottom() - top)
            colour = self.colours.colour_of(index.column())
            theme = self.appearance.theme
            self._strip.paint(painter, room, lines, theme, colour, option.font, option.direction)

    def _page(self, index: Index, width: int, font: QFont) -> QTextDocument:
        return self._document(str(index.data(Role.PAGE)), width, font.toString(), self.mirrored())

    def _room(self, index: Index, width: int) -> int:
        """The width of the text of a cell."""
        model = index.model()
        if self.widest is not None and index.column() and isinstance(model, CaseTableModel):
            width = min(width, self.widest) if model.is_across(index.row()) else width
        return width - 2 * MARGIN_X

    def _ring_step(self, painter: QPainter, document: QTextDocument, index: Index) -> None:
        """A frame around the link that the keyboard has stepped to."""
        if self.stepped is None or self.stepped[:2] != (index.row(), index.column()):
            return
        anchors = _anchors(document)
        if self.stepped[2] < len(anchors):
            ring = self.appearance.theme
            painter.setPen(QPen(QColor(ring.accent), max(1.2, ring.ring_width)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for line in _lines_of(document, anchors[self.stepped[2]]):
                painter.drawRoundedRect(line.adjusted(-2, 0, 2, 0), 3, 3)


def _strip_of(index: Index) -> tuple[StripLine, ...]:
    lines = index.data(Role.STRIP)
    return lines if isinstance(lines, tuple) else ()


def _anchors(document: QTextDocument) -> list[QTextFragment]:
    """The links of a document; one that changes its looks half-way counts once."""
    found: list[QTextFragment] = []
    block = document.begin()
    while block.isValid():
        at = block.begin()
        before = ""
        while not at.atEnd():
            fragment = at.fragment()
            target = fragment.charFormat().anchorHref()
            if target and target != before:
                found.append(fragment)
            before = target
            at += 1
        block = block.next()
    return found


def _lines_of(document: QTextDocument, fragment: QTextFragment) -> list[QRectF]:
    """Where the letters of a fragment stand, line by line."""
    block = document.findBlock(fragment.position())
    place = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    start = fragment.position() - block.position()
    end = start + fragment.length()
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x_of(line, first), _x_of(line, last)
            box = QRectF(min(left, right), line.y(), abs(right - left), line.height())
            found.append(box.translated(place))
    return found


def _x_of(line: QTextLine, position: int) -> float:
    """Where a letter begins. The binding gives the position back, too; its stubs do not say so."""
    found: object = line.cursorToX(position)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _lay_out(page: str, width: int, font_text: str, mirrored: bool) -> QTextDocument:
    font = QFont()
    font.fromString(font_text)
    document = InertDocument()
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    if mirrored:
        # Each paragraph keeps its own direction, at the side where the window's lines begin.
        option = document.defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        document.setDefaultTextOption(option)
    document.setHtml(page)
    document.setTextWidth(width)
    return document
