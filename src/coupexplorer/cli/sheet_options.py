"""The options of the command ``sheet``: what each is called, takes and means."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from enum import StrEnum
from pathlib import Path

from coupexplorer.cli.arguments import CommandParser
from coupexplorer.sheets.choices import (
    LARGEST_TEXT,
    MOST_LINES,
    NARROWEST_MARGIN,
    SMALLEST_TEXT,
    WIDEST_MARGIN,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    Orientation,
)
from coupexplorer.sheets.tree.page import NoteNumbers, Paper, Typeface
from coupexplorer.sheets.writers.formats import Format

ARRANGEMENTS = ("question", "phase")
"""What ``--by`` takes."""


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--output", required=True, type=Path, metavar="OUT", help="file to write, such as sheet.pdf"
    )
    parser.add_argument(
        "--kind",
        choices=_values(DocumentKind),
        default=DocumentKind.COMPARISON.value,
        help="the document (%(default)s unless told)",
    )
    parser.add_argument(
        "--format",
        choices=_values(Format),
        help="the format (told from the ending of OUT unless given; pdf where it has none)",
    )
    _add_contents(parser)
    _add_look(parser)


def _add_contents(parser: CommandParser) -> None:
    """What is printed."""
    group = parser.add_argument_group("what is printed")
    group.add_argument(
        "--cases", nargs="+", metavar="CASE", help="ids of the cases, in order (all unless told)"
    )
    group.add_argument(
        "--questions", nargs="+", metavar="ID", help="ids of the questions, in order"
    )
    group.add_argument(
        "--subjects", nargs="+", metavar="ID", help="actors of a dossier, or disputes"
    )
    group.add_argument(
        "--blank",
        nargs="+",
        metavar="QUESTION/CASE",
        help="cells of a worksheet left blank (all that have an answer unless told)",
    )
    group.add_argument(
        "--lines", type=int, metavar="N", help=f"lines to write on in a blank cell, 1–{MOST_LINES}"
    )
    group.add_argument("--by", choices=ARRANGEMENTS, help="how a comparison is arranged")
    group.add_argument("--order", choices=_values(ChronologyOrder), help="order of a chronology")
    group.add_argument(
        "--without-context", action="store_true", help="print only what the base texts tell"
    )
    group.add_argument("--own-notes", action="store_true", help="print your own notes as well")
    group.add_argument(
        "--style",
        choices=_values(CitationStyle),
        default=CitationStyle.PLAIN.value,
        help="how sources are cited (%(default)s unless told)",
    )


def _add_look(parser: CommandParser) -> None:
    """The page."""
    group = parser.add_argument_group("the page")
    group.add_argument(
        "--paper",
        choices=_values(Paper),
        default=Paper.A4.value,
        help="paper size (%(default)s unless told)",
    )
    group.add_argument(
        "--orientation",
        choices=_values(Orientation),
        default=Orientation.AUTOMATIC.value,
        help="how the paper lies (%(default)s unless told)",
    )
    group.add_argument(
        "--margin",
        type=float,
        metavar="MM",
        help=f"margin in millimetres, {NARROWEST_MARGIN:g}–{WIDEST_MARGIN:g}",
    )
    size = group.add_mutually_exclusive_group()
    size.add_argument(
        "--text-size",
        type=float,
        metavar="PT",
        help=f"text size in points, {SMALLEST_TEXT:g}–{LARGEST_TEXT:g}",
    )
    size.add_argument("--large-print", action="store_true", help="print large")
    group.add_argument(
        "--typeface",
        choices=_values(Typeface),
        default=Typeface.SERIF.value,
        help="letters of the text (%(default)s unless told)",
    )
    group.add_argument("--grey", action="store_true", help="use no colour")
    group.add_argument(
        "--note-numbers",
        choices=_values(NoteNumbers),
        default=NoteNumbers.THROUGH.value,
        help="number notes through, or afresh on each page (%(default)s unless told)",
    )
    group.add_argument(
        "--contents",
        action=BooleanOptionalAction,
        help="put a list of contents in front, or none (long documents have one)",
    )


def _values(options: type[StrEnum]) -> list[str]:
    return [option.value for option in options]
