"""Words open to translation outside a QObject, by the marks the translators' tools look for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str) -> str:
    """A text in the reader's language."""
    return QCoreApplication.translate(context, text)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text of a table for translation; ``translate`` it where it is shown."""
    del context
    return text
