"""A read-only text widget that knows which character of the text each of its own stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip

from coupexplorer.analysis.texts.source_text import BlockKind, Span
from coupexplorer.ui import markup
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.texts.reading import Reading
from coupexplorer.ui.texts.shown_lines import Place
from coupexplorer.ui.theme import Theme, bold

PADDING = 6


class ShownText(QPlainTextEdit):
    """Shows a reading as plain text, each paragraph in its own direction, with a caret to walk in.

    Offsets count characters of the text as it was attached; spots are on the viewport. ``tip`` says
    what the hint over a sentence reads.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self.theme = theme
        self.tip: Callable[[Span], str] = lambda _: ""
        self._dressing = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(2)
        self.document().setDocumentMargin(PADDING)

    def put(self, reading: Reading | None) -> bool:
        """Show a text from its top, or none; False when it is the text that is shown already."""
        before, self.reading = self.reading, None
        same = before and reading and before.lines.text == reading.lines.text
        if not same:
            # What the widget tells of meanwhile is about neither text.
            self.setPlainText(reading.lines.shown() if reading else "")
            self.read_each_way()
        self.reading = reading
        return not same

    def read_each_way(self) -> None:
        """Let every paragraph read in its own direction."""
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)

    def lines_in_view(self) -> Iterator[tuple[QTextBlock, int]]:
        """The shown lines in view, each with its top."""
        block = self.firstVisibleBlock()
        top = self.contentOffset().y()
        while block.isValid() and top <= self.viewport().height():
            yield block, round(top)
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """A cursor that selects what stands between two offsets."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        cursor.setPosition(self._position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def sentence_of(self, cursor: QTextCursor) -> Span | None:
        """The sentence in which a cursor stands."""
        if self.reading is None:
            return None
        return self.reading.sentence_at(self._offset(cursor.position()))

    def sentence_under(self, spot: QPoint) -> Span | None:
        """The sentence under a spot; None where there are no letters."""
        cursor = self.cursorForPosition(spot)
        rect = self.cursorRect(cursor)
        near = abs(rect.center().x() - spot.x()) <= 2 * self.fontMetrics().averageCharWidth()
        beside = not (near and rect.top() <= spot.y() <= rect.bottom())
        return None if beside else self.sentence_of(cursor)

    def spot_of(self, span: Span) -> QPoint:
        """Where the first letter of a stretch can be clicked."""
        return self.cursorRect(self.cursor_over(span.start, span.start)).center() + QPoint(2, 0)

    def is_mirrored(self) -> bool:
        """Whether the window reads right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def number_of(self, block: QTextBlock) -> str:
        """What locators count at a shown line: its paragraph or item, or itself where the text has
        no headings; empty where nothing new begins."""
        assert self.reading is not None
        lines, number = self.reading.lines, block.blockNumber()
        if not self.reading.structure.has_headings:
            return str(self.reading.line_from(lines.starts[number], lines.ends[number]) or "")
        part = self.reading.block_from(lines.starts[number], lines.ends[number])
        if part is None or not part.number:
            return ""
        return f"¶ {part.number}" if part.kind is BlockKind.PARAGRAPH else f"{part.number}."

    def widest_number(self) -> str:
        """A number as wide as any in this text."""
        structure = self.reading.structure if self.reading else None
        if structure is None or not structure.has_headings:
            return "0" * max(2, len(str(len(structure.lines if structure else ()))))
        return "¶ " + "0" * len(str(max(block.number for block in structure.blocks)))

    def set_in_type(self, block: QTextBlock) -> None:
        """Headings bolder, rows of the box quiet, each paragraph at its own side.

        To be done for the lines in view each time they may have been laid out again.
        """
        if block.userState() != self._dressing:
            block.setUserState(self._dressing)
            self._set_letters(block)
        self.blockBoundingRect(block)
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            # The layout of plain text knows one side for all paragraphs.
            option = block.layout().textOption()
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            block.layout().setTextOption(option)

    def set_all_anew(self) -> None:
        """Set every line in its type again as it comes into view: colours or letters changed."""
        self._dressing += 1

    def _set_letters(self, block: QTextBlock) -> None:
        assert self.reading is not None
        part = self.reading.block_at(self.reading.lines.ends[block.blockNumber()])
        look = QTextCharFormat()
        if part is not None and part.kind is BlockKind.HEADING:
            look.setFont(bold(self.font()))
        elif part is not None and part.kind is BlockKind.FIELD:
            look.setForeground(QColor(self.theme.muted))
        elif not block.layout().formats():
            return
        whole = QTextLayout.FormatRange()
        whole.start = 0
        whole.length = block.length()
        whole.format = look
        block.layout().setFormats([whole])
        self.document().markContentsDirty(block.position(), block.length())

    def _position(self, offset: int) -> int:
        assert self.reading is not None
        line, column = self.reading.lines.place(offset)
        return self.document().findBlockByNumber(line).position() + column

    def _offset(self, position: int) -> int:
        assert self.reading is not None
        block = self.document().findBlock(position)
        return self.reading.lines.offset(Place(block.blockNumber(), position - block.position()))

    @guarded(None)
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text as it was attached, not the lines that were made of it for showing."""
        data = QMimeData()
        cursor = self.textCursor()
        if self.reading is not None:
            start, end = self._offset(cursor.selectionStart()), self._offset(cursor.selectionEnd())
            data.setText(self.reading.structure.text[start:end])
        return data

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Show the hint of the sentence under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            sentence = self.sentence_under(event.pos())
            words = self.tip(sentence) if sentence is not None else ""
            QToolTip.showText(event.globalPos(), f"<p>{markup.text(words)}</p>" if words else "")
            return True
        return super().viewportEvent(event)
