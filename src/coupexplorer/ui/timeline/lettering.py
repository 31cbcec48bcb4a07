"""Writing short texts quickly: the layout of each text is made once and kept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QStaticText, QTextOption

from coupexplorer.ui.timeline.picture import Box

MOST_TEXTS = 5_000


class Lettering:
    """Plain texts in one font. Each runs in its own direction (``auto``) or from left to right.

    Laying a text out afresh was measured at three times the cost of drawing one that is kept.
    """

    def __init__(self, font: QFont, *, auto: bool = True) -> None:
        self._font = font
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.NoWrap)
        direction = Qt.LayoutDirection
        self._option.setTextDirection(
            direction.LayoutDirectionAuto if auto else direction.LeftToRight
        )
        self._texts: dict[str, tuple[QStaticText, float, float]] = {}

    def write(self, painter: QPainter, text: str, box: Box) -> None:
        """Write a text in the middle of a box, in the painter's pen; the font must be this one."""
        laid_out, width, height = self._texts.get(text) or self._lay_out(text)
        x = box.x + (box.width - width) / 2
        painter.drawStaticText(QPointF(x, box.y + (box.height - height) / 2), laid_out)

    @property
    def font(self) -> QFont:
        """The font, to be set on the painter before writing."""
        return self._font

    def _lay_out(self, text: str) -> tuple[QStaticText, float, float]:
        if len(self._texts) > MOST_TEXTS:
            self._texts.clear()
        laid_out = QStaticText(text)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.setTextOption(self._option)
        laid_out.prepare(font=self._font)
        size = laid_out.size()
        found = self._texts[text] = (laid_out, size.width(), size.height())
        return found
