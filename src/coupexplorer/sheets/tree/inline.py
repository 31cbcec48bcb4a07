"""What stands in a line: stretches of text, marks of cases, calls of notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RunStyle(StrEnum):
    """How a stretch of text is set; ``SIGN`` is for symbols such as ≈ and ≠."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    SMALL = "small"
    LABEL = "label"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in one style; no part of it is ever read as markup.

    ``link`` is an address for the formats that can follow one, or empty; only ``http`` and
    ``https`` addresses are ever made into links.
    """

    text: str
    style: RunStyle = RunStyle.PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class CaseMark:
    """The mark of a case, counted from 0: a shape of its own, so that colour is never needed."""

    case: int


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place in the text where a note is called; notes are numbered in the order of these."""

    note: Note


Inline = Run | CaseMark | NoteRef


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. ``claims`` are those it gives the evidence for, for writers that can link."""

    inlines: tuple[Inline, ...]
    claims: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the note without their styles."""
        return plain_text(self.inlines)


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The words of inline pieces, notes and marks left out."""
    return "".join(piece.text for piece in inlines if isinstance(piece, Run))
