"""A read-only page of rich text made by us: links lead to records, nothing is ever loaded."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.guard import guarded

SCHEME = "casebook"


def address(ref: Ref) -> str:
    """The link address of a record, safe inside an attribute."""
    return f"{SCHEME}:{bytes(QUrl.toPercentEncoding(str(ref)).data()).decode('ascii')}"


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
    """Shows a page; ``followed(Ref)`` tells which record's link was clicked or entered by key."""

    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent)
        self._waiting: Iterator[str] = iter(())
        self._sought = ""
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
        self.document().setDocumentMargin(margin)
        self.anchorClicked.connect(self._follow)

    def show_page(self, *parts: str) -> None:
        """Show HTML made by ``ui.markup``, from the top."""
        self.show_parts(iter(parts))

    def show_parts(self, parts: Iterator[str]) -> None:
        """Show a page from the top: its first part now, each other part made and laid out in a
        later turn of the event loop, so that a long page never holds the window up."""
        self._waiting, self._sought = parts, ""
        self.setHtml(next(parts, ""))
        self.verticalScrollBar().setValue(0)
        self._turn.start()

    def scroll_to(self, anchor: str) -> None:
        """Bring a named spot of the page into view, putting in the parts before it."""
        self._sought = anchor
        self._seek()

    def _seek(self) -> None:
        if self._sought:
            self.scrollToAnchor(self._sought)

    def whole_text(self) -> str:
        """The page as plain text, with the parts that still wait put in."""
        while self._add_next():
            pass
        return self.toPlainText()

    @guarded(None)
    def _add_part(self) -> None:
        if not self._add_next():
            self._turn.stop()

    def _add_next(self) -> bool:
        part = next(self._waiting, None)
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

    @guarded(None)
    def _follow(self, url: QUrl) -> None:
        ref = ref_of_address(url)
        if ref is not None:
            self.followed.emit(ref)

    @guarded(None)
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text names: a casebook can never reach a file or the network."""
        return QImage()
