"""The time bar under the network: two handles on a scale of time that set the shared window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSlider, QWidget

from coupexplorer.domain.selection import TimeWindow
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.time_scale import TimeScale
from coupexplorer.ui.theme import LIGHT, Theme, small
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.scene import moment
from coupexplorer.ui.timeline.wording import window_text

MARGIN = 14
HANDLE = 13
GROOVE = 6
YEAR_GAP = 9.0


class Handle(QSlider):
    """One handle: a slider over the stops, which keys and screen readers know how to move; the
    bar around it draws the scale and takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = LIGHT
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setPageStep(10)
        self.resize(HANDLE + 4, HANDLE + 4)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """A round handle, ringed while keys move it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.4 if self.hasFocus() else 1.4
        painter.setPen(QPen(QColor(self.theme.accent), width))
        painter.setBrush(QColor(self.theme.selection if self.hasFocus() else self.theme.surface))
        side = HANDLE - width
        painter.drawEllipse(
            QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        )
        painter.end()


class WindowBar(QWidget):
    """``moved(window)`` follows a handle while it is dragged, ``brushed(window)`` when it is let
    go or moved by key; None when both handles stand at the ends."""

    moved = Signal(object)
    brushed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scale = TimeScale()
        self.window_shown: TimeWindow | None = None
        self.theme: Theme = LIGHT
        self.begin, self.end = Handle(self), Handle(self)
        self.begin.setAccessibleName(self.tr("Beginning of the time window"))
        self.end.setAccessibleName(self.tr("End of the time window"))
        self.begin.valueChanged.connect(lambda value: self._stepped(self.begin, value))
        self.end.valueChanged.connect(lambda value: self._stepped(self.end, value))
        self._held: Handle | None = None
        self._quiet = False
        self.setMinimumHeight(self.sizeHint().height())

    @property
    def handles(self) -> tuple[Handle, Handle]:
        """Both handles, in the order of Tab."""
        return self.begin, self.end

    @guarded(QSize(200, 40))
    def sizeHint(self) -> QSize:
        """As high as a handle and a line of years."""
        height = QFontMetricsF(small(QApplication.font())).height()
        return QSize(240, round(HANDLE + 8 + height))

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        self.theme = self.begin.theme = self.end.theme = theme
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def show_scale(self, scale: TimeScale) -> None:
        """Take another scale; without one there is nothing to move."""
        self.scale = scale
        self._quiet = True
        for handle in self.handles:
            handle.setRange(0, max(len(scale.stops) - 1, 0))
            handle.setVisible(bool(scale.stops))
        self._quiet = False
        self.show_window(self.window_shown)

    def show_window(self, window: TimeWindow | None) -> None:
        """Show a window; nothing is sent."""
        self.window_shown = window
        if self.scale.stops:
            last = len(self.scale.stops) - 1
            first, end = 0, last
            if window is not None:
                first = self.scale.stop_near(window.start)
                end = self.scale.stop_near(window.end)
            self._quiet = True
            self.begin.setValue(first)
            self.end.setValue(end)
            self._quiet = False
            for handle, edge in zip(self.handles, self._edges(), strict=True):
                handle.setAccessibleDescription(moment(edge).date().isoformat())
        self._place_handles()
        self.update()

    def _edges(self) -> tuple[int, int]:
        """First and last minute shown as chosen."""
        if self.window_shown is None:
            return self.scale.stops[0], self.scale.stops[-1]
        return self.window_shown.start, self.window_shown.end

    @guarded(None)
    def _stepped(self, handle: Handle, value: int) -> None:
        if self._quiet:
            return
        self._set(handle, value)
        self.brushed.emit(self.window_shown)

    def _set(self, handle: Handle, value: int) -> None:
        """Move one edge to a stop; the other stays exactly where it is."""
        start, end = self._edges()
        stop = self.scale.stops[value]
        if handle is self.begin:
            start = stop if stop < end else start
        else:
            end = stop if stop > start else end
        whole = start <= self.scale.stops[0] and end >= self.scale.stops[-1]
        self.show_window(None if whole else TimeWindow(start, end))

    # Mouse

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle there."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.scale.stops:
            return
        at = event.position().x()
        begin, end = (self._x(self.scale.share_of(edge)) for edge in self._edges())
        nearer = abs(at - begin) < abs(at - end)
        if begin == end:
            nearer = at < begin
        self._held = self.begin if nearer else self.end
        self._held.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drag_to(at)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle held from stop to stop."""
        if self._held is not None:
            self._drag_to(event.position().x())

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Send what was chosen."""
        if self._held is not None:
            self._held = None
            self.brushed.emit(self.window_shown)

    def _drag_to(self, x: float) -> None:
        before = self.window_shown
        assert self._held is not None
        self._set(self._held, self.scale.stop_at(self._share(x)))
        if self.window_shown != before:
            self.moved.emit(self.window_shown)

    # Geometry and painting

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _x(self, share: float) -> float:
        room = max(self.width() - 2 * MARGIN, 1)
        return MARGIN + room * (1 - share if self._mirrored() else share)

    def _share(self, x: float) -> float:
        share = (x - MARGIN) / max(self.width() - 2 * MARGIN, 1)
        return min(max(1 - share if self._mirrored() else share, 0.0), 1.0)

    def _place_handles(self) -> None:
        if self.scale.stops:
            for handle, edge in zip(self.handles, self._edges(), strict=True):
                x = round(self._x(self.scale.share_of(edge)) - handle.width() / 2)
                handle.move(QPoint(x, 0))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the handles where they belong."""
        super().resizeEvent(event)
        self._place_handles()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The groove with a tick for each stop, the window on it, and years under it."""
        if not self.scale.stops:
            return
        painter = QPainter(self)
        middle = (HANDLE + 4) / 2
        begin, end = sorted(self._x(self.scale.share_of(edge)) for edge in self._edges())
        painter.setPen(Qt.PenStyle.NoPen)
        first, last = sorted((self._x(0.0), self._x(1.0)))
        groove = QRectF(first, middle - GROOVE / 2, last - first, GROOVE)
        painter.fillRect(groove, QColor(self.theme.border))
        chosen = QColor(self.theme.accent)
        if self.window_shown is None:
            chosen.setAlpha(90)
        painter.fillRect(QRectF(begin, groove.top(), end - begin, GROOVE), chosen)
        painter.setPen(QColor(self.theme.surface))
        for share in self.scale.shares[1:-1]:
            x = round(self._x(share))
            painter.drawLine(x, round(middle) - 1, x, round(middle) + 1)
        self._years(painter)
        painter.end()

    def _years(self, painter: QPainter) -> None:
        """As many years as find room, spread over the scale; where none begins, both ends."""
        painter.setFont(small(QApplication.font()))
        painter.setPen(QColor(self.theme.muted))
        taken: list[tuple[float, float]] = []
        marks = [(str(year), share) for year, share in self.scale.years()]
        for text, share in marks or self._ends():
            self._mark(painter, text, self._x(share), taken)

    def _ends(self) -> list[tuple[str, float]]:
        """The first and the last day of the scale."""
        first, last = self.scale.stops[0], self.scale.stops[-1]
        days = (TimeWindow(at - at % DAY, at - at % DAY + DAY) for at in (first, last - 1))
        return list(zip((window_text(day) for day in days), (0.0, 1.0), strict=True))

    def _mark(
        self, painter: QPainter, text: str, at: float, taken: list[tuple[float, float]]
    ) -> None:
        """Write a text under its place, unless one stands there already."""
        metrics = painter.fontMetrics()
        half = metrics.horizontalAdvance(text) / 2
        x = min(max(at, half + 1), self.width() - half - 1)
        if any(x - half < b + YEAR_GAP and a - YEAR_GAP < x + half for a, b in taken):
            return
        taken.append((x - half, x + half))
        top = HANDLE + 5
        painter.drawText(QRectF(x - half, top, 2 * half + 2, metrics.height()), 0, text)
        painter.drawLine(round(at), top - 3, round(at), top - 1)
