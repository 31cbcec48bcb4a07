"""Dialogs that show a page to read: the user guide, the shortcuts, the about box."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from coupexplorer import __version__
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


def about_dialog(parent: QWidget | None = None) -> PageDialog:
    """What this program is, and what it stands on."""
    dialog = PageDialog(translate("Pages", "About Coup Explorer"), QSize(520, 400), parent)
    purpose = translate(
        "Pages",
        "An offline workbench for comparative history: crises side by side, "
        "every statement followed to its source.",
    )
    promise = translate("Pages", "It never uses the network and sends nothing to anyone.")
    licence = translate("Pages", "Free software under the MIT licence. It stands on these works:")
    works = (
        f"Qt and PySide6 {PySide6.__version__} (LGPL-3.0), "
        f"Python {platform.python_version()} (PSF-2.0), "
        "SQLAlchemy (MIT), SQLite (public domain), NumPy (BSD-3-Clause), pyqtgraph (MIT), "
        "QtAwesome (MIT) with Material Design Icons (Apache-2.0), typst (Apache-2.0), "
        "hijridate (MIT), Snowball (BSD-3-Clause), Noto Serif, Noto Sans and Amiri (OFL-1.1)."
    )
    dialog.view.show_page(
        f"<h2>Coup Explorer {__version__}</h2><p>{markup.text(purpose)}</p>"
        f"<p>{markup.text(promise)}</p><p>{markup.text(licence)}</p><p>{markup.text(works)}</p>"
    )
    return dialog
