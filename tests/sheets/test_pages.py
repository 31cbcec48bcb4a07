"""The printed page, read back from the PDF: words, order, notes on their page, hostile text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.sheets.arabic_sample import arabic_sheet
from tests.sheets.reading import Reader, flat, letters, needs_poppler
from tests.sheets.sample import (
    ARABIC,
    CELLS,
    DOCUMENT,
    NORTH,
    DocumentReader,
    sheet,
    with_statement,
)

from coupexplorer.domain.evidence import Statement
from coupexplorer.sheets.choices import Look, SheetChoices
from coupexplorer.sheets.documents.comparison import comparison_sheet
from coupexplorer.sheets.facts.gathering import gather
from coupexplorer.sheets.tree.page import Direction, Inks, Paper, SheetDocument
from coupexplorer.sheets.tree.walking import notes
from coupexplorer.sheets.writers.typst_writer import SheetPress

POINTS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0), Paper.A3: (841.89, 1190.55)}


def long_sheet(rows: int = 12) -> SheetDocument:
    """A sheet whose grid goes over several pages: every row has notes of a few lines."""
    dimensions = tuple(
        replace(DOCUMENT.dimensions[0], id=f"d{n}", title=f"Dimension {n}.") for n in range(rows)
    )
    cells = tuple(
        replace(
            CELLS[0],
            dimension=f"d{n}",
            case=case.id,
            statements=tuple(
                Statement(f"Row {n}, statement {s}, told at some length for {case.title}.", ("B3",))
                for s in range(4)
            ),
        )
        for n in range(rows)
        for case in DOCUMENT.cases
    )
    return sheet(replace(DOCUMENT, dimensions=dimensions, cells=cells))


@needs_poppler
def test_the_page_reads_in_order(read: Reader) -> None:
    (page,) = read.pages(sheet(), "-raw")
    text = flat(page)
    wanted = [
        "Two crises",
        "North 1901, 1–6 May 1901",
        "day 0 is 6 May 1901",
        "Question",
        "Who was split",
        "The wing of al-Sa'di",
        "Officers won.",
        "The old guard lost.",
        "The sources used are silent on this.",
        "Beyond the base texts:",
        "Disputes",
        "When did it begin?",
        "Sources",
        "Annals of the North",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


@needs_poppler
def test_arabic_is_found_as_it_is_written(read: Reader) -> None:
    text = flat(" ".join(read.pages(sheet())))
    assert ARABIC in text
    assert "مذكرات" in text


@needs_poppler
def test_every_note_stands_at_the_foot_with_its_locator(read: Reader) -> None:
    text = flat(" ".join(read.pages(sheet())))
    foot = text[text.index("1 “Annals of the North”") :]
    for number, note in enumerate(notes(sheet()), 1):
        if note.claims[0].startswith("C"):  # begins with Arabic, read back in another order
            assert f"[{note.claims[0]}]" in foot
        else:
            assert f"{number} {flat(note.text).split(' Beyond')[0]}" in foot


@needs_poppler
def test_notes_stand_on_the_page_that_calls_them(read: Reader) -> None:
    pages = [flat(page) for page in read.pages(long_sheet())]
    assert len(pages) >= 4
    called_on_a_page = 0
    for page in pages:
        called = {int(n) for n in re.findall(r"crisis\.(\d+) disputed", page)}
        told = {int(n) for n in re.findall(r"(\d+) Source B, line 21, after its note 7", page)}
        assert called <= told
        called_on_a_page += len(called)
    assert called_on_a_page == 12 * 2 * 4


@needs_poppler
def test_rows_stay_whole_and_the_head_row_is_repeated(read: Reader) -> None:
    pages = [flat(page) for page in read.pages(long_sheet())]
    for number in range(12):
        holding = [page for page in pages if f"Row {number}, statement" in page]
        assert len(holding) == 1
        assert f"Dimension {number}." in holding[0]
        assert all(words in holding[0] for words in ("Question", "North 1901", "South 1907"))


@needs_poppler
def test_every_page_is_numbered_of_all(read: Reader) -> None:
    pages = read.pages(long_sheet())
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Comparison sheet" in page
        assert "Printed from “Two crises”, edition 1, on 21 November 2026" in page


@needs_poppler
def test_fonts_are_embedded_and_are_those_that_ship(read: Reader) -> None:
    fonts = read.fonts(sheet())
    families = {line[0].split("+")[1] for line in fonts}
    for family in ("NotoSerif", "NotoSans", "Amiri"):
        assert any(name.startswith(family) for name in families)
    for line in fonts:
        embedded, subset = line[-5], line[-4]
        assert (embedded, subset) == ("yes", "yes")


@pytest.mark.parametrize("paper", list(Paper))
def test_paper_sizes(press: SheetPress, paper: Paper) -> None:
    made = press.pdf(sheet(choices=SheetChoices(look=Look(paper=paper))))
    found = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", made)
    assert found
    for width, height in found:
        assert (float(width), float(height)) == pytest.approx(POINTS[paper], abs=0.01)


def test_the_pdf_is_tagged_titled_and_has_bookmarks(press: SheetPress) -> None:
    made = press.pdf(sheet())
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Outlines", b"/Lang", b"/Title"):
        assert part in made


def test_the_pdf_meets_the_standard_for_readers_who_cannot_see(press: SheetPress) -> None:
    assert press.pdf(sheet(), standards=("ua-1",)).startswith(b"%PDF-1.7")


HOSTILE = {
    "markup": '<b>x</b> *b* _i_ #let x = 1 $1$ @ref `c` \\ // /* */ "q" </svg> {{ }} [x](y) & %',
    "emoji": "before 😀 👨\u200d👩\u200d👧 after",
    "directions": f"({ARABIC}) 12, 13 \u202eabc\u202c \u2067x\u2069 שלום end",
    "code": '#panic("no") #read("/etc/passwd") #import "@preview/x:1.0.0": y',
    "marks": "e\u0301" * 300,
    "controls": "a\x00b\x07c\x1bd",
}


@needs_poppler
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_printed_as_text(read: Reader, name: str) -> None:
    pages = read.pages(sheet(with_statement(HOSTILE[name])))
    text = flat(" ".join(pages))
    assert "Officers won." in text
    assert f"Page 1 of {len(pages)}" in text
    if name in ("markup", "code"):
        assert HOSTILE[name].replace(" ", "") in text.replace(" ", "")


@needs_poppler
@pytest.mark.parametrize("word", ["W", "سعدي"])
def test_a_word_of_two_thousand_letters_stays_in_its_column(read: Reader, word: str) -> None:
    long = word * (2000 // len(word))
    pages = read.pages(sheet(with_statement(f"{long} end")), "-raw")
    text = letters("".join(pages))
    assert text.count(word[0]) >= 2000 // len(word)
    boxes = read.boxes(sheet(with_statement(f"{long} end")))
    column = [left for text, left, _ in boxes if text == "South"][-1]
    pieces = [
        right for text, _, right in boxes if letters(text) and not set(letters(text)) - set(word)
    ]
    assert len(pieces) > 20
    assert max(pieces) <= column


@needs_poppler
def test_a_cell_of_fifty_thousand_letters_breaks_over_pages_whole(read: Reader) -> None:
    words = " ".join(f"w{number}" for number in range(8000)) + " end"
    assert len(words) > 45_000
    pages = read.pages(sheet(with_statement(words)))
    assert len(pages) > 10
    found = re.findall(r"\bw(\d+)\b", " ".join(pages))
    assert [int(n) for n in found] == list(range(8000))
    assert sum("Question" in page for page in pages) >= len(pages) - 2


@needs_poppler
def test_a_name_of_five_hundred_letters(read: Reader) -> None:
    title = "Name " * 100
    case = replace(DOCUMENT.cases[0], short_title="Case " * 100)
    document = replace(
        DOCUMENT,
        info=replace(DOCUMENT.info, title=title),
        cases=(case, *DOCUMENT.cases[1:]),
    )
    text = " ".join(read.pages(sheet(document)))
    assert text.count("Name") >= 100
    assert "Officers won." in text


@needs_poppler
def test_no_facts_at_all(read: Reader) -> None:
    bare = replace(DOCUMENT, dimensions=(), cells=(), events=(), disputes=(), claims=())
    (page,) = read.pages(sheet(bare))
    assert "This casebook asks no questions of its cases yet." in flat(page)


@needs_poppler
def test_a_right_to_left_document_is_mirrored(read: Reader) -> None:
    document = replace(sheet(), direction=Direction.RIGHT_TO_LEFT, language="ar")
    left = {word: edge for word, edge, _ in read.boxes(document)}
    assert left["Question"] > POINTS[Paper.A4][0] / 2 > left["Comparison"]


@needs_poppler
def test_all_cells_of_six_cases_are_printed(read: Reader) -> None:
    six = tuple(
        replace(DOCUMENT.cases[0], id=f"c{n}", short_title=f"Case {n}", title=f"Case {n}")
        for n in range(6)
    )
    cells = tuple(
        replace(CELLS[0], case=f"c{n}", statements=(Statement(f"Answer {n}.", ("A1",)),))
        for n in range(6)
    )

    reader = DocumentReader(replace(DOCUMENT, cases=six, cells=cells))
    text = flat(
        " ".join(
            read.pages(
                comparison_sheet(gather(reader, SheetChoices(cases=tuple(c.id for c in six))))
            )
        )
    )
    assert all(f"Answer {n}." in text for n in range(6))
    assert NORTH not in text


@needs_poppler
@pytest.mark.parametrize("size", [9.0, 14.0, 18.0])
def test_an_arabic_sheet_is_mirrored_and_time_still_runs_to_the_right(
    read: Reader, size: float
) -> None:
    document = arabic_sheet(Look(text_size=size))
    assert document.direction is Direction.RIGHT_TO_LEFT
    left = {word: edge for word, edge, _ in read.boxes(document)}
    middle = document.page.size[0] * 72 / 25.4 / 2
    assert left["Question"] > middle > left["Comparison"]
    assert left["\N{MINUS SIGN}5"] < left["\N{MINUS SIGN}1"]
    text = flat(" ".join(read.pages(document)))
    for word in ("القيادة", "القديمة", "الجناح", "المدني", "Aflaq"):
        assert word in text


@needs_poppler
def test_english_words_in_an_arabic_sheet_keep_their_order(read: Reader) -> None:
    (page,) = read.pages(arabic_sheet(), "-raw")
    line = next(line for line in page.splitlines() if "edition 1" in line)
    printed, day = line.index("Printed from"), line.index("on 21 November 2026")
    assert printed < line.index("edition 1") < day
    stop = [word for word in read.spans(arabic_sheet()) if word[0] == "yet."]
    assert len(stop) == 1


def test_arabic_words_stand_in_the_face_made_for_them(read: Reader) -> None:
    families = {line[0].split("+")[1] for line in read.fonts(arabic_sheet())}
    assert any(name.startswith("Amiri") for name in families)
    assert not any(name.startswith("NotoS") for name in families)


@pytest.mark.parametrize("look", [Look(), Look(inks=Inks.GREY, text_size=18, paper=Paper.A3)])
def test_an_arabic_sheet_meets_the_standard_too(press: SheetPress, look: Look) -> None:
    assert press.pdf(arabic_sheet(look), standards=("ua-1",)).startswith(b"%PDF-1.7")
