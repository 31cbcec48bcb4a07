"""Every block of the tree on the page: where it stands, what it keeps with, how notes count."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from tests.sheets.blocks import (
    LOREM,
    MILLIMETRE,
    document,
    every_block,
    figure,
    grid,
    noted,
    row,
    said,
)
from tests.sheets.reading import Reader, flat, letters, needs_poppler

from coupexplorer.sheets.tree.blocks import (
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    PageBreak,
    Role,
    Row,
    SourceList,
    WritingLines,
)
from coupexplorer.sheets.tree.figures import Lane, Mark
from coupexplorer.sheets.tree.page import (
    Inks,
    NoteNumbers,
    PageSetup,
)
from coupexplorer.sheets.writers.typst_writer import SheetPress


@pytest.mark.parametrize("inks", list(Inks))
@pytest.mark.parametrize("numbers", list(NoteNumbers))
def test_every_block_meets_the_standard_for_readers_who_cannot_see(
    press: SheetPress, inks: Inks, numbers: NoteNumbers
) -> None:
    page = PageSetup(inks=inks, note_numbers=numbers)
    made = press.pdf(document(*every_block(), page=page), standards=("ua-1",))
    assert b"/URI" in made


def test_blocks_that_hold_nothing_are_no_fault(press: SheetPress) -> None:
    blocks = (
        Contents("Contents"), Heading(""), grid([]), Group(()), SourceList(()), Cards(()),
        PageBreak(), PageBreak(), grid([row("", ())]), said(""), figure(0, 0),
    )  # fmt: skip
    assert press.svg_pages(document(*blocks))
    assert press.svg_pages(document())


@needs_poppler
def test_the_contents_tell_the_page_of_each_heading(read: Reader) -> None:
    made = document(
        Contents("Contents", depth=2),
        Heading("Alpha"),
        said("Text."),
        PageBreak(),
        Heading("Beta"),
        Heading("Gamma", 2),
        Heading("Delta", 3),
        PageBreak(),
        grid([row((said("Epsilon", Role.QUESTION),), "x")]),
    )
    pages = [flat(page) for page in read.pages(made, "-layout")]
    assert len(pages) == 3
    lines = re.findall(r"(\w+) [. ]{9,}(\d)", pages[0])
    assert lines == [("Alpha", "1"), ("Beta", "2"), ("Gamma", "2")]
    deep = replace(made, blocks=(Contents("Contents", depth=4), *made.blocks[1:]))
    lines = re.findall(r"(\w+) [. ]{9,}(\d)", flat(read.pages(deep, "-layout")[0]))
    assert lines[-2:] == [("Delta", "2"), ("Epsilon", "3")]


@needs_poppler
def test_a_later_grid_follows_on_the_same_page(read: Reader) -> None:
    blocks = [block for n in range(4) for block in (Heading(f"Part{n}"), grid([row("a", "b")]))]
    (page,) = read.pages(document(*blocks))
    assert all(f"Part{n}" in page for n in range(4))


@needs_poppler
@pytest.mark.parametrize("before", range(20, 29))
def test_headings_and_bands_never_stand_last(read: Reader, before: int) -> None:
    """Whatever stands above, the name of what follows goes over to the next page with it."""
    rows = [row(f"r{n}", LOREM * 3) for n in range(before)]
    band = Row((Cell((said("Band1963", Role.BAND),), span=2),), with_next=True)
    made = document(
        grid([*rows, band, row("first", LOREM)]), Heading("Above"), grid([row("q", "z")])
    )
    pages = read.pages(made)
    for name, follower in (("Band1963", "first"), ("Above", "Head1")):
        (page,) = (page for page in pages if name in page)
        assert follower in page[page.index(name) :]


@needs_poppler
def test_a_spanning_cell_has_the_width_of_its_columns(read: Reader) -> None:
    words = "A band whose name is much too long for the first of the columns below it"
    band = Row((Cell((said(words, Role.BAND),), span=3),))
    made = document(grid([band, row("a", "b", "c")], columns=3))
    tops = {top for _, word, _, top in read.places(made) if word in words.split()[-6:]}
    assert len(tops) == 1


def long_rows() -> list[Row]:
    """Rows that each take well over half a page with their notes."""
    return [
        row(
            (said(f"Question{n}", Role.QUESTION),),
            [noted(f"Statement{n}.{k} {LOREM * 4}", f"note of {n}.{k}") for k in range(10)],
        )
        for n in range(5)
    ]


@needs_poppler
def test_a_long_row_is_cut_between_statements_rather_than_leave_a_page_half_empty(
    read: Reader,
) -> None:
    pages = [flat(page) for page in read.pages(document(grid(long_rows())))]
    cut = [n for n in range(5) if sum(f"Statement{n}." in page for page in pages) > 1]
    assert cut
    for number in cut:
        for page in (page for page in pages if f"Statement{number}." in page):
            assert "Head1" in page
            assert f"Question{number}" in page
    for number in range(5):
        for k in range(10):
            (page,) = (page for page in pages if f"Statement{number}.{k} " in page)
            assert f"note of {number}.{k}" in page
            assert page.count("within the week.") % 4 == 0


@needs_poppler
def test_notes_are_numbered_as_they_stand_even_where_a_row_is_cut(read: Reader) -> None:
    two = [
        row(f"q{n}", *([noted(f"{LOREM * 4}", f"note{side}") for _ in range(8)] for side in "ab"))
        for n in range(4)
    ]
    pages = read.pages(document(grid(two, columns=3)))
    told = [int(n) for page in pages for n in re.findall(r"(\d+) note[ab]", flat(page))]
    assert told == list(range(1, 65))


@needs_poppler
def test_numbers_of_notes_begin_afresh_on_each_page(read: Reader) -> None:
    rows = [row(f"q{n}", [noted(f"{LOREM}s{n}", f"told{n}")]) for n in range(60)]
    page = PageSetup(note_numbers=NoteNumbers.PER_PAGE)
    group = Group((noted("Also s99", "told99"),))
    pages = [
        flat(one) for one in read.pages(document(grid(rows), Heading("After"), group, page=page))
    ]
    assert len(pages) > 2
    for one in pages:
        told = re.findall(r"(\d+) told(\d+)", one)
        assert [int(number) for number, _ in told] == list(range(1, len(told) + 1))
        called = re.findall(r"s(\d+?)(\d{1,2}) (?=q\d|After|Also|\d+ told)", one)
        assert all(f"{number} told{name}" in one for name, number in called if len(name) == 2)


@needs_poppler
def test_lines_to_write_on_are_nine_millimetres_apart(read: Reader) -> None:
    tops = {}
    for count in (2, 5):
        made = document(grid([row("q", (WritingLines(count),)), row("after", "x")]))
        (tops[count],) = (top for _, word, _, top in read.places(made) if word == "after")
    assert tops[5] - tops[2] == pytest.approx(3 * 9 * MILLIMETRE, abs=0.5)


@needs_poppler
def test_more_lines_than_a_page_holds_go_on_below_the_head(read: Reader) -> None:
    pages = read.pages(document(grid([row((said("Ask", Role.QUESTION),), (WritingLines(60),))])))
    assert len(pages) == 3
    assert all("Head1" in page and "Ask" in page for page in pages)


@needs_poppler
def test_a_figure_of_many_rows_stays_on_one_page(read: Reader) -> None:
    pages = read.pages(document(figure(2, 60)))
    assert sum("Mark0" in page for page in pages) == 1
    (page,) = (page for page in pages if "Mark0" in page)
    assert all(re.search(rf"Mark{n}\b", page) for n in range(60))


@needs_poppler
@pytest.mark.parametrize("size", [9.0, 18.0])
def test_labels_of_a_figure_never_meet(read: Reader, size: float) -> None:
    marks = tuple(Mark(n / 4, n / 4 + 1, f"Labelled{n}", row=0) for n in range(8))
    made = document(
        replace(figure(1), lanes=(Lane(0, "L", marks),)), page=PageSetup(text_size=size)
    )
    tops: dict[float, list[tuple[float, float]]] = {}
    for word, left, right, top in read.spans(made):
        if word.startswith("Labelled"):
            tops.setdefault(round(top), []).append((left, right))
    assert sum(map(len, tops.values())) == 8
    for line in tops.values():
        spans = sorted(line)
        assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))


@needs_poppler
@pytest.mark.parametrize("role", [Role.QUESTION, Role.BAND, Role.DATE, Role.REASON])
def test_a_long_word_in_a_narrow_column_stays_in_it(read: Reader, role: Role) -> None:
    made = document(grid([row((said("m" * 34, role),), "end")]), page=PageSetup(text_size=14))
    edge = min(left for _, word, left, _ in read.places(made) if word in ("end", "Head1"))
    rights = [right for word, _, right, _ in read.spans(made) if set(letters(word)) == {"m"}]
    assert len(rights) > 1
    assert max(rights) < edge


@needs_poppler
def test_a_heading_of_hostile_words_stays_whole(read: Reader) -> None:
    name = "Name " * 100 + "#panic() *b* 😀 end"
    text = flat(" ".join(read.pages(document(Contents("C"), Heading(name), grid([row("a", "b")])))))
    assert text.count("Name") >= 200
    assert "#panic() *b*" in text
