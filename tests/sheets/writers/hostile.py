"""Texts that try to be more than text, and documents that hold one in every place."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from coupexplorer.sheets.tree.blocks import (
    Card,
    Cards,
    Cell,
    Contents,
    Group,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Row,
    SourceEntry,
    SourceList,
    Table,
    WritingLines,
)
from coupexplorer.sheets.tree.figures import Lane, Mark, Tick, TimelineFigure
from coupexplorer.sheets.tree.inline import CaseMark, Note, NoteRef, Run, RunStyle
from coupexplorer.sheets.tree.page import Block, SheetDocument

HOSTILE = (
    '<script>alert("x")</script>',
    "</style></title><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &copy; &#60;i&#62;",
    "]]> --> <!-- <![CDATA[ {{x}} ${y} %s",
    "# not a head",
    "1. not a list",
    "c. 18 November",
    "- [ ] task\n+ plus\n* star\n> quote\n===\n---\n: colon\n| a | b |",
    "**bold** _it_ ~~no~~ `code` ```fence``` [a](http://x.example) ![b](c) [^1] [^1]: x",
    "@key [-@key] $x^2$ H~2~O {.x} ::: x",
    "\\begin{x} \\ trailing \\",
    "http://evil.example www.evil.example <http://evil.example> a@b.example :smile:",
    "\u202eturned and never ended",
    "العربية with Latin 12–14 (في الوسط) at the end",
    "nul\x00bell\x07esc\x1b[2Jtab\tend",
    '" onmouseover="x" \'',
)

SIGNS = st.text("ab1 .)(*_#<>&;\\[]!^~`|-+=:$@{}'\"\n/ع", max_size=30)
"""Short texts made almost only of signs that mean something somewhere."""


def words(text: str) -> list[str]:
    """The words a reader has to see."""
    kept = "".join(" " if sign in "\t\n" else sign for sign in text)
    return "".join(sign for sign in kept if sign >= " " and not "\x7f" <= sign <= "\x9f").split()


def said(text: str, role: Role = Role.BODY, style: RunStyle = RunStyle.PLAIN) -> Paragraph:
    return Paragraph((Run(text, style),), role)


def everywhere(text: str) -> SheetDocument:
    """A document with the text in every field that holds words."""
    noted = Paragraph((CaseMark(0), Run(text), NoteRef(Note((Run(text, RunStyle.EMPHASIS),)))))
    head = Row((Cell((said(text, Role.COLUMN_HEAD),)), *(Cell((said(text),), case=0),) * 2))
    roles = tuple(said(text, role) for role in Role if role is not Role.QUESTION)
    styles = tuple(said(text, style=style) for style in RunStyle)
    row = Row((Cell((said(text, Role.QUESTION),)), Cell((*roles, noted), case=0), Cell(styles)))
    marks = (Mark(0, 1, text),)
    blocks: tuple[Block, ...] = (
        Contents(text),
        Heading(text),
        noted,
        Table((0.5, 1.0, 1.0), (head,), (Row((Cell((said(text, Role.BAND),), span=3),)), row)),
        Table((1.0, 1.0), (Row((Cell((said(text),)),) * 2),), (Row((Cell((said(text),)),) * 2),)),
        TimelineFigure((Lane(0, text, marks),), 0, 2, (Tick(0, text),), said(text), text),
        Group((said(text, Role.DISPUTE), said(text, Role.SIDE), WritingLines(2))),
        PageBreak(),
        SourceList((SourceEntry(text, (said(text, Role.SOURCE),)),)),
        Cards((Card(text, (said(text),), (said(text),), case=0, tags=(text,)),)),
    )
    return SheetDocument(
        text, text, blocks, text, text, text, text + " {page} / {pages}", case_titles=(text,)
    )


def linked(address: str) -> SheetDocument:
    """A document with one link."""
    return replace(
        SheetDocument("Title", "", ()), blocks=(Paragraph((Run("here", link=address),)),)
    )
