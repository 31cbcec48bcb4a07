"""Inline pieces as runs of WordprocessingML, right-to-left stretches in runs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from coupexplorer.sheets.tree.inline import CaseMark, Inline, Note, NoteRef, Run, RunStyle
from coupexplorer.sheets.tree.page import Inks
from coupexplorer.sheets.writers.case_signs import CASE_COLOURS, CASE_SIGNS
from coupexplorer.sheets.writers.docx.xml import element, run_properties, text

FIRST_NOTE = 2
"""The id of note 1: the two before it are the lines that separate notes from text."""

_RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
    "(?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d\\s]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)"
)
_DIRECTIONS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Story:
    """What the text of a document leads to outside it: notes and addresses, in order."""

    inks: Inks = Inks.COLOUR
    notes: list[Note] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def note(self, note: Note) -> int:
        """The id under which a note will stand among the notes."""
        self.notes.append(note)
        return len(self.notes) - 1 + FIRST_NOTE

    def link(self, address: str) -> str:
        """The id of a relation that leads to an address."""
        return self.links.setdefault(address, f"rLink{len(self.links) + 1}")


def inlines_xml(pieces: Iterable[Inline], story: Story) -> str:
    """Inline pieces in order."""
    return "".join(_piece(piece, story) for piece in pieces)


def run_xml(words: str, properties: str = "") -> str:
    """Words as runs: one for each stretch of one direction; line breaks become breaks."""
    bare = _DIRECTIONS.sub("", words)
    made: list[str] = []
    for number, stretch in enumerate(_RIGHT_TO_LEFT.split(bare)):
        if not stretch:
            continue
        own = properties + (element("w:rtl") if number % 2 else "")
        lines = stretch.split("\n")
        for index, line in enumerate(lines):
            content = element("w:br") if index else ""
            if line:
                content += f'<w:t xml:space="preserve">{text(line)}</w:t>'
            if content:
                made.append(element("w:r", run_properties(own), content))
    return "".join(made)


def _piece(piece: Inline, story: Story) -> str:
    match piece:
        case Run():
            made = run_xml(piece.text, _style(piece.style))
            if piece.link.startswith(("http://", "https://")):
                return element("w:hyperlink", made, r_id=story.link(piece.link), w_history=1)
            return made
        case CaseMark():
            return case_mark(piece.case, story.inks)
        case NoteRef():
            call = element("w:footnoteReference", w_id=story.note(piece.note))
            style = element("w:rStyle", w_val="FootnoteReference")
            return element("w:r", run_properties(style), call)


def case_mark(case: int, inks: Inks) -> str:
    """The sign of a case, in its colour when colours are wanted."""
    sign = CASE_SIGNS[case % len(CASE_SIGNS)]
    colour = CASE_COLOURS[case % len(CASE_COLOURS)]
    dress = element("w:color", w_val=colour) if inks is Inks.COLOUR else ""
    return run_xml(sign, dress)


def _style(style: RunStyle) -> str:
    match style:
        case RunStyle.STRONG:
            return element("w:b") + element("w:bCs")
        case RunStyle.EMPHASIS:
            return element("w:i") + element("w:iCs")
        case RunStyle.SMALL | RunStyle.LABEL | RunStyle.SIGN:
            return element("w:rStyle", w_val=f"Run{style.value.capitalize()}")
        case RunStyle.PLAIN:
            return ""
