"""Paints the rows of an event list or table: a bar in the case's colour, texts laid out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from coupexplorer.domain.event_line import EventLine
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.bidi import direction_of, draw_content
from coupexplorer.ui.events.list import EventListModel, title
from coupexplorer.ui.events.table import NUMBERS, Column
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.widgets.row_frame import paint_frame
from coupexplorer.ui.workbench import Workbench

BAR, MARGIN, GAP = 4, 10, 2
ABOVE, CELL_ABOVE, CELL_MARGIN, HEADING_ABOVE = 5, 4, 6, 14
MOST_LAID_OUT = 2_000
MOST_CELLS = 10_000
LOUD = frozenset({Column.TITLE, Column.DATE})
NARROWEST = 40


class Cell(NamedTuple):
    """Where a column stands in the view."""

    x: int
    width: int
    column: Column


@dataclass(frozen=True, slots=True)
class Laid:
    """An event's row laid out for a width: what it says and how high it is."""

    layout: QTextLayout
    detail: str
    height: int


class CellText(NamedTuple):
    """The text of a cell ready to be drawn, so far from the cell's left, in a font; None: empty."""

    text: QStaticText
    x: int
    font: QFont | None


@dataclass(frozen=True, slots=True)
class State:
    """What is special about a row."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


class EventPainter:
    """Measures and draws rows. A row's text is laid out once, so that what is measured is what is
    drawn, and drawing it again costs next to nothing."""

    def __init__(self, bench: Workbench, appearance: Appearance, model: EventListModel) -> None:
        self._bench = bench
        self._appearance = appearance
        self._model = model
        self._laid: dict[int, Laid] = {}
        self._texts: dict[tuple[str, Column, bool], CellText] = {}
        self._texts_of: dict[int, tuple[CellText, ...]] = {}
        self._cells: tuple[Cell, ...] = ()
        self._width = 0
        self._direction = Qt.LayoutDirection.LeftToRight
        self._dress(QFont())

    def fit(self, view: QWidget, width: int, cells: tuple[Cell, ...]) -> None:
        """Get ready for the font, the direction and the width of a view, or for its cells."""
        font, direction = view.font(), view.layoutDirection()
        if font != self._font or direction != self._direction:
            self._direction = direction
            self._dress(font)
            self.forget()
        if width != self._width:
            self._width = width
            self._laid.clear()
        if cells != self._cells:
            if [cell[1:] for cell in cells] != [cell[1:] for cell in self._cells]:
                self._texts.clear()
                self._texts_of.clear()
            self._cells = cells

    def _dress(self, font: QFont) -> None:
        self._font, self._bold, self._small = font, bold(font), small(font)
        self._metrics, self._bold_metrics = QFontMetrics(font), QFontMetrics(self._bold)
        self._small_metrics = QFontMetrics(self._small)

    def forget(self) -> None:
        """Lay everything out anew: the events are others."""
        self._laid.clear()
        self._texts.clear()
        self._texts_of.clear()

    def count(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    def usual(self) -> int:
        """How high a row is in a table, or in a list when its title takes one line."""
        line = max(self._metrics.height(), self._bold_metrics.height())
        if self._cells:
            return line + 2 * CELL_ABOVE
        return line + GAP + self._small_metrics.height() + 2 * ABOVE

    def height(self, row: int) -> int:
        """How high a row is."""
        if self._model.heading(row) is not None:
            return self._small_metrics.height() + HEADING_ABOVE
        if self._cells:
            return self.usual()
        laid = self._lay_out(row)
        return self.usual() if laid is None else laid.height

    def paint(self, painter: QPainter, row: int, rect: QRect, state: State) -> None:
        """Paint a heading or an event."""
        heading = self._model.heading(row)
        if heading is not None:
            self._paint_heading(painter, rect, heading)
            return
        line = self._model.line_at(row)
        if line is None:
            return
        self._paint_ground(painter, rect, line, state)
        if self._cells:
            self._paint_cells(painter, rect, line, self._model.number(row))
        else:
            self._paint_texts(painter, rect, row)
        self._frame(painter, rect, selected=state.selected, has_focus=state.focused)

    def paint_ring(self, painter: QPainter, rect: QRect) -> None:
        """Show where the keyboard is while no event is chosen."""
        self._frame(painter, rect, selected=False, has_focus=True)

    def _frame(self, painter: QPainter, rect: QRect, *, selected: bool, has_focus: bool) -> None:
        theme = self._appearance.theme
        paint_frame(painter, rect, theme, selected=selected, has_focus=has_focus)

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._appearance.theme.muted))
        room = rect.adjusted(MARGIN, HEADING_ABOVE - 6, -MARGIN, 0)
        draw_content(painter, room, heading.upper(), self._direction)

    def _paint_ground(self, painter: QPainter, rect: QRect, line: EventLine, state: State) -> None:
        theme = self._appearance.theme
        if state.selected:
            painter.fillRect(rect, QColor(theme.highlight))
        elif state.hovered:
            painter.fillRect(rect, QColor(theme.raised))
        colour = theme.case_colour(self._bench.case_index(line.case))
        left = rect.right() - BAR + 1 if self._is_mirrored else rect.left()
        painter.fillRect(QRect(left, rect.top() + 1, BAR, rect.height() - 2), QColor(colour))

    def _paint_texts(self, painter: QPainter, rect: QRect, row: int) -> None:
        laid = self._lay_out(row)
        if laid is None:
            return
        theme = self._appearance.theme
        left = rect.left() + (MARGIN if self._is_mirrored else BAR + MARGIN)
        painter.setPen(QColor(theme.text))
        laid.layout.draw(painter, QPointF(left, rect.top() + ABOVE))
        painter.setFont(self._small)
        painter.setPen(QColor(theme.muted))
        high = self._small_metrics.height()
        below = QRect(left, rect.bottom() + 1 - ABOVE - high, self._room, high)
        draw_content(painter, below, laid.detail, self._direction)

    def _paint_cells(self, painter: QPainter, rect: QRect, line: EventLine, number: int) -> None:
        theme = self._appearance.theme
        plain, quiet = QColor(theme.text), QColor(theme.muted)
        texts = self._texts_of.get(number)
        if texts is None:
            texts = self._texts_of[number] = self._row_texts(line)
        y = rect.top() + CELL_ABOVE
        for cell, found in zip(self._cells, texts, strict=True):
            if found.font is not None:
                painter.setFont(found.font)
                painter.setPen(plain if cell.column in LOUD else quiet)
                painter.drawStaticText(cell.x + found.x, y, found.text)
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _row_texts(self, line: EventLine) -> tuple[CellText, ...]:
        """The texts of a row; what many rows say alike is made ready once."""
        if len(self._texts) > MOST_CELLS or len(self._texts_of) > MOST_LAID_OUT:
            self._texts.clear()
            self._texts_of.clear()
        found = []
        for cell in self._cells:
            full = self._model.cell(line, cell.column)
            heavy = cell.column is Column.TITLE and line.importance == 1
            key = (full, cell.column, heavy)
            text = self._texts.get(key)
            if text is None:
                text = self._texts[key] = self._cell_text(full, cell, heavy=heavy)
            found.append(text)
        return tuple(found)

    def _cell_text(self, full: str, cell: Cell, *, heavy: bool) -> CellText:
        """A text as it fits a cell, and where in the cell it begins: clear of the bar, which stands
        in the first one."""
        if not full:
            return CellText(QStaticText(), 0, None)
        font = self._bold if heavy else self._font
        metrics = self._bold_metrics if heavy else self._metrics
        first = BAR if cell.x == self._cells[0].x else 0
        room = cell.width - 2 * CELL_MARGIN - first
        shown = metrics.elidedText(full, Qt.TextElideMode.ElideRight, room)
        text = QStaticText(shown)
        text.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setTextDirection(direction_of(shown))
        text.setTextOption(option)
        text.prepare(QTransform(), font)
        at_right = (cell.column in NUMBERS) != self._is_mirrored
        x = CELL_MARGIN + (0 if self._is_mirrored else first)
        return CellText(text, x + (room - round(text.size().width()) if at_right else 0), font)

    def _lay_out(self, row: int) -> Laid | None:
        """The row of an event laid out; None for one that has just gone."""
        number = self._model.number(row)
        laid = self._laid.get(number)
        if laid is not None:
            return laid
        line = self._model.line_at(row)
        if line is None:
            return None
        if len(self._laid) > MOST_LAID_OUT:
            self._laid.clear()
        layout = self._wrapped(title(line), self._bold if line.importance == 1 else self._font)
        detail = self._small_metrics.elidedText(
            self._model.detail(line), Qt.TextElideMode.ElideRight, self._room
        )
        high = round(layout.boundingRect().height() + 0.49)
        laid = Laid(layout, detail, high + GAP + self._small_metrics.height() + 2 * ABOVE)
        self._laid[number] = laid
        return laid

    def _wrapped(self, text: str, font: QFont) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction_of(text))
        side = Qt.AlignmentFlag.AlignRight if self._is_mirrored else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(text, font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._room)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout

    @property
    def _room(self) -> int:
        """How wide a title may be."""
        return max(self._width - BAR - 2 * MARGIN, NARROWEST)

    @property
    def _is_mirrored(self) -> bool:
        return self._direction == Qt.LayoutDirection.RightToLeft
