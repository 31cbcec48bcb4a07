"""Pictures in a DOCX: the bytes, and the drawing that places them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from coupexplorer.sheets.writers.docx.xml import NAMESPACES, element

EMU_A_MM = 36_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, counted from 1, and what it shows in words."""

    number: int
    png: bytes
    description: str

    @property
    def relation(self) -> str:
        """The id of the relation that leads to it."""
        return f"rPicture{self.number}"

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height, from the head of the file."""
        width, height = struct.unpack(">II", self.png[16:24])
        return int(width), int(height)


def picture_xml(picture: Picture, width_mm: float) -> str:
    """A run that holds a picture of a width, its height in proportion."""
    width, height = picture.pixels
    across = round(width_mm * EMU_A_MM)
    down = round(across * height / width)
    extent = {"cx": across, "cy": down}
    name = f"Figure {picture.number}"
    shape = element(
        "pic:spPr",
        element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **extent)),
        element("a:prstGeom", element("a:avLst"), prst="rect"),
    )
    fill = element(
        "pic:blipFill",
        element("a:blip", r_embed=picture.relation),
        element("a:stretch", element("a:fillRect")),
    )
    names = element(
        "pic:nvPicPr",
        element("pic:cNvPr", id=picture.number, name=name),
        element("pic:cNvPicPr"),
    )
    data = element("a:graphicData", element("pic:pic", names, fill, shape), uri=NAMESPACES["pic"])
    inline = element(
        "wp:inline",
        element("wp:extent", **extent),
        element("wp:docPr", id=picture.number, name=name, descr=picture.description),
        element("a:graphic", data),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return element("w:r", element("w:drawing", inline))
