"""The about box: what the program is, what a bug report needs, and the licences it carries."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable

import PySide6
from PySide6.QtCore import QLocale, QSize, Qt, qVersion
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from coupexplorer import __version__
from coupexplorer.ui import markup
from coupexplorer.ui.dialogs.licences import LicenceList
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.rich_view import RichView
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate
from coupexplorer.ui.window_icon import program_picture

SIZE = QSize(900, 560)
ICON_SIDE = 96


def details(worded: Callable[[str], str] = str) -> list[tuple[str, str]]:
    """What a bug report should say of this copy and its surroundings, as label and value.

    In English, unless ``worded`` gives its words in another language. Nothing of the reader is in
    it: no name, no folder, no file.
    """
    bundle = QT_TRANSLATE_NOOP("About", "bundle")
    package = QT_TRANSLATE_NOOP("About", "Python package")
    kind = worded(bundle if getattr(sys, "frozen", False) else package)
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    scale = f"{screen.devicePixelRatio():g}"
    told = [
        (QT_TRANSLATE_NOOP("About", "Version"), f"{__version__} ({kind})"),
        (QT_TRANSLATE_NOOP("About", "Python"), platform.python_version()),
        (QT_TRANSLATE_NOOP("About", "Qt"), f"{qVersion()} (PySide6 {PySide6.__version__})"),
        (QT_TRANSLATE_NOOP("About", "System"), platform.platform()),
        (
            QT_TRANSLATE_NOOP("About", "Display"),
            f"{QGuiApplication.platformName()}, {size.width()}×{size.height()} × {scale}",
        ),
        (QT_TRANSLATE_NOOP("About", "Language"), QLocale().name()),
    ]
    return [(worded(label), value) for label, value in told]


class AboutDialog(QDialog):
    """Two pages: the program, and the works it stands on with their licences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("About", "About Coup Explorer"))
        self.resize(SIZE)
        self.view = RichView(margin=16)
        self.view.setAccessibleName(self.windowTitle())
        self.view.show_page(_page(theme))
        self.licences = LicenceList(theme)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._program(), translate("About", "&Program"))
        self.tabs.addTab(self.licences, translate("About", "&Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(
            translate("About", "Copy &details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.setToolTip(
            translate("About", "Copies what a bug report needs: versions, system and display.")
        )
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(12, 8, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()

    def _program(self) -> QWidget:
        icon = QLabel()
        icon.setPixmap(program_picture(ICON_SIDE, self.devicePixelRatioF()))
        icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        icon.setContentsMargins(16, 28, 16, 0)
        page = QWidget()
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(icon)
        row.addWidget(self.view, 1)
        return page

    @guarded(None)
    def _copy(self, _checked: bool = False) -> None:
        lines = [f"{label}: {value}" for label, value in details()]
        QGuiApplication.clipboard().setText("\n".join(("Coup Explorer", *lines)))
        # Its letter stays the same, for it may be pressed again; that is heard, if not seen.
        self.copy_button.setText(translate("About", "&Details copied"))
        told = QAccessibleAnnouncementEvent(self, translate("About", "Details copied"))
        QAccessible.updateAccessibility(told)


def _page(theme: Theme) -> str:
    purpose = translate(
        "About",
        "An offline workbench for comparative history: crises side by side, "
        "every statement followed to its source.",
    )
    promise = translate("About", "It never uses the network and sends nothing to anyone.")
    licence = translate(
        "About",
        "Free software under the MIT licence. It stands on the works of others; the page Licences"
        " names them, with the text of every licence.",
    )
    told = details(lambda words: translate("About", words))
    rows = [(label, markup.text(value)) for label, value in told]
    words = "".join(f"<p>{markup.text(part)}</p>" for part in (purpose, promise, licence))
    return markup.page(
        f"<h2>Coup Explorer {markup.text(__version__)}</h2>{words}"
        f"{markup.section_head(translate('About', 'This copy'), theme)}"
        f"{markup.facts_table(rows, theme)}",
        theme,
    )
