"""A timeline figure as a picture of its own, for the formats that have no pages of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import typst

from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.typst_data import document_json
from coupexplorer.sheets.writers.typst_writer import SheetError, layout_compiler

DOTS_PER_INCH = 200.0
"""The fineness of pictures that become dots."""

_MAIN = b"""#import "look.typ": ink, look-of
#import "timeline.typ": drawing
#let asked = json("document.json")
#let look = look-of(asked.page, asked.direction)
#let wide = WIDTH * 1mm
#set page(width: wide, height: auto, margin: 0pt)
#set text(font: look.serif, size: look.size, fill: ink, dir: ltr)
#context drawing(asked.blocks.first(), wide, look)
"""


def figure_png(figure: TimelineFigure, document: SheetDocument) -> bytes:
    """The figure as wide as the text of the document, as PNG; SheetError when it cannot be."""
    return _picture(figure, document, "png", ppi=DOTS_PER_INCH)


def figure_svg(figure: TimelineFigure, document: SheetDocument) -> bytes:
    """The figure as wide as the text of the document, as SVG; SheetError when it cannot be."""
    return _picture(figure, document, "svg")


def _picture(figure: TimelineFigure, document: SheetDocument, form: str, **options: float) -> bytes:
    page = document.page
    width = f"{page.size[0] - 2 * page.margin:.3f}".encode()
    alone = replace(document, blocks=(figure,))
    files: Any = {
        "main.typ": _MAIN.replace(b"WIDTH", width),
        "document.json": document_json(alone),
    }
    chosen: dict[str, Any] = {"format": form, **options}
    try:
        made = layout_compiler(system_fonts=False).compile(input=files, **chosen)
    except typst.TypstError as error:
        raise SheetError(f"The figure could not be drawn: {error.message}") from error
    pages = made if isinstance(made, list) else [made]
    if not pages or pages[0] is None:
        raise SheetError("The figure could not be drawn: the engine gave no picture.")
    return bytes(pages[0])
