"""Markdown: every text a text, notes as footnotes, tables as sections or as lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sheets.arabic_sample import arabic_sheet
from tests.sheets.blocks import document, every_block, figure, grid, row
from tests.sheets.sample import sheet
from tests.sheets.writers.hostile import HOSTILE, SIGNS, everywhere, linked, said, words

from coupexplorer.sheets.tree.blocks import Contents, Heading, Paragraph, Role, WritingLines
from coupexplorer.sheets.tree.inline import Note, NoteRef, Run, RunStyle
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.writers.markdown import markdown

HARMLESS = {
    *("paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"),
    *("text_special", "strong_open", "strong_close", "em_open", "em_close"),
}
STRUCTURE = {
    *("heading_open", "heading_close", "hr", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close", "blockquote_open", "blockquote_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
    *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
}


def told(made: SheetDocument) -> str:
    return markdown(made).decode()


def parsed(text: str) -> list[Any]:
    """The tokens of a Markdown text as another program reads it."""
    package = pytest.importorskip("markdown_it")
    reader = package.MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    found: list[Any] = []
    for token in reader.parse(text):
        found.extend(token.children or [token])
    return found


def seen(text: str) -> str:
    """What a reader sees."""
    return "".join(
        token.content if token.type in ("text", "text_special") else "\n" for token in parsed(text)
        if token.type not in ("strong_open", "strong_close", "em_open", "em_close")
    )  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(SIGNS, st.sampled_from(RunStyle)), max_size=5), st.sampled_from(Role))
def test_a_paragraph_says_its_words_and_nothing_is_markup(
    runs: list[tuple[str, RunStyle]], role: Role
) -> None:
    made = Paragraph(tuple(Run(text, style) for text, style in runs), role)
    text = told(SheetDocument("", "", (made,)))
    found = {token.type for token in parsed(text)}
    assert found <= HARMLESS | {"heading_open", "heading_close"}
    assert words(seen(text)) == words("".join(run for run, _ in runs))


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_any_text_is_text(text: str) -> None:
    # The reader of this test knows no footnotes, so their calls are taken out.
    made = re.sub(r"(?<!\\)\[\^\d\](: )?", " ", told(everywhere(text)))
    assert {token.type for token in parsed(made)} <= HARMLESS | STRUCTURE
    places = Counter(words(seen(made)))
    assert all(places[word] >= 40 for word in words(text)), places


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("c. 18 November", "c\\. 18 November"),
        ("iv) then", "iv\\) then"),
        ("(2) then", "\\(2\\) then"),
        ("18. November", "18\\. November"),
        ("- no", "\\- no"),
        ("a -- b ... c", "a \\-\\- b \\.\\.\\. c"),
        ("so\n= they said", "so\\\n\\= they said"),
        ("H~2~O and x^2^", "H\\~2\\~O and x\\^2\\^"),
        ("@smith [-@b]", "\\@smith \\[-\\@b\\]"),
        (":smile: 10:30", "\\:smile: 10:30"),
        ("see http://a.example", "see http\\://a.example"),
    ],
)
def test_what_pandoc_alone_would_read_is_escaped(text: str, written: str) -> None:
    assert written in told(SheetDocument("T", "", (said(text),))).strip().split("\n\n")


def test_notes_are_footnotes_in_order() -> None:
    notes = [NoteRef(Note((Run(f"Note {n}."), Run("\nmore")))) for n in "ab"]
    made = told(
        SheetDocument("T", "", (Paragraph((Run("Bloodless!"), notes[0], Run("(so)"), notes[1])),))
    )
    assert "Bloodless\\![^1]\\(so)[^2]" in made
    assert made.endswith("[^1]: Note a.\\\n    more\n\n[^2]: Note b.\\\n    more\n")


def test_a_table_of_paragraphs_is_a_section_a_row() -> None:
    lines = told(sheet()).split("\n\n")
    assert lines[0] == "# Two crises"
    start = lines.index("## Who was split")
    assert lines[start + 1] == "Who stood against whom?"
    assert lines.index("### ■ North 1901") < lines.index("### □ South 1907")
    assert "|" not in told(sheet())


def test_a_table_of_short_lines_is_a_table() -> None:
    made = told(document(grid([row("a|b", "c\\"), row("", "d")])))
    assert "| Head0 | Head1 |\n| --- | --- |\n| a\\|b | c\\\\ |\n|  | d |" in made
    assert sum(token.type == "td_open" for token in parsed(made)) == 4
    assert "| ---" not in told(document(grid([row("a\nb", "c")])))
    assert "| ---" not in told(document(grid([row("x" * 81, "c")])))


def test_styles_that_would_not_be_read_as_such_are_left_out() -> None:
    def written(*runs: Run) -> str:
        return told(SheetDocument("", "", (Paragraph(runs),))).strip()

    assert written(Run("a "), Run("b ", RunStyle.STRONG), Run("c")) == "a **b** c"
    assert written(Run("Date: ", RunStyle.STRONG), Run("x")) == "**Date:** x"
    assert written(Run("Date:", RunStyle.STRONG), Run("x")) == "Date:x"
    assert written(Run("a", RunStyle.STRONG), Run("b", RunStyle.EMPHASIS)) == "a*b*"
    assert written(Run("a", RunStyle.STRONG), Run("b", RunStyle.STRONG)) == "**ab**"


def test_the_contents_are_a_list() -> None:
    made = told(
        document(Contents("In here"), Heading("One"), Heading("Two", 2), Heading("Three", 3))
    )
    assert "## In here\n\n-   One\n    -   Two\n\n## One\n\n### Two\n\n#### Three" in made


def test_a_figure_is_told_in_words() -> None:
    assert "> In words\n\nCaption." in told(document(figure()))


def test_lines_to_write_on_are_lines() -> None:
    made = told(document(grid([row("q", (WritingLines(3),))])))
    assert made.count("…" * 30) == 3


def test_only_the_web_is_linked() -> None:
    assert "[here](<https://a.example/a?b=1&amp;c=%3Cd%3E%20>)" not in told(linked("x"))
    assert "[here](<https://a.example/(a)?b&amp;c=%3Cd%3E%5C>)" in told(
        linked("https://a.example/(a)?b&c=<d>\\")
    )
    for address in ("javascript:x", "file:///x", "data:x"):
        assert told(linked(address)).endswith("here\n")


def test_a_document_read_from_the_right_says_so() -> None:
    assert told(arabic_sheet()).startswith("---\nlang: ar\ndir: rtl\n---\n\n# أزمتان")


def test_every_block_is_written_and_the_same_each_time() -> None:
    made = document(*every_block())
    assert markdown(made) == markdown(made)
    assert all(f"As {role.value}." in told(made) for role in Role)


def test_long_texts_stay_whole() -> None:
    long = "word " * 10_000
    made = replace(sheet(), blocks=(said(long), said("x" * 2000)))
    assert long.strip() in told(made)
    assert "x" * 2000 in told(made)
