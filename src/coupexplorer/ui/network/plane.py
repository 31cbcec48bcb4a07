"""Which part of the network's world is in view: from units of the layout to pixels and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from coupexplorer.ui.widgets.picture_items import PictureWidget


class NetworkPlane(PictureWidget):
    """``scale`` is in pixels a unit down and, times ``stretch``, across; ``middle`` is the place in
    the middle of the widget."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = 80.0
        self.stretch = 1.0
        self.middle = QPointF(0.0, 0.0)

    def origin(self) -> QPointF:
        """Where in the widget the middle of the world is."""
        return QPointF(self.width() / 2, self.height() / 2) - self.pixels(self.middle)

    def world(self, at: QPointF) -> QPointF:
        """The place in the world at a point of the widget."""
        return self.units(at - self.origin())

    def scales(self) -> tuple[float, float]:
        """Pixels a unit, across and down."""
        return self.scale * self.stretch, self.scale

    def pixels(self, units: QPointF) -> QPointF:
        """A way in units as one in pixels."""
        across, down = self.scales()
        return QPointF(units.x() * across, units.y() * down)

    def units(self, pixels: QPointF) -> QPointF:
        """A way in pixels as one in units."""
        across, down = self.scales()
        return QPointF(pixels.x() / across, pixels.y() / down)
