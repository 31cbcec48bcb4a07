"""The formats a document can be saved in, and the writer of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

from coupexplorer.sheets.choices import DocumentKind
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.anki import apkg
from coupexplorer.sheets.writers.docx.package import docx
from coupexplorer.sheets.writers.html.page import html
from coupexplorer.sheets.writers.markdown import markdown
from coupexplorer.sheets.writers.pictures_of_pages import png_pictures, svg_pictures
from coupexplorer.sheets.writers.typst_writer import SheetError, SheetPress


class Format(StrEnum):
    """A format; the value is its name on the command line and the ending of its files."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    PNG = "png"
    SVG = "svg"
    APKG = "apkg"


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a written document; a format of single pages gives several.

    ``ending`` goes after the name that the reader chose: ".pdf", or "-2.png" for a second page. A
    document of one page has no number.
    """

    ending: str
    content: bytes


Writer = Callable[[SheetDocument, SheetPress], tuple[Written, ...]]


def _pdf(document: SheetDocument, press: SheetPress) -> tuple[Written, ...]:
    return (Written(".pdf", press.pdf(document)),)


def _alone(ending: str, make: Callable[[SheetDocument], bytes]) -> Writer:
    """The writer of a format that is one file and needs no page engine of the caller's."""

    def writer(document: SheetDocument, _press: SheetPress) -> tuple[Written, ...]:
        return (Written(ending, make(document)),)

    return writer


def _png(document: SheetDocument, press: SheetPress) -> tuple[Written, ...]:
    return _pages(png_pictures(document, press), ".png")


def _svg(document: SheetDocument, press: SheetPress) -> tuple[Written, ...]:
    return _pages(svg_pictures(document, press), ".svg")


def _pages(pages: tuple[bytes, ...], ending: str) -> tuple[Written, ...]:
    if len(pages) == 1:
        return (Written(ending, pages[0]),)
    return tuple(Written(f"-{number}{ending}", page) for number, page in enumerate(pages, 1))


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.PDF: _pdf,
        Format.DOCX: _alone(".docx", docx),
        Format.HTML: _alone(".html", html),
        Format.MARKDOWN: _alone(".md", markdown),
        Format.PNG: _png,
        Format.SVG: _svg,
        Format.APKG: _alone(".apkg", apkg),
    }
)
"""The writer of each format."""

_OTHER_ENDINGS: Mapping[str, Format] = MappingProxyType(
    {"htm": Format.HTML, "markdown": Format.MARKDOWN}
)


def formats_for(kind: DocumentKind) -> tuple[Format, ...]:
    """The formats that a kind of document can be written in; a deck is made of cards alone."""
    return tuple(one for one in WRITERS if one is not Format.APKG or kind is DocumentKind.CARDS)


def format_of(file: PurePath) -> Format | None:
    """The format that the ending of a file's name tells; None when it tells none."""
    ending = file.suffix.lower().removeprefix(".")
    try:
        return Format(ending)
    except ValueError:
        return _OTHER_ENDINGS.get(ending)


def write(
    document: SheetDocument, target: Format, press: SheetPress | None = None
) -> tuple[Written, ...]:
    """The document in a format, whole; SheetError when it cannot be made."""
    return WRITERS[target](document, press or SheetPress())


__all__ = [
    "WRITERS",
    "Format",
    "SheetError",
    "Written",
    "format_of",
    "formats_for",
    "write",
]
