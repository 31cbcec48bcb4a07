"""Events side by side: a column a case, rows by the days from day zero, phases as bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coupexplorer.domain.date_text import describe_days
from coupexplorer.domain.history import Event
from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.sheets.documents.bands import band, head_cell
from coupexplorer.sheets.documents.dating import date_line
from coupexplorer.sheets.documents.desk import Desk, case_name
from coupexplorer.sheets.documents.happened import Happened
from coupexplorer.sheets.documents.page_plan import column_groups
from coupexplorer.sheets.documents.phase_rows import phase_band
from coupexplorer.sheets.tree.blocks import Cell, Paragraph, Role, Row, Table
from coupexplorer.sheets.tree.inline import CaseMark, Run

_Days = tuple[int, int]


def aligned_tables(desk: Desk, day_share: float, *, landscape: bool) -> list[Table]:
    """The table, or several when the cases do not stand side by side on the paper."""
    writer = Happened(desk)
    groups = column_groups(
        range(len(desk.facts.cases)), desk.choices.look, day_share, landscape=landscape
    )
    return [_table(numbers, writer, day_share, desk) for numbers in groups]


def _table(numbers: Sequence[int], writer: Happened, day_share: float, desk: Desk) -> Table:
    cases = [desk.facts.cases[number] for number in numbers]
    shown = {case.id for case in cases}
    events = [event for event in desk.facts.events if event.case in shown]
    head = [head_cell(Run(desk.words.day_label))]
    for number, case in zip(numbers, cases, strict=True):
        head.append(head_cell(CaseMark(number), Run(f" {case_name(case)}"), case=number))
    rows: list[Row] = []
    for kind in PhaseKind:
        found = [event for event in events if event.phase is kind and event.date.is_placed]
        if found:
            rows.append(phase_band(kind, cases, len(head), desk))
            rows.extend(_by_days(found, numbers, writer, desk))
    undated = [event for event in events if not event.date.is_placed]
    if undated:
        rows.append(band(desk.words.undated_events, len(head)))
        rows.append(_row("", undated, numbers, writer, desk))
    return Table((day_share, *(1.0 for _ in numbers)), (Row(tuple(head)),), tuple(rows))


def _by_days(
    events: Iterable[Event], numbers: Sequence[int], writer: Happened, desk: Desk
) -> list[Row]:
    """A row for every stretch of days, earliest first; what fell on the same days shares it."""
    by_days: dict[_Days, list[Event]] = {}
    for event in events:
        by_days.setdefault(_days(event, desk), []).append(event)
    rows = []
    for days in sorted(by_days):
        first = by_days[days][0]
        zero = desk.facts.cases[desk.case_number(first.case)].day_zero
        label = describe_days(first.date, zero, desk.words.dates)
        rows.append(_row(label, by_days[days], numbers, writer, desk))
    return rows


def _row(
    label: str, events: Sequence[Event], numbers: Sequence[int], writer: Happened, desk: Desk
) -> Row:
    """What happened in each case, each with its date; a case without anything keeps its place."""
    cells = [Cell((Paragraph((Run(label),), Role.DATE),) if label else ())]
    for number in numbers:
        case = desk.facts.cases[number].id
        parts: list[Paragraph] = []
        for event in events:
            if event.case == case:
                parts.append(date_line(event.date, desk.words))
                parts.extend(writer.paragraphs(event))
        cells.append(Cell(tuple(parts), case=number))
    return Row(tuple(cells))


def _days(event: Event, desk: Desk) -> _Days:
    """First and last possible day from day zero; a side without limit counts as the other."""
    zero = desk.facts.cases[desk.case_number(event.case)].day_zero
    first, last = event.date.days_from(zero) or (None, None)
    start = first if first is not None else last
    end = last if last is not None else first
    return (start or 0, end or 0)
