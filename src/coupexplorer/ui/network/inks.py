"""How each kind of tie is drawn: its line, its colour, its arrow and the sign on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from coupexplorer.domain.tie_web import TieKind
from coupexplorer.ui.theme import Theme

LINES_OF_FADED, MARKS_OF_FADED = 0.5, 0.85
"""Lines and marks that are set aside are fainter still than the theme has it: they are many."""


class Tone(StrEnum):
    """Which colour of the theme a line takes."""

    STRONG = "strong"
    QUIET = "quiet"
    HOSTILE = "hostile"


class Head(StrEnum):
    """What stands at the far end of a line."""

    NONE = "none"
    ARROW = "arrow"
    OPEN = "open"
    DOT = "dot"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: ``dashes`` in widths of the pen, none for a solid one; ``sign`` stands on its middle.

    The kinds differ in more than colour, so that they can be told apart without it.
    """

    width: float
    tone: Tone
    dashes: tuple[float, ...] = ()
    head: Head = Head.NONE
    sign: str = ""
    double: bool = False


LINES: Mapping[TieKind, Line] = MappingProxyType(
    {
        TieKind.ALLY: Line(1.8, Tone.STRONG),
        TieKind.RIVAL: Line(1.5, Tone.HOSTILE, (5.0, 3.0), sign="×"),
        TieKind.SUPERIOR: Line(1.5, Tone.STRONG, head=Head.ARROW),
        TieKind.PATRON: Line(1.5, Tone.STRONG, (9.0, 2.5), head=Head.OPEN),
        TieKind.KIN: Line(3.6, Tone.STRONG, double=True),
        TieKind.SUCCESSOR: Line(1.4, Tone.QUIET, (1.2, 2.6), head=Head.ARROW),
        TieKind.PART: Line(1.1, Tone.QUIET, head=Head.DIAMOND),
        TieKind.CAPTOR: Line(1.5, Tone.HOSTILE, head=Head.ARROW, sign="■"),
        TieKind.RESCUER: Line(1.5, Tone.STRONG, head=Head.ARROW, sign="+"),
        TieKind.MEMBER: Line(0.9, Tone.QUIET),
        TieKind.OFFICE: Line(1.1, Tone.QUIET, head=Head.DOT),
    }
)


def colour_of(line: Line, theme: Theme) -> QColor:
    """The colour of a line."""
    tones = {Tone.STRONG: theme.text, Tone.QUIET: theme.muted, Tone.HOSTILE: theme.warning_text}
    return QColor(tones[line.tone])


def pen_of(line: Line, theme: Theme, strength: float = 1.0) -> QPen:
    """The pen of a line; ``strength`` widens what is singled out."""
    pen = QPen(colour_of(line, theme), line.width * strength)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dashes:
        pen.setDashPattern([dash / strength for dash in line.dashes])
    return pen


def faded_lines_at(theme: Theme) -> float:
    """How strongly lines are drawn that a focus or a time window sets aside, from 0 to 1."""
    return theme.faded * LINES_OF_FADED


def faded_marks_at(theme: Theme) -> float:
    """How strongly marks are drawn that are set aside."""
    return theme.faded * MARKS_OF_FADED
