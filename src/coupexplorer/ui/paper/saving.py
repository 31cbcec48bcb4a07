"""The files a document can be saved as: their names, what suits which document, writing them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from coupexplorer.sheets.saving import SaveError, write_file
from coupexplorer.sheets.writers.formats import Format, Written, format_of
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate

_NAMES: Mapping[Format, str] = MappingProxyType(
    {
        Format.PDF: QT_TRANSLATE_NOOP("SheetFormats", "PDF document"),
        Format.DOCX: QT_TRANSLATE_NOOP("SheetFormats", "Word document"),
        Format.HTML: QT_TRANSLATE_NOOP("SheetFormats", "Web page in one file"),
        Format.MARKDOWN: QT_TRANSLATE_NOOP("SheetFormats", "Markdown text"),
        Format.PNG: QT_TRANSLATE_NOOP("SheetFormats", "PNG pictures, a file for each page"),
        Format.SVG: QT_TRANSLATE_NOOP("SheetFormats", "SVG drawings, a file for each page"),
        Format.APKG: QT_TRANSLATE_NOOP("SheetFormats", "Anki deck"),
    }
)


def filter_of(form: Format) -> str:
    """The line of a format in a file dialog."""
    return f"{translate('SheetFormats', _NAMES[form])} (*.{form.value})"


def format_chosen(filters: Mapping[str, Format], line: str, file: Path) -> Format:
    """The format for what a file dialog gave back: an ending typed counts more than the line."""
    typed = format_of(file)
    if typed is not None and typed in filters.values():
        return typed
    return filters.get(line, next(iter(filters.values())))


def targets(chosen: Path, form: Format, written: Sequence[Written]) -> list[Path]:
    """Where the files of a document go when a reader chose a name, with its ending or without."""
    stem = chosen.stem if format_of(chosen) is form else chosen.name
    return [chosen.with_name(stem + part.ending) for part in written]


def in_the_way(chosen: Path, files: Sequence[Path]) -> Path | None:
    """The first file that is there already and that the file dialog did not ask about."""
    return next((file for file in files if file != chosen and file.exists()), None)


def write_all(files: Sequence[Path], written: Sequence[Written]) -> None:
    """Write all files of a document; SaveError when one cannot be, and then those that were not
    there before are taken away again."""
    new = [file for file in files if not file.exists()]
    try:
        for file, part in zip(files, written, strict=True):
            write_file(file, part.content)
    except SaveError:
        for file in new:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
        raise
