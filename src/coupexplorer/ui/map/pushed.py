"""A part of the map painted once, and put elsewhere while the map is moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPixmap

from coupexplorer.ui.map.outlook import Outlook

Paint = Callable[[QPainter, Outlook], None]


class Pushed:
    """What ``paint`` paints for an outlook, kept. For one that is moved by less than was painted
    beyond the edges it is only put elsewhere."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._made: tuple[Outlook, object, float, int] | None = None

    def drop(self) -> None:
        """Paint anew when asked the next time."""
        self._made = None

    def picture(
        self, outlook: Outlook, what: object, ratio: float, ahead: int
    ) -> tuple[QPointF, QPixmap]:
        """The picture, and where its corner is in the view. It is painted anew when ``what``, all
        that its look hangs on, is another; ``ratio`` is that of the screen, ``ahead`` so many
        pixels are painted beyond the edges."""
        if self._made is not None:
            made, of, its_ratio, its_ahead = self._made
            if (its_ratio, its_ahead) == (ratio, ahead) and of == what and made.is_pushed(outlook):
                right, down = made.pushed_in(outlook)
                if max(abs(right), abs(down)) <= ahead:
                    x, y = round(right * ratio) / ratio, round(down * ratio) / ratio
                    return QPointF(x - ahead, y - ahead), self._picture
        wider = outlook.sized(outlook.width + 2 * ahead, outlook.height + 2 * ahead)
        size = QSize(round(wider.width * ratio), round(wider.height * ratio))
        if self._picture.size() != size:
            self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, wider)
        painter.end()
        self._made = outlook, what, ratio, ahead
        return QPointF(-ahead, -ahead), self._picture
