"""Dialogs that show a page to read: the user guide and the shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from coupexplorer.ui import markup
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import translate


class PageDialog(QDialog):
    """A titled page with a close button."""

    def __init__(self, title: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(size)
        self.view = RichView()
        self.view.document().setDocumentMargin(16)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(12, 8, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)


def guide_dialog(guide: str, parent: QWidget | None = None) -> PageDialog:
    """The user guide, from its Markdown."""
    dialog = PageDialog(translate("Pages", "User guide"), QSize(760, 720), parent)
    dialog.view.setMarkdown(guide)
    return dialog


def shortcuts_dialog(
    shortcuts: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None
) -> PageDialog:
    """Every key there is."""
    dialog = PageDialog(translate("Pages", "Keyboard shortcuts"), QSize(460, 560), parent)
    rows = [(words, f"<b>{markup.text(key)}</b>") for words, key in shortcuts]
    dialog.view.show_page(markup.facts_table(rows, theme))
    return dialog
