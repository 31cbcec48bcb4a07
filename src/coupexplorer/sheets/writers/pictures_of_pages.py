"""The pages of a document as pictures, each in a file of its own."""

from __future__ import annotations

from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.typst_writer import SheetPress

DOTS_PER_INCH = 200.0
"""The fineness of pages that become dots: small notes stay legible in print."""


def png_pictures(document: SheetDocument, press: SheetPress) -> tuple[bytes, ...]:
    """Every page as PNG on white; SheetError when the pages cannot be made."""
    return press.png_pages(document, ppi=DOTS_PER_INCH)


def svg_pictures(document: SheetDocument, press: SheetPress) -> tuple[bytes, ...]:
    """Every page as SVG with letters as outlines; SheetError when the pages cannot be made."""
    return tuple(page.encode() for page in press.svg_pages(document))
