"""The canvas of the network: a scene composed at a scale, fitted, zoomed and painted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.compose import compose, extent, name
from coupexplorer.ui.network.painting import Painted, Touched, paint, paint_touched
from coupexplorer.ui.network.picture import Picture
from coupexplorer.ui.network.plane import NetworkPlane
from coupexplorer.ui.network.scene import Lit, Scene
from coupexplorer.ui.theme import LIGHT, Theme, small
from coupexplorer.ui.timeline.hover_card import HoverCard
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.timeline.picture import Box
from coupexplorer.ui.widgets.row_frame import paint_frame

SMALLEST, LARGEST = 8.0, 420.0
LARGEST_FIT = 130.0
MARGIN = (62.0, 26.0)
MOST_STRETCH = 2.2
"""A wide pane draws the picture out sideways this far at the most: names are wide."""

LABEL_RATIO = 0.88
PUSHED = 160
"""So much is painted beyond the edges while the picture is pushed along."""

MOST_KEPT = 34
"""A height that changes by no more than this is that of a line in the bars around."""

SLOW_MS, SETTLED_MS = 10, 90
"""A picture that takes longer to draw is only stretched while the wheel turns, and drawn anew once
it has been still for a while."""


class NetworkCanvas(NetworkPlane):
    """Shows a scene. Another scene leaves the view where it is: only ``fit`` moves it. What was
    fitted is fitted again, to the same stretch of the world, in another size."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.lit = Lit()
        self.theme: Theme = LIGHT
        self.fitted = True
        self.pushing = False
        self.touched = Touched()
        self._fitted_to = extent(self.scene)
        self._fitted_in = QSize()
        self._is_fresh = True
        self._shapes: Picture | None = None
        self._picture: Picture | None = None
        self._painted = QPixmap()
        self._painted_at: QPointF | None = None
        self._painted_scale = self.scale
        self._took_ms = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._settle)
        self._lettering = Lettering(self.font())
        self._widths: dict[str, float] = {}
        self.card = HoverCard(self)
        self.setMinimumSize(QSize(120, 80))

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme and the application."""
        self.theme = theme
        self._lettering = Lettering(small(QApplication.font(), LABEL_RATIO))
        self._widths.clear()
        self.card.dress(theme)
        self._shapes = None
        self.redraw()

    def show_scene(self, scene: Scene, lit: Lit, *, fit: bool = False) -> None:
        """Show other facts; the view stays where it is unless it is to be fitted to them."""
        marked = self.cursor_id()
        self.scene, self.lit = scene, lit
        self.touched = Touched(cursor=None if marked is None else scene.place_of(marked))
        self.card.hide()
        self._shapes = None
        if fit:
            self.fit()
        self.redraw()

    def show_standing(self, scene: Scene) -> None:
        """Show the same facts in another time window: no shape changes."""
        self.scene = scene
        self._painted_at = None
        self.update()

    def light(self, lit: Lit) -> None:
        """Let something else stand out; nothing moves, unless it is out of view."""
        self.touched = Touched(cursor=self.touched.cursor if lit.ringed is None else lit.ringed)
        if lit.ringed is not None:
            self.bring_in(lit.ringed)
        if lit != self.lit:
            self.lit = lit
            self.redraw()
        self.update()

    def fit(self) -> None:
        """Show everything."""
        self._fitted_to = extent(self.scene)
        self._is_fresh = True
        self._refit()

    def _refit(self) -> None:
        self.fitted = True
        self._fitted_in = self.size()
        left, top, right, bottom = self._fitted_to
        across = max(self.width() - 2 * MARGIN[0], 60.0) / max(right - left, 1.0)
        down = max(self.height() - 2 * MARGIN[1], 60.0) / max(bottom - top, 1.0)
        self.scale = min(max(min(across, down), SMALLEST), LARGEST_FIT)
        self.stretch = min(max(min(across, LARGEST_FIT) / self.scale, 1.0), MOST_STRETCH)
        self.middle = QPointF((left + right) / 2, (top + bottom) / 2)
        self._shapes = None
        self.redraw()

    def zoom(self, by: float, about: QPointF | None = None, *, more: bool = False) -> None:
        """Zoom by a factor about a point of the widget, its middle unless told otherwise; there may
        be ``more`` to come at once."""
        at = about or QPointF(self.width() / 2, self.height() / 2)
        before = self.world(at)
        self.scale = min(max(self.scale * by, SMALLEST), LARGEST)
        self.middle += before - self.world(at)
        self.fitted = False
        self._shapes = None
        if more and self._took_ms > SLOW_MS and self._painted_at is not None:
            self._settling.start()
            self.update()
        else:
            self.redraw()

    @guarded(None)
    def _settle(self) -> None:
        self.redraw()

    def move_to(self, middle: QPointF) -> None:
        """Look at another place; the picture is only pushed along."""
        self.middle = middle
        if self.fitted:
            self.fitted = False
            self._picture = None
        self.update()

    def touch(self, touched: Touched) -> None:
        """Mark what the pointer and the keys are on."""
        if touched != self.touched:
            self.touched = touched
            self.update()

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

    def cursor_id(self) -> str | None:
        """The actor the keys are on."""
        place = self.touched.cursor
        if place is None or place >= len(self.scene.marks):
            return None
        return self.scene.marks[place].actor.id

    @property
    def picture(self) -> Picture:
        """What is drawn now, in pixels from the middle of the world."""
        if self._shapes is None:
            self._shapes = compose(self.scene, self.scales())
            self._picture = None
        if self._picture is None:
            corner = -self.origin()
            room = Box(corner.x() + 2, corner.y() + 2, self.width() - 4, self.height() - 4)
            height = QFontMetricsF(self._lettering.font).height()
            within = room if self.fitted else None
            labels = name(self.scene, self._shapes, self.lit, self.measure, height, within)
            self._picture = replace(self._shapes, labels=labels)
        return self._picture

    def painted(self) -> Painted:
        """What is painted now, without pointer and keys."""
        return Painted(self.scene, self.picture, self.lit, self.theme, self._lettering)

    def measure(self, text: str) -> float:
        """The width of a label."""
        if text not in self._widths:
            metrics = QFontMetricsF(self._lettering.font)
            self._widths[text] = metrics.horizontalAdvance(text)
        return self._widths[text]

    def redraw(self) -> None:
        """Name and paint everything anew."""
        self._settling.stop()
        self._picture = None
        self._painted_at = None
        self.update()

    # Painting

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, what is touched, and a frame while keys come here."""
        self._is_fresh = False
        painter = QPainter(self)
        if self._settling.isActive():
            self._stretch(painter)
            painter.end()
            return
        painter.drawPixmap(self._paint_ahead(), self._painted)
        painter.translate(self.origin())
        on = self.touched
        shown = on if self.hasFocus() else replace(on, cursor=None)
        paint_touched(painter, self.painted(), shown)
        painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            paint_frame(painter, self.rect(), self.theme, selected=False, has_focus=True)
        painter.end()

    def _stretch(self, painter: QPainter) -> None:
        """What is painted, at another scale."""
        painter.fillRect(self.rect(), QColor(self.theme.surface))
        by = self.scale / self._painted_scale
        painter.translate(self.origin())
        painter.scale(by, by)
        painter.drawPixmap(-(self._painted_at or QPointF()), self._painted)

    def _paint_ahead(self) -> QPointF:
        """Paint the picture once for as long as nothing of it changes; where its corner is."""
        ratio, origin = self.devicePixelRatioF(), self.origin()
        ahead = PUSHED if self.pushing else 0
        before = self._painted_at
        size = (self.size() + QSize(2 * ahead, 2 * ahead)) * ratio
        if before is not None and self._painted.size() == size:
            by = origin - before
            if max(abs(by.x()), abs(by.y())) <= ahead + 1e-6:
                whole = QPointF(round(by.x() * ratio) / ratio, round(by.y() * ratio) / ratio)
                return whole - QPointF(ahead, ahead)
        clock = QElapsedTimer()
        clock.start()
        if self._painted.size() != size or self._painted.devicePixelRatio() != ratio:
            self._painted = QPixmap(size)
            self._painted.setDevicePixelRatio(ratio)
        self._painted.fill(QColor(self.theme.surface))
        painter = QPainter(self._painted)
        painter.translate(origin + QPointF(ahead, ahead))
        seen = QRectF(self.rect()).adjusted(-ahead, -ahead, ahead, ahead).translated(-origin)
        paint(painter, self.painted(), seen)
        painter.end()
        self._painted_at, self._painted_scale = origin, self.scale
        self._took_ms = clock.elapsed()
        return QPointF(-ahead, -ahead)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in view if it was. A line more or less in the bars around moves nothing:
        what stands in the picture stays where it is on the screen."""
        super().resizeEvent(event)
        same_width = self.width() == self._fitted_in.width()
        lower = abs(self.height() - self._fitted_in.height())
        if self.fitted and (self._is_fresh or not same_width or lower > MOST_KEPT):
            self._refit()
        elif event.oldSize().isValid():
            by = event.size() - event.oldSize()
            self.middle += self.units(QPointF(by.width() / 2, by.height() / 2))
            self.redraw()

    def bring_in(self, place: int) -> None:
        """Bring a mark into view, with as little movement as will do."""
        mark = self.scene.marks[place]
        at = self.pixels(QPointF(mark.x, mark.y)) + self.origin()
        room = QRectF(self.rect()).adjusted(24, 20, -24, -28)
        if room.contains(at) or not room.isValid():
            return
        inside = QPointF(
            min(max(at.x(), room.left()), room.right()),
            min(max(at.y(), room.top()), room.bottom()),
        )
        self.move_to(self.middle + self.units(at - inside))
