"""HTML: whole and self-contained, every text a text, notes led to and back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from tests.sheets.arabic_sample import arabic_sheet
from tests.sheets.blocks import document, every_block, figure, grid, row
from tests.sheets.sample import sheet
from tests.sheets.writers.hostile import HOSTILE, SIGNS, everywhere, linked, said, words

from coupexplorer.sheets.tree.blocks import Contents, Heading, Paragraph, Role, WritingLines
from coupexplorer.sheets.tree.inline import CaseMark, Note, NoteRef, Run
from coupexplorer.sheets.tree.page import Inks, PageSetup, SheetDocument
from coupexplorer.sheets.writers.html.page import html

VOID = {"meta", "br", "hr", "col"}
INLINE = {"a", "bdi", "em", "small", "span", "strong", "sup"}


@dataclass
class Read(HTMLParser):
    """An HTML file read back: its elements, its words by element, whether all ends were there."""

    made: bytes
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.made.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in INLINE:
            self.texts.append((tag, "\n"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def text(self) -> str:
        """What is seen on the page."""
        return "".join(text for tag, text in self.texts if tag not in ("style", "title"))

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [found[name] for _, found in self.elements if name in found]

    def count(self, tag: str) -> int:
        return sum(found == tag for found, _ in self.elements)

    def with_class(self, name: str) -> list[str]:
        return [tag for tag, found in self.elements if name in found.get("class", "").split()]


def read(made: SheetDocument) -> Read:
    return Read(html(made))


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "sup", "span", "strong", "em", "small", "bdi"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "br", "hr", "nav"),
    *("ol", "ul", "li", "div", "figure", "figcaption"),
    *("svg", "g", "path", "use", "defs", "symbol", "clippath", "rect"),
}


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_any_text_is_text(text: str) -> None:
    page = read(everywhere(text))
    assert {tag for tag, _ in page.elements} <= TAGS
    assert not any(name.startswith("on") for _, found in page.elements for name in found)
    wanted = words(text)
    places = Counter(words(page.text()))
    # The last word of a text may have the number of a note at its end.
    assert all(places[word] >= 40 for word in wanted), places
    assert words("".join(t for tag, t in page.texts if tag == "title")) == wanted
    (style,) = ("".join(t for tag, t in page.texts if tag == "style"),)
    assert "<" not in style
    assert style.count("{") == style.count("}")
    assert not re.search(r"url\(|@import|https?:", style)


@settings(max_examples=150, deadline=None)
@given(SIGNS, SIGNS)
def test_a_paragraph_says_its_words(first: str, second: str) -> None:
    page = read(SheetDocument("T", "", (Paragraph((Run(first), Run(second), CaseMark(0))),)))
    assert words(page.text()) == words(f"T {first}{second}■")


def test_the_file_asks_nothing_of_any_other_place() -> None:
    page = read(document(*every_block()))
    policy = [found["content"] for _, found in page.elements if "http-equiv" in found]
    assert policy == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]
    assert page.values("src") == []
    assert page.count("script") == page.count("link") == page.count("img") == 0
    outside = [link for link in page.values("href") if not link.startswith("#")]
    assert outside == ["https://example.org/a"]


@pytest.mark.parametrize(
    "made", [sheet(), arabic_sheet(), document(*every_block(), figure(), figure())]
)
def test_every_link_inside_leads_somewhere_and_names_are_given_once(made: SheetDocument) -> None:
    page = read(made)
    names = Counter(page.values("id"))
    assert set(names.values()) == {1}
    inside = [*page.values("href"), *page.values("xlink:href")]
    assert {link[1:] for link in inside if link.startswith("#")} <= set(names)
    assert {name for names in page.values("aria-labelledby") for name in names.split()} <= set(
        names
    )


def test_notes_stand_at_the_end_and_lead_back() -> None:
    notes = [NoteRef(Note((Run(f"Note of {n}."),))) for n in "abc"]
    made = SheetDocument("T", "", (Paragraph((Run("A"), notes[0], Run("B"), notes[1])),
                                   Paragraph((Run("C"), notes[2]))))  # fmt: skip
    page = read(made)
    calls = [found for _, found in page.elements if found.get("role") == "doc-noteref"]
    backs = [found for _, found in page.elements if found.get("role") == "doc-backlink"]
    assert [call["href"] for call in calls] == ["#note-1", "#note-2", "#note-3"]
    assert [back["href"] for back in backs] == [f"#{call['id']}" for call in calls]
    text = page.text()
    assert text.index("C3") < text.index("Note of a.") < text.index("Note of b.")


def test_a_document_without_notes_has_no_list_of_them() -> None:
    assert read(SheetDocument("T", "", (said("A"),))).values("role") == []


def test_heads_head_and_questions_head_their_rows() -> None:
    page = read(sheet())
    scopes = Counter(found.get("scope") for tag, found in page.elements if tag == "th")
    assert scopes == {"col": 3, "row": 3}
    assert page.count("caption") == page.count("thead") == 1


def test_bands_open_bodies_of_their_own() -> None:
    rows = [row("a", "b"), row((said("1901", Role.BAND),), "", with_next=True), row("c", "d")]
    page = read(document(grid(rows)))
    assert page.count("tbody") == 2
    assert [f["scope"] for tag, f in page.elements if tag == "th"] == ["col", "col", "rowgroup"]


def test_cells_name_their_column_for_narrow_screens_when_there_are_three() -> None:
    assert read(sheet()).with_class("who") == ["p"] * 6
    assert read(document(grid([row("a", "b")]))).with_class("who") == []


def test_the_contents_lead_to_all_headings_as_deep_as_asked() -> None:
    made = document(
        Contents("In here"), Heading("One"), Heading("Two", 2), Heading("Three", 3),
        grid([row((said("Who?", Role.QUESTION),), "x")]), Heading("Last"),
    )  # fmt: skip
    page = html(made).decode()
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert re.findall(r">(\w+)</a>", nav) == ["One", "Two", "Last"]
    assert nav.count("<ol>") == 2
    assert "<h3 id=" in page
    assert "<h4 id=" in page


def test_a_mark_is_named_where_its_case_is_not() -> None:
    alone = Paragraph((CaseMark(1), Run(" moved")))
    named = Paragraph((CaseMark(1), Run(" South")))
    page = read(SheetDocument("T", "", (alone, named), case_titles=("North", "South")))
    marks = [found for _, found in page.elements if "mark" in found.get("class", "")]
    assert [mark.get("aria-label") for mark in marks] == ["South", None]
    assert marks[1]["aria-hidden"] == "true"


def test_six_cases_have_six_signs_and_patterns() -> None:
    paragraph = Paragraph(tuple(CaseMark(n) for n in range(6)))
    page = read(SheetDocument("T", "", (paragraph,)))
    assert "■□▲△◆◇" in page.text()
    assert (
        len({found["class"] for _, found in page.elements if "mark" in found.get("class", "")}) == 6
    )


def test_grey_has_no_colour_of_a_case() -> None:
    colour = html(document(*every_block())).decode()
    grey = html(document(*every_block(), page=PageSetup(inks=Inks.GREY))).decode()
    assert "--case-1: #" in colour
    assert "--case-1: #" not in grey
    assert "b3471a" not in grey.lower()


def test_right_to_left_is_told_and_latin_set_apart() -> None:
    page = read(arabic_sheet())
    root = next(found for tag, found in page.elements if tag == "html")
    assert (root["dir"], root["lang"]) == ("rtl", "ar")
    assert '<bdi dir="ltr">Michel Aflaq</bdi>' in html(arabic_sheet()).decode()
    assert not re.search(r"(margin|padding|border)-(left|right)", html(arabic_sheet()).decode())


def test_a_text_that_turns_is_closed_in() -> None:
    made = html(SheetDocument("T", "", (said("a \u202eb"),))).decode()
    assert '<bdi dir="ltr">a \u202eb</bdi>' in made


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " java\nscript:x", "file:///etc/passwd", "data:text/html,x", ""],
)
def test_only_the_web_is_linked(address: str) -> None:
    assert read(linked(address)).count("a") == 0
    assert read(linked('https://a.example/"><b>')).values("href") == ['https://a.example/"><b>']


def test_lines_to_write_on_are_drawn_and_told() -> None:
    page = read(document(grid([row("q", (WritingLines(7),))])))
    assert page.with_class("line") == ["span"] * 7
    assert "Room to write, lines: 7" in page.values("aria-label")


def test_a_figure_is_described() -> None:
    page = read(document(figure()))
    assert "In words" in page.values("aria-label")
    assert page.count("svg") == 1


def test_large_print_is_larger_on_the_screen_too() -> None:
    def size(points: float) -> str:
        made = html(SheetDocument("T", "", (), page=PageSetup(text_size=points))).decode()
        found = re.search(r"font: (\d+)%", made)
        return found[1] if found else ""

    assert (size(9), size(18)) == ("100", "150")


def test_long_texts_stay_whole_and_the_same_document_gives_the_same_bytes() -> None:
    long = "word " * 10_000
    made = replace(sheet(), blocks=(said(long), said("x" * 2000)))
    assert html(made) == html(made)
    assert long.strip() in read(made).text()
    assert "x" * 2000 in read(made).text()


def test_a_document_of_nothing_is_a_page() -> None:
    assert read(SheetDocument("", "", ())).count("h1") == 1


def test_a_language_that_is_none_is_unknown() -> None:
    made = replace(sheet(), language='en" onload="x')
    assert next(f for tag, f in read(made).elements if tag == "html")["lang"] == "und"
