"""One sentence for the reader, as plain text whatever stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def notice(parent: QWidget | None, sentence: str) -> None:
    """Tell the reader one thing and wait until it is read.

    A file name or a word of a document may look like markup; nothing here is ever taken for it.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Coup Explorer")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.exec()
