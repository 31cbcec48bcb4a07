"""The map as a widget that shows: it composes a scene for an outlook and paints it."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.map.ground import Ground
from coupexplorer.ui.map.inks import MapInk
from coupexplorer.ui.map.legend import KeyPicture, Legend, MapWords
from coupexplorer.ui.map.outlook import Outlook
from coupexplorer.ui.map.painting import Letters, MapPainter, Stamps
from coupexplorer.ui.map.picture import BEYOND, Picture, compose
from coupexplorer.ui.map.pushed import Pushed
from coupexplorer.ui.map.region import region_of
from coupexplorer.ui.map.scene import Highlight, MapScene
from coupexplorer.ui.theme import LIGHT, Theme, bold, small
from coupexplorer.ui.widgets.picture_items import PictureWidget

FIT_MARGINS = 84.0, 36.0
VIEW_MARGIN = 24.0
MOST_RINGS = 40
"""Of more places that stand out at once each is told by not being faded."""
AHEAD = round(BEYOND)


class MapPlot(PictureWidget):
    """Shows a scene. ``outlook`` is kept while facts change, until it is fitted anew."""

    def __init__(self) -> None:
        super().__init__()
        self.words = MapWords()
        self.theme: Theme = LIGHT
        self.outlook = Outlook()
        self.scene = MapScene()
        self.highlight = Highlight()
        self.cursor_id: str | None = None
        self.way_id: str | None = None
        self.hovered_way: str | None = None
        self.right_to_left = False
        self._ink = MapInk.of(LIGHT)
        self._ground = Ground(())
        self._under, self._whole = Pushed(self._paint_ground), Pushed(self._paint_whole)
        self._keys = KeyPicture()
        self._moving = False
        self._picture: Picture | None = None
        self._fitted: Callable[[], None] | None = None
        self._letter()

    # What is shown

    def show_ground(self, ground: Ground) -> None:
        """Paint other outlines under the places."""
        self._ground = ground
        self._under.drop()
        self.update()

    def show_scene(self, scene: MapScene, *, keep_outlook: bool) -> None:
        """Show other facts; the outlook stays, or goes to where most happens."""
        self.scene = scene
        if self.cursor_id not in scene.by_id:
            self.cursor_id = None
        self.way_id = None
        self.redraw()
        if not keep_outlook:
            self.fit_region()

    def show_highlight(self, highlight: Highlight) -> None:
        """Let other places and ways stand out."""
        self.highlight = highlight
        self.redraw()

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme and the application."""
        self.theme = theme
        self._ink = MapInk.of(theme)
        self._letter()
        self.redraw()

    def picture(self) -> Picture:
        """What is laid out now."""
        if self._picture is None:
            room = self._legend().boxes()
            self._picture = compose(self.scene, self.outlook, self.highlight, self._measure, room)
        return self._picture

    def redraw(self) -> None:
        """Lay everything out anew before the next painting."""
        self._picture = None
        self.update()

    # Where it looks

    def look_from(self, outlook: Outlook) -> None:
        """Show another part of the world."""
        if outlook != self.outlook:
            self.outlook = outlook
            self.redraw()

    def fit_all(self) -> None:
        """Everything that is drawn; kept so in another size until the reader moves the map."""
        self._fitted = self.fit_all
        self.look_from(self._sized().fitted(self.scene.points(), *FIT_MARGINS))

    def fit_region(self) -> None:
        """Where most happens, without what lies far away; kept so like ``fit_all``."""
        self._fitted = self.fit_region
        spots = [s for s in self.scene.spots if s.events and not s.area]
        points = [(s.longitude, s.latitude) for s in spots]
        near = region_of(points, [s.events for s in spots])
        self.look_from(self._sized().fitted(near or self.scene.points(), *FIT_MARGINS))

    def pan(self, dx: float, dy: float) -> None:
        """Move the ground by pixels to the right and down."""
        self._fitted = None
        self.look_from(self.outlook.panned(dx, dy))

    def drag_to(self, outlook: Outlook) -> None:
        """Move the ground while a button is held. The picture is pushed along, and laid out anew
        when what was laid out beyond the edges is used up, or by ``drag_end``."""
        self._fitted = None
        self._moving = True
        self.outlook = outlook
        if max(map(abs, self.picture().outlook.pushed_in(outlook))) > BEYOND:
            self._picture = None
        self.update()

    def drag_end(self) -> None:
        """Lay everything out where it has been moved to."""
        self._moving = False
        self._whole.drop()
        self.redraw()

    def zoom(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Larger by a factor about a pixel, or about the middle."""
        self._fitted = None
        self.look_from(self.outlook.zoomed(factor, x, y))

    def bring_into_view(self, spot: str) -> None:
        """Pan so far that a spot is in view."""
        found = self.scene.by_id.get(spot)
        if found is None:
            return
        x, y = self.outlook.x(found.longitude), self.outlook.y(found.latitude)
        if not self.outlook.holds(x, y, -VIEW_MARGIN):
            middle = self.outlook.width / 2 - x, self.outlook.height / 2 - y
            self.pan(*middle)

    def spot_of(self, place: str) -> QPoint | None:
        """Where a place can be clicked; None when it is not in view."""
        at = self.picture().centres.get(place)
        if at is None or not self.outlook.holds(*at):
            return None
        return QPoint(round(at[0]), round(at[1]))

    # Painting

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, rings, key and credit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        if self._moving:
            what = self.picture(), self._ink
            painter.drawPixmap(*self._whole.picture(self.outlook, what, ratio, AHEAD))
        else:
            painter.drawPixmap(*self._under.picture(self.outlook, self._ink, ratio, 0))
            self._paint_over(painter, self.outlook)
        self._keys.paint(painter, self._legend(), ratio)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ink.accent, max(1.4, self.theme.ring_width)))
            painter.drawRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7))
        painter.end()

    def _paint_ground(self, painter: QPainter, outlook: Outlook) -> None:
        self._ground.paint(painter, outlook, self._ink)

    def _paint_whole(self, painter: QPainter, outlook: Outlook) -> None:
        """What a moved map shows: the ground, and the picture over it."""
        self._paint_ground(painter, outlook)
        self._paint_over(painter, outlook)

    def _paint_over(self, painter: QPainter, outlook: Outlook) -> None:
        picture = self.picture()
        pushed = picture.outlook.pushed_in(outlook)
        painter.translate(*pushed)
        over = MapPainter(painter, self._ink, self.highlight, self._stamps)
        over.paint(picture, self._names, self._areas, self.hovered_way or self.way_id)
        shown, ringed = self.highlight, (self.highlight.ring,)
        few = shown.fades and len(shown.spots) <= MOST_RINGS
        self._ring(over, picture, shown.spots if few else {s for s in ringed if s is not None})
        if self.cursor_id is not None and self.hasFocus():
            self._ring(over, picture, {self.cursor_id}, dashed=True)
        painter.translate(-pushed[0], -pushed[1])

    def _ring(
        self, over: MapPainter, picture: Picture, spots: Set[str], *, dashed: bool = False
    ) -> None:
        for dot in picture.dots:
            if dot.spot.id in spots:
                over.ring(dot.x, dot.y, dot.radius + (2.5 if dashed else 0.0), dashed=dashed)
        for label in picture.labels:
            if label.spot.area and label.spot.id in spots:
                over.frame(label.box, dashed=dashed)

    def _legend(self) -> Legend:
        return Legend(
            self.scene,
            self.words,
            self._ink,
            self._small_font,
            QSizeF(self.outlook.width, self.outlook.height),
            self.right_to_left,
            self.outlook.scale,
        )

    def _measure(self, text: str, area: bool) -> tuple[float, float]:
        return (self._areas if area else self._names).size(text)

    def _letter(self) -> None:
        """Fonts and colours of the names on the map."""
        font, ink = self.font(), self._ink
        self._small_font = small(font, 0.87)
        area_font = bold(small(font, 0.95))
        area_font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        self._stamps = Stamps(ink)
        self._names = Letters(small(font, 0.95), ink.text, ink.halo)
        self._areas = Letters(area_font, ink.area, ink.halo)

    def _sized(self) -> Outlook:
        return self.outlook.sized(self.width(), self.height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was fitted is fitted again; else the middle stays in the middle."""
        super().resizeEvent(event)
        self.look_from(self._sized())
        if self._fitted is not None:
            self._fitted()
