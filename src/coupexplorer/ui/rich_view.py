"""A read-only page of rich text made by us: links lead to records, nothing is ever loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.guard import guarded

SCHEME = "casebook"
FOLDS = "fold"
LATER_LINES = 24
"""Lines laid out in one later turn."""
_TAG = re.compile("<[^>]*>")


def address(ref: Ref) -> str:
    """The link address of a record, safe inside an attribute."""
    return f"{SCHEME}:{_encoded(str(ref))}"


def fold_address(part: str) -> str:
    """The link address that opens or shuts a part of a page."""
    return f"{FOLDS}:{_encoded(part)}"


def _encoded(value: str) -> str:
    return bytes(QUrl.toPercentEncoding(value).data()).decode("ascii")


def ref_of_address(url: QUrl) -> Ref | None:
    """The record a link leads to; None for any other link."""
    if url.scheme() != SCHEME:
        return None
    try:
        return Ref.parse(url.path(QUrl.ComponentFormattingOption.FullyDecoded))
    except ValueError:
        return None


class InertDocument(QTextDocument):
    """A document that loads nothing, whatever its text names."""

    @guarded(None)
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing."""
        return ""


class RichView(QTextBrowser):
    """Shows a page; ``followed(Ref)`` tells which record's link was clicked or entered by key,
    ``folded(str)`` which part of the page is to be opened or shut.

    ``tip`` gives the words shown when the pointer rests on a record's link; none unless set.
    """

    followed = Signal(object)
    folded = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent)
        self.tip: Callable[[Ref], str] = lambda _ref: ""
        self._waiting: Iterator[str] = iter(())
        self._sought = ""
        self._is_whole = False
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._add_part)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Lines of the viewport's own width would be laid out twice: once more when the page turns
        # out to be long and the scroll bar takes its share.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(margin)
        self._align()
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._tell)

    def show_page(self, *parts: str) -> None:
        """Show HTML made by ``ui.markup``, from the top."""
        self.show_parts(iter(parts))

    def show_parts(self, parts: Iterator[str], *, stay: bool = False) -> None:
        """Show a page: a screenful of its parts now, the others made and laid out in later turns of
        the event loop, so that a long page never holds the window up.

        It begins at its top; with ``stay`` what was in view remains there, as far as it can.
        """
        bar = self.verticalScrollBar()
        top = bar.value() if stay else 0
        self._waiting, self._sought = parts, ""
        if self._narrow() != self.lineWrapColumnOrWidth():
            self.document().clear()
            self._break_at(self._narrow())
        self.setHtml(self._next_parts(self._screenful()) or "")
        self._widen()
        while stay and bar.maximum() < top and self._add_next():
            pass
        bar.setValue(top)
        self._turn.start()

    def scroll_to(self, anchor: str) -> None:
        """Bring a named spot of the page into view, putting in the parts before it."""
        self._sought = anchor
        self._seek()

    def stand_on(self, address: str) -> None:
        """Put the keyboard on the link to an address, as if Tab had led there from the one before
        it, or from the top; nothing when there is none."""
        before = QTextCursor(self.document())
        for link, leads_to in self._links():
            if leads_to == address:
                self.setTextCursor(before)
                self.focusNextPrevChild(True)
                return
            before = link

    def whole_text(self) -> str:
        """The page as plain text, with the parts that still wait put in."""
        while self._add_next():
            pass
        return self.toPlainText()

    def _seek(self) -> None:
        if self._sought:
            self.scrollToAnchor(self._sought)

    def _screenful(self) -> int:
        """How many lines find room."""
        return self.viewport().height() // max(1, self.fontMetrics().lineSpacing()) + 1

    def _next_parts(self, lines: int) -> str | None:
        """The next parts that fill some lines, as far as that can be told before they are laid
        out; None when there are no more."""
        width = max(1, self.viewport().width() // max(1, self.fontMetrics().averageCharWidth()))
        taken, filled, self._is_whole = [], 0, False
        for part in self._waiting:
            taken.append(part)
            broken = part.count("<br>") + part.count("<p") + part.count("<tr")
            filled += broken + len(_TAG.sub("", part)) // width
            if filled >= lines:
                break
        else:
            self._is_whole = True
        return "".join(taken) if taken else None

    def _links(self) -> Iterator[tuple[QTextCursor, str]]:
        """Every piece of a link, selected, with the address."""
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().isAnchor() and piece.charFormat().anchorHref():
                    cursor = QTextCursor(block)
                    cursor.setPosition(piece.position())
                    end = piece.position() + piece.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    yield cursor, piece.charFormat().anchorHref()
                pieces += 1
            block = block.next()

    @guarded(None)
    def _add_part(self) -> None:
        if not self._add_next():
            self._turn.stop()
            self._widen()

    def _add_next(self) -> bool:
        part = self._next_parts(LATER_LINES)
        if part is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        page = InertDocument()
        page.setDefaultFont(self.document().defaultFont())
        page.setHtml(part)
        # Inserted as HTML, the part would lose the format of its first line to the line before.
        cursor.insertBlock(page.firstBlock().blockFormat(), page.firstBlock().charFormat())
        cursor.insertFragment(QTextDocumentFragment(page))
        self._seek()
        return True

    def _widen(self) -> None:
        """Give a page that is there as a whole the room of the scroll bar that it does not need."""
        if self._is_whole and not self.verticalScrollBar().maximum():
            self._break_at(self.contentsRect().width())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines to the new width."""
        self._break_at(self._narrow())
        super().resizeEvent(event)

    def _narrow(self) -> int:
        """The width beside the scroll bar, whether it is there or not."""
        return self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()

    def _break_at(self, width: int) -> None:
        """Break lines at a width; told of the one there is, Qt would lay the page out again."""
        if max(1, width) != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(max(1, width))

    def _align(self) -> None:
        """Let lines begin where they do in the window; each reads in its own direction."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """Follow a window that is mirrored."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    @guarded(None)
    def _follow(self, url: QUrl) -> None:
        ref = ref_of_address(url)
        if ref is not None:
            self.followed.emit(ref)
        elif url.scheme() == FOLDS:
            self.folded.emit(url.path(QUrl.ComponentFormattingOption.FullyDecoded))

    @guarded(None)
    def _tell(self, url: QUrl) -> None:
        ref = ref_of_address(url)
        words = self.tip(ref) if ref is not None else ""
        # As rich text the words are broken into lines, and nothing in them is taken for markup.
        self.setToolTip(f"<p>{escape(words)}</p>" if words else "")

    @guarded(None)
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text names: a casebook can never reach a file or the network."""
        return QImage()
