"""A read-only page of rich text made by us: links lead to records, nothing is ever loaded."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage
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
        return Ref.parse(QUrl.fromPercentEncoding(url.path().encode("utf-8")))
    except ValueError:
        return None


class RichView(QTextBrowser):
    """Shows a page; ``followed(Ref)`` tells which record's link was clicked or entered by key."""

    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)

    def show_page(self, page: str, *, keep_place: bool = False) -> None:
        """Show HTML made by ``ui.markup``; from the top unless ``keep_place``."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self.setHtml(page)
        self.verticalScrollBar().setValue(place)

    @guarded(None)
    def _follow(self, url: QUrl) -> None:
        ref = ref_of_address(url)
        if ref is not None:
            self.followed.emit(ref)

    @guarded(None)
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text names: a casebook can never reach a file or the network."""
        return QImage()
