"""The press: inks, faces and links of the page, its first pages alone, and pages as dots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.sheets.blocks import (
    LOREM,
    document,
    every_block,
    figure,
    grid,
    noted,
    row,
    said,
)
from tests.sheets.reading import Reader, needs_poppler

from coupexplorer.sheets.tree.blocks import (
    Heading,
    Paragraph,
)
from coupexplorer.sheets.tree.inline import Run
from coupexplorer.sheets.tree.page import (
    Inks,
    NoteNumbers,
    PageSetup,
    Typeface,
)
from coupexplorer.sheets.writers.typst_writer import SheetPress


def colours(pages: Sequence[str]) -> set[str]:
    return {found for page in pages for found in re.findall(r'"#([0-9a-f]{6})', page)}


def test_grey_uses_no_colour_and_colour_does(press: SheetPress) -> None:
    def is_grey(colour: str) -> bool:
        return colour[:2] == colour[2:4] == colour[4:]

    grey = colours(press.svg_pages(document(*every_block(), page=PageSetup(inks=Inks.GREY))))
    assert len(grey) > 2
    assert all(is_grey(colour) for colour in grey)
    assert not all(is_grey(colour) for colour in colours(press.svg_pages(document(*every_block()))))


def test_only_web_addresses_are_links(press: SheetPress) -> None:
    for link, wanted in (("https://example.org/" + "x" * 80, True), ("javascript:alert(1)", False)):
        made = press.pdf(document(Paragraph((Run("here", link=link),))))
        assert (b"/URI" in made) is wanted
        assert not wanted or link.encode() in made


@needs_poppler
def test_the_sans_face_leaves_no_serif(read: Reader) -> None:
    made = document(said(LOREM), page=PageSetup(typeface=Typeface.SANS))
    families = {line[0].split("+")[1] for line in read.fonts(made)}
    assert any(name.startswith("NotoSans") for name in families)
    assert not any(name.startswith("NotoSerif") for name in families)


def test_the_first_pages_are_those_of_the_whole(press: SheetPress) -> None:
    rows = [row(f"q{n}", [noted(f"{LOREM}{n}", f"told{n}")] * 3) for n in range(120)]
    for numbers in NoteNumbers:
        page = PageSetup(note_numbers=numbers)
        made = replace(document(figure(), grid(rows), page=page), page_label="{page}")
        whole = press.svg_pages(made)
        assert len(whole) > 6
        assert press.first_pages(made, 4) == whole[:4]


def test_fewer_pages_come_where_there_are_fewer(press: SheetPress) -> None:
    short = replace(document(grid([row("a", "b")]), Heading("After")), page_label="{page}")
    assert press.first_pages(short, 4) == press.svg_pages(short)


def test_pages_as_dots_have_the_size_that_is_asked_for(press: SheetPress) -> None:
    (page,) = press.png_pages(document(said("x")), ppi=72)
    assert page.startswith(b"\x89PNG")
    width, height = (int.from_bytes(page[at : at + 4]) for at in (16, 20))
    assert (width, height) == pytest.approx((595, 842), abs=1)
