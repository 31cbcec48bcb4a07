"""The one dialog for our own faults: what happened, that work is kept, details to report."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from coupexplorer.ui.translation import translate

log = logging.getLogger("coupexplorer")


class FaultReporter(QObject):
    """Takes the place of ``sys.excepthook``: every fault is logged, one dialog at a time shown."""

    _raised = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._raised.connect(self._show)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an unexpected error and show it; safe to call from any thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected error\n%s", details)
        self._raised.emit(f"{kind.__name__}: {error}", details)

    def _show(self, summary: str, details: str) -> None:
        if self._open:
            return
        self._open = True
        try:
            fault_box(summary, details, QApplication.activeWindow()).exec()
        finally:
            self._open = False


def fault_box(summary: str, details: str, parent: QWidget | None) -> QMessageBox:
    """The dialog: plain text throughout, details to copy."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Coup Explorer")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("FaultBox", "Something in Coup Explorer went wrong. Your work is saved."))
    box.setInformativeText(
        translate("FaultBox", "You can go on. If it happens again, please report the details.")
        + f"\n\n{summary[:300]}"
    )
    box.setDetailedText(details)
    return box
