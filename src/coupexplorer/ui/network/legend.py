"""The legend: each kind of tie and mark that is shown, drawn as it is drawn, in lines that flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from coupexplorer.analysis.network import Network, Standing, standing
from coupexplorer.domain.tie_web import TieKind
from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.colouring import Colours
from coupexplorer.ui.network.compose import head_at
from coupexplorer.ui.network.inks import LINES, Head, colour_of
from coupexplorer.ui.network.painting import paint_hull, paint_line, paint_sign
from coupexplorer.ui.network.picture import Drawn
from coupexplorer.ui.network.shapes import shape_of
from coupexplorer.ui.network.wording import kind_name
from coupexplorer.ui.theme import LIGHT, Theme, small
from coupexplorer.ui.timeline.lettering import Lettering
from coupexplorer.ui.translation import translate
from coupexplorer.ui.wording import word

LINE_ROOM = 28.0
MARK_ROOM = 15.0
GAP = 12.0
SIDE = 12.0


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour by its number, in the shape of a kind of mark or as the shade around a faction."""

    colour: int | None
    shape: ActorKind | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that stands on lines, whatever their kind."""

    text: str


Sample = TieKind | ActorKind | Swatch | Sign


@dataclass(frozen=True, slots=True)
class Entry:
    """One sample with its words."""

    sample: Sample
    text: str

    @property
    def room(self) -> float:
        """The width of the sample."""
        return LINE_ROOM if isinstance(self.sample, TieKind) else MARK_ROOM


def entries_of(network: Network, colours: Colours, names: Mapping[str, str]) -> tuple[Entry, ...]:
    """An entry for each thing there is: what the colours stand for, kinds of marks and of lines in
    the order of their vocabularies, the shade of a faction, and the signs. ``names`` are those of
    cases and factions. It is about all that a layer holds, so that it stays while some is hidden.
    """
    tied = [node for node in network.nodes if network.degree(node.id)]
    ties = {edge.tie.kind for edge in network.edges}
    actors = {node.kind for node in tied}
    shown = {number for node in tied for number in colours.numbers(node)}
    found = [
        Entry(Swatch(number, ActorKind.PERSON), names.get(name, name))
        for name, number in colours.order.items()
        if number in shown
    ]
    found += [Entry(kind, word(kind)) for kind in ActorKind if kind in actors]
    if network.factions():
        found.append(Entry(Swatch(None), translate("Network", "faction’s members")))
    found += [Entry(kind, kind_name(kind).lower()) for kind in TieKind if kind in ties]
    if any(edge.disputed for edge in network.edges):
        found.append(Entry(Sign("⚠"), translate("Network", "disputed")))
    if any(standing(edge, None) is Standing.UNDATED for edge in network.edges):
        found.append(Entry(Sign("?"), translate("Network", "undated")))
    return tuple(found)


def flow(entries: Sequence[Entry], font: QFont, width: float) -> tuple[list[QPointF], float]:
    """Where each entry begins within a width, and the height of all."""
    metrics = QFontMetricsF(font)
    line = metrics.height() + 4
    x, y, places = SIDE, 2.0, []
    for entry in entries:
        room = entry.room + 5 + metrics.horizontalAdvance(entry.text) + GAP
        if x > SIDE and x + room - GAP > width - SIDE:
            x, y = SIDE, y + line
        places.append(QPointF(x, y))
        x += room
    return places, y + line + 2 if entries else 0.0


def paint_legend(
    painter: QPainter, entries: Sequence[Entry], font: QFont, width: float, theme: Theme
) -> None:
    """Paint the entries from the origin on, from right to left when the painter does."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = QFontMetricsF(font)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for entry, at in zip(entries, flow(entries, font, width)[0], strict=True):
        text_width = metrics.horizontalAdvance(entry.text)
        middle = at.y() + metrics.height() / 2 + 1
        start = width - at.x() - entry.room if mirrored else at.x()
        paint_sample(painter, entry.sample, QPointF(start, middle), theme, font)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        text_at = start - 5 - text_width if mirrored else start + entry.room + 5
        room = QRectF(text_at, at.y(), text_width + 2, metrics.height() + 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter.value, entry.text)


def paint_sample(painter: QPainter, sample: Sample, at: QPointF, theme: Theme, font: QFont) -> None:
    """A short line, a small mark, a shade or a sign; ``at`` is the middle of its left side."""
    middle = at + QPointF(MARK_ROOM / 2, 0)
    match sample:
        case ActorKind():
            _paint_mark(painter, sample, QColor(theme.muted), middle, theme)
        case Swatch(colour, ActorKind() as shape):
            _paint_mark(painter, shape, QColor(theme.case_colour(colour or 0)), middle, theme)
        case Swatch(colour, None):
            path = QPainterPath()
            path.addRoundedRect(QRectF(at.x(), at.y() - 5.5, MARK_ROOM, 11), 5.5, 5.5)
            paint_hull(painter, path, colour, theme)
        case Sign(text):
            ink = theme.warning_text if text == "⚠" else theme.muted
            paint_sign(painter, text, middle, QColor(ink), theme, Lettering(font))
        case TieKind():
            _paint_line(painter, sample, at, theme, font)


def _paint_mark(
    painter: QPainter, kind: ActorKind, colour: QColor, middle: QPointF, theme: Theme
) -> None:
    painter.translate(middle)
    painter.setPen(QPen(QColor(theme.surface), 1.0))
    painter.setBrush(colour)
    painter.drawPath(shape_of(kind, 5.5))
    painter.translate(-middle)


def _paint_line(painter: QPainter, kind: TieKind, at: QPointF, theme: Theme, font: QFont) -> None:
    line = LINES[kind]
    end = at + QPointF(LINE_ROOM, 0)
    path = QPainterPath(at)
    path.lineTo(end - QPointF(0 if line.head is Head.NONE else 5, 0))
    middle = (at + end) / 2
    paint_line(painter, Drawn(line, path, head_at(line.head, end, at), middle, LINE_ROOM), theme)
    if line.sign:
        paint_sign(painter, line.sign, middle, colour_of(line, theme), theme, Lettering(font))


def icon_of(kind: TieKind, theme: Theme, ratio: float) -> QIcon:
    """A line of a kind as an icon for a menu; ``ratio`` is that of the screen."""
    pixmap = QPixmap(QSize(round(LINE_ROOM * ratio), round(16 * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.surface))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_sample(painter, kind, QPointF(0, 8), theme, small(QApplication.font()))
    painter.end()
    return QIcon(pixmap)


class Legend(QWidget):
    """The legend under the picture; it is as high as its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.theme: Theme = LIGHT
        self.setAccessibleName(self.tr("Legend"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: tuple[Entry, ...], theme: Theme) -> None:
        """Show other entries."""
        self.theme = theme
        self.entries = entries
        self.setAccessibleDescription(", ".join(entry.text for entry in entries))
        self.updateGeometry()
        self.update()

    @property
    def small_font(self) -> QFont:
        """The font of the legend."""
        return small(QApplication.font(), 0.85)

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Narrow ones are higher."""
        return True

    @guarded(20)
    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        return round(flow(self.entries, self.small_font, width)[1])

    @guarded(QSize(100, 20))
    def sizeHint(self) -> QSize:
        """As at the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_legend(painter, self.entries, self.small_font, self.width(), self.theme)
        painter.end()
