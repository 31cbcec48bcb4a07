"""The canvas of the network: a scene composed at a scale, fitted, zoomed and painted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.compose import compose, extent
from coupexplorer.ui.network.painting import Painted, paint
from coupexplorer.ui.network.picture import Picture
from coupexplorer.ui.network.scene import Lit, Scene
from coupexplorer.ui.theme import LIGHT, Theme, small
from coupexplorer.ui.timeline.hover_card import HoverCard
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.timeline.picture import Box

SMALLEST, LARGEST = 8.0, 420.0
LARGEST_FIT = 130.0
MARGIN = (62.0, 26.0)
MOST_STRETCH = 2.2
"""A wide pane draws the picture out sideways this far at the most: names are wide."""

LABEL_RATIO = 0.88


class NetworkCanvas(QWidget):
    """Shows a scene; ``scale`` is in pixels a unit down and, times ``stretch``, across; ``middle``
    is the place in the middle of the widget."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.lit = Lit()
        self.theme: Theme = LIGHT
        self.picture = Picture()
        self.scale = 80.0
        self.stretch = 1.0
        self.middle = QPointF(0.0, 0.0)
        self.fitted = True
        self.cursor_mark: int | None = None
        self._lettering = Lettering(self.font())
        self._widths: dict[str, float] = {}
        self.hovered: int | None = None
        self.hovered_thread: int | None = None
        self.card = HoverCard(self)
        self.setMinimumSize(QSize(120, 80))

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme and the application."""
        self.theme = theme
        self._lettering = Lettering(small(QApplication.font(), LABEL_RATIO))
        self._widths.clear()
        self.card.dress(theme)
        self._compose()

    def show_scene(self, scene: Scene, lit: Lit) -> None:
        """Show other facts; the view stays where it is unless everything was in view."""
        before = self.cursor_id()
        self.scene, self.lit = scene, lit
        self.cursor_mark = None if before is None else scene.place_of(before)
        self.hovered = self.hovered_thread = None
        self.card.hide()
        if self.fitted:
            self.fit()
        else:
            self._compose()

    def light(self, lit: Lit) -> None:
        """Let something else stand out; nothing moves, unless it is out of view."""
        self.lit = lit
        if lit.ringed is not None:
            self.cursor_mark = lit.ringed
            self.bring_in(lit.ringed)
        self._compose()

    def fit(self) -> None:
        """Show everything."""
        self.fitted = True
        left, top, right, bottom = extent(self.scene)
        across = max(self.width() - 2 * MARGIN[0], 60.0) / max(right - left, 1.0)
        down = max(self.height() - 2 * MARGIN[1], 60.0) / max(bottom - top, 1.0)
        self.scale = min(max(min(across, down), SMALLEST), LARGEST_FIT)
        self.stretch = min(max(min(across, LARGEST_FIT) / self.scale, 1.0), MOST_STRETCH)
        self.middle = QPointF((left + right) / 2, (top + bottom) / 2)
        self._compose()

    def zoom(self, by: float, about: QPointF | None = None) -> None:
        """Zoom by a factor about a point of the widget, its middle unless told otherwise."""
        at = about or QPointF(self.width() / 2, self.height() / 2)
        before = self._world(at)
        self.scale = min(max(self.scale * by, SMALLEST), LARGEST)
        self.middle += before - self._world(at)
        self.fitted = False
        self._compose()

    def spot_of(self, actor: str) -> QPointF | None:
        """Where in the widget an actor's mark is; None when it is not shown."""
        place = self.scene.place_of(actor)
        if place is None:
            return None
        disc = self.picture.discs[place]
        return QPointF(disc.x, disc.y) + self.origin()

    def spot_of_thread(self, number: int) -> QPointF:
        """Where in the widget the middle of a thread is."""
        return self.picture.lines[number].middle + self.origin()

    def painted(self) -> Painted:
        """What is painted now, without pointer and keys."""
        return Painted(self.scene, self.picture, self.lit, self.theme, self._lettering)

    def measure(self, text: str) -> float:
        """The width of a label."""
        if text not in self._widths:
            metrics = QFontMetricsF(self._lettering.font)
            self._widths[text] = metrics.horizontalAdvance(text)
        return self._widths[text]

    def label_height(self) -> float:
        """The height of a label."""
        return QFontMetricsF(self._lettering.font).height()

    # Painting

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and a frame while keys come here."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.surface))
        origin = self.origin()
        painter.translate(origin)
        on = replace(self.painted(), hovered=self.hovered, hovered_thread=self.hovered_thread)
        if self.hasFocus():
            on.cursor = self.cursor_mark
        paint(painter, on, QRectF(self.rect()).translated(-origin))
        painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(QColor(self.theme.accent)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in view if it was."""
        super().resizeEvent(event)
        if self.fitted:
            self.fit()

    def _compose(self) -> None:
        corner = -self.origin()
        room = Box(corner.x() + 2, corner.y() + 2, self.width() - 4, self.height() - 4)
        self.picture = compose(
            self.scene,
            self._scales(),
            self.lit,
            self.measure,
            self.label_height(),
            room if self.fitted else None,
        )
        self.update()

    def origin(self) -> QPointF:
        """Where in the widget the middle of the world is."""
        return QPointF(self.width() / 2, self.height() / 2) - self._pixels(self.middle)

    def _world(self, at: QPointF) -> QPointF:
        return self.units(at - self.origin())

    def _scales(self) -> tuple[float, float]:
        return self.scale * self.stretch, self.scale

    def _pixels(self, units: QPointF) -> QPointF:
        across, down = self._scales()
        return QPointF(units.x() * across, units.y() * down)

    def units(self, pixels: QPointF) -> QPointF:
        """A way in pixels as one in units."""
        across, down = self._scales()
        return QPointF(pixels.x() / across, pixels.y() / down)

    def bring_in(self, place: int) -> None:
        """Bring a mark into view, with as little movement as will do."""
        mark = self.scene.marks[place]
        at = self._pixels(QPointF(mark.x, mark.y)) + self.origin()
        room = QRectF(self.rect()).adjusted(24, 20, -24, -28)
        if room.contains(at) or not room.isValid():
            return
        inside = QPointF(
            min(max(at.x(), room.left()), room.right()),
            min(max(at.y(), room.top()), room.bottom()),
        )
        self.middle += self.units(at - inside)
        self.fitted = False

    def cursor_id(self) -> str | None:
        """The actor the keys are on."""
        place = self.cursor_mark
        if place is None or place >= len(self.scene.marks):
            return None
        return self.scene.marks[place].actor.id
