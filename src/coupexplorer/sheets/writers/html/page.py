"""A whole document as one HTML file: no script, nothing asked of any other place."""

from __future__ import annotations

import re

from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.words import ENGLISH, SheetWords
from coupexplorer.sheets.writers.clean_text import clean
from coupexplorer.sheets.writers.html.blocks import Body
from coupexplorer.sheets.writers.html.inlines import Story
from coupexplorer.sheets.writers.html.markup import element
from coupexplorer.sheets.writers.html.style import style_sheet

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing. Its style stands in the file itself."""


def html(document: SheetDocument, words: SheetWords = ENGLISH) -> bytes:
    """The document as the bytes of an HTML file; SheetError when a figure cannot be drawn.

    The same document gives the same bytes. Notes are numbered through, as a file has no pages.
    """
    story = Story(document, words)
    main = Body(story).html()
    page = (
        element("head", *_head(document))
        + "\n<body>\n"
        + _front(document, story)
        + element("main", "\n", main, "\n")
        + story.notes_list()
        + _foot(document, story)
        + "\n</body>\n"
    )
    root = element("html", "\n", page, lang=_language(document), dir=document.direction.value)
    return f"<!doctype html>\n{root}\n".encode()


def _head(document: SheetDocument) -> tuple[str, ...]:
    return (
        '\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        '<meta name="referrer" content="no-referrer">\n',
        '<meta name="color-scheme" content="light dark">\n',
        element("title", _only_text(document.title)),
        "\n<style>",
        style_sheet(document),
        "</style>\n",
    )


def _only_text(text: str) -> str:
    """Words for a place that holds text and no elements."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;")


def _front(document: SheetDocument, story: Story) -> str:
    """The running head, the title and what stands below it."""
    running = [text for text in (document.head_left, document.head_right) if text]
    spans = (element("span", story.text(text)) for text in running)
    below = document.subtitle
    return element(
        "header",
        element("p", *spans, class_="running") if running else "",
        element("h1", story.text(document.title)),
        element("p", story.text(below), class_="subtitle") if below else "",
    )


def _foot(document: SheetDocument, story: Story) -> str:
    foot = document.foot_left
    return element("footer", element("p", story.text(foot))) if foot else ""


def _language(document: SheetDocument) -> str:
    """The language as it is named, if that can be a name of a language."""
    tag = document.language
    return tag if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else "und"
