"""The application object: it takes the files that the desktop asks a running program to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.guard import guarded


class Application(QApplication):
    """Files asked for are kept until somebody takes them: the first may come before a window."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._asked: list[Path] = []
        self._take: Callable[[Path], None] | None = None

    def give_files_to(self, take: Callable[[Path], None] | None) -> None:
        """Hand over each file that was asked for, and each that will be; None keeps them again."""
        self._take = take
        while self._take is not None and self._asked:
            self._take(self._asked.pop(0))

    # Only what is sent to the application itself comes here; a filter would see all there is.
    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Take a file to open; everything else is as it was."""
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self._asked.append(Path(event.file()))
                self.give_files_to(self._take)
            return True
        return super().event(event)
