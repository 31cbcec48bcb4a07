"""Guide, shortcuts and about box."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from coupexplorer.shipped import resource
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.dialogs.about import AboutDialog
from coupexplorer.ui.dialogs.pages import guide_dialog, shortcuts_dialog
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.shell.window import MainWindow

GUIDE = "help/user-guide.md"


class HelpDesk(QObject):
    """Opens the dialogs that are there to be read."""

    def __init__(self, appearance: Appearance, window: MainWindow) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self.dialog: QDialog | None = None

    @guarded(None)
    def guide(self, _checked: bool = False) -> None:
        """Open the user guide."""
        self._open(guide_dialog(resource(GUIDE).read_text(encoding="utf-8"), self._window))

    @guarded(None)
    def keys(self, _checked: bool = False) -> None:
        """List the keyboard shortcuts."""
        shortcuts = self._window.shortcuts()
        self._open(shortcuts_dialog(shortcuts, self._appearance.theme, self._window))

    @guarded(None)
    def about(self, _checked: bool = False) -> None:
        """Say what this program is."""
        self._open(AboutDialog(self._appearance.theme, self._window))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
