"""The plot: a pyqtgraph view whose one item paints the whole picture of the timeline."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem, QWidget

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import LIGHT, Theme, bold, small
from coupexplorer.ui.timeline.compose import compose
from coupexplorer.ui.timeline.compose_ghosts import DrawnGhost, compose_ghosts
from coupexplorer.ui.timeline.painting import Fonts, TimelinePainter
from coupexplorer.ui.timeline.painting_marks import Attention
from coupexplorer.ui.timeline.picture import Picture, Type
from coupexplorer.ui.timeline.request import Request, Words
from coupexplorer.ui.timeline.scene import LONGEST_VIEW, SHORTEST_VIEW, Scene

LABEL, SMALL = 0.95, 0.86
MOST_MEASURED = 20_000


@dataclass(slots=True)
class Rulers:
    """Fonts and how wide texts are in them; widths are kept, since measuring is slow."""

    fonts: Fonts
    type: Type
    widths: dict[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, font: QFont) -> Rulers:
        """The rulers for a font of running text."""
        fonts = Fonts(small(font, LABEL), small(font, SMALL), bold(small(font, 0.82)))
        widths: dict[tuple[str, str], float] = {}
        metrics = {
            "label": QFontMetricsF(fonts.label),
            "small": QFontMetricsF(fonts.small),
            "head": QFontMetricsF(fonts.head),
        }

        def measure(which: str, text: str) -> float:
            found = widths.get((which, text))
            if found is None:
                if len(widths) > MOST_MEASURED:
                    widths.clear()
                found = widths[(which, text)] = metrics[which].horizontalAdvance(text) + 1
            return found

        type = Type(
            height=_line(fonts.label),
            small_height=_line(fonts.small),
            measure=lambda text: measure("label", text),
            measure_small=lambda text: measure("small", text),
            measure_head=lambda text: measure("head", text),
        )
        return cls(fonts, type, widths)


def _line(font: QFont) -> float:
    """The height of one line of letters with their tails; the font's own is for lines of text set
    one below another, and too generous here."""
    metrics = QFontMetricsF(font)
    return min(metrics.height(), metrics.capHeight() * 1.75)


class Canvas(pg.GraphicsObject):
    """The one item of the plot; it fills the view box and is painted in pixels."""

    def __init__(self, plot: Plot, box: pg.ViewBox) -> None:
        super().__init__()
        self._plot = plot
        self._box = box
        self.setParentItem(box)

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:
        """The whole view box."""
        return QRectF(self._box.rect())

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the present picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        plot = self._plot
        plot.painter.paint(painter, plot.picture(), plot.attention, plot.ghosts())


class Plot(pg.GraphicsView):
    """Shows a scene over a range of x; ``moved`` follows each change of the range, and
    ``composed(beyond, top)`` each change of the pixels of lanes for which there is no room, and of
    those that are scrolled away above.

    Only the horizontal range of the view box is used; it is x of the scene, in minutes.
    """

    moved = Signal()
    composed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__(background=LIGHT.surface)
        self.setAntialiasing(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.content = Scene()
        self.words = Words()
        self.selected: tuple[int, int] | None = None
        self.hovered: tuple[int, int] | None = None
        self.chosen_rows: dict[int, int] = {}
        self.attended: frozenset[str] = frozenset()
        self.marked_spans: frozenset[tuple[int, int]] = frozenset()
        self.hovered_span: tuple[int, int] | None = None
        self.hovered_ghost: DrawnGhost | None = None
        self.scrolled = 0.0
        self.window_shown: TimeWindow | None = None
        self.show_bands = False
        self.mirrored = False
        self.rulers = Rulers.of(QApplication.font())
        self.theme = LIGHT
        self.painter = TimelinePainter(LIGHT, self.rulers.fonts)
        self._picture: Picture | None = None
        self._last: Picture | None = None
        self._told = (0.0, 0.0)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self.box.disableAutoRange()
        self.box.setLimits(minXRange=SHORTEST_VIEW, maxXRange=LONGEST_VIEW)
        self.setCentralItem(self.box)
        self.canvas = Canvas(self, self.box)
        self.box.sigXRangeChanged.connect(self._range_changed)
        self.show_range(*self.content.opening())

    @property
    def range_x(self) -> tuple[float, float]:
        """First and last x in view."""
        first, last = self.box.viewRange()[0]
        return float(first), float(last)

    @property
    def attention(self) -> Attention:
        """What is singled out now."""
        hovered = {self.hovered_span} if self.hovered_span is not None else set()
        return Attention(
            self.selected,
            self.hovered,
            focused=self.hasFocus(),
            twins=frozenset(self.chosen_rows.items()),
            spans=self.marked_spans | hovered,
            ghost=self.hovered_ghost,
        )

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme and the widget's font."""
        self.theme = theme
        self.rulers = Rulers.of(QApplication.font())
        self.painter = TimelinePainter(theme, self.rulers.fonts)
        self.setBackground(theme.surface)
        self.redraw()

    def show_range(self, first: float, last: float) -> None:
        """Show a range of x, kept within the limits of zoom."""
        middle, half = (first + last) / 2, (last - first) / 2
        half = min(max(half, SHORTEST_VIEW / 2), LONGEST_VIEW / 2)
        self.box.setXRange(middle - half, middle + half, padding=0)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Show ``factor`` times as much time; the x ``at`` (else the middle) stays where it is."""
        first, last = self.range_x
        fixed = (first + last) / 2 if at is None else at
        span = min(max((last - first) * factor, SHORTEST_VIEW), LONGEST_VIEW)
        share = (fixed - first) / (last - first)
        self.show_range(fixed - share * span, fixed + (1 - share) * span)

    def pan(self, share: float) -> None:
        """Move by a share of the view, to later times when positive."""
        first, last = self.range_x
        step = (last - first) * share
        self.show_range(first + step, last + step)

    def redraw(self) -> None:
        """Compose and paint afresh."""
        self._picture = None
        self.viewport().update()

    def repaint_only(self) -> None:
        """Paint the present picture once more."""
        self.viewport().update()

    def picture(self) -> Picture:
        """The present picture, composed when it is out of date."""
        if self._picture is None or self._picture.width != self.box.width():
            first, last = self.range_x
            self._picture = compose(
                Request(
                    scene=self.content,
                    first=first,
                    last=last,
                    width=float(self.box.width()),
                    height=float(self.box.height()),
                    type=self.rulers.type,
                    selected=self.selected,
                    window=self.window_shown,
                    show_bands=self.show_bands,
                    mirrored=self.mirrored,
                    words=self.words,
                    before=self._last,
                    chosen=self.chosen_rows,
                    top=self.scrolled,
                )
            )
            self._last = self._picture
            self.scrolled = self._picture.top
            room = (self._picture.beyond, self._picture.top)
            if room != self._told:
                self._told = room
                self.composed.emit(*room)
        return self._picture

    def ghosts(self) -> tuple[DrawnGhost, ...]:
        """The ghosts over the present picture: of the selected and the hovered event, and of those
        that are attended to."""
        wanted = {*self.chosen_rows.items(), *(() if self.hovered is None else (self.hovered,))}
        for identifier in self.attended:
            wanted.update(self.content.places(identifier))
        if self.hovered_ghost is not None:
            wanted.add((self.hovered_ghost.lane, self.hovered_ghost.row))
        height = self.rulers.type.height
        return compose_ghosts(self.content, self.picture(), height, wanted)

    def scroll_to(self, top: float) -> None:
        """Scroll the lanes so that so many pixels of them are out of sight above."""
        if top != self.scrolled:
            self.scrolled = top
            self.redraw()

    def forget_rows(self) -> None:
        """Pack the next picture without regard to the last one."""
        self._last = None

    @guarded(None)
    def _range_changed(self, *_: object) -> None:
        self.redraw()
        self.moved.emit()
