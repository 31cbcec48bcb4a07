"""The network as a file: the picture as SVG or PNG with its legend, the ties as GraphML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from coupexplorer.interchange.graphml import network_as_graphml
from coupexplorer.ui.network.legend import Entry, flow, paint_legend
from coupexplorer.ui.network.painting import Painted, paint
from coupexplorer.ui.theme import small

MARGIN = 24.0
PNG_RATIO = 2.0


class Form(StrEnum):
    """The forms a network is written in; the value is the ending of the file."""

    SVG = ".svg"
    PNG = ".png"
    GRAPHML = ".graphml"


class Sheet:
    """A painted network on a sheet of its own, with room around it and the legend under it."""

    def __init__(self, on: Painted, entries: Sequence[Entry], *, mirrored: bool = False) -> None:
        self._on = on
        self._entries = entries
        self._font = small(QApplication.font(), 0.85)
        self._mirrored = mirrored
        self._ground = _bounds(on).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        legend = flow(entries, self._font, self._ground.width())[1]
        self.size = QSize(
            round(self._ground.width()), round(self._ground.height() + legend + MARGIN / 2)
        )

    def paint(self, painter: QPainter) -> None:
        """Paint all of it from the origin on."""
        painter.fillRect(QRectF(QPointF(0, 0), self.size.toSizeF()), QColor(self._on.theme.surface))
        painter.save()
        painter.translate(-self._ground.topLeft())
        paint(painter, self._on, self._ground)
        painter.restore()
        painter.translate(0, self._ground.height())
        if self._mirrored:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        width = self._ground.width()
        paint_legend(painter, self._entries, self._font, width, self._on.theme)


def content(
    form: Form, on: Painted, entries: Sequence[Entry], title: str, *, mirrored: bool
) -> bytes:
    """A painted network in a form; as GraphML the ties shown that the window does not exclude."""
    if form is Form.GRAPHML:
        told = replace(on.scene.network, edges=on.scene.edges())
        return network_as_graphml(told, title).encode("utf-8")
    sheet = Sheet(on, entries, mirrored=mirrored)
    return as_svg(sheet, title) if form is Form.SVG else as_png(sheet)


def as_svg(sheet: Sheet, title: str) -> bytes:
    """The sheet as an SVG document."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size)
    generator.setViewBox(QRectF(QPointF(0, 0), sheet.size.toSizeF()))
    generator.setTitle(title)
    painter = QPainter(generator)
    sheet.paint(painter)
    painter.end()
    buffer.close()
    return bytes(content.data())


def as_png(sheet: Sheet) -> bytes:
    """The sheet as a PNG image at twice the size of the screen's."""
    image = QImage(sheet.size * PNG_RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_RATIO)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    buffer.close()
    return bytes(content.data())


def _bounds(on: Painted) -> QRectF:
    found = QRectF()
    for disc in on.picture.discs:
        out = disc.radius + 6
        found = found.united(QRectF(disc.x - out, disc.y - out, 2 * out, 2 * out))
    for label in on.picture.labels.values():
        found = found.united(QRectF(*label.box))
    for outline in on.picture.outlines:
        found = found.united(outline.path.boundingRect())
    return found if found.isValid() else QRectF(0, 0, 320, 200)
