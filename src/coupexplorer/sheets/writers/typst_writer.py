"""Sheets through the typst engine: PDF, and SVG pages for preview and native printing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import typst

from coupexplorer.sheets.tree.blocks import Group, Paragraph, Row
from coupexplorer.sheets.tree.figures import TimelineFigure
from coupexplorer.sheets.tree.inline import NoteRef, plain_text
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.opening import opening
from coupexplorer.sheets.writers.text_width import width_in_ems
from coupexplorer.shipped import font_folders, resource

MAIN = b'#import "sheet.typ": sheet\n#sheet(() => json("document.json"))\n'
"""The whole program given to the engine. The document reaches it as data, never as source."""

LONGEST_WORD = 36
"""Letters after which a word without a place to break is given one."""

_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_SHIPPED = re.compile(
    "[^\\x00-\\u052f\\u0600-\\u06ff\\u0750-\\u077f\\u1d00-\\u22ff\\u25a0-\\u25ff"
    "\\ufb00-\\ufdff\\ufe00-\\ufe0f\\ufe70-\\ufeff]"
)
"""Latin, Greek, Cyrillic, Arabic, punctuation and common signs are in the shipped fonts."""

_BREAK = "\u200b"
_JOINED_BREAK = "\u200d\u200b\u200d"
_NEVER_BEFORE = frozenset("\u200c\u200d\ufe0e\ufe0f")


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
        self._compiler = _compiler(system_fonts=False)
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

    def first_page(self, document: SheetDocument) -> str:
        """The first page as SVG without setting the rest: the number of pages is still open."""
        return self._compile(opening(document), "svg", first_page_only=True)[0].decode()

    def _compile(
        self,
        document: SheetDocument,
        form: str,
        standards: Sequence[str] = (),
        first_page_only: bool = False,
    ) -> list[bytes]:
        printed = document.printed_on or dt.date(1970, 1, 1)
        moment = dt.datetime.combine(printed, dt.time(), dt.UTC)
        data = document_json(document, first_page_only=first_page_only)
        files: Any = {"main.typ": MAIN, "document.json": data}
        options: dict[str, Any] = {"format": form, "timestamp": moment}
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
            self._wider = _compiler(system_fonts=True)
        return self._wider


def _compiler(*, system_fonts: bool) -> typst.Compiler:
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


def render_pdf(document: SheetDocument, press: SheetPress | None = None) -> bytes:
    """The document as PDF bytes; a press of one's own saves loading the fonts each time."""
    return (press or SheetPress()).pdf(document)


def render_svg_pages(document: SheetDocument, press: SheetPress | None = None) -> tuple[str, ...]:
    """The document as SVG, one text a page."""
    return (press or SheetPress()).svg_pages(document)


def document_json(document: SheetDocument, *, first_page_only: bool = False) -> bytes:
    """The document tree as the JSON that the layout reads.

    Every node says what it ``is``. A call of a note carries the ``number`` of the note; rows and
    blocks carry the ``letters`` they hold and the widths in ems of the ``notes`` they call.
    """
    tag = document.language.split("-")[0]
    language = tag.lower() if re.fullmatch("[A-Za-z]{2,3}", tag) else "en"
    data = _as_data(dataclasses.replace(document, language=language), itertools.count(1))
    data["first_page_only"] = first_page_only
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _as_data(value: object, numbers: Iterator[int]) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return [_as_data(item, numbers) for item in value]
    if isinstance(value, dt.date):
        return {"year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, NoteRef):
        number = next(numbers)
        return {"is": "NoteRef", "number": number, "note": _as_data(value.note, numbers)}
    if dataclasses.is_dataclass(value):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        data = {name: _as_data(part, numbers) for name, part in fields.items()}
        return {"is": type(value).__name__, **data, **_letters(value)}
    return value


def _letters(node: object) -> dict[str, Any]:
    """How much text a row or a block holds, and how long the notes are that it calls."""
    match node:
        case Row():
            held = [part for cell in node.cells for part in cell.paragraphs]
        case Paragraph():
            held = [node]
        case TimelineFigure():
            held = [node.caption]
        case Group():
            held = list(node.paragraphs)
        case _:
            return {}
    called = [i.note for part in held for i in part.inlines if isinstance(i, NoteRef)]
    letters = sum(len(plain_text(part.inlines)) for part in held)
    return {"letters": letters, "notes": [round(width_in_ems(note.text), 2) for note in called]}


def printable(text: str) -> str:
    """Text without control characters, and with places to break inside words of great length."""
    cleaned = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    if len(cleaned) <= LONGEST_WORD:
        return cleaned
    return _UNBROKEN.sub(lambda word: _with_breaks(word.group()), cleaned)


def _with_breaks(word: str) -> str:
    """Break after every sixth sign, never inside a letter with its marks or a joined emoji."""
    pieces: list[str] = []
    since = 0
    for index, sign in enumerate(word):
        if since >= 6 and _may_break(word[index - 1], sign):
            joined = _is_arabic(word[index - 1]) and _is_arabic(sign)
            pieces.append(_JOINED_BREAK if joined else _BREAK)
            since = 0
        pieces.append(sign)
        since += 1
    return "".join(pieces)


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_BEFORE or before in _NEVER_BEFORE:
        return False
    modifier = 0x1F3FB <= ord(after) <= 0x1F3FF or 0x1F1E6 <= ord(after) <= 0x1F1FF
    return not modifier and not unicodedata.category(after).startswith("M")


def _is_arabic(sign: str) -> bool:
    return "\u0620" <= sign <= "\u06ff"


__all__ = [
    "SheetError",
    "SheetPress",
    "document_json",
    "printable",
    "render_pdf",
    "render_svg_pages",
]
