"""Texts of a casebook stay texts: no letter of them becomes markup, a link or a picture."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment
from PySide6.QtWidgets import QApplication

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui import markup
from coupexplorer.ui.rich_view import ref_of_address
from coupexplorer.ui.theme import DARK, LIGHT, Theme

HOSTILE = [
    "<b>bold</b>",
    "<img src='file:///etc/hostname'>",
    '<img src="https://example.org/x.png">',
    "<script>alert(1)</script>",
    "<a href='casebook:claim%3AA1'>click</a>",
    "</td></table></body></html>",
    "<!-- not shown",
    "&lt;i&gt; &amp; &#x41; &copy;",
    "\" onclick='x' style=\"font-size:90pt",
    "<style>body{background:url(file:///etc/hostname)}</style>",
    "]]>{name}%1%n%s",
    "😀👩‍👩‍👧 ⚠",
    "x" * 2000,
    "السعدي (al-Sa'di) قال: 1963!",
    "\N{RIGHT-TO-LEFT OVERRIDE}desrever\N{POP DIRECTIONAL FORMATTING} \N{RIGHT-TO-LEFT MARK}",
]
PRINTED = st.text(
    st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffc"), max_size=20
)
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


class Inert(QTextDocument):
    """A document that notes what it is asked to load."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.wanted: list[str] = []
        self.setHtml(page)
        self.adjustSize()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        self.wanted.append(QUrl(name).toString())
        return ""


def plain(page: str) -> str:
    """What a reader sees of a page, one space between words; nothing may be loaded for it."""
    document = Inert(page)
    assert document.wanted == []
    return " ".join(document.toPlainText().split())


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """The runs of one format in a block."""
    found, place = [], block.begin()
    while not place.atEnd():
        found.append(place.fragment())
        place += 1
    return found


def links(page: str) -> list[tuple[str, Ref | None]]:
    """The links of a page: what they say and where they lead."""
    found: list[tuple[str, Ref | None]] = []
    document = Inert(page)
    block = document.begin()
    while block.isValid():
        for part in fragments(block):
            form = part.charFormat()
            if form.isAnchor() and form.anchorHref():
                found.append((part.text(), ref_of_address(QUrl(form.anchorHref()))))
        block = block.next()
    return found


def words(value: str) -> str:
    """A text with one space between words, as a page shows it."""
    return " ".join(value.split())


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_text_is_shown_letter_by_letter(qapp: QApplication, value: str) -> None:
    page = f"<p>{markup.text(value)}</p>"
    assert plain(page) == words(value)
    assert links(page) == []


@settings(max_examples=60, deadline=None)
@given(value=PRINTED)
def test_any_text_is_shown_letter_by_letter(qapp: QApplication, value: str) -> None:
    assert plain(f"<p>{markup.text(value)}</p>") == words(value)


@settings(max_examples=60)
@given(value=st.text())
@example(value="<>\"'&")
def test_no_text_can_leave_its_place(value: str) -> None:
    """Neither between tags nor inside an attribute, in either kind of quotes."""
    shown = markup.text(value).replace("<br>", "")
    assert not set("<>\"'") & set(shown)


def test_lines_stay_lines(qapp: QApplication) -> None:
    document = Inert(f"<p>{markup.text('one' + chr(10) + 'two')}</p>")
    assert document.toPlainText().splitlines() == ["one", "two"]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_link_says_its_label_and_leads_to_its_record(qapp: QApplication, value: str) -> None:
    ref = Ref(Kind.CLAIM, "A053")
    page = markup.link(ref, value, LIGHT.link)
    assert plain(page) == words(value)
    assert {target for _, target in links(page)} == {ref}


@pytest.mark.parametrize("identifier", ["a'b", 'a"b', "<b>", "a&b", "a b", "سنة", "#top", "?q=1"])
def test_a_link_survives_an_odd_id(qapp: QApplication, identifier: str) -> None:
    ref = Ref(Kind.CELL, identifier)
    assert links(markup.link(ref, "here", LIGHT.link)) == [("here", ref)]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("theme", THEMES)
def test_every_piece_keeps_a_text_a_text(qapp: QApplication, theme: Theme, value: str) -> None:
    safe = markup.text(value)
    pieces = {
        "arabic": markup.arabic(value),
        "muted": markup.muted(safe, theme),
        "small": markup.small(safe),
        "barred": markup.barred([(theme.accent, safe, True), (theme.accent, safe, False)], theme),
        "facts": markup.facts_table([(value, safe)], theme),
        "page": markup.page(f"<p>{safe}</p>", theme),
    }
    for name, piece in pieces.items():
        isolates = dict.fromkeys((0x2067, 0x2069))
        seen = plain(piece).translate(isolates)
        assert words(value) in seen, name
        assert links(piece) == [], name


def test_a_head_stands_in_capitals_and_stays_a_text(qapp: QApplication) -> None:
    assert plain(markup.section_head("<b>Straße & co</b>", LIGHT)) == "<B>STRASSE & CO</B>"


def test_arabic_is_kept_apart_from_what_stands_around_it() -> None:
    """Isolates, so that brackets and numbers beside a name stay where they belong."""
    piece = markup.arabic("السعدي")
    assert piece.index("&#x2067;") < piece.index("السعدي") < piece.index("&#x2069;")
    assert 'dir="rtl"' in piece


@pytest.mark.parametrize("theme", THEMES)
def test_only_the_highlighted_row_has_a_ground(theme: Theme) -> None:
    plain_row = markup.barred([("#000000", "x", False)], theme)
    marked_row = markup.barred([("#000000", "x", True)], theme)
    assert theme.highlight not in plain_row
    assert f'bgcolor="{theme.highlight}"' in marked_row


def test_facts_stand_in_rows_of_label_and_value(qapp: QApplication) -> None:
    table = markup.facts_table([("Date", "13 Nov"), ("Where", "<b>Baghdad</b>")], LIGHT)
    assert plain(table) == "Date 13 Nov Where Baghdad"
    assert table.count("<tr>") == 2


def test_the_colour_of_a_page_is_its_themes(qapp: QApplication) -> None:
    for theme in (LIGHT, DARK):
        document = Inert(markup.page("<p>text</p>", theme))
        form = fragments(document.begin())[0].charFormat()
        assert form.foreground().color().name() == theme.text


def test_a_mirrored_window_has_its_columns_and_lines_from_the_right(qapp: QApplication) -> None:
    rows = [("Date", "1963")]
    before = markup.facts_table(rows, LIGHT)
    assert before.index("Date") < before.index("1963")
    assert "align=" not in before + markup.grounded("x", LIGHT.warning)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = markup.facts_table(rows, LIGHT)
        assert mirrored.index("1963") < mirrored.index("Date")
        assert 'align="right"' in markup.grounded("x", LIGHT.warning)
        bars = markup.barred([("#123456", "x", False)], LIGHT)
        assert bars.index(">x<") < bars.index("#123456")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
