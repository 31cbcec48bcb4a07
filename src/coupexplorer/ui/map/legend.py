"""What stands over the map: the cases in their shapes and colours, and whose borders these are."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from coupexplorer.ui.bidi import draw_content
from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.map.painting import paint_counts
from coupexplorer.ui.map.picture import MOST_ARROWS
from coupexplorer.ui.map.scene import MapScene

KEY_RADIUS = 5.5
KEY_SIGN = 14.0
EDGE = 6.0
BAR_MOST = 110.0
KM_A_DEGREE = 111.2


@dataclass(slots=True)
class MapWords:
    """The fixed texts on the map, in the reader's language."""

    credit: str = ""
    inferred: str = ""
    kilometres: str = ""
    """With ``{number}``."""

    some: str = ""
    """Said when not all movements are drawn; with ``{drawn}`` and ``{all}``."""


@dataclass(frozen=True, slots=True)
class Legend:
    """The key in the upper corner at the reading start and the credit along the lower edge."""

    scene: MapScene
    words: MapWords
    ink: MapInk
    font: QFont
    size: QSizeF
    right_to_left: bool
    scale: float = 0.0
    """Pixels to a degree of latitude; without it no bar of kilometres is drawn."""

    def boxes(self) -> list[QRectF]:
        """Where no name of a place may go."""
        return [*self._key_boxes(), self._credit_box(), self._bar_box()]

    def key_box(self) -> QRectF:
        """Around the key, with its edge; an empty one when there is none."""
        boxes = self._key_boxes()
        return boxes[0].united(boxes[-1]).adjusted(-2, -2, 2, 2) if boxes else QRectF()

    def told(self) -> object:
        """All that the look of the key hangs on."""
        colours = tuple(case for case, _ in self.scene.cases)
        return self._key_texts(), colours, self.ink, self.font.key(), self.right_to_left

    def paint(self, painter: QPainter) -> None:
        """Paint both."""
        painter.setFont(self.font)
        self.paint_key(painter)
        self.paint_credit(painter)
        self.paint_bar(painter)

    def paint_key(self, painter: QPainter) -> None:
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

    def paint_credit(self, painter: QPainter) -> None:
        box = self._credit_box()
        card = QColor(self.ink.card)
        card.setAlphaF(0.82)
        painter.fillRect(box, card)
        painter.setPen(self.ink.quiet)
        inner = box.adjusted(EDGE, 2, -EDGE, -2)
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        self._write(painter, inner, self._sentences(), flags)

    def paint_bar(self, painter: QPainter) -> None:
        """How long a distance is, north and south as along the parallel of the view."""
        box, (kilometres, length) = self._bar_box(), self._bar()
        if box.isEmpty():
            return
        card = QColor(self.ink.card)
        card.setAlphaF(0.82)
        painter.fillRect(box, card)
        y, x = box.bottom() - 5, box.center().x() - length / 2
        painter.setPen(QPen(self.ink.quiet, 1.2))
        ends = (
            QPointF(x, y - 3),
            QPointF(x, y),
            QPointF(x + length, y),
            QPointF(x + length, y - 3),
        )
        painter.drawPolyline(ends)
        room = box.adjusted(0, 0, 0, -6)
        flags = Qt.AlignmentFlag.AlignCenter.value
        painter.drawText(room, flags, self.words.kilometres.format(number=f"{kilometres:,}"))

    def _bar(self) -> tuple[int, float]:
        """A round number of kilometres, and how long that is in pixels."""
        most = min(BAR_MOST, self.size.width() / 5) / max(self.scale, 1e-9) * KM_A_DEGREE
        power = 10 ** math.floor(math.log10(max(most, 1.0)))
        number = max((n * power for n in (1, 2, 5) if n * power <= most), default=1)
        return number, number / KM_A_DEGREE * self.scale

    def _bar_box(self) -> QRectF:
        """In the lower corner at the reading end, over the credit where both find no room."""
        if not self.scale or not self.words.kilometres:
            return QRectF()
        number, length = self._bar()
        metrics = QFontMetricsF(self.font)
        words = metrics.horizontalAdvance(self.words.kilometres.format(number=f"{number:,}"))
        width, height = max(length, words) + 2 * EDGE, metrics.height() + 8
        credit = self._credit_box()
        x = 0.0 if self.right_to_left else self.size.width() - width
        bottom = self.size.height()
        if credit.width() + width > self.size.width():
            bottom = credit.top()
        return QRectF(x, bottom - height, width, height)

    def _sentences(self) -> str:
        """Whose borders these are, and how many movements are drawn if not all."""
        ways = len(self.scene.ways) + self.scene.more_ways
        if ways <= MOST_ARROWS or not self.words.some:
            return self.words.credit
        some = self.words.some.format(drawn=f"{MOST_ARROWS:,}", all=f"{ways:,}")
        return f"{self.words.credit} {some}"

    def _write(self, painter: QPainter, room: QRectF, text: str, flags: int) -> None:
        direction = Qt.LayoutDirection
        window = direction.RightToLeft if self.right_to_left else direction.LeftToRight
        draw_content(painter, room.toAlignedRect(), text, window, flags=flags)

    def _credit_box(self) -> QRectF:
        """Along the lower edge, as many lines as the width asks for."""
        metrics = QFontMetricsF(self.font)
        room = QRectF(0, 0, max(self.size.width() - 2 * EDGE, 40), 200)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._sentences())
        height, width = text.height() + 4, text.width() + 2 * EDGE + 2
        x = self.size.width() - width if self.right_to_left else 0.0
        return QRectF(x, self.size.height() - height, width, height)


class KeyPicture:
    """The key, painted once: its round edge was measured at a quarter of a frame."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._made: object = None

    def paint(self, painter: QPainter, legend: Legend, ratio: float) -> None:
        """Paint key and credit of a legend; ``ratio`` is that of the screen."""
        painter.setFont(legend.font)
        legend.paint_credit(painter)
        legend.paint_bar(painter)
        box = legend.key_box()
        if box.isEmpty():
            return
        wanted = legend.told(), ratio, box
        if wanted != self._made:
            self._made = wanted
            self._picture = QPixmap((box.size() * ratio).toSize())
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._picture)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.translate(-box.topLeft())
            inner.setFont(legend.font)
            legend.paint_key(inner)
            inner.end()
        painter.drawPixmap(box.topLeft(), self._picture)
