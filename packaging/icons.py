"""Pixel icons for packages, made of the drawings in ``resources/icons``: PNG, ICO and ICNS.

Qt draws them, without a display; the two containers are so plain that they are written here.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons"
APPLICATION = "coupexplorer"
DOCUMENT = "casebook"

SMALL = 24
"""Up to this size in pixels the simpler drawing is taken: the other's dots would blur there."""
HICOLOR_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
"""Apple's four letters and the side in pixels; the last four and ``ic10`` are for dense screens."""
_LARGEST_BITMAP = 128


def drawing(name: str, size: int, folder: Path = DRAWINGS) -> Path:
    """The drawing of an icon that suits a size in pixels."""
    small = folder / f"{name}-small.svg"
    return small if size <= SMALL and small.is_file() else folder / f"{name}.svg"


def picture(svg: Path, size: int) -> QImage:
    """A drawing as a square of pixels; ValueError when it cannot be read."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no drawing that can be read")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def png(svg: Path, size: int) -> bytes:
    """A drawing as a PNG file of a side in pixels."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(svg, size))
    return bytes(content.data())


def draw_for_theme(folder: Path, application: str, document: str) -> None:
    """Draw both icons into a folder laid out as the icon theme ``hicolor``, under their names."""
    for name, context, theme_name in (
        (APPLICATION, "apps", application),
        (DOCUMENT, "mimetypes", document),
    ):
        for size in HICOLOR_SIZES:
            place = folder / f"{size}x{size}" / context / f"{theme_name}.png"
            _write(place, png(drawing(name, size), size))
        drawn = drawing(name, max(HICOLOR_SIZES))
        _write(folder / "scalable" / context / f"{theme_name}.svg", drawn.read_bytes())


def draw_for_bundle(folder: Path) -> None:
    """Draw ``coupexplorer`` and ``casebook`` as .ico for Windows and .icns for macOS."""
    for name in (APPLICATION, DOCUMENT):
        _write(folder / f"{name}.ico", ico(name))
        _write(folder / f"{name}.icns", icns(name))


def ico(name: str, sizes: Sequence[int] = ICO_SIZES) -> bytes:
    """An icon file for Windows: bitmaps, and for the largest a PNG, as Windows' own have them."""
    parts = [
        _bitmap(picture(drawing(name, size), size))
        if size <= _LARGEST_BITMAP
        else png(drawing(name, size), size)
        for size in sizes
    ]
    head = struct.pack("<3H", 0, 1, len(sizes))
    place = len(head) + 16 * len(sizes)
    for size, part in zip(sizes, parts, strict=True):
        # A byte holds the side, so 256 is written as 0.
        head += struct.pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(part), place)
        place += len(part)
    return head + b"".join(parts)


def icns(name: str) -> bytes:
    """An icon file for macOS: a PNG for every size and density."""
    parts = b""
    for kind, size in ICNS_TYPES.items():
        content = png(drawing(name, size), size)
        parts += kind + struct.pack(">I", len(content) + 8) + content
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _bitmap(image: QImage) -> bytes:
    """Pixels as a device-independent bitmap: head, colours from the bottom up, an empty mask."""
    side = image.width()
    rows = bytes(image.constBits())
    stride = image.bytesPerLine()
    colours = b"".join(rows[y * stride : y * stride + 4 * side] for y in reversed(range(side)))
    mask = bytes((side + 31) // 32 * 4 * side)
    head = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, len(colours), 0, 0, 0, 0)
    return head + colours + mask
