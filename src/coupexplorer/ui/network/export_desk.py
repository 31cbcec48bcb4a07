"""Saving the network: asks where, writes whole or not at all, says in one sentence what failed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from coupexplorer.sheets.saving import write_file
from coupexplorer.ui.dialogs.notice import notice
from coupexplorer.ui.file_names import suggested_file
from coupexplorer.ui.network.exporting import Form


class NetworkExports(QObject):
    """The file dialog of the pane and the writing after it."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane

    def ask(self, form: Form, title: str) -> Path | None:
        """Where a file of a form goes; None when the reader thinks better of it."""
        kinds = {
            Form.SVG: self.tr("SVG pictures (*.svg)"),
            Form.PNG: self.tr("PNG pictures (*.png)"),
            Form.GRAPHML: self.tr("GraphML documents (*.graphml)"),
        }
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name, _ = QFileDialog.getSaveFileName(
            self._pane.window(),
            self.tr("Export the network"),
            str(suggested_file(title, folder, form.value)),
            kinds[form],
        )
        if not name:
            return None
        file = Path(name)
        if file.name.endswith(form.value):
            return file
        named = file.with_name(file.name + form.value)
        if named.exists():
            # The dialog asked about the name as typed, not about the one with its ending.
            sentence = self.tr("“{file}” is there already; choose another name.")
            notice(self._pane.window(), sentence.format(file=named.name))
            return None
        return named

    def write(self, file: Path, content: bytes) -> bool:
        """Write a file; says why and returns False when it cannot be."""
        try:
            write_file(file, content)
        except OSError as error:
            notice(self._pane.window(), str(error))
            return False
        return True
