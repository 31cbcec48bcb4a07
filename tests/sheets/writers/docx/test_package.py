"""DOCX: every word and note is there, heads repeat, nothing is read as markup, Word can open it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sheets.sample import sheet, with_statement

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Cell,
    Contents,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Table,
    WritingLines,
)
from coupexplorer.sheets.tree.inline import CaseMark, Note, NoteRef, Run
from coupexplorer.sheets.tree.page import (
    Direction,
    Inks,
    NoteNumbers,
    PageSetup,
    Paper,
    SheetDocument,
)
from coupexplorer.sheets.tree.walking import notes
from coupexplorer.sheets.writers.docx.package import docx
from coupexplorer.sheets.writers.docx.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
OFFICE = shutil.which("soffice")


def parts(document: SheetDocument) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx(document))) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def main_part(document: SheetDocument) -> ET.Element:
    return ET.fromstring(parts(document)["word/document.xml"])


def words(element: ET.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def of(*blocks: object, **more: object) -> SheetDocument:
    made = SheetDocument("A title", "", ())
    return replace(made, blocks=tuple(blocks), **more)  # type: ignore[arg-type]


def table(**more: object) -> Table:
    cell = Cell((Paragraph((Run("told"),)),))
    row = replace(Row((cell, cell)), **more)  # type: ignore[arg-type]
    head = Row((Cell((Paragraph((Run("head"),)),), 0), Cell((), 1)))
    return Table((1.0, 2.0), (head,), (row,))


def test_every_part_is_xml_and_named_in_the_list_of_types() -> None:
    made = parts(sheet())
    listed = made["[Content_Types].xml"].decode()
    for name, content in made.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)
        if name.startswith("word/") and name.endswith(".xml") and "/_rels/" not in name:
            assert f'PartName="/{name}"' in listed


def test_every_relation_that_is_asked_for_is_there() -> None:
    made = parts(sheet())
    relations = made["word/_rels/document.xml.rels"].decode()
    asked = set(re.findall(rb'r:(?:id|embed)="(\w+)"', made["word/document.xml"]))
    assert asked
    assert all(f'Id="{identifier.decode()}"' in relations for identifier in asked)


def test_notes_are_real_footnotes_in_the_order_of_their_calls() -> None:
    document = sheet()
    called = main_part(document).iter(f"{W}footnoteReference")
    numbers = [int(call.attrib[f"{W}id"]) for call in called]
    told = ET.fromstring(parts(document)["word/footnotes.xml"])
    by_number = {int(n.attrib[f"{W}id"]): words(n).strip() for n in told.iter(f"{W}footnote")}
    assert numbers == list(range(2, 2 + len(notes(document))))
    isolates = str.maketrans("", "", "\u2068\u2069")
    for number, note in zip(numbers, notes(document), strict=True):
        assert by_number[number] == note.text.translate(isolates)


def test_every_statement_is_there() -> None:
    text = words(main_part(sheet()))
    for told in ("The old guard lost.", "About 400 died.", "When did it begin?"):
        assert told in text


def test_head_rows_repeat_and_rows_stay_whole() -> None:
    head, row = main_part(of(table())).iter(f"{W}tr")
    assert head.find(f".//{W}tblHeader") is not None
    assert row.find(f".//{W}tblHeader") is None
    assert row.find(f".//{W}cantSplit") is not None
    (_, loose) = main_part(of(table(keep_together=False))).iter(f"{W}tr")
    assert loose.find(f".//{W}cantSplit") is None


def test_a_row_with_the_next_keeps_to_it_and_spans_are_kept() -> None:
    wide = Row((Cell((Paragraph((Run("band"),)),), span=2),), with_next=True)
    tree = main_part(of(replace(table(), rows=(wide,))))
    (_, band) = tree.iter(f"{W}tr")
    span = band.find(f".//{W}gridSpan")
    assert span is not None
    assert span.attrib[f"{W}val"] == "2"
    assert band.find(f".//{W}keepNext") is not None


def test_right_to_left_documents_are_mirrored_and_arabic_runs_are_marked() -> None:
    arabic = "السعدي"
    document = of(Paragraph((Run(f"x {arabic} 12"),)), direction=Direction.RIGHT_TO_LEFT)
    tree = main_part(document)
    assert all(p.find(f"{W}pPr/{W}bidi") is not None for p in tree.iter(f"{W}p"))
    assert tree.find(f".//{W}sectPr/{W}bidi") is not None
    marked = [words(run) for run in tree.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert marked == [arabic]
    turned = main_part(of(table(), direction=Direction.RIGHT_TO_LEFT))
    assert turned.find(f".//{W}bidiVisual") is not None


def test_the_page_is_the_one_chosen() -> None:
    page = PageSetup(Paper.LETTER, landscape=True, note_numbers=NoteNumbers.PER_PAGE)
    section = main_part(of(page=page)).find(f".//{W}sectPr")
    assert section is not None
    size = section.find(f"{W}pgSz")
    assert size is not None
    assert (size.attrib[f"{W}w"], size.attrib[f"{W}h"]) == ("15840", "12240")
    restart = section.find(f"{W}footnotePr/{W}numRestart")
    assert restart is not None
    assert restart.attrib[f"{W}val"] == "eachPage"


def test_grey_documents_hold_no_colour() -> None:
    marks = Paragraph((CaseMark(0), CaseMark(1)))
    head = replace(table())
    colourful, grey = of(marks, head), of(marks, head, page=PageSetup(inks=Inks.GREY))
    colour = re.compile(r"B3471A|1F5F9F")
    assert colour.search(parts(colourful)["word/document.xml"].decode())
    assert not colour.search(parts(grey)["word/document.xml"].decode())
    assert words(main_part(grey)).startswith("A title■□")


def test_contents_lead_to_the_headings() -> None:
    tree = main_part(of(Contents("Contents"), Heading("One"), Heading("Deep", 3), Heading("Two")))
    anchors = [link.attrib[f"{W}anchor"] for link in tree.iter(f"{W}hyperlink")]
    marks = [mark.attrib[f"{W}name"] for mark in tree.iter(f"{W}bookmarkStart")]
    assert anchors == [marks[0], marks[2]]


def test_lines_to_write_on_cards_and_breaks_are_there() -> None:
    card = Card("k", (Paragraph((Run("front"),)),), (Paragraph((Run("back"),)),))
    cell = Cell((WritingLines(4),))
    lines = Table((1.0,), (), (Row((cell,)),))
    tree = main_part(of(lines, PageBreak(), Cards((card,))))
    assert len(tree.findall(f".//{W}pBdr")) == 4
    assert tree.find(f".//{W}br[@{W}type='page']") is not None
    assert "frontback" in words(tree)


def test_only_web_addresses_become_links() -> None:
    runs = (Run("a", link="https://example.org/?a=1&b=2"), Run("b", link="file:///etc/passwd"))
    made = parts(of(Paragraph(runs)))
    relations = made["word/_rels/document.xml.rels"].decode()
    assert "https://example.org/?a=1&amp;b=2" in relations
    assert "file:" not in relations


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx(sheet()) == docx(sheet())


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_text_is_markup_and_none_breaks_the_file(text: str) -> None:
    note = NoteRef(Note((Run(text),)))
    document = of(Heading(text), Paragraph((Run(text), note)), title=text, head_left=text)
    for name, content in parts(document).items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)


@pytest.mark.parametrize("text", ["<w:p/>&amp;<b>", "x" * 50_000, "</w:t>", "a \"b\" 'c'"])
def test_hostile_words_come_out_as_they_are(text: str) -> None:
    assert text in words(main_part(sheet(with_statement(text))))


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_libreoffice_opens_it_with_its_footnotes(tmp_path: Path) -> None:
    file = tmp_path / "sheet.docx"
    file.write_bytes(docx(sheet()))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=120)
    read = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "sheet.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    flat = " ".join(read.stdout.split())
    assert "The old guard lost." in flat
    assert "(hereafter Source B)" in flat
    assert re.search(r"Page 1 of \d", flat)
