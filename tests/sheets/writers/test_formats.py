"""The formats: each has a writer that makes what its name says, and suits some documents."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from tests.sheets.blocks import document, said
from tests.sheets.sample import sheet

from coupexplorer.sheets.choices import DocumentKind
from coupexplorer.sheets.tree.blocks import PageBreak
from coupexplorer.sheets.writers.formats import (
    WRITERS,
    Format,
    SheetError,
    format_of,
    formats_for,
    write,
)
from coupexplorer.sheets.writers.typst_writer import SheetPress

BEGINS = {
    Format.PDF: b"%PDF-",
    Format.DOCX: b"PK\x03\x04",
    Format.HTML: b"<!doctype html>",
    Format.MARKDOWN: b"# Two crises",
    Format.PNG: b"\x89PNG\r\n",
    Format.SVG: b"<svg ",
}


def test_every_format_has_a_writer() -> None:
    assert set(WRITERS) == set(Format)


@pytest.mark.parametrize("target", list(BEGINS))
def test_each_writer_makes_its_format(press: SheetPress, target: Format) -> None:
    written = write(sheet(), target, press)
    assert all(part.content.startswith(BEGINS[target]) for part in written)
    assert all(part.ending.endswith(f".{target}") for part in written)


@pytest.mark.parametrize("target", [Format.PNG, Format.SVG])
def test_pages_are_files_numbered_where_there_are_more(press: SheetPress, target: Format) -> None:
    one = write(document(said("A")), target, press)
    assert [part.ending for part in one] == [f".{target}"]
    two = write(document(said("A"), PageBreak(), said("B")), target, press)
    assert [part.ending for part in two] == [f"-1.{target}", f"-2.{target}"]
    assert two[0].content != two[1].content


def test_a_deck_is_made_of_cards_alone(press: SheetPress) -> None:
    assert Format.APKG in formats_for(DocumentKind.CARDS)
    others = set(DocumentKind) - {DocumentKind.CARDS}
    assert all(Format.APKG not in formats_for(kind) for kind in others)
    assert all(Format.PDF in formats_for(kind) for kind in DocumentKind)
    with pytest.raises(SheetError, match="no cards"):
        write(sheet(), Format.APKG, press)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.pdf", Format.PDF),
        ("a.b.DOCX", Format.DOCX),
        ("a.htm", Format.HTML),
        ("a.markdown", Format.MARKDOWN),
        ("a.md", Format.MARKDOWN),
        ("a.txt", None),
        ("pdf", None),
        (".pdf", None),
        ("a.", None),
    ],
)
def test_the_ending_of_a_name_tells_the_format(name: str, expected: Format | None) -> None:
    assert format_of(PurePath(name)) is expected
