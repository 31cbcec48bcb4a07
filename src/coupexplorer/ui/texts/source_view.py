"""The text of a source to walk through: a margin, marked sentences, clicks and keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMargins, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit

from coupexplorer.analysis.texts.source_text import Span
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.texts.reading import Reading
from coupexplorer.ui.texts.shown_text import ShownText
from coupexplorer.ui.texts.source_margin import MarginRow, SourceMargin
from coupexplorer.ui.texts.source_marks import Mark, Marks, mark_formats
from coupexplorer.ui.theme import Theme

LINES_ABOVE = 3
"""Lines of context left above a passage."""

MOST_TURNS = 4
"""How often marks are set again when setting them scrolled."""

LONGEST_LINE = 90
"""Letters of a line at most, about; longer ones are tiring to read."""

CHOOSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SourceView(ShownText):
    """Shows one reading. Only what is in view is ever marked, so that long texts stay quick.

    ``sentence_chosen(Span, QPoint)`` follows a click or Enter on a sentence, ``sentence_entered``
    the caret's coming to another one (a Span, or None between two), ``step_asked`` the keys N (+1)
    and P (−1).
    """

    sentence_chosen = Signal(object, object)
    sentence_entered = Signal(object)
    step_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.marks = Marks()
        self._formats = mark_formats(theme)
        self._sought: Span | None = None
        self._here: Span | None = None
        self._is_led = self._is_marking = self._marks_moved = False
        self._pressed_at = QPoint()
        self.setAutoFillBackground(True)
        self.margin = SourceMargin(self, self._margin_rows)
        self.updateRequest.connect(lambda *_: self.margin.update())
        self.verticalScrollBar().valueChanged.connect(self._mark_view)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.dress(theme)

    def show_reading(self, reading: Reading) -> None:
        """Show a text from its top; the same text read again stays where it is."""
        self._is_led = True
        if self.put(reading):
            self._sought = self._here = None
            self.marks = Marks()
            self._make_room()
        self._is_led = False
        self._mark_view()

    def mark(self, marks: Marks) -> None:
        """Mark other sentences."""
        self.marks = marks
        self._mark_view()

    def go_to(self, span: Span) -> None:
        """Put the caret at the beginning of a passage and bring it into view."""
        self._is_led = True
        self.setTextCursor(self.cursor_over(span.start, span.start))
        self._is_led = False
        self._sought = span
        self._seek()
        self._mark_view()

    def clear_text(self) -> None:
        """Show nothing, until there is something to show."""
        self._is_led = True
        self.put(None)
        self._sought = self._here = None
        self._is_led = False

    def rest(self) -> None:
        """Forget what was sought: nothing in particular is to be kept in view."""
        self._sought = None

    def sentence_here(self) -> Span | None:
        """The sentence the caret is in."""
        return self.sentence_of(self.textCursor())

    @guarded(None)
    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        self.theme = self.margin.theme = theme
        self._formats = mark_formats(self.theme)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, QColor(theme.surface))
        self.setPalette(palette)
        self.set_all_anew()
        self._make_room()

    def _make_room(self) -> None:
        """Margins: one for the numbers, one that keeps lines short enough to read."""
        numbers = self.margin.width_for(self.widest_number())
        bar = self.verticalScrollBar().sizeHint().width()
        longest = LONGEST_LINE * self.fontMetrics().averageCharWidth()
        spare = max(0, self.width() - bar - numbers - longest)
        # The margins of a viewport are not mirrored with the window.
        if self.is_mirrored():
            margins = QMargins(spare, 0, numbers, 0)
        else:
            margins = QMargins(numbers, 0, spare, 0)
        if margins != self.viewportMargins():
            self.setViewportMargins(margins)
        self._place_margin(numbers)
        self._mark_view()

    def _place_margin(self, width: int) -> None:
        room = self.viewport().geometry()
        left = room.right() + 1 if self.is_mirrored() else room.left() - width
        self.margin.setGeometry(left, room.top(), width, room.height())

    @guarded(())
    def _margin_rows(self) -> tuple[MarginRow, ...]:
        if self.reading is None:
            return ()
        return tuple(row for line in self.lines_in_view() for row in self._rows_of(*line))

    def _rows_of(self, block: QTextBlock, top: int) -> Iterator[MarginRow]:
        """The number of a shown line and the bars along the passages that run through it."""
        assert self.reading is not None
        layout, lines, number = block.layout(), self.reading.lines, block.blockNumber()
        if layout.lineCount() == 0:
            return
        top += round(layout.position().y())
        label = self.number_of(block)
        if label:
            yield MarginRow(top, round(layout.lineAt(0).height()), label)
        start, end = lines.starts[number], lines.ends[number]
        for span in self.marks.passages_within(start, end):
            first = layout.lineForTextPosition(lines.place(max(span.start, start)).column)
            last = layout.lineForTextPosition(lines.place(min(span.end, end) - 1).column)
            lower = last.y() + last.height()
            yield MarginRow(top + round(first.y()), round(lower - first.y()))

    @guarded(None)
    def _mark_view(self, *_told: object) -> None:
        """Mark what is in view, and set headings and rows in their type."""
        # Setting marks lays lines out, which may scroll, which would set marks again halfway
        # through: the widget does not survive that.
        self._marks_moved = True
        if self._is_marking:
            return
        self._is_marking = True
        try:
            for _ in range(MOST_TURNS):
                if self._marks_moved:
                    self._marks_moved = False
                    self.setExtraSelections(self._selections())
        finally:
            self._is_marking = False
        self.margin.update()

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        in_view = [block for block, _ in self.lines_in_view()]
        if self.reading is None or not in_view:
            return []
        for block in in_view:
            self.set_in_type(block)
        start = self.reading.lines.starts[in_view[0].blockNumber()]
        end = self.reading.lines.ends[in_view[-1].blockNumber()]
        found = self.marks.within(self.reading, start, end)
        one_of_many = self._sought is not None and len(self.marks.passages) != 1
        if self._here is not None and (self.hasFocus() or one_of_many):
            found.append((Mark.HERE, self._here))
        return [self._selection(mark, max(s.start, start), min(s.end, end)) for mark, s in found]

    def _selection(self, mark: Mark, start: int, end: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self.cursor_over(start, max(start, end))
        selection.format = self._formats[mark]
        return selection

    def _seek(self) -> None:
        """Scroll so that what is sought has some lines above it; not when it is well in view."""
        if self._sought is None or self.reading is None:
            return
        first = self.cursor_over(self._sought.start, self._sought.start)
        last = self.cursor_over(self._sought.end, self._sought.end)
        begin, end = self.cursorRect(first), self.cursorRect(last)
        height = self.viewport().height()
        if begin.top() >= begin.height() and end.bottom() <= height - begin.height():
            return
        block = first.block()
        self.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(first.positionInBlock())
        number = block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)
        self.verticalScrollBar().setValue(max(0, number - LINES_ABOVE))

    @guarded(None)
    def _let_go(self, *_: object) -> None:
        """The reader moves about: nothing pulls back to what was sought."""
        self._sought = None

    @guarded(None)
    def _caret_moved(self) -> None:
        before, self._here = self._here, self.sentence_here()
        if self._here != before and not self._is_led:
            self._mark_view()
            self.sentence_entered.emit(self._here)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space chooses the sentence, N and P step; all else moves the caret."""
        self._let_go()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        here = self.sentence_here()
        if plain and event.key() in CHOOSING_KEYS and here is not None:
            self.sentence_chosen.emit(here, self.cursorRect().bottomLeft())
        elif plain and event.key() == Qt.Key.Key_N:
            self.step_asked.emit(+1)
        elif plain and event.key() == Qt.Key.Key_P:
            self.step_asked.emit(-1)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._let_go()
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing chooses the sentence under it."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        still = (spot - self._pressed_at).manhattanLength() < QApplication.startDragDistance()
        simple = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() != Qt.MouseButton.LeftButton or not (still and simple):
            return
        sentence = self.sentence_under(spot)
        if sentence is not None and not self.textCursor().hasSelection():
            self.sentence_chosen.emit(sentence, spot)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and stay there."""
        self._let_go()
        super().wheelEvent(event)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was sought in view."""
        super().resizeEvent(event)
        self._make_room()
        self._seek()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """Another text size or direction asks for another margin."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange)
        # The base class tells of changes before the margin is made.
        if event.type() in kinds and hasattr(self, "margin"):
            self.read_each_way()
            self.set_all_anew()
            self._make_room()

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the caret is."""
        super().focusInEvent(event)
        self._mark_view()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave only the marks."""
        super().focusOutEvent(event)
        self._mark_view()
