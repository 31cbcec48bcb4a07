"""The first window's side of it: heard from when it is ready, brought forward when it is called."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.one_window.raising import bring_to_front
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.ui.one_window.listening import Listener

LISTENING_MODULE = "coupexplorer.ui.one_window.listening"
"""It brings the network module, which no start waits for."""


class Front(QObject):
    """Between ``begin`` and ``end`` a second start on the bench's casebook shows the window."""

    def __init__(self, bench: Workbench, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._window = window
        self._listener: Listener | None = None

    @property
    def is_listening(self) -> bool:
        """Whether a second start would be heard now."""
        return self._listener is not None and self._listener.is_listening

    @guarded(None)
    def begin(self) -> None:
        """Listen, for whatever casebook is there for writing."""
        try:
            listening = importlib.import_module(LISTENING_MODULE)
        except ImportError:
            # Qt's network library wants one of the system that nothing else here needs. Without it
            # a second start finds the casebook held, reads it, and says who has it.
            return
        self._listener = listening.Listener(self._bench, self)
        self._listener.called.connect(self._come)

    @guarded(None)
    def end(self) -> None:
        """Listen no more; before the casebook is closed."""
        if self._listener is not None:
            self._listener.end()

    @guarded(None)
    def _come(self, token: str) -> None:
        bring_to_front(self._window, token)
