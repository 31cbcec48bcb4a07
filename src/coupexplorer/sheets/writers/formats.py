"""The formats a document can be saved in, and the writer of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.typst_writer import SheetError, SheetPress


class Format(StrEnum):
    """A format; the value is its name on the command line."""

    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a written document; a format of single pages gives several.

    ``ending`` goes after the name that the reader chose: ".pdf", or "-2.png" for a second page.
    """

    ending: str
    content: bytes


Writer = Callable[[SheetDocument, SheetPress], tuple[Written, ...]]


def _pdf(document: SheetDocument, press: SheetPress) -> tuple[Written, ...]:
    return (Written(".pdf", press.pdf(document)),)


WRITERS: Mapping[Format, Writer] = MappingProxyType({Format.PDF: _pdf})
"""The writer of each format."""


def write(
    document: SheetDocument, target: Format, press: SheetPress | None = None
) -> tuple[Written, ...]:
    """The document in a format, whole; SheetError when it cannot be made."""
    return WRITERS[target](document, press or SheetPress())


__all__ = ["WRITERS", "Format", "SheetError", "Written", "write"]
