"""The comparison by phases: what happened in each case side by side, phase after phase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from coupexplorer.domain.history import Event
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.sheets.documents.bands import head_cell
from coupexplorer.sheets.documents.dating import date_cell
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.happened import Happened
from coupexplorer.sheets.documents.opening_lines import limits
from coupexplorer.sheets.documents.page_plan import column_groups, lies_broad
from coupexplorer.sheets.documents.phase_rows import phase_band
from coupexplorer.sheets.documents.questions import QUESTION_SHARE
from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role, Row, Table
from coupexplorer.sheets.tree.inline import CaseMark, Run, RunStyle
from coupexplorer.sheets.tree.page import Block


def phase_blocks(desk: Desk) -> list[Block]:
    """A table with a band a phase, or several when the cases do not stand side by side."""
    blocks: list[Block] = [*limits(desk)]
    told = f"{desk.words.side_by_side} {desk.words.chronology_key}"
    blocks.append(Paragraph((Run(told, RunStyle.EMPHASIS),), Role.CAPTION))
    look, cases = desk.choices.look, range(len(desk.facts.cases))
    landscape = lies_broad(look, len(cases), QUESTION_SHARE)
    writer = Happened(desk)
    for numbers in column_groups(cases, look, QUESTION_SHARE, landscape=landscape):
        blocks.append(_table(numbers, writer, desk))
    return blocks


def _table(numbers: Sequence[int], writer: Happened, desk: Desk) -> Table:
    cases = [desk.facts.cases[number] for number in numbers]
    head = [
        head_cell(CaseMark(number), Run(f" {case_name(case)}"), case=number)
        for number, case in zip(numbers, cases, strict=True)
    ]
    rows: list[Row] = []
    for kind in PhaseKind:
        columns = [
            [e for e in desk.facts.events if e.case == case.id and e.phase is kind]
            for case in cases
        ]
        rows.append(phase_band(kind, cases, len(cases), desk))
        if not any(columns):
            empty = Paragraph((Run(desk.words.no_events),), Role.EMPTY)
            rows.append(Row((Cell((empty,), span=len(cases)),)))
        for events in zip_longest(*columns):
            cells = [
                _cell(event, number, writer, desk)
                for event, number in zip(events, numbers, strict=True)
            ]
            rows.append(Row(tuple(cells)))
    return Table(tuple(1.0 for _ in numbers), (Row(tuple(head)),), tuple(rows))


def _cell(event: Event | None, number: int, writer: Happened, desk: Desk) -> Cell:
    """An event with its date and its days from day zero; empty below the last one of a phase."""
    if event is None:
        return Cell((), case=number)
    when = date_cell(event.date, desk.words, desk.facts.cases[number].day_zero)
    return Cell((*when.blocks, *writer.paragraphs(event)), case=number)
