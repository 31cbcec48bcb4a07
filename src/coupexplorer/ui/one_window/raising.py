"""A window comes to the front because the reader asked for it elsewhere."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

TOKEN = "XDG_ACTIVATION_TOKEN"


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window before all others, with whatever dialog stands in front of it.

    ``token`` is what the desktop gave the start that asked. Where the system lets no window come
    forward by itself, its entry in the task bar calls for attention instead.
    """
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    if token:
        # Where Qt looks for it when a window is to be activated.
        os.environ[TOKEN] = token
    _front_of(window).activateWindow()
    if token:
        os.environ.pop(TOKEN, None)
    QApplication.alert(window)


def _front_of(window: QWidget) -> QWidget:
    dialog = QApplication.activeModalWidget()
    if dialog is None or not dialog.isVisible():
        return window
    dialog.raise_()
    return dialog
