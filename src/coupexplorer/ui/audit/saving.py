"""Saves what a check found as text or as a table, off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coupexplorer.sheets.saving import SaveError, write_file
from coupexplorer.ui.audit.report import Found, as_csv, as_text
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.file_names import suggested_file
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.tasks import Tasks

TABLE = ".csv"


class AuditSaving(Tasks):
    """Asks for a file and writes findings to it. ``saved`` follows when they are all in it; a file
    that cannot be written is told in one sentence."""

    saved = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane

    def ask(self, title: str) -> Path | None:
        """Ask where what is shown goes; the ending of the answer tells text from table."""
        location = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(location) or Path.home())
        text, table = self.tr("Text (*.txt)"), self.tr("Table (*.csv)")
        name, kind = QFileDialog.getSaveFileName(
            self._pane,
            self.tr("Save the check"),
            str(suggested_file(title, folder, ".txt")),
            f"{text};;{table}",
        )
        file = Path(name)
        if not name or file.suffix:
            return file if name else None
        return file.with_suffix(TABLE if kind == table else ".txt")

    def save(self, found: Sequence[Found], file: Path) -> None:
        """Write findings to a file, as a table when it is named so."""
        as_words = as_csv if file.suffix.lower() == TABLE else as_text

        def work() -> None:
            write_file(file, as_words(found).encode("utf-8"))

        self.run(work, self._has_saved, self._has_failed, lane="save")

    @guarded(None)
    def _has_saved(self, _answer: object) -> None:
        self.saved.emit()

    @guarded(None)
    def _has_failed(self, error: Exception) -> None:
        if not isinstance(error, SaveError):
            raise error
        notice(self._pane, str(error))
