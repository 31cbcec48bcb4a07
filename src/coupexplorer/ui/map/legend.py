"""What stands over the map: the cases in their shapes and colours, and whose borders these are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from coupexplorer.ui.bidi import draw_content
from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.map.painting import paint_counts
from coupexplorer.ui.map.scene import MapScene

KEY_RADIUS = 5.5
KEY_SIGN = 14.0
EDGE = 6.0


@dataclass(slots=True)
class MapWords:
    """The fixed texts on the map, in the reader's language."""

    credit: str = ""
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """The key in the upper corner at the reading start and the credit along the lower edge."""

    scene: MapScene
    words: MapWords
    ink: MapInk
    font: QFont
    size: QSizeF
    right_to_left: bool

    def boxes(self) -> list[QRectF]:
        """Where no name of a place may go."""
        return [*self._key_boxes(), self._credit_box()]

    def paint(self, painter: QPainter) -> None:
        """Paint both."""
        painter.setFont(self.font)
        self._paint_key(painter)
        self._paint_credit(painter)

    def _paint_key(self, painter: QPainter) -> None:
        """The cases in their shapes and colours, and what a dashed arrow means."""
        boxes, texts = self._key_boxes(), self._key_texts()
        if not boxes:
            return
        card = QColor(self.ink.card)
        card.setAlphaF(0.9)
        painter.setPen(QPen(self.ink.border, 1.0))
        painter.setBrush(card)
        whole = boxes[0].united(boxes[-1])
        painter.drawRoundedRect(whole.adjusted(-1, -1, 1, 1), 5, 5)
        for number, (text, box) in enumerate(zip(texts, boxes, strict=True)):
            x = box.right() - KEY_SIGN if self.right_to_left else box.x() + KEY_SIGN
            y = box.center().y()
            if number < len(self.scene.cases):
                case = self.scene.cases[number][0]
                paint_counts(painter, ((case, 1),), x, y, KEY_RADIUS, self.ink)
            else:
                pen = QPen(self.ink.quiet, 1.7)
                pen.setDashPattern([3.0, 2.0])
                painter.setPen(pen)
                painter.drawLine(QPointF(x - 8, y), QPointF(x + 8, y))
            painter.setPen(self.ink.text)
            room = box.adjusted(2 * KEY_SIGN, 0, 0, 0)
            if self.right_to_left:
                room.translate(-2 * KEY_SIGN, 0)
            self._write(painter, room, text, Qt.AlignmentFlag.AlignVCenter.value)

    def _key_texts(self) -> list[str]:
        texts = [title for _, title in self.scene.cases]
        inferred = any(way.inferred for way in self.scene.ways)
        return [*texts, self.words.inferred] if texts and inferred else texts

    def _key_boxes(self) -> list[QRectF]:
        """A row for each text in the upper corner at the reading start."""
        metrics = QFontMetricsF(self.font)
        texts = self._key_texts()
        if not texts:
            return []
        width = max(metrics.horizontalAdvance(t) for t in texts) + 2 * KEY_SIGN + EDGE
        height = metrics.height() + 3
        x = self.size.width() - width - EDGE if self.right_to_left else EDGE
        return [QRectF(x, EDGE + n * height, width, height) for n in range(len(texts))]

    def _paint_credit(self, painter: QPainter) -> None:
        box = self._credit_box()
        card = QColor(self.ink.card)
        card.setAlphaF(0.82)
        painter.fillRect(box, card)
        painter.setPen(self.ink.quiet)
        inner = box.adjusted(EDGE, 2, -EDGE, -2)
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        self._write(painter, inner, self.words.credit, flags)

    def _write(self, painter: QPainter, room: QRectF, text: str, flags: int) -> None:
        direction = Qt.LayoutDirection
        window = direction.RightToLeft if self.right_to_left else direction.LeftToRight
        draw_content(painter, room.toAlignedRect(), text, window, flags=flags)

    def _credit_box(self) -> QRectF:
        """Along the lower edge, as many lines as the width asks for."""
        metrics = QFontMetricsF(self.font)
        room = QRectF(0, 0, max(self.size.width() - 2 * EDGE, 40), 200)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.words.credit)
        height, width = text.height() + 4, text.width() + 2 * EDGE + 2
        x = self.size.width() - width if self.right_to_left else 0.0
        return QRectF(x, self.size.height() - height, width, height)
