"""Sheets through the typst engine: PDF, and pages as SVG or PNG for screen and native printing."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Sequence
from typing import Any

import typst

from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.printable import LONGEST_WORD, printable
from coupexplorer.sheets.writers.typst_data import document_json
from coupexplorer.shipped import font_folders, resource

MAIN = b'#import "sheet.typ": sheet\n#sheet(() => json("document.json"))\n'
"""The whole program given to the engine. The document reaches it as data, never as source."""

_NOT_SHIPPED = re.compile(
    "[^\\x00-\\u052f\\u0600-\\u06ff\\u0750-\\u077f\\u1d00-\\u22ff\\u25a0-\\u25ff"
    "\\ufb00-\\ufdff\\ufe00-\\ufe0f\\ufe70-\\ufeff]"
)
"""Latin, Greek, Cyrillic, Arabic, punctuation and common signs are in the shipped fonts."""


class SheetError(RuntimeError):
    """A sheet that could not be laid out; the message is one sentence for a reader."""


class SheetPress:
    """A typst engine kept warm: fonts are loaded once, and later sheets reuse unchanged parts.

    May be shared between threads; they take turns. The shipped fonts are used, so that a sheet
    looks the same on every machine; only for a document with scripts or signs that these lack are
    the machine's own fonts asked as well. The layout imports no typst package, so nothing reaches
    for a network.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._compiler = layout_compiler(system_fonts=False)
        self._wider: typst.Compiler | None = None

    def pdf(self, document: SheetDocument, standards: Sequence[str] = ()) -> bytes:
        """The document as a tagged PDF with outline and embedded fonts.

        The same document gives the same bytes. ``standards`` asks for conformance, such as "ua-1".
        SheetError when the page cannot be made.
        """
        return bytes(self._compile(document, "pdf", standards)[0])

    def svg_pages(self, document: SheetDocument) -> tuple[str, ...]:
        """The same pages as SVG, letters as outlines, one text a page; SheetError as for `pdf`."""
        return tuple(page.decode() for page in self._compile(document, "svg"))

    def png_pages(self, document: SheetDocument, ppi: float = 144.0) -> tuple[bytes, ...]:
        """The same pages as PNG on white, ``ppi`` dots to the inch; SheetError as for `pdf`."""
        return tuple(self._compile(document, "png", ppi=ppi))

    def first_pages(self, document: SheetDocument, count: int) -> tuple[str, ...]:
        """The first pages as SVG without setting the rest: how many there are is still open.

        Fewer come back when the document has fewer. They are those of `svg_pages` but for the
        number of all pages and the page numbers in a list of contents.
        """
        made = self._compile(document, "svg", first_pages=count)
        return tuple(page.decode() for page in made[:count])

    def first_page(self, document: SheetDocument) -> str:
        """The first page as SVG without setting the rest."""
        return self.first_pages(document, 1)[0]

    def _compile(
        self,
        document: SheetDocument,
        form: str,
        standards: Sequence[str] = (),
        first_pages: int = 0,
        ppi: float | None = None,
    ) -> list[bytes]:
        printed = document.printed_on or dt.date(1970, 1, 1)
        moment = dt.datetime.combine(printed, dt.time(), dt.UTC)
        data = document_json(document, first_pages=first_pages)
        files: Any = {"main.typ": MAIN, "document.json": data}
        options: dict[str, Any] = {"format": form, "timestamp": moment, "ppi": ppi}
        if standards:
            options["pdf_standards"] = list(standards)
        with self._turn:
            try:
                made = self._compiler_for(data).compile(input=files, **options)
            except typst.TypstError as error:
                raise SheetError(f"The sheet could not be laid out: {error.message}") from error
        if made is None:
            raise SheetError("The sheet could not be laid out: the engine gave no pages.")
        return made if isinstance(made, list) else [made]

    def _compiler_for(self, data: bytes) -> typst.Compiler:
        if _NOT_SHIPPED.search(data.decode()) is None:
            return self._compiler
        if self._wider is None:
            self._wider = layout_compiler(system_fonts=True)
        return self._wider


def layout_compiler(*, system_fonts: bool) -> typst.Compiler:
    """An engine that sees the layout folder, no package, and the fonts."""
    layout = resource("sheets")
    nowhere = str(layout / "no-packages")
    fonts = typst.Fonts(
        include_system_fonts=system_fonts,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in font_folders()],
    )
    return typst.Compiler(
        root=str(layout),
        font_paths=fonts,
        ignore_system_fonts=not system_fonts,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


__all__ = [
    "LONGEST_WORD",
    "MAIN",
    "SheetError",
    "SheetPress",
    "document_json",
    "printable",
]
