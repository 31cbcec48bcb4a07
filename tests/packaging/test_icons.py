"""The icons: what can be seen of the drawings at every size, and the files made of them."""

from __future__ import annotations

import itertools
import os
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QImageReader

import icons
from coupexplorer.ui.theme import LIGHT

NAMES = (icons.APPLICATION, icons.DOCUMENT)
DRAWINGS = sorted(icons.DRAWINGS.glob("*.svg"))
ORANGE, BLUE = (QColor(colour) for colour in LIGHT.cases[:2])
NEAR = 40
"""How far red, green and blue together may be off and still be seen as the colour."""


def drawn(name: str, size: int) -> QImage:
    """An icon as it is seen at a size."""
    return icons.picture(icons.drawing(name, size), size)


def is_like(image: QImage, x: int, y: int, colour: QColor) -> bool:
    """Whether a pixel has a colour, as far as an eye can tell."""
    seen = image.pixelColor(x, y)
    parts = zip(seen.getRgb()[:3], colour.getRgb()[:3], strict=True)  # type: ignore[index]
    return seen.alpha() > 230 and sum(abs(a - b) for a, b in parts) <= NEAR


def columns(image: QImage, y: int, colour: QColor) -> list[int]:
    """Where a colour stands in a row of pixels."""
    return [x for x in range(image.width()) if is_like(image, x, y, colour)]


def gap(image: QImage, y: int) -> int:
    """How many pixels lie between the two lanes in a row."""
    left, right = columns(image, y, ORANGE), columns(image, y, BLUE)
    assert left, f"no first lane in row {y}"
    assert right, f"no second lane in row {y}"
    assert max(left) < min(right), "the first lane is at the left"
    return min(right) - max(left) - 1


def lane_rows(image: QImage) -> list[int]:
    """The rows in which both lanes are seen."""
    rows = range(image.height())
    return [y for y in rows if columns(image, y, ORANGE) and columns(image, y, BLUE)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", icons.HICOLOR_SIZES)
def test_two_lanes_in_the_case_colours_are_one_below_and_part_above(name: str, size: int) -> None:
    image = drawn(name, size)
    rows = lane_rows(image)
    assert len(rows) >= size // 2, "the lanes are most of the picture"
    top, bottom = rows[len(rows) // 8], rows[-1 - len(rows) // 8]
    assert gap(image, bottom) <= 1
    assert gap(image, top) >= size // 8
    gaps = [gap(image, y) for y in rows]
    steps = sum(later > sooner for sooner, later in itertools.pairwise(gaps))
    assert steps <= len(gaps) // 8, "they part once, and do not come together again"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", icons.HICOLOR_SIZES)
def test_the_lanes_are_told_apart_without_colour(name: str, size: int) -> None:
    """The second is marked with light dots, the first is plain."""
    image = drawn(name, size)
    light = {"first": 0, "second": 0}
    for y in lane_rows(image):
        for lane, colour in (("first", ORANGE), ("second", BLUE)):
            there = columns(image, y, colour)
            between = range(min(there), max(there))
            light[lane] += sum(image.pixelColor(x, y).lightness() > 170 for x in between)
    assert light["first"] == 0
    assert light["second"] >= 2


@pytest.mark.parametrize("ground", ["#ffffff", "#f6f6f4", "#2a2b2f", "#000000"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [16, 22, 32, 256])
def test_the_edge_is_seen_on_light_and_dark_desktops(name: str, size: int, ground: str) -> None:
    """Going in from the left, something differs from the ground before the lanes do."""
    image = drawn(name, size)
    behind = QColor(ground).lightness()
    middle = size // 2
    seen = []
    for x in range(columns(image, middle, ORANGE)[0]):
        pixel = image.pixelColor(x, middle)
        share = pixel.alphaF()
        seen.append(abs(pixel.lightness() * share + behind * (1 - share) - behind))
    assert max(seen) > 50


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_plain_enough_for_every_renderer(drawing: Path) -> None:
    text = drawing.read_text("utf-8")
    assert len(text) < 2000
    root = ElementTree.fromstring(text)
    plain = {"svg", "g", "path", "rect", "circle"}
    assert {
        element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in root.iter()
    } <= (plain)
    for element in root.iter():
        assert not {"style", "class", "filter", "mask", "clip-path", "transform"} & {
            *element.attrib
        }
        for value in element.attrib.values():
            assert "url(" not in value
            assert ":" not in value
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert root.get("width") == root.get("height")


def test_every_icon_has_a_drawing_for_small_sizes() -> None:
    assert {path.name for path in DRAWINGS} == {
        f"{name}{end}.svg" for name in NAMES for end in ("", "-small")
    }
    assert icons.drawing("casebook", icons.SMALL).name == "casebook-small.svg"
    assert icons.drawing("casebook", icons.SMALL + 1).name == "casebook.svg"


@pytest.mark.parametrize("size", [16, 22, 512])
def test_a_png_has_its_size_and_is_the_same_each_time(size: int) -> None:
    svg = icons.drawing("coupexplorer", size)
    content = icons.png(svg, size)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (size, size)
    assert content == icons.png(svg, size)


def test_a_broken_drawing_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.svg").write_text("<svg", "utf-8")
    with pytest.raises(ValueError, match=r"odd\.svg"):
        icons.png(tmp_path / "odd.svg", 16)


def test_the_icon_theme_has_every_size_and_the_drawings(tmp_path: Path) -> None:
    icons.draw_for_theme(tmp_path, "org.example.App", "application-x-example")
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*g")}
    inside = {"apps/org.example.App", "mimetypes/application-x-example"}
    assert found == {
        *(f"{s}x{s}/{name}.png" for s in icons.HICOLOR_SIZES for name in inside),
        *(f"scalable/{name}.svg" for name in inside),
    }
    for path in tmp_path.rglob("*.png"):
        side = int(path.parts[-3].partition("x")[0])
        assert (QImage(str(path)).width(), QImage(str(path)).height()) == (side, side)


def test_the_bundle_has_icons_for_windows_and_macos(tmp_path: Path) -> None:
    icons.draw_for_bundle(tmp_path / "work")
    made = {path.name for path in (tmp_path / "work").iterdir()}
    assert made == {f"{name}.{end}" for name in NAMES for end in ("ico", "icns")}


@pytest.mark.parametrize("name", NAMES)
def test_a_windows_icon_holds_the_same_pictures(name: str) -> None:
    buffer = QBuffer()
    buffer.setData(QByteArray(icons.ico(name)))
    reader = QImageReader(buffer, QByteArray(b"ico"))
    assert reader.imageCount() == len(icons.ICO_SIZES)
    for number, size in enumerate(icons.ICO_SIZES):
        assert reader.jumpToImage(number)
        read = reader.read().convertToFormat(QImage.Format.Format_ARGB32)
        assert read == drawn(name, size), f"{size} pixels"


@pytest.mark.parametrize("name", NAMES)
def test_a_mac_icon_holds_every_size_and_density(name: str) -> None:
    content = icons.icns(name)
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8]) == (len(content),)
    place, found = 8, {}
    while place < len(content):
        kind, length = struct.unpack(">4sI", content[place : place + 8])
        image = QImage.fromData(content[place + 8 : place + length])
        assert image == drawn(name, image.width())
        found[kind] = image.width()
        place += length
    assert found == icons.ICNS_TYPES


def test_the_icons_are_drawn_without_a_display_and_the_same_twice(tmp_path: Path) -> None:
    command = "import icons, pathlib, sys; icons.draw_for_bundle(pathlib.Path(sys.argv[1]))"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    bare |= {"PYTHONPATH": str(Path(icons.__file__).parent), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    drawn = []
    for name in ("one", "two"):
        folder = tmp_path / name
        subprocess.run([sys.executable, "-c", command, str(folder)], check=True, env=bare)
        drawn.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert drawn[0] == drawn[1]
    assert set(drawn[0]) == {
        *("coupexplorer.ico", "casebook.ico", "coupexplorer.icns", "casebook.icns")
    }
