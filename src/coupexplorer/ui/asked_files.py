"""Files that the desktop asks the running program to open: kept until they can be, then opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from coupexplorer.ui.application import Application
from coupexplorer.ui.first_casebook import FirstCasebook
from coupexplorer.ui.guard import guarded


class AskedFiles(QObject):
    """Hands the file asked for last to ``open_file``, after ``begin`` and before no dialog.

    One that comes before the start has looked for its first casebook becomes that one.
    """

    def __init__(
        self,
        application: QApplication,
        first: FirstCasebook,
        open_file: Callable[[Path], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._first = first
        self._open_file = open_file
        self._waiting: Path | None = None
        self._can_open = False
        if isinstance(application, Application):
            application.give_files_to(self.ask)

    def begin(self) -> None:
        """Open from now on, first what was asked for before."""
        self._can_open = True
        self._open()

    def end(self) -> None:
        """Open nothing more; what is asked for is left to the application."""
        self._can_open = False
        if isinstance(self._application, Application):
            self._application.give_files_to(None)

    @guarded(None)
    def ask(self, file: Path) -> None:
        """Open a file, as soon as that can be."""
        if not self._first.take(file):
            self._waiting = file
            self._open()

    @guarded(None)
    def _open(self) -> None:
        if not self._can_open or self._waiting is None:
            return
        # What stands in front is at work on the present casebook; none may take its place.
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            file, self._waiting = self._waiting, None
            self._open_file(file)
        elif isinstance(dialog, QDialog):
            once = Qt.ConnectionType.SingleShotConnection
            dialog.finished.connect(self._open_soon, once)

    @guarded(None)
    def _open_soon(self, _result: int) -> None:
        """Whoever asked with the dialog has to have its answer first."""
        QTimer.singleShot(0, self, self._open)
