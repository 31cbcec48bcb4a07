"""``sheet``: every document in every format it has, every option, every mistake one sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from tests.cli.conftest import Ended, Run
from tests.interchange.sample_casebook import sample_casebook

from coupexplorer.cli import sheet
from coupexplorer.cli.arguments import CommandParser
from coupexplorer.cli.failures import BadUsage
from coupexplorer.cli.sheet_choices import choices_of
from coupexplorer.cli.sheet_options import add_options
from coupexplorer.sheets.choices import (
    LARGE_PRINT,
    Arrangement,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    Look,
    Orientation,
    SheetChoices,
)
from coupexplorer.sheets.tree.page import Inks, NoteNumbers, Paper, Typeface
from coupexplorer.sheets.writers.formats import Format
from coupexplorer.store.casebook import Casebook

TODAY = dt.date(2026, 11, 21)
CASES = ("aland-1950", "beland-1951")
BEGINS = {
    "pdf": b"%PDF-",
    "docx": b"PK",
    "html": b"<!doctype html>",
    "md": b"# ",
    "apkg": b"PK",
}


def chosen(*arguments: str) -> SheetChoices:
    """The choices that some arguments make."""
    parser = CommandParser("sheet", "", "")
    add_options(parser)
    return choices_of(parser.read(["--output", "x.pdf", *arguments]), TODAY)


def is_one_sentence(ended: Ended) -> bool:
    return ended.err.count("\n") == 1 and ended.err.rstrip().endswith(".") and not ended.out


def test_without_options_all_is_as_it_usually_is() -> None:
    assert chosen() == SheetChoices(printed_on=TODAY)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_can_be_chosen(kind: DocumentKind) -> None:
    assert chosen("--kind", kind.value).kind is kind


def test_every_option_about_the_page_is_a_part_of_the_look() -> None:
    look = chosen(
        *("--paper", "a3", "--orientation", "landscape", "--margin", "25", "--text-size", "11.5"),
        *("--typeface", "sans", "--grey", "--note-numbers", "per-page", "--no-contents"),
    ).look
    assert look == Look(
        Paper.A3, Orientation.LANDSCAPE, 25.0, 11.5, Typeface.SANS, Inks.GREY,
        NoteNumbers.PER_PAGE, contents=False,
    )  # fmt: skip
    assert chosen("--contents").look.contents is True
    assert chosen("--large-print").look.text_size == LARGE_PRINT


def test_every_option_about_the_contents_is_a_choice() -> None:
    usual = SheetChoices(printed_on=TODAY)
    assert chosen(
        *("--cases", *CASES, "--questions", "b", "a", "--by", "phase", "--without-context"),
        *("--own-notes", "--style", "chicago-notes"),
    ) == replace(
        usual, cases=CASES, dimensions=("b", "a"), arrangement=Arrangement.BY_PHASE,
        context=False, own_notes=True, style=CitationStyle.CHICAGO_NOTES,
    )  # fmt: skip
    assert chosen("--kind", "worksheet", "--blank", "a/x", "b/y", "--lines", "9") == replace(
        usual, kind=DocumentKind.WORKSHEET, blanks=(("a", "x"), ("b", "y")), lines=9
    )
    assert chosen("--kind", "chronology", "--order", "aligned") == replace(
        usual, kind=DocumentKind.CHRONOLOGY, order=ChronologyOrder.ALIGNED
    )
    assert chosen("--kind", "dossier", "--subjects", "king").subjects == ("king",)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--margin", "9.9"),
        ("--margin", "41"),
        ("--margin", "nan"),
        ("--margin", "wide"),
        ("--text-size", "8"),
        ("--text-size", "15"),
        ("--text-size", "inf"),
        ("--text-size", "11", "--large-print"),
        ("--kind", "worksheet", "--lines", "0"),
        ("--kind", "worksheet", "--lines", "31"),
        ("--kind", "worksheet", "--lines", "2.5"),
        ("--kind", "worksheet", "--blank", "who"),
        ("--kind", "worksheet", "--blank", "/x"),
        ("--kind", "worksheet", "--blank", "x/"),
        ("--kind", "poster"),
        ("--paper", "a5"),
        ("--style", "vancouver"),
        ("--lines", "3"),
        ("--order", "aligned"),
        ("--kind", "sources", "--by", "phase"),
        ("--kind", "timeline", "--questions", "who"),
        ("--kind", "cards", "--subjects", "king"),
    ],
)
def test_what_is_out_of_range_or_place_is_one_sentence(arguments: tuple[str, ...]) -> None:
    with pytest.raises(BadUsage) as raised:
        chosen(*arguments)
    said = str(raised.value)
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("target", list(BEGINS))
def test_the_ending_tells_the_format(run: Run, casebook: Path, tmp_path: Path, target: str) -> None:
    out = tmp_path / f"out.{target}"
    ended = run("sheet", casebook, "--kind", "cards", "--output", out)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"“{out}” was written.\n"
    assert out.read_bytes().startswith(BEGINS[target])


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_is_made(run: Run, casebook: Path, tmp_path: Path, kind: DocumentKind) -> None:
    out = tmp_path / "out.md"
    ended = run("sheet", casebook, "--kind", kind.value, "--output", out)
    assert (ended.code, ended.err) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("# ")


def test_the_format_may_be_told_where_the_name_tells_none(
    run: Run, casebook: Path, tmp_path: Path
) -> None:
    for name, options, begin in (
        ("plain", (), b"%PDF-"),
        ("plain2", ("--format", "html"), b"<!doctype"),
        ("notes.txt", ("--format", "md"), b"# "),
        ("page.HTM", (), b"<!doctype"),
    ):
        ended = run("sheet", casebook, "--output", tmp_path / name, *options)
        assert (ended.code, ended.err) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("out.pdf", ("--format", "docx")),
        ("out.htm", ("--format", "pdf")),
        ("out.doc", ()),
        ("out.apkg", ()),
        ("out.apkg", ("--kind", "dossier")),
        ("out.pdf", ("--questions", "gone")),
        ("out.pdf", ("--kind", "dossier", "--subjects", "gone")),
        ("out.pdf", ("--kind", "worksheet", "--blank", "gone/gone")),
    ],
)
def test_what_cannot_be_made_is_one_sentence_and_nothing_is_written(
    run: Run, casebook: Path, tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    before = sorted(tmp_path.iterdir())
    ended = run("sheet", casebook, "--output", tmp_path / name, *options)
    assert ended.code == 2
    assert is_one_sentence(ended)
    assert sorted(tmp_path.iterdir()) == before


def test_pages_are_files_and_all_are_named(run: Run, casebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "key.svg"
    arguments = ("--kind", "worksheet", "--lines", "30", "--large-print")
    ended = run("sheet", casebook, *arguments, "--output", out)
    assert (ended.code, ended.err) == (0, "")
    files = sorted(tmp_path.glob("key*"))
    assert len(files) > 1
    assert not out.exists()
    assert [f"“{file}” was written." for file in files] == ended.out.splitlines()
    assert all(file.read_bytes().startswith(b"<svg") for file in files)
    assert files[0].name == "key-1.svg"


def test_a_picture_of_one_page_has_the_name_asked_for(
    run: Run, casebook: Path, tmp_path: Path
) -> None:
    out = tmp_path / "line.png"
    assert run("sheet", casebook, "--kind", "timeline", "--output", out).code == 0
    assert out.read_bytes().startswith(b"\x89PNG")


def test_more_cases_than_fit_are_told(run: Run, tmp_path: Path) -> None:
    document = sample_casebook()
    more = tuple(replace(document.cases[0], id=f"more-{n}") for n in range(7))
    file = tmp_path / "many.casebook"
    Casebook.create(file, replace(document, cases=(*document.cases, *more))).close()
    ended = run("sheet", file, "--kind", "sources", "--output", tmp_path / "out.md")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[1] == (
        "A document holds 6 cases at the most; --cases names others."
    )


def test_a_kind_that_is_not_made_yet_is_one_sentence(
    run: Run, casebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "COMPOSERS", MappingProxyType({}))
    ended = run("sheet", casebook, "--kind", "timeline", "--output", tmp_path / "out.pdf")
    assert ended.code == 1
    assert is_one_sentence(ended)


def test_help_names_every_format_and_kind(run: Run) -> None:
    out = run("sheet", "--help").out
    assert all(value in out for value in (*Format, *DocumentKind, *CitationStyle))
