"""Files of a document: named by what was typed and chosen, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from coupexplorer.sheets.choices import DocumentKind
from coupexplorer.sheets.saving import SaveError
from coupexplorer.sheets.writers.formats import WRITERS, Format, Written, formats_for
from coupexplorer.ui.paper.saving import (
    filter_of,
    format_chosen,
    in_the_way,
    targets,
    write_all,
)

PICTURES = (Written("-1.png", b"one"), Written("-2.png", b"two"), Written("-3.png", b"three"))
FILTERS = {filter_of(form): form for form in formats_for(DocumentKind.COMPARISON)}


def test_every_format_has_a_line_of_its_own_that_says_its_ending() -> None:
    lines = [filter_of(form) for form in WRITERS]
    assert len({*lines}) == len(lines)
    assert all(f"(*.{form.value})" in filter_of(form) for form in WRITERS)


def test_a_format_of_several_files_says_so() -> None:
    for form in (Format.PNG, Format.SVG):
        assert "each page" in filter_of(form)


@pytest.mark.parametrize(
    ("line", "name", "form"),
    [
        (filter_of(Format.DOCX), "sheet", Format.DOCX),
        (filter_of(Format.PDF), "sheet.docx", Format.DOCX),
        (filter_of(Format.PDF), "sheet.HTM", Format.HTML),
        (filter_of(Format.HTML), "sheet 1.2", Format.HTML),
        ("", "sheet", Format.PDF),
        (filter_of(Format.PDF), "deck.apkg", Format.PDF),
    ],
)
def test_an_ending_that_was_typed_counts_more_than_the_line(
    line: str, name: str, form: Format
) -> None:
    assert format_chosen(FILTERS, line, Path(name)) is form


@pytest.mark.parametrize(
    ("name", "form", "ending", "file"),
    [
        ("sheet", Format.PDF, ".pdf", "sheet.pdf"),
        ("sheet.PDF", Format.PDF, ".pdf", "sheet.pdf"),
        ("sheet 1.2", Format.PDF, ".pdf", "sheet 1.2.pdf"),
        ("deck.apkg", Format.PDF, ".pdf", "deck.apkg.pdf"),
        ("sheet.png", Format.PNG, "-2.png", "sheet-2.png"),
    ],
)
def test_a_name_gets_its_ending_once(name: str, form: Format, ending: str, file: str) -> None:
    assert targets(Path("/x") / name, form, [Written(ending, b"")]) == [Path("/x") / file]


def test_only_files_nobody_was_asked_about_are_in_the_way(tmp_path: Path) -> None:
    chosen = tmp_path / "sheet.png"
    files = targets(chosen, Format.PNG, PICTURES)
    assert in_the_way(chosen, files) is None
    files[1].touch()
    assert in_the_way(chosen, files) == files[1]
    chosen.touch()
    assert in_the_way(chosen, [chosen]) is None


def test_all_files_are_written(tmp_path: Path) -> None:
    files = targets(tmp_path / "sheet", Format.PNG, PICTURES)
    write_all(files, PICTURES)
    assert [file.read_bytes() for file in files] == [b"one", b"two", b"three"]


def test_when_one_cannot_be_written_the_new_ones_are_taken_away(tmp_path: Path) -> None:
    files = targets(tmp_path / "sheet", Format.PNG, PICTURES)
    files[0].write_bytes(b"old")
    files[2].mkdir()
    with pytest.raises(SaveError, match="could not be written"):
        write_all(files, PICTURES)
    assert files[0].exists(), "what was there before is not taken away"
    assert not files[1].exists()
