"""A table twin that is left by the key that led to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.widgets.twin_table import TwinTable


class LeavableTable(TwinTable):
    """``left`` follows Escape or T, which lead back to the picture."""

    left = Signal()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rows are walked as in any table; what leads here leads back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_T) and not event.modifiers():
            event.accept()
            self.left.emit()
            return
        super().keyPressEvent(event)
