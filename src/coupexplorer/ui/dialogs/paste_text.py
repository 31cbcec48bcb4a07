"""The dialog in which a reader pastes the text of a source."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.translation import translate

LONGEST_WRAPPED = 20_000
"""Characters of a line; breaking a longer one into lines would hold the window up for minutes."""


class PastedText(QPlainTextEdit):
    """An editor that takes plain text only, in any length, each paragraph in its own direction."""

    def __init__(self) -> None:
        super().__init__()
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.setTabChangesFocus(True)

    def whole_text(self) -> str:
        """The text as it was pasted, its lines parted by line feeds."""
        # The plain text of the widget would turn hard spaces into common ones.
        raw = self.document().toRawText().replace("\u2029", "\n").replace("\0", "")
        return raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    @guarded(None)
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, without breaking lines where one is too long for it."""
        if max(map(len, source.text().splitlines()), default=0) > LONGEST_WRAPPED:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        super().insertFromMimeData(source)


class PasteText(QDialog):
    """Asks for the text of one source; ``text`` is what was pasted."""

    def __init__(self, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("PasteText", "Paste the text of a source"))
        self.resize(QSize(620, 520))
        head = translate("PasteText", "Text of “{source}”").format(source=source)
        label = _plain(head)
        self.editor = PastedText()
        self.editor.setAccessibleName(head)
        self.editor.setPlaceholderText(translate("PasteText", "Paste the text here."))
        label.setBuddy(self.editor)
        hint = _plain(
            translate(
                "PasteText",
                "A blank line ends a paragraph. A heading stands between equals signs"
                " (== Coup ==) or behind hashes (## Coup). [12] is a note mark, [p. 12] begins a"
                " page. The text stays in this casebook file on this machine.",
            )
        )
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.attach = box.addButton(
            translate("PasteText", "&Attach"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.attach.setEnabled(False)
        self.editor.textChanged.connect(self._text_changed)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, self.editor, hint, box):
            column.addWidget(widget, 1 if widget is self.editor else 0)
        self.editor.setFocus()

    def text(self) -> str:
        """What was pasted."""
        return self.editor.whole_text()

    @guarded(None)
    def _text_changed(self) -> None:
        document = self.editor.document()
        blank = document.characterCount() < LONGEST_WRAPPED and not self.text().strip()
        self.attach.setEnabled(not blank)


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
