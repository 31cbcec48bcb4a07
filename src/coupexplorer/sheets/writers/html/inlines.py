"""Inline pieces as HTML: runs, marks of cases, calls of notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coupexplorer.sheets.tree.blocks import Paragraph
from coupexplorer.sheets.tree.inline import (
    CaseMark,
    Inline,
    Note,
    NoteRef,
    Run,
    RunStyle,
    plain_text,
)
from coupexplorer.sheets.tree.page import SheetDocument
from coupexplorer.sheets.words import SheetWords
from coupexplorer.sheets.writers.case_signs import CASE_SIGNS
from coupexplorer.sheets.writers.clean_text import web_address
from coupexplorer.sheets.writers.html.markup import element, words

_TAGS = {RunStyle.STRONG: "strong", RunStyle.EMPHASIS: "em", RunStyle.SMALL: "small"}
_BACK = "\N{LEFTWARDS ARROW WITH HOOK}\ufe0e"


@dataclass(slots=True)
class Story:
    """The text of one document and the notes it has called so far."""

    document: SheetDocument
    own: SheetWords
    notes: list[Note] = field(default_factory=list)

    def inlines(self, pieces: Iterable[Inline], *, silent: bool = False) -> str:
        """Inline pieces in order; ``silent`` leaves out marks for readers who hear the page."""
        return "".join(self._piece(piece, silent=silent) for piece in pieces)

    def content(self, paragraph: Paragraph) -> str:
        """The pieces of a paragraph; a mark is silent where the name of its case stands by it."""
        told = plain_text(paragraph.inlines)
        names = [
            self.title(piece.case) for piece in paragraph.inlines if isinstance(piece, CaseMark)
        ]
        return self.inlines(paragraph.inlines, silent=all(name in told for name in names))

    def text(self, text: str) -> str:
        """Plain words."""
        return words(text, self.document.direction)

    def title(self, case: int) -> str:
        """The name of a case; empty when the document has none for it."""
        titles = self.document.case_titles
        return titles[case] if case < len(titles) else ""

    def mark(self, case: int, *, silent: bool = False) -> str:
        """The sign of a case, with its name for those who do not see it."""
        sign = CASE_SIGNS[case % len(CASE_SIGNS)]
        dress = f"mark {case_class(case)}"
        if silent or not self.title(case):
            return element("span", sign, class_=dress, aria_hidden="true")
        return element("span", sign, class_=dress, role="img", aria_label=self.title(case))

    def notes_list(self) -> str:
        """The notes in the order of their calls, each leading back to its call; empty without."""
        if not self.notes:
            return ""
        made = []
        for number, note in enumerate(tuple(self.notes), 1):
            told = self.inlines(piece for piece in note.inlines if not isinstance(piece, NoteRef))
            back = element(
                "a",
                _BACK,
                href=f"#call-{number}",
                role="doc-backlink",
                aria_label=self.own.note_back.format(number=number),
            )
            made.append(element("li", told, " ", back, id=f"note-{number}"))
        title = element("h2", self.text(self.own.notes_title), id="notes")
        listed = element("ol", *made)
        return element(
            "section", title, listed, class_="notes", role="doc-endnotes", aria_labelledby="notes"
        )

    def _piece(self, piece: Inline, *, silent: bool) -> str:
        match piece:
            case Run():
                return self._run(piece)
            case CaseMark():
                return self.mark(piece.case, silent=silent)
            case NoteRef():
                self.notes.append(piece.note)
                return self._call(len(self.notes))

    def _run(self, run: Run) -> str:
        made = self.text(run.text)
        if run.style in _TAGS:
            made = element(_TAGS[run.style], made)
        elif run.style is not RunStyle.PLAIN:
            made = element("span", made, class_=run.style.value)
        address = web_address(run.link)
        return element("a", made, href=address, rel="noreferrer") if address else made

    def _call(self, number: int) -> str:
        link = element(
            "a",
            str(number),
            id=f"call-{number}",
            href=f"#note-{number}",
            role="doc-noteref",
            aria_label=self.own.note_call.format(number=number),
        )
        return element("sup", link, class_="call")


def case_class(case: int) -> str:
    """The class of what belongs to a case: its colour and its pattern."""
    return f"case-{case % len(CASE_SIGNS) + 1}"
