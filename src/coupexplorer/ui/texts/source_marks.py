"""What is marked in a shown text, and how each mark looks: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QBrush, QColor, QPen, QTextCharFormat, QTextFormat

from coupexplorer.analysis.texts.source_text import Span
from coupexplorer.ui.texts.reading import Reading
from coupexplorer.ui.theme import Theme

USED_STRENGTH = 110
"""How strong the ground of a used sentence is, of 255: weaker than a passage."""


class Mark(IntEnum):
    """The marks, in the order in which they are laid over each other."""

    USED = 0
    UNUSED = 1
    PASSAGE = 2
    STRONG = 3
    HERE = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark: passages, what is strong in them, and whether use is told sentence by sentence.

    ``passages`` and ``strong`` are in reading order.
    """

    passages: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    use: bool = False

    def passages_within(self, start: int, end: int) -> list[Span]:
        """The passages with some part between two offsets."""
        return [span for span in self.passages if span.start < end and span.end > start]

    def within(self, reading: Reading, start: int, end: int) -> list[tuple[Mark, Span]]:
        """Every mark with some part between two offsets, the upper ones last."""
        found: list[tuple[Mark, Span]] = []
        if self.use:
            for sentence in reading.sentences_within(start, end):
                if sentence in reading.used:
                    found.append((Mark.USED, sentence))
                elif reading.is_unused(sentence):
                    found.append((Mark.UNUSED, sentence))
        found += [(Mark.PASSAGE, span) for span in self.passages_within(start, end)]
        strong = (span for span in self.strong if span.start < end and span.end > start)
        return found + [(Mark.STRONG, span) for span in strong]


def mark_formats(theme: Theme) -> dict[Mark, QTextCharFormat]:
    """How each mark looks in a theme."""
    formats = {mark: QTextCharFormat() for mark in Mark}
    used = QColor(theme.selection)
    used.setAlpha(USED_STRENGTH)
    formats[Mark.USED].setBackground(QBrush(used))
    _underline(formats[Mark.UNUSED], QTextCharFormat.UnderlineStyle.DotLine, theme.warning_text)
    formats[Mark.PASSAGE].setBackground(QColor(theme.highlight))
    formats[Mark.PASSAGE].setForeground(QColor(theme.text))
    formats[Mark.STRONG].setBackground(QColor(theme.selection))
    formats[Mark.STRONG].setForeground(QColor(theme.selected_text))
    _underline(formats[Mark.STRONG], QTextCharFormat.UnderlineStyle.SingleUnderline, theme.accent)
    frame = QPen(QColor(theme.accent), 1)
    formats[Mark.HERE].setProperty(QTextFormat.Property.OutlinePen, frame)
    return formats


def _underline(look: QTextCharFormat, style: QTextCharFormat.UnderlineStyle, colour: str) -> None:
    look.setUnderlineStyle(style)
    look.setUnderlineColor(QColor(colour))
