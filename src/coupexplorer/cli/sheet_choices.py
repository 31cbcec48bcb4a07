"""From the options of the command ``sheet`` to the choices of one document."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from coupexplorer.cli.failures import BadUsage
from coupexplorer.sheets.choices import (
    LARGE_PRINT,
    LARGEST_TEXT,
    MOST_LINES,
    NARROWEST_MARGIN,
    SMALLEST_TEXT,
    WIDEST_MARGIN,
    Arrangement,
    ChronologyOrder,
    CitationStyle,
    DocumentKind,
    Look,
    Orientation,
    SheetChoices,
)
from coupexplorer.sheets.tree.page import Inks, NoteNumbers, Paper, Typeface
from coupexplorer.sheets.writers.formats import Format, format_of, formats_for

_WORKSHEETS = (DocumentKind.WORKSHEET, DocumentKind.KEY)

_GOES_WITH: Mapping[str, tuple[DocumentKind, ...]] = MappingProxyType(
    {
        "questions": (
            *(DocumentKind.COMPARISON, *_WORKSHEETS, DocumentKind.DISPUTES),
            *(DocumentKind.SOURCES, DocumentKind.CARDS),
        ),
        "subjects": (DocumentKind.DOSSIER, DocumentKind.DISPUTES),
        "blank": _WORKSHEETS,
        "lines": _WORKSHEETS,
        "by": (DocumentKind.COMPARISON,),
        "order": (DocumentKind.CHRONOLOGY,),
    }
)
"""The documents on which an option has a bearing; the others go with all."""

_BY: Mapping[str, Arrangement] = MappingProxyType(
    {"question": Arrangement.BY_QUESTION, "phase": Arrangement.BY_PHASE}
)


def choices_of(options: Namespace, today: dt.date) -> SheetChoices:
    """The choices that the options make; BadUsage when one is out of range or out of place."""
    usual = SheetChoices()
    kind = DocumentKind(options.kind)
    for name, kinds in _GOES_WITH.items():
        if getattr(options, name) is not None and kind not in kinds:
            listed = ", ".join(one.value for one in kinds)
            raise BadUsage(f"--{name} has no bearing on --kind {kind.value}, only on: {listed}.")
    lines = usual.lines if options.lines is None else options.lines
    _refuse_beyond("lines", lines, 1, MOST_LINES, "lines")
    return SheetChoices(
        kind=kind,
        cases=tuple(options.cases or ()),
        dimensions=None if options.questions is None else tuple(options.questions),
        subjects=tuple(options.subjects or ()),
        blanks=None if options.blank is None else tuple(_cell(given) for given in options.blank),
        lines=lines,
        arrangement=_BY[options.by] if options.by else usual.arrangement,
        order=ChronologyOrder(options.order) if options.order else usual.order,
        context=not options.without_context,
        own_notes=options.own_notes,
        style=CitationStyle(options.style),
        look=_look(options),
        printed_on=today,
    )


def format_chosen(options: Namespace) -> Format:
    """The format told, or that of the file's ending; BadUsage when they differ or tell none."""
    output: Path = options.output
    named = format_of(output)
    if options.format is None:
        if named is None and output.suffix:
            known = ", ".join(f".{one.value}" for one in Format)
            raise BadUsage(f"The ending of “{output}” is none of {known}; --format tells another.")
        target = named or Format.PDF
    else:
        target = Format(options.format)
        if named not in (None, target):
            raise BadUsage(
                f"“{output}” ends like a file of the format {named}, but --format is {target}."
            )
    kind = DocumentKind(options.kind)
    if target not in formats_for(kind):
        fitting = ", ".join(one.value for one in DocumentKind if target in formats_for(one))
        raise BadUsage(f"The format {target} goes only with --kind {fitting}, not {kind.value}.")
    return target


def _look(options: Namespace) -> Look:
    usual = Look()
    margin = usual.margin if options.margin is None else options.margin
    size = usual.text_size if options.text_size is None else options.text_size
    _refuse_beyond("margin", margin, NARROWEST_MARGIN, WIDEST_MARGIN, "millimetres")
    _refuse_beyond("text-size", size, SMALLEST_TEXT, LARGEST_TEXT, "points")
    return Look(
        paper=Paper(options.paper),
        orientation=Orientation(options.orientation),
        margin=margin,
        text_size=LARGE_PRINT if options.large_print else size,
        typeface=Typeface(options.typeface),
        inks=Inks.GREY if options.grey else Inks.COLOUR,
        note_numbers=NoteNumbers(options.note_numbers),
        contents=options.contents,
    )


def _refuse_beyond(name: str, value: float, least: float, most: float, unit: str) -> None:
    # A number that is none (nan) lies between no two others.
    if not least <= value <= most:
        raise BadUsage(f"--{name} takes {least:g} to {most:g} {unit}, not {value:g}.")


def _cell(given: str) -> tuple[str, str]:
    question, separator, case = given.rpartition("/")
    if not (separator and question and case):
        raise BadUsage(f"--blank takes QUESTION/CASE, not “{given}”.")
    return question, case
